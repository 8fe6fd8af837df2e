import ArgumentParser
import Location

/// `qiancun-bench pmedian`: p-median on OR-Library graphs.
struct Median: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pmedian", abstract: "p-median on graphs in the form of OR-Library's pmed files.")
    @Argument(help: "Files: vertices, edges and p, then an edge a line.") var files: [String]
    @OptionGroup var options: SearchOptions

    func run() throws {
        let table = try BenchTable()
        for file in files {
            try table.row(file, options) { limits in
                let graph = try PMedFile(file)
                return try Bench.solve(.median(sites: graph.choose), graph.instance, limits, names: PMedFile.name)
            }
        }
    }
}

/// `qiancun-bench pcentre`: p-centre on OR-Library graphs.
struct Centre: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pcentre", abstract: "Vertex p-centre on graphs in the form of OR-Library's pmed files.")
    @Argument(help: "Files: vertices, edges and p, then an edge a line.") var files: [String]
    @OptionGroup var options: SearchOptions

    func run() throws {
        let table = try BenchTable()
        for file in files {
            try table.row(file, options) { limits in
                let graph = try PMedFile(file)
                return try Bench.solve(.centre(sites: graph.choose), graph.instance, limits, names: PMedFile.name)
            }
        }
    }
}

/// `qiancun-bench mclp`: maximal covering in the plane.
struct MaximalCover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mclp", abstract: "Maximal covering in the plane.",
        discussion: "A line with sites, demand points, p and radius; then x y a site; then x y weight a demand point.")
    @Argument(help: "Files.") var files: [String]
    @OptionGroup var options: SearchOptions

    func run() throws {
        let table = try BenchTable()
        for file in files {
            try table.row(file, options) { limits in
                let plane = try MaximalCoverFile(file)
                return try Bench.solve(
                    .maximalCover(sites: plane.choose, within: plane.radius), plane.instance, limits, names: String.init
                )
            }
        }
    }
}
