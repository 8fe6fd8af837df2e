import ArgumentParser
import Columns
import Exchange
import OGR
import Output
import PROJ
import Survey
import Tools

/// `qiancun convert`: between formats and CRSs, corner-point text and web-map offsets among them.
struct Convert: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "转换图层：GeoPackage、Shapefile、FileGDB、GeoJSON、CSV、界址点文本（报部 TXT）。",
                en: "Convert a layer: GeoPackage, Shapefile, FileGDB, GeoJSON, CSV, corner-point text (报部 TXT)."),
            discussion: say(
                zh: """
                    OUT 的后缀决定格式：.gpkg、.shp、.geojson、.csv 或 .txt。.zip 或 .gz 不必解压，直接读取；\
                    有几个图层时，全部写入 GeoPackage，写入其他格式则只取一个（--layer）。GeoJSON 为经纬度，报部 TXT \
                    为加带号的 CGCS2000 分带坐标。OUT 要么完整出现，要么不出现。

                    加 --standard 时，IN 是项目文件或数据源，OUT 是文件夹：图层用标准名称（DLTB、CJDCQ 等）和标准字段，\
                    位于本县所在的 3 度带，并附 manifest.json。
                    """,
                en: """
                    The suffix of OUT names the format: .gpkg, .shp, .geojson, .csv or .txt. A .zip or .gz is read in \
                    place; of several layers all go into a GeoPackage, one (--layer) into anything else. GeoJSON comes \
                    in longitude and latitude, corner points in a CGCS2000 zone with its prefix. OUT appears whole or \
                    not at all.

                    With --standard IN is a project file or a source, and OUT a folder: layers under standard names \
                    (DLTB, CJDCQ, …) with the standard's fields, in the county's 3-degree zone, and manifest.json.
                    """))
    }

    @Argument(help: .source) var input: String
    @Argument(
        help: .say(zh: "要写出的文件；- 为标准输出，须加 --format。", en: "The file to write; - for standard output, with --format."))
    var output: String
    @Option(
        help: .say(
            zh: "输出的坐标系：EPSG:4526、CGCS2000、分带名称（例如 CGCS2000_3_Degree_GK_Zone_38）、gcj02 或 bd09。",
            en: "CRS to write: EPSG:4526, CGCS2000, a zone by name such as CGCS2000_3_Degree_GK_Zone_38, gcj02 or bd09."
        ))
    var to: String?
    @Option(
        help: .say(
            zh: "坐标带有的网络地图偏移：gcj02 或 bd09。从不猜测。",
            en: "Offset of a web map that the coordinates carry: gcj02 or bd09. Never guessed.")) var from: String?
    @Option(help: .say(zh: "数据源中的图层。", en: "Layer within the source.")) var layer: String?
    @Option(help: .say(zh: "数据源的坐标系；数据源未声明或声明有误时使用。", en: "CRS of the source, when it declares none or a wrong one."))
    var crs: String?
    @Option(
        help: .say(
            zh: "数据源的文字编码，例如 GBK；数据源未声明时使用。",
            en: "Encoding of the source's text, such as GBK, when it does not declare it.")) var encoding: String?
    @Option(
        help: .say(
            zh: "输出的文字编码：GBK 或 UTF-8。（默认：.shp 和 .txt 为 GBK，其余为 UTF-8）",
            en: "Encoding of the output's text: GBK or UTF-8. (default: GBK for .shp and .txt, UTF-8 elsewhere)"))
    var writeEncoding: String?
    @Option(
        help: .say(
            zh: "只保留这一几何类型的行：point（点）、line（线）或 polygon（面）。",
            en: "Keep only rows of this kind of geometry: point, line or polygon.")) var only: String?
    @Option(help: .treatAsCGCS2000) var treatAsCgcs2000: [String] =
        []
    @Option(help: .say(zh: "报部 TXT：坐标的小数位数。（默认：4）", en: "Corner points: decimals of the coordinates. (default: 4)"))
    var decimals: Int?
    @Option(
        help: .say(
            zh: "报部 TXT：文件头的一行，例如 数据产生单位=云溪区自然资源局。可重复。",
            en: "Corner points: a line of the header, such as 数据产生单位=云溪区自然资源局. Repeatable.")) var header: [String] = []
    @Option(
        help: .say(
            zh: "报部 TXT：地块行各项取自哪个字段，例如 地块编号=XMBH。可重复。",
            en: "Corner points: the field that holds a part of the line, such as 地块编号=XMBH. Repeatable."))
    var field: [String] = []
    @Flag(help: .say(zh: "按标准图层成果（一张图）交付到 OUT 文件夹。", en: "Deliver standard layers (一张图) into the folder OUT."))
    var standard = false
    @Option(
        name: .customLong("as"),
        help: .say(
            zh: "与 --standard 一起使用：名称和字段都看不出时，指明图层是什么，例如 DLTB。",
            en: "With --standard: what the layer is, such as DLTB, when neither name nor fields say so."))
    var standardLayer: String?
    @Option(
        help: .say(
            zh: "与 --standard 一起使用：gpkg 或 shp。（默认：gpkg）标准输出的格式：csv、geojson、gpkg 或 txt。",
            en: "With --standard: gpkg or shp. (default: gpkg) Of standard output: csv, geojson, gpkg or txt."))
    var format: String?
    @Flag(
        help: .say(
            zh: "与 --standard 一起使用：检查发现交付成果有错误时，以退出码 4 结束。",
            en: "With --standard: exit with 4 when a check finds errors in what is delivered.")) var strict = false
    @Flag(help: .overwriteOutput) var overwrite = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try refuseIdleOverwrite(overwrite, [output])
        if standard { _ = try delivery() } else { _ = try request() }
    }

    private func request() throws -> Conversion.Request {
        for (option, isThere) in [("--as", standardLayer != nil), ("--strict", strict)] where isThere {
            throw ValidationError(zh: "\(option) 只与 --standard 一起使用。", en: "\(option) is for --standard.")
        }
        var request = Conversion.Request(source: try source(), output: output)
        request.format = try printedFormat()
        if let to { request.target = try target(to) }
        if let from {
            guard let offset = WebMapOffset(named: from) else {
                throw ValidationError(
                    zh: "--from 为网络地图的偏移 gcj02 或 bd09，不能是 \(from)。",
                    en: "--from names the offset of a web map, gcj02 or bd09, not \(from).")
            }
            request.offset = offset
        }
        if let decimals, !(0...9 ~= decimals) {
            throw ValidationError(
                zh: "--decimals 须为 0 至 9，不能是 \(decimals)。", en: "--decimals is 0 to 9, not \(decimals).")
        }
        request.cornerPoints.decimals = decimals
        request.cornerPoints.header = try header.map { try pair($0, "--header") }
        request.cornerPoints.fields = try field.map { try pair($0, "--field") }
        (request.encoding, request.overwrite) = (writeEncoding, overwrite)
        request.treatAsCGCS2000 = treatAsCgcs2000.map { CRS($0) }
        return request
    }

    /// The format of standard output, which no suffix names; none for a file.
    private func printedFormat() throws -> OutputFormat? {
        guard output == OutputDoor.standardOutput else {
            if format == nil { return nil }
            throw ValidationError(
                zh: "--format 只用于 --standard 或 -（标准输出）：文件的格式由 OUT 的后缀决定。",
                en: "--format is for --standard, or for - (standard output): the suffix of OUT names it.")
        }
        if common.json {
            throw ValidationError(
                zh: "--json 要独用标准输出：请指定输出文件。", en: "--json needs standard output for itself: name a file.")
        }
        guard let format, let known = OutputFormat(rawValue: format), known != .shapefile else {
            throw ValidationError(
                zh: "标准输出须有 --format csv、geojson、gpkg 或 txt。",
                en: "Standard output needs --format csv, geojson, gpkg or txt.")
        }
        return known
    }

    private func source() throws -> LayerRequest {
        var source = LayerRequest(path: input, layer: layer, crs: crs.map { CRS($0) }, encoding: encoding)
        if let only {
            guard let kind = GeometryColumn.Kind(rawValue: only), kind != .none else {
                throw ValidationError(
                    zh: "--only 为 point（点）、line（线）或 polygon（面），不能是 \(only)。",
                    en: "--only is point, line or polygon, not \(only).")
            }
            source.only = kind
        }
        return source
    }

    private func delivery() throws -> Delivery.Request {
        for (option, isThere) in [
            ("--from", from != nil), ("--decimals", decimals != nil), ("--header", !header.isEmpty),
            ("--field", !field.isEmpty),
            ("--only", only != nil),
        ] where isThere {
            throw ValidationError(
                zh: "\(option) 不能用于标准图层的交付。", en: "\(option) has no place in a delivery of standard layers.")
        }
        var request = Delivery.Request(source: try source(), output: output)
        if let standardLayer {
            guard let known = StandardLayer(rawValue: standardLayer.uppercased()) else {
                let names = StandardLayer.allCases.map(\.standardName)
                throw ValidationError(
                    zh: "--as 为标准图层，即 \(names.joined(separator: "、")) 之一，不能是 \(standardLayer)。",
                    en: "--as names a standard layer, one of \(names.joined(separator: ", ")), not \(standardLayer).")
            }
            request.standard = known
        }
        switch format {
        case nil, "gpkg": request.format = .geoPackage
        case "shp": request.format = .shapefile
        case let other?:
            throw ValidationError(
                zh: "--format 为 gpkg 或 shp，不能是 \(other)。", en: "--format is gpkg or shp, not \(other).")
        }
        if let writeEncoding {
            guard request.format == .shapefile else {
                throw ValidationError(
                    zh: "--write-encoding 只用于 --format shp：GeoPackage 总是 UTF-8。",
                    en: "--write-encoding is for --format shp: a GeoPackage is always UTF-8.")
            }
            request.encoding = writeEncoding
        }
        if let to {
            guard case .crs(let crs) = try target(to) else {
                throw ValidationError(
                    zh: "--to \(to) 不能用于标准图层的交付。", en: "--to \(to) has no place in a delivery of standard layers.")
            }
            request.target = crs
        }
        (request.treatAsCGCS2000, request.overwrite) = (treatAsCgcs2000.map { CRS($0) }, overwrite)
        (request.threads, request.language) = (common.threadCount, common.lang)
        return request
    }

    private func target(_ text: String) throws -> Target {
        do { return try Target(text) } catch {
            let remedy = error.remedy.map { Phrase(zh: "；", en: "; ") + $0 } ?? Phrase(zh: "", en: "")
            let fault = error.phrase + remedy + Phrase(zh: "。", en: ".")
            throw ValidationError(zh: fault.zh, en: fault.en)
        }
    }

    private func pair(_ text: String, _ option: String) throws -> CornerPointOptions.Pair {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw ValidationError(
                zh: "\(option) 写作 键=值，不能是 \(text)。", en: "\(option) is written KEY=VALUE, not \(text).")
        }
        return CornerPointOptions.Pair(String(parts[0]), String(parts[1]))
    }

    func run() async throws {
        if standard { return try await deliver() }
        let progress = ProgressPrinter(quiet: common.quiet)
        let outcome = try Conversion.run(try request()) { progress.update(stage: $0) }
        progress.finish()
        if common.json { try StandardStreams.write(VisibleText.json(outcome.json(language: common.lang))) }
        for layer in outcome.layers {
            let rows = Phrase(zh: "\(layer.name)：\(layer.rows) 行", en: "\(layer.name): \(layer.rows)")
            let notes = layer.notes.map { Phrase(same: common.quiet ? "\(layer.name): " : "  ") + $0 }
            printNotes((common.quiet ? [] : [rows]) + notes, layer.issues)
        }
    }

    private func deliver() async throws {
        let progress = ProgressPrinter(quiet: common.quiet)
        let outcome = try await Delivery.run(try delivery()) { progress.update(stage: $0) }
        progress.finish()
        if common.json { try StandardStreams.write(VisibleText.json(outcome.manifest)) }
        printNotes(common.quiet ? outcome.changes : outcome.notes, outcome.issues)
        if strict && outcome.check.count(.error) > 0 { throw ExitCode(4) }
    }
}
