import ArgumentParser
import Output

/// Published problem instances, run by the engines of the package.
@main
struct QiancunBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qiancun-bench",
        abstract: "Run published problem instances.",
        discussion: """
            Prints one CSV row for each instance: instance,value,bound,seconds. Seconds are CPU seconds of this process, \
            reading included. The bound is what no solution can beat; it equals the value where the value is proven.
            """,
        subcommands: [Median.self, Centre.self, MaximalCover.self, MatrixLocation.self, TourSearch.self])

    static func main() {
        StandardStreams.prepare()
        main(nil)
    }
}

/// Options of every subcommand.
struct SearchOptions: ParsableArguments {
    @Option(help: "Write the solution of each instance into this folder, for an independent checker.")
    var solution: String?
    @Flag(help: "Replace solutions that are there.") var overwrite = false
    @Option(help: "Rounds of shaking and improving.") var rounds = DefaultLimits.rounds
    @Option(help: "Most nodes of a search tree.") var nodes = DefaultLimits.nodes
    @Option(help: "Most entries of cost lists that a proof looks at.") var effort = DefaultLimits.effort
    @Option(help: "Seed.") var seed: UInt64 = 1

    func validate() throws {
        guard rounds >= 0, nodes >= 0, effort >= 0 else { throw ValidationError("Limits must not be negative.") }
    }
}
