import ArgumentParser
import Foundation
import Location

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
        try answer(Location.solve(model, instance, limits: limits), demand: names, site: names)
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
    init() { say("instance,value,bound,seconds") }

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
                say("\(name),infeasible,,\(seconds)")
                return
            }
            say("\(name),\(Self.text(answer.value)),\(Self.text(answer.bound)),\(seconds)")
            if let folder = options.solution { try write(answer, name, folder) }
        } catch let error as LocationError {
            FileHandle.standardError.write(Data("qiancun-bench: \(file): \(error)\n".utf8))
            say("\(name),infeasible,,\(String(format: "%.3f", Self.cpuSeconds() - start))")
        } catch let error as BenchFileError {
            FileHandle.standardError.write(Data("qiancun-bench: \(file): \(error)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private func write(_ answer: BenchAnswer, _ name: String, _ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let sites = "site\n" + answer.sites.map { $0 + "\n" }.joined()
        let served = "demand,site\n" + answer.assignment.map { "\($0.demand),\($0.site)\n" }.joined()
        try Data(sites.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)-sites.csv"))
        try Data(served.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)-assignment.csv"))
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
