import ArgumentParser
import Columns
import OGR
import Output
import Tools
import ToolOutputs

/// `overlap`: ground shared by each pair of rows of two layers.
struct Overlaps: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overlap",
            abstract: say(zh: "两个图层中每一对面的重叠面积。", en: "Ground shared by each pair of polygons of two layers."),
            discussion: say(
                zh: """
                    CSV：left,right,area_m2，已排序，六位小数。加 --zones 时，另写第二个文件 left,right,zone,area_m2，\
                    文件名以 -zones.csv 结尾。
                    """,
                en: """
                    CSV: left,right,area_m2, sorted, six decimals. With --zones also left,right,zone,area_m2 in a \
                    second file whose name ends in -zones.csv.
                    """))
    }

    @Option(help: .say(zh: "第一个面图层。", en: "First polygons.")) var left: String
    @Option(help: .say(zh: "第一个文件中的图层。", en: "Layer within the first file.")) var leftLayer: String?
    @Option(help: .say(zh: "第一个文件的文字编码，例如 GBK。", en: "Encoding of the text of the first file, such as GBK."))
    var leftEncoding: String?
    @Option(help: .say(zh: "第二个面图层。", en: "Second polygons.")) var right: String
    @Option(help: .say(zh: "第二个文件中的图层。", en: "Layer within the second file.")) var rightLayer: String?
    @Option(help: .say(zh: "第二个文件的文字编码，例如 GBK。", en: "Encoding of the text of the second file, such as GBK."))
    var rightEncoding: String?
    @Option(
        help: .say(
            zh: "标识第一个图层各行的字段。（默认：行号，从 0 起）",
            en: "Field that identifies a row of the first layer. (default: its row, from 0)")) var leftKey: String?
    @Option(
        help: .say(
            zh: "标识第二个图层各行的字段。（默认：行号，从 0 起）",
            en: "Field that identifies a row of the second layer. (default: its row, from 0)")) var rightKey: String?
    @Option(help: .say(zh: "用来切分各对重叠的分区图层。", en: "Zones to divide the pairs by.")) var zones: String?
    @Option(help: .zonesLayer) var zonesLayer: String?
    @Option(help: .zonesEncoding) var zonesEncoding: String?
    @Option(help: .say(zh: "标识分区的字段。（默认：行号，从 0 起）", en: "Field that names a zone. (default: its row, from 0)"))
    var zoneKey: String?
    @Option(help: .say(zh: "存放重叠部分图形的 GeoPackage。", en: "GeoPackage for the shapes of the shared ground.")) var shapes:
        String?
    @Option(
        name: .shortAndLong,
        help: .say(zh: "要写出的表；- 为标准输出，此时不能有 --zones。", en: "Table to write; - for standard output, without --zones."))
    var output: String
    @Flag(help: .say(zh: "输出已存在时替换。", en: "Replace the outputs when they are there.")) var overwrite = false
    @OptionGroup var land: LandOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try common.refuseStandardOutput(output)
        try refuseIdleOverwrite(overwrite, [output, shapes])
        if output == OutputDoor.standardOutput, zones != nil {
            throw ValidationError(
                zh: "有 --zones 时写出两张表：请用 -o 指定文件。", en: "With --zones two tables are written: name a file with -o.")
        }
        let named = [("--zones-layer", zonesLayer), ("--zones-encoding", zonesEncoding), ("--zone-key", zoneKey)]
        if zones == nil, let (option, _) = named.first(where: { $0.1 != nil }) {
            throw ValidationError(zh: "没有 --zones 时 \(option) 不起作用。", en: "\(option) says nothing without --zones.")
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
            left: NamedLayer(path: left, layer: leftLayer, encoding: leftEncoding).request(crs: land.crs),
            right: NamedLayer(path: right, layer: rightLayer, encoding: rightEncoding).request(crs: land.crs))
        (request.leftKey, request.rightKey) = (leftKey, rightKey)
        (request.zones, request.zoneKey) = (
            zones.map {
                NamedLayer(path: $0, layer: zonesLayer, encoding: zonesEncoding).request(crs: land.crs)
            }, zoneKey
        )
        (request.method, request.repair, request.shapes) = (land.method, land.repair, shapes != nil)
        request.treatAsCGCS2000 = land.equalCRS
        let progress = ProgressPrinter(quiet: common.quiet)
        progress.update(stage: StageName.overlap)
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
        printNotes(result.notes(leftOut: leftOut), result.issues)
        if common.json { try door.print(json: result.summary(leftOut: leftOut)) }
    }

    /// The second table stands beside the first.
    private var zonesOutput: String {
        (output.hasSuffix(".csv") ? String(output.dropLast(4)) : output) + "-zones.csv"
    }
}
