import ArgumentParser
import Columns
import Output
import ProjectFile
import Reporting
import RoadNetwork
import Tools

/// `qiancun matrix`: distances along roads from many points to many.
struct Matrix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Work out distances or driving times along roads between two layers of points.",
        discussion: """
            Writes from,to,length_m or from,to,seconds: sorted, 6 decimals, empty where a point is not reached. A \
            point joins the nearest place on a road within reach; both access legs count, by time on foot.
            """)

    enum Weight: String, ExpressibleByArgument, CaseIterable { case length, time }

    @Option(help: "The road lines.") var roads: String
    @Option(help: "Layer within the file of roads.") var roadsLayer: String?
    @Option(help: "Encoding of the text of the roads, such as GBK.") var roadsEncoding: String?
    @Option(help: "The points to start from.") var from: String
    @Option(help: "Layer within the file of points to start from.") var fromLayer: String?
    @Option(help: "Encoding of the text of the points to start from, such as GBK.") var fromEncoding: String?
    @Option(help: "The points to go to.") var to: String
    @Option(help: "Layer within the file of points to go to.") var toLayer: String?
    @Option(help: "Encoding of the text of the points to go to, such as GBK.") var toEncoding: String?
    @Option(name: .shortAndLong, help: "The CSV file to write; - for standard output.") var output: String
    @Option(help: "Field that names the points to start from; else the row number from 0.") var fromKey: String?
    @Option(help: "Field that names the points to go to; else the row number from 0.") var toKey: String?
    @Option(help: "What is counted.") var weight = Weight.length
    @Option(help: "Join points to the nearest place on an edge, or to the nearest node without counting the leg.")
    var snap = NetworkMatrixRequest.Snap.edge
    @Option(help: "Join roads at crossings of the same level, or only where their ends share a place.")
    var noding = NetworkOptions.Noding.crossings
    @Option(help: "Field of the roads with their length in metres.") var lengthField: String?
    @Option(help: "Field of the roads with their speed in km/h.") var speedField: String?
    @Option(help: "Keep only this many nearest.") var nearest: Int?
    @Option(help: "Farthest gap from a point to a road, metres. (default: 500 to an edge, any to a node)")
    var reach: Double?
    @Option(help: "A geographic CRS, such as EPSG:4326, to be taken as CGCS2000. May be repeated.")
    var treatAsCgcs2000: [String] = []
    @Flag(help: "Replace the output when it is there.") var overwrite = false
    @Flag(help: "Tell the wall and CPU seconds of each stage on standard error.") var timings = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try common.refuseStandardOutput(output)
        if let nearest, nearest < 1 { throw ValidationError("--nearest must be 1 or more, not \(nearest).") }
        if let reach, !(reach > 0) { throw ValidationError("--reach must be above 0, not \(reach).") }
    }

    func run() async throws {
        var request = NetworkMatrixRequest(
            roads: LayerSource(path: roads, layer: roadsLayer, encoding: roadsEncoding),
            from: LayerSource(path: from, layer: fromLayer, encoding: fromEncoding),
            to: LayerSource(path: to, layer: toLayer, encoding: toEncoding))
        (request.fromKey, request.toKey) = (fromKey, toKey)
        request.measure = weight == .length ? .metres : .seconds
        (request.snap, request.noding, request.nearest, request.reach) = (snap, noding, nearest, reach)
        (request.lengthField, request.speedField) = (lengthField, speedField)
        (request.treatAsCGCS2000, request.threads) = (treatAsCgcs2000, common.threadCount)
        let (printer, clock) = (ProgressPrinter(quiet: common.quiet), StageClock())
        let door = OutputDoor(inputs: [roads, from, to], overwrite: overwrite)
        let file = try door.file(output)
        let matrix = try await NetworkMatrix.compute(request) {
            clock.enter($0.en)
            printer.update(stage: $0.en)
        }
        clock.enter("write")
        try matrix.write(to: file)
        try door.commit()
        printer.finish()
        if !common.quiet {
            if weight == .length, let speedField {
                tell(
                    [
                        "qiancun: --speed-field \(speedField) has no effect on lengths; ask for --weight time, or leave it out"
                    ], [])
            }
            tell(matrix.notes.map { "qiancun: " + $0 }, matrix.issues)
        }
        if timings { StandardStreams.say(clock.lines()) }
        if common.json { try door.print(json: matrix.summary) }
    }
}

extension NetworkMatrixRequest.Snap: ExpressibleByArgument {}
extension NetworkOptions.Noding: ExpressibleByArgument {}
