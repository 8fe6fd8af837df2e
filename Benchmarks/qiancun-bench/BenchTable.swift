import ArgumentParser
import Columns
import Foundation
import Location
import Output

/// The limits that the library uses when nothing is said.
enum DefaultLimits {
    static let rounds = LocationLimits().rounds
    static let nodes = LocationLimits().nodes
    static let effort = LocationLimits().effort
}

/// What a subcommand found, ready to be printed and written.
struct BenchAnswer {
    let value: Double
    let bound: Double
    /// Names of the open sites.
    let sites: [String]
    /// Names of demand points and their sites.
    let assignment: [(demand: String, site: String)]
}

enum Bench {
    /// Solves an instance whose demand points and sites are named by number.
    static func solve(
        _ model: LocationModel, _ instance: LocationInstance, _ limits: LocationLimits, names: (Int) -> String
    ) throws -> BenchAnswer {
        try answer(Siting.solve(model, instance, limits: limits), demand: names, site: names)
    }

    static func answer(
        _ solution: LocationSolution, demand: (Int) -> String, site: (Int) -> String
    ) -> BenchAnswer {
        BenchAnswer(
            value: solution.value, bound: solution.bound.value, sites: solution.sites.map(site),
            assignment: solution.assignment.enumerated().compactMap { point, open in
                open.map { (demand(point), site($0)) }
            })
    }
}

/// Prints the rows as they come.
struct BenchTable {
    init() throws { try say("instance,value,bound,seconds") }

    /// Runs one instance; an error names the file and ends the run with code 2.
    func row(_ file: String, _ options: SearchOptions, _ body: (LocationLimits) throws -> BenchAnswer?) throws {
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let limits = LocationLimits(
            rounds: options.rounds, nodes: options.nodes, effort: options.effort, seed: options.seed)
        let start = Self.cpuSeconds()
        do {
            let answer = try body(limits)
            let seconds = String(format: "%.3f", Self.cpuSeconds() - start)
            guard let answer else {
                try say("\(name),infeasible,,\(seconds)")
                return
            }
            try say("\(name),\(Self.text(answer.value)),\(Self.text(answer.bound)),\(seconds)")
            if let folder = options.solution { try write(answer, name, folder, options.overwrite, input: file) }
        } catch let error as LocationError {
            StandardStreams.say("qiancun-bench: \(VisibleText.line(file)): \(error)\n")
            try say("\(name),infeasible,,\(String(format: "%.3f", Self.cpuSeconds() - start))")
        } catch let error as BenchFileError {
            StandardStreams.say("qiancun-bench: \(VisibleText.line(file)): \(error)\n")
            throw ExitCode(2)
        }
    }

    private func say(_ line: String) throws { try StandardStreams.write(VisibleText.line(line) + "\n") }

    private func write(_ answer: BenchAnswer, _ name: String, _ folder: String, _ overwrite: Bool, input: String) throws
    {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let sites = "site\n" + answer.sites.map { $0 + "\n" }.joined()
        let served = "demand,site\n" + answer.assignment.map { "\($0.demand),\($0.site)\n" }.joined()
        let door = OutputDoor(inputs: [input], overwrite: overwrite)
        let files = (
            try door.file("\(folder)/\(name)-sites.csv"), try door.file("\(folder)/\(name)-assignment.csv")
        )
        try files.0.write(sites)
        try files.1.write(served)
        try door.commit()
    }

    /// Whole numbers plain, others in their shortest form.
    private static func text(_ value: Double) -> String { Int64(exactly: value).map(String.init) ?? "\(value)" }

    /// User and system time of this process.
    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
