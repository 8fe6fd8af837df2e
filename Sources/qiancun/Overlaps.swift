import ArgumentParser
import Columns
import OGR
import Output
import Reporting
import Tools

/// `overlap`: ground shared by each pair of rows of two layers.
struct Overlaps: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlap", abstract: "Ground shared by each pair of polygons of two layers.",
        discussion: """
            CSV: left,right,area_m2, sorted, six decimals. With --zones also left,right,zone,area_m2 in a second file \
            whose name ends in -zones.csv.
            """)

    @Option(help: "First polygons.") var left: String
    @Option(help: "Layer within the first file.") var leftLayer: String?
    @Option(help: "Encoding of the text of the first file, such as GBK.") var leftEncoding: String?
    @Option(help: "Second polygons.") var right: String
    @Option(help: "Layer within the second file.") var rightLayer: String?
    @Option(help: "Encoding of the text of the second file, such as GBK.") var rightEncoding: String?
    @Option(help: "Field that identifies a row of the first layer. (default: its row, from 0)") var leftKey: String?
    @Option(help: "Field that identifies a row of the second layer. (default: its row, from 0)") var rightKey: String?
    @Option(help: "Zones to divide the pairs by.") var zones: String?
    @Option(help: "Layer within the file of zones.") var zonesLayer: String?
    @Option(help: "Encoding of the text of the zones, such as GBK.") var zonesEncoding: String?
    @Option(help: "Field that names a zone. (default: its row, from 0)") var zoneKey: String?
    @Option(help: "GeoPackage for the shapes of the shared ground.") var shapes: String?
    @Option(name: .shortAndLong, help: "Table to write; - for standard output, without --zones.") var output: String
    @Flag(help: "Replace the outputs when they are there.") var overwrite = false
    @OptionGroup var land: LandOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try common.refuseStandardOutput(output)
        if output == OutputDoor.standardOutput, zones != nil {
            throw ValidationError("With --zones two tables are written: name a file with -o.")
        }
        let named = [("--zones-layer", zonesLayer), ("--zones-encoding", zonesEncoding), ("--zone-key", zoneKey)]
        if zones == nil, let (option, _) = named.first(where: { $0.1 != nil }) {
            throw ValidationError("\(option) says nothing without --zones.")
        }
    }

    func run() async throws {
        land.warn()
        let door = OutputDoor(
            inputs: [left, right] + (zones.map { [$0] } ?? []), outputs: [output, zonesOutput, shapes],
            overwrite: overwrite)
        let file = try door.file(output)
        let zonesFile = try zones.map { _ in try door.file(zonesOutput) }
        let shapesFile = try shapes.map { try door.files($0) }
        var request = OverlapTable.Request(
            left: LayerChoice(path: left, layer: leftLayer, encoding: leftEncoding).request(crs: land.crs),
            right: LayerChoice(path: right, layer: rightLayer, encoding: rightEncoding).request(crs: land.crs))
        (request.leftKey, request.rightKey) = (leftKey, rightKey)
        (request.zones, request.zoneKey) = (
            zones.map {
                LayerChoice(path: $0, layer: zonesLayer, encoding: zonesEncoding).request(crs: land.crs)
            }, zoneKey
        )
        (request.method, request.repair, request.shapes) = (land.method, land.repair, shapes != nil)
        request.treatAsCGCS2000 = land.equalCRS
        let progress = ProgressPrinter(quiet: common.quiet)
        progress.update(stage: "overlap")
        let result = try OverlapTable(request)
        progress.finish()
        let (text, leftOut) = OverlapTable.csv(result.pairs, heading: "left,right,area_m2")
        try file.write(text)
        try zonesFile?.write(OverlapTable.csv(result.byZone, heading: "left,right,zone,area_m2").text)
        if let shapesFile, let layer = result.shapes {
            let writer = try GeoPackageWriter(path: shapesFile.partialPath)
            try writer.add(layer)
            try writer.finish()
        }
        try door.commit()
        tell(result.notes(leftOut: leftOut).map(\.en), result.issues)
        if common.json { try door.print(json: result.summary(leftOut: leftOut)) }
    }

    /// The second table stands beside the first.
    private var zonesOutput: String {
        (output.hasSuffix(".csv") ? String(output.dropLast(4)) : output) + "-zones.csv"
    }
}
