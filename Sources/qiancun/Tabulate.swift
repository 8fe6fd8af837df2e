import ArgumentParser
import Columns
import OGR
import Output
import PrintedFigures
import Survey
import ToolOutputs
import Tools
import Writers

/// `tabulate`: area of each class in each zone.
struct Tabulate: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(zh: "各分区内各地类的面积。", en: "Area of each land class in each zone."),
            discussion: say(
                zh: """
                    图斑逐批读取，分区全部放在内存中。不是有效面的行予以剔除并计数，加 --repair 则修复。输出的表为 CSV：\
                    zone,class,area_m2，已排序，六位小数。

                    加 --deduction 时，图斑的每一块按其 KCXS 拆分为地类面积和田坎面积，取整到 0.01 平方米：其后有列 \
                    survey_m2、deducted_m2 和 land_m2，田坎列在自己的地类下。加 --balance-to 或 --county-area 时，\
                    各块按控制面积平差：其后有列 balanced_m2，平差前的残差见标准错误。

                    图斑之间重叠的面积和没有图斑覆盖的面积见标准错误，加 --json 时按分区给出，在 --table 的表中占两列。
                    """,
                en: """
                    Parcels are streamed; zones are held in memory. Rows that are not valid polygons are set aside and \
                    counted, or repaired with --repair. The table is CSV: zone,class,area_m2, sorted, six decimals.

                    With --deduction every piece of a parcel is split into land and ridges by its KCXS, in whole 0.01 \
                    m²: columns survey_m2, deducted_m2 and land_m2 follow, and the ridges stand under their own class. \
                    With --balance-to or --county-area the pieces are levelled to control areas (平差): column \
                    balanced_m2 follows, and standard error tells the residual before.

                    Ground that parcels share and ground without parcels is told on standard error, zone by zone with \
                    --json, and in two columns of --table.
                    """))
    }

    @Option(help: .say(zh: "分区图层，例如村界。", en: "Zones, such as villages.")) var zones: String
    @Option(help: .zonesLayer) var zonesLayer: String?
    @Option(help: .zonesEncoding) var zonesEncoding: String?
    @Option(help: .say(zh: "标识分区的字段。", en: "Field that names a zone.")) var zoneKey: String
    @Option(help: .say(zh: "图斑图层。", en: "Parcels.")) var parcels: String
    @Option(help: .say(zh: "图斑文件中的图层。", en: "Layer within the file of parcels.")) var parcelsLayer: String?
    @Option(help: .say(zh: "图斑的文字编码，例如 GBK。", en: "Encoding of the text of the parcels, such as GBK."))
    var parcelsEncoding: String?
    @Option(help: .say(zh: "地类字段。", en: "Field that holds the class.")) var classField: String
    @Option(help: .say(zh: "消息中标识图斑的字段。（默认：行号）", en: "Field that identifies a parcel in messages. (default: its row)"))
    var parcelKey: String?
    @Option(name: .shortAndLong, help: .say(zh: "要写出的表；- 为标准输出。", en: "Table to write; - for standard output."))
    var output: String
    @Option(
        help: .say(
            zh: "地类体系，例如 third-survey。（默认：按字段和编码判断）",
            en: "System of the classes, such as third-survey. (default: by fields and codes)"))
    var classSystem: LandClassSystem?
    @Option(
        help: .say(
            zh: """
                拆分为地类面积和扣除面积：stored 对整个位于一个分区内的图斑取 TBMJ 和 TBDLMJ，\
                recomputed 取每一块的实测面积，scaled 使各块之和等于库中的 TBMJ。
                """,
            en: """
                Split into land and deducted area: stored takes TBMJ and TBDLMJ of parcels that lie whole in a zone, \
                recomputed takes the measured area of every piece, scaled makes the pieces sum to the stored TBMJ.
                """))
    var deduction: DeductionMode?
    @Option(
        help: .say(
            zh: "按此字段中各分区的控制面积（平方米）平差，例如 DCMJ。",
            en: "Balance to the control areas of the zones in this field (m²), such as DCMJ.")) var balanceTo: String?
    @Option(
        help: .say(
            zh: "全部分区合计的控制面积，平方米，最多两位小数；先把各分区平差到此值。",
            en: "Control area of all zones together, m² with at most two decimals; the zones are levelled to it first.")
    )
    var countyArea: CountyArea?
    @Option(
        help: .say(
            zh: "第二张表，按村、乡镇、县逐级汇总；分区标识须为 6、9、12 或 19 位代码。",
            en: "Second table, by village, town and county; zone keys must be codes of 6, 9, 12 or 19 digits."))
    var rollUp: String?
    @Option(
        help: .say(
            zh: "第三张表，供打印：取整后行列相加相符。", en: "Third table, as it is printed: rounded so that rows and columns add up."))
    var table: String?
    @Option(
        help: .say(
            zh: "打印表的单位：ha（公顷，两位小数，通常用此）或 mu（亩，一位小数）。须有 --table。",
            en: "Unit of the printed table: ha (two decimals; the usual) or mu (one). Needs --table."))
    var tableUnit: PrintedLand.Unit?
    @Flag(help: .say(zh: "表已存在时替换。", en: "Replace the tables when they are there.")) var overwrite = false
    @OptionGroup var land: LandOptions
    @OptionGroup var common: CommonOptions

    /// A decimal text in hundredths of a square metre.
    struct CountyArea: ExpressibleByArgument {
        let hundredths: Int64
        init?(argument: String) {
            guard let area = SurveyedArea.hundredths(text: argument), area > 0 else { return nil }
            hundredths = area
        }
    }

    func validate() throws {
        try common.refuseStandardOutput(output, rollUp, table)
        try refuseIdleOverwrite(overwrite, [output, rollUp, table])
        if tableUnit != nil, table == nil {
            throw ValidationError(
                zh: "没有 --table 时 --table-unit 不起作用：请为打印表指定文件。",
                en: "--table-unit has no effect without --table: name a file for the printed table.")
        }
        if deduction == .stored, balanceTo != nil || countyArea != nil {
            throw ValidationError(
                zh: "--deduction stored 保留库中的面积，而平差会改动它：请用 recomputed 或 scaled。",
                en:
                    "--deduction stored keeps the stored areas, which balancing would change; take recomputed or scaled."
            )
        }
    }

    func run() async throws {
        land.warn()
        let door = OutputDoor(
            inputs: [zones, parcels], outputs: [output, rollUp, table], overwrite: overwrite)
        let file = try door.file(output)
        let rollUpFile = try rollUp.map { try door.file($0) }
        let tableFile = try table.map { try door.file($0) }
        var request = Tabulation.Request(
            zones: NamedLayer(path: zones, layer: zonesLayer, encoding: zonesEncoding).request(crs: land.crs),
            zoneKey: zoneKey,
            parcels: NamedLayer(path: parcels, layer: parcelsLayer, encoding: parcelsEncoding).request(crs: land.crs),
            classField: classField, method: land.method)
        (request.parcelKey, request.repair, request.threads) = (parcelKey, land.repair, common.threadCount)
        request.treatAsCGCS2000 = land.equalCRS
        (request.classSystem, request.deduction) = (classSystem, deduction)
        if balanceTo != nil || countyArea != nil {
            request.balance = Tabulation.Balance(controlField: balanceTo, county: countyArea?.hundredths)
        }
        let progress = ProgressPrinter(quiet: common.quiet)
        progress.update(stage: StageName.tabulate)
        let result = try await Tabulation.run(request)
        progress.finish()
        let (text, leftOut) = result.csv()
        var notes = result.notes(leftOut: leftOut)
        let units = rollUp != nil || table != nil ? try RollUp(result, field: zoneKey) : nil
        if let note = units?.note { notes.append(note) }
        try file.write(text)
        if let rollUpFile, let units { try rollUpFile.write(units.csv()) }
        // A table that does not add up is left out, and named when all else is there.
        var breach: TableBreach?
        if let tableFile, let units {
            var printed: [UInt8]?
            do { printed = try PrintedLand.csv(units, unit: tableUnit ?? .hectares) } catch { breach = error }
            if let printed { try tableFile.write(printed) } else { door.leaveOut(tableFile) }
        }
        try door.commit()
        printNotes(notes, result.issues)
        if common.json { try door.print(json: result.summary(leftOut: leftOut, breaches: breach.map { [$0] } ?? [])) }
        if let breach { throw breach }
    }
}

