import ArgumentParser
import Columns
import Foundation
import Output
import Tours

/// `qiancun-bench tours`: tours of most prize on a matrix of times.
struct TourSearch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tours", abstract: "Tours of most prize within a budget, on a matrix of times.",
        discussion: """
            The file has the number of villages and of anchors, a prize for each village, then the seconds from every \
            place to every place, villages first; below 0 is no way. With --closed tours end at the last anchor. The \
            solution lists tour,anchor,village in the order of the way.
            """)

    @Argument(help: "The instance.") var file: String
    @Option(help: "Seconds that a tour may take.") var budget: Double
    @Option(help: "Tours.") var count = 1
    @Option(help: "Least villages of a tour.") var least = 1
    @Option(help: "Most villages of a tour; any number without it.") var most: Int?
    @Flag(help: "Tours end at the last anchor.") var closed = false
    @Option(help: "Most partial tours of a search.") var labels = 1_000_000
    @Option(help: "Write the tours into this file, for an independent checker.") var solution: String?

    func validate() throws {
        guard 0...1e9 ~= budget, count >= 1, least >= 1, most ?? .max >= least, labels >= 0 else {
            throw ValidationError("A budget of 0 to 10⁹ seconds, and counts of 1 and more, are needed.")
        }
    }

    func run() throws {
        let instance: OrienteeringInstance
        do throws(BenchFileError) {
            instance = try TourFile(file, closed: closed).instance
        } catch {
            StandardStreams.say("qiancun-bench: \(VisibleText.line(file)): \(error)\n")
            throw ExitCode(2)
        }
        let limits = OrienteeringLimits(
            budgetSeconds: budget, count: count, villages: least...(most ?? .max), labels: labels)
        let start = clock()
        let found = try Orienteering.solve(instance, limits: limits)
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let bound = found.bound.value.map { "\($0)" } ?? ""
        let row = "\(name),\(found.prize),\(bound),\(fixedText(seconds, decimals: 3))"
        try StandardStreams.write("instance,value,bound,seconds\n" + VisibleText.line(row) + "\n")
        guard let solution else { return }
        let rows = found.tours.enumerated().flatMap { number, tour in
            tour.villages.map { "\(number),\(tour.anchor),\($0)\n" }
        }
        let door = OutputDoor(inputs: [file], overwrite: true)
        let output = try door.file(solution)
        try output.write("tour,anchor,village\n" + rows.joined())
        try door.commit()
    }
}

/// An instance in a file of numbers.
private struct TourFile {
    let instance: OrienteeringInstance

    init(_ path: String, closed: Bool) throws(BenchFileError) {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw BenchFileError("it cannot be read as text")
        }
        let numbers = text.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
        guard numbers.count >= 2, let villages = Int(exactly: numbers[0]), let anchors = Int(exactly: numbers[1]),
            0...5000 ~= villages, 0...100 ~= anchors,
            numbers.count == 2 + villages + (villages + anchors) * (villages + anchors)
        else {
            throw BenchFileError("it has not the numbers that its first two announce")
        }
        let prizes = Array(numbers[2..<2 + villages])
        guard prizes.allSatisfy({ 0...1e9 ~= $0 }), numbers.allSatisfy({ $0 <= 1e9 }), !closed || anchors > 0 else {
            throw BenchFileError("a prize lies in 0 to 10⁹ and a time is at most 10⁹; closed tours need an anchor")
        }
        let size = villages + anchors
        let times = TravelTimes(count: size) { from, to in
            let seconds = numbers[2 + villages + from * size + to]
            return seconds < 0 ? nil : seconds
        }
        instance = OrienteeringInstance(times: times, prizes: prizes, ends: closed ? [anchors - 1] : nil)
    }
}
