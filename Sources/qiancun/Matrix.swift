import ArgumentParser
import Columns
import Output
import ProjectFile
import RoadNetwork
import Tools
import ToolOutputs

/// `qiancun matrix`: distances along roads from many points to many.
struct Matrix: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "计算两个点图层之间沿道路的距离或车程。",
                en: "Work out distances or driving times along roads between two layers of points."),
            discussion: say(
                zh: """
                    写出 from,to,length_m 或 from,to,seconds：已排序，6 位小数，不可达处为空。\
                    点接到限距以内最近的道路上；两端的接路段都计入，计时按步行。
                    """,
                en: """
                    Writes from,to,length_m or from,to,seconds: sorted, 6 decimals, empty where a point is not \
                    reached. A point joins the nearest place on a road within reach; both access legs count, by time \
                    on foot.
                    """))
    }

    enum Weight: String, ExpressibleByArgument, CaseIterable { case length, time }

    @Option(help: .say(zh: "道路线图层。", en: "The road lines.")) var roads: String
    @Option(help: .say(zh: "道路文件中的图层。", en: "Layer within the file of roads.")) var roadsLayer: String?
    @Option(help: .say(zh: "道路的文字编码，例如 GBK。", en: "Encoding of the text of the roads, such as GBK.")) var roadsEncoding:
        String?
    @Option(help: .say(zh: "起点图层。", en: "The points to start from.")) var from: String
    @Option(help: .say(zh: "起点文件中的图层。", en: "Layer within the file of points to start from.")) var fromLayer: String?
    @Option(help: .say(zh: "起点的文字编码，例如 GBK。", en: "Encoding of the text of the points to start from, such as GBK."))
    var fromEncoding: String?
    @Option(help: .say(zh: "终点图层。", en: "The points to go to.")) var to: String
    @Option(help: .say(zh: "终点文件中的图层。", en: "Layer within the file of points to go to.")) var toLayer: String?
    @Option(help: .say(zh: "终点的文字编码，例如 GBK。", en: "Encoding of the text of the points to go to, such as GBK."))
    var toEncoding: String?
    @Option(
        name: .shortAndLong, help: .say(zh: "要写出的 CSV 文件；- 为标准输出。", en: "The CSV file to write; - for standard output.")
    ) var output: String
    @Option(
        help: .say(
            zh: "标识起点的字段；不写则用行号，从 0 起。", en: "Field that names the points to start from; else the row number from 0."))
    var fromKey: String?
    @Option(
        help: .say(zh: "标识终点的字段；不写则用行号，从 0 起。", en: "Field that names the points to go to; else the row number from 0.")
    ) var toKey: String?
    @Option(help: .say(zh: "计什么：长度或时间。", en: "What is counted.")) var weight = Weight.length
    @Option(
        help: .say(
            zh: "点接到最近的路段上，或接到最近的节点而不计这一段。",
            en: "Join points to the nearest place on an edge, or to the nearest node without counting the leg."))
    var snap = NetworkMatrixRequest.Snap.edge
    @Option(
        help: .say(
            zh: "道路在同层的交叉处相接，或只在端点重合处相接。",
            en: "Join roads at crossings of the same level, or only where their ends share a place."))
    var noding = NetworkOptions.Noding.crossings
    @Option(help: .say(zh: "如何行进：驾车、步行或骑行。", en: "How one travels.")) var mode = Travel.Mode.drive
    @Option(
        help: .say(
            zh: "只用满足条件的道路，例如 \"highway != 'track'\"，用道路文件自己的字段名。",
            en: "Only roads that fulfil a condition on the fields of their file, such as \"highway != 'track'\"."))
    var roadsWhere: String?
    @Option(help: .say(zh: "只用满足条件的起点。", en: "Only points to start from that fulfil a condition.")) var fromWhere:
        String?
    @Option(help: .say(zh: "只用满足条件的终点。", en: "Only points to go to that fulfil a condition.")) var toWhere: String?
    @Option(
        help: .say(
            zh: "道路的等级字段。（默认：highway、道路等级等常用名）", en: "Field of the roads with their class. (default: a usual one)"))
    var classField: String?
    @Option(
        help: .say(
            zh: "道路规则文件，格式见 GeoData/roads。可重复。", en: "Rules of roads in the form of GeoData/roads. May be repeated."))
    var roadRules: [String] = []
    @Option(
        help: .say(
            zh: "路边的点不能接入的道路等级或字段值，例如有隔离栏的国道。可重复。",
            en: "A class, or a value of the class field, that points beside it do not join, such as trunk roads with "
                + "barriers. May be repeated."))
    var junctionsOnly: [String] = []
    @Flag(
        help: .say(
            zh: "遵守 OpenStreetMap 的转向限制（道路须为 .osm.pbf）。",
            en: "Make no turn that OpenStreetMap bans; the roads are an .osm.pbf file."))
    var turnRestrictions = false
    @Flag(
        help: .say(
            zh: "不在路口掉头；断头路尽头除外。", en: "Do not turn around where roads meet, only where nothing else is left."))
    var noUTurn = false
    @Option(help: .say(zh: "道路的长度字段，米。", en: "Field of the roads with their length in metres.")) var lengthField:
        String?
    @Option(help: .say(zh: "道路的车速字段，公里/小时。", en: "Field of the roads with their speed in km/h.")) var speedField:
        String?
    @Option(help: .say(zh: "只保留最近的几个。", en: "Keep only this many nearest.")) var nearest: Int?
    @Option(
        help: .say(
            zh: "点到道路的最大距离，米。（默认：到路段 500，到节点不限）",
            en: "Farthest gap from a point to a road, metres. (default: 500 to an edge, any to a node)"))
    var reach: Double?
    @Option(
        help: .say(
            zh: "视为 CGCS2000 的地理坐标系，例如 EPSG:4326。可重复。",
            en: "A geographic CRS, such as EPSG:4326, to be taken as CGCS2000. May be repeated."))
    var treatAsCgcs2000: [String] = []
    @Flag(help: .overwriteOutput) var overwrite = false
    @Flag(
        help: .say(zh: "在标准错误输出各阶段的用时和 CPU 时间，秒。", en: "Tell the wall and CPU seconds of each stage on standard error.")
    ) var timings = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try common.refuseStandardOutput(output)
        try refuseIdleOverwrite(overwrite, [output])
        for name in junctionsOnly where RoadClass(name) == nil {
            let said = RoadClass.isNone(name)
            throw ValidationError(zh: "--junctions-only：\(said.zh)", en: "--junctions-only: \(said.en)")
        }
        for (option, text) in [("roads-where", roadsWhere), ("from-where", fromWhere), ("to-where", toWhere)] {
            _ = try condition(option, text)
        }
        try refuseIdleOptions()
        if let nearest, nearest < 1 {
            throw ValidationError(
                zh: "--nearest 须不小于 1，不能是 \(nearest)。", en: "--nearest must be 1 or more, not \(nearest).")
        }
        if let reach, !(reach > 0) {
            throw ValidationError(zh: "--reach 须大于 0，不能是 \(reach)。", en: "--reach must be above 0, not \(reach).")
        }
    }

    /// Options of drivers, and of time, where neither is asked for.
    private func refuseIdleOptions() throws {
        let isDriven = mode == .drive
        let idle: [(option: String, isGiven: Bool, of: Phrase)] = [
            (
                "--speed-field", speedField != nil && !(isDriven && weight == .time),
                Phrase(
                    zh: "车速只用于驾车的时间（--mode drive --weight time）",
                    en: "speeds count in driving times alone (--mode drive --weight time)")
            ),
            (
                "--turn-restrictions", turnRestrictions && !isDriven,
                Phrase(zh: "转向限制只对驾车有效", en: "turns are banned to drivers alone")
            ),
            ("--no-u-turn", noUTurn && !isDriven, Phrase(zh: "掉头只对驾车有意义", en: "only drivers turn around")),
        ]
        guard let found = idle.first(where: \.isGiven) else { return }
        throw ValidationError(
            zh: "\(found.option) 不起作用：\(found.of.zh)。请去掉它。",
            en: "\(found.option) has no effect: \(found.of.en). Leave it out.")
    }

    private func condition(_ option: String, _ text: String?) throws -> RowCondition? {
        guard let text else { return nil }
        do {
            return try RowCondition(text)
        } catch {
            throw ValidationError(zh: "--\(option)：" + error.phrase.zh, en: "--\(option): " + error.phrase.en)
        }
    }

    func run() async throws {
        var request = NetworkMatrixRequest(
            roads: LayerSource(
                path: roads, layer: roadsLayer, encoding: roadsEncoding,
                filter: try condition("roads-where", roadsWhere)),
            from: LayerSource(
                path: from, layer: fromLayer, encoding: fromEncoding, filter: try condition("from-where", fromWhere)),
            to: LayerSource(path: to, layer: toLayer, encoding: toEncoding, filter: try condition("to-where", toWhere)))
        (request.mode, request.classField, request.turnRestrictions) = (mode, classField, turnRestrictions)
        request.turnsAround = !noUTurn
        request.rules = try RoadRules(files: roadRules, junctionsOnly: junctionsOnly)
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
            printer.update(stage: $0)
        }
        clock.enter("write")
        try matrix.write(to: file)
        try door.commit()
        printer.finish()
        printNotes(matrix.notes.map { Phrase(same: "qiancun: ") + $0 }, matrix.issues)
        if timings { StandardStreams.say(clock.lines()) }
        if common.json { try door.print(json: matrix.summary) }
    }
}

extension NetworkMatrixRequest.Snap: ExpressibleByArgument {}
extension NetworkOptions.Noding: ExpressibleByArgument {}
extension Travel.Mode: ExpressibleByArgument {}