extension LandClassSystem: ExpressibleByArgument {}
extension DeductionMode: ExpressibleByArgument {}
extension PrintedLand.Unit: ExpressibleByArgument {}

/// Options of the commands that hold two layers of polygons against each other.
struct LandOptions: ParsableArguments {
    @Option(
        help: .say(
            zh: "面积的算法：ellipsoidal（椭球面积）或 planar（平面面积）；official（国土调查规定的算法）和 geodesic（测地线）须切割图形，较慢。",
            en: "How areas are measured: ellipsoidal or planar; official and geodesic through shapes, slower."))
    var method = AreaMethod.ellipsoidal
    @Flag(help: .repairRows) var repair = false
    @Option(help: .crsOfLayers) var crs: String?
    @Option(help: .treatAsCGCS2000) var treatAsCgcs2000: [String] =
        []

    /// Says that a method needs shapes.
    func warn() {
        guard method.needsShapes else { return }
        printNotes(
            [
                Phrase(
                    zh: "--method \(method.rawValue) 须切割图形，较慢。",
                    en: "--method \(method.rawValue) cuts polygons as shapes, which is slower.")
            ], [])
    }

    var equalCRS: [CRS] { treatAsCgcs2000.map { CRS($0) } }
}

extension AreaMethod: ExpressibleByArgument {}
