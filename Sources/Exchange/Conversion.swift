import Columns
import Intake
import OGR
import Output
import PROJ

/// A layer from one format to another, in another CRS if wanted.
///
/// Rows keep the order of the source, and its text; a batch at a time is in memory, except for corner points. The output
/// appears whole or not at all. The same call gives the same bytes.
package enum Conversion {
    /// What to convert, and into what.
    package struct Request: Sendable {
        /// The source, with layer, CRS, encoding and kind of geometry as the caller names them.
        package var source: LayerRequest
        /// Its suffix names the format: see `OutputFormat`. `-` is standard output.
        package var output: String
        /// The format of standard output; none for a file, whose suffix says it.
        package var format: OutputFormat?
        /// None keeps the CRS; GeoJSON then comes in longitude and latitude, corner points in their zone with its prefix.
        package var target: Target?
        /// The offset that the coordinates carry; never guessed.
        package var offset: WebMapOffset?
        /// Encoding of the output's text; none for GBK in Shapefiles and corner points, UTF-8 elsewhere.
        package var encoding: String?
        /// Geographic CRSs that the caller declares equal to CGCS2000.
        package var treatAsCGCS2000: [CRS] = []
        /// Replace the output when it is there.
        package var overwrite = false
        /// What concerns corner-point text alone.
        package var cornerPoints = CornerPointOptions()

        /// A conversion with all else at its default.
        package init(source: LayerRequest, output: String) { (self.source, self.output) = (source, output) }
    }

    /// What was converted.
    package struct Outcome: Sendable {
        /// One for each layer, in the order of the source.
        package var layers: [LayerOutcome] = []
    }

    /// What became of one layer.
    package struct LayerOutcome: Sendable {
        /// Its name in the source.
        package let name: String
        /// Rows written.
        package let rows: Int
        /// CRS of the output; none when there is none.
        package let crs: CRS?
        /// How its coordinates were transformed; none when nobody asked for it.
        package let operation: OperationNote?
        /// What concerns the whole layer: operations, assumptions, losses; a sentence each.
        package let notes: [Phrase]
        /// Rows that came out other than they went in.
        package let issues: [RowIssue]
    }

    /// Converts.
    /// - Parameter progress: gets the name of each stage and of the layer.
    /// - Throws: `ExchangeError`, `OGRError`, `GeoJSONError`, `CornerPointError`, `ProjectionError`, `OutputError`;
    ///   `CancellationError` when the task is cancelled. Nothing is left behind then.
    package static func run(_ request: Request, progress: (Phrase) -> Void = { _ in }) throws -> Outcome {
        let format = try request.format ?? OutputFormat(path: request.output)
        try check(request, format)
        progress(Phrase(zh: "打开", en: "open"))
        let door = OutputDoor(inputs: [request.source.path], overwrite: request.overwrite)
        let isPrinted = request.output == OutputDoor.standardOutput
        let partialPath =
            isPrinted
            ? try door.file(request.output, suffix: format.rawValue).partialPath
            : try door.files(request.output, companions: format.companions).partialPath
        var inputs = try InputLayer.all(of: request.source)
        for i in inputs.indices { inputs[i].treatAsCGCS2000 = request.treatAsCGCS2000 }
        try check(request, of: inputs)
        if inputs.count > 1, format != .geoPackage {
            throw OGRError.layerNeeded(path: request.source.path, layers: inputs.map(\.name))
        }
        var outcome = Outcome()
        let package = format == .geoPackage ? try GeoPackageWriter(path: partialPath) : nil
        for input in inputs {
            progress(Phrase(same: input.name))
            outcome.layers.append(try convert(input, request, format, partialPath, package))
        }
        if outcome.layers.contains(where: { $0.rows > 0 }) {
            let assumed = outcome.layers.compactMap { $0.operation?.assumedCGCS2000 }
            try DeclaredDatums.refuseUnused(request.treatAsCGCS2000, used: Set(assumed))
        }
        try package?.finish()
        try Task.checkCancellation()
        try door.commit()
        return outcome
    }

    private static func check(_ request: Request, _ format: OutputFormat) throws {
        if case .webMap(let offset)? = request.target {
            guard format == .geoJSON || format == .csv else {
                throw ExchangeError.options(
                    Phrase(
                        zh: "--to \(offset.rawValue)：.\(format.rawValue) 无法说明坐标带有偏移",
                        en:
                            "--to \(offset.rawValue): .\(format.rawValue) has no way to say that coordinates carry an offset"
                    ),
                    remedy: Phrase(zh: "改写为 .geojson 或 .csv", en: "write .geojson or .csv"))
            }
        }
        if format != .cornerPoints {
            for (option, isThere) in [
                ("--decimals", request.cornerPoints.decimals != nil),
                ("--header", !request.cornerPoints.header.isEmpty), ("--field", !request.cornerPoints.fields.isEmpty),
            ] where isThere {
                throw ExchangeError.options(
                    Phrase(
                        zh: "\(option) 用于界址点文本，不用于 .\(format.rawValue)",
                        en: "\(option) is for corner points, not for .\(format.rawValue)"),
                    remedy: leavingOut(option))
            }
        }
        if request.output == OutputDoor.standardOutput, format == .shapefile {
            throw ExchangeError.options(
                Phrase(
                    zh: "Shapefile 由几个文件组成，不能写到标准输出",
                    en: "a Shapefile is several files, which standard output cannot hold"),
                remedy: Phrase(zh: "请指定文件", en: "name a file"))
        }
        if let encoding = request.encoding, [.geoJSON, .geoPackage].contains(format),
            encoding.uppercased().filter({ $0 != "-" }) != "UTF8"
        {
            throw ExchangeError.options(
                Phrase(zh: ".\(format.rawValue) 总是 UTF-8", en: "a .\(format.rawValue) is always UTF-8"),
                remedy: leavingOut("--write-encoding"))
        }
    }

    /// Options that no layer has a use for are errors, never passed over.
    private static func check(_ request: Request, of inputs: [InputLayer]) throws {
        if let input = inputs.first, inputs.allSatisfy({ $0.kind == GeometryColumn.Kind.none }) {
            let useless =
                request.offset.map { "--from \($0.rawValue)" } ?? request.target.map { _ in "--to" }
                ?? request.source.crs.map { "--crs \($0)" }
            if let useless {
                throw ExchangeError.options(
                    Phrase(
                        zh: "\(useless) 不起作用：\(input.path)，图层 \(input.name) 是没有位置的表",
                        en: "\(useless) has no effect: \(input.path), layer \(input.name) is a table without places"),
                    remedy: Phrase(
                        zh: "把位置列命名为 longitude 和 latitude（经度、纬度），或 easting 和 northing，并保证其中只有数；"
                            + "或去掉该选项",
                        en:
                            "name its columns of places longitude and latitude, or easting and northing, and see that they "
                            + "hold numbers alone, or leave the option out"))
            }
        }
        if let told = request.source.encoding, let input = inputs.first, let own = input.encoding,
            inputs.allSatisfy({ $0.encodingSource == .format || $0.encodingSource == .byteOrderMark }),
            !Self.isSame(told, own)
        {
            let isFormat = input.encodingSource == .format
            throw ExchangeError.options(
                Phrase(
                    zh: "--encoding \(told) 不起作用：\(input.path) 按其\(isFormat ? "格式" : "字节顺序标记")为 \(own)",
                    en: "--encoding \(told) has no effect: \(input.path) is \(own) by its "
                        + (isFormat ? "format" : "byte order mark")),
                remedy: leavingOut("--encoding"))
        }
    }

    private static func leavingOut(_ option: String) -> Phrase {
        Phrase(zh: "去掉 \(option)", en: "leave \(option) out")
    }

    /// The same encoding under two names.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        func plain(_ name: String) -> String { name.uppercased().filter { $0.isLetter || $0.isNumber } }
        return plain(a) == plain(b)
    }

    /// The CRS of the numbers: that of a web map with an offset is WGS 84's.
    private static func plain(_ crs: CRS) -> CRS { WebMapOffset(named: crs.definition) == nil ? crs : .epsg(4326) }

    private static func convert(
        _ input: InputLayer, _ request: Request, _ format: OutputFormat, _ path: String, _ package: GeoPackageWriter?
    ) throws -> LayerOutcome {
        var input = input
        let encoding = request.encoding ?? ([.shapefile, .cornerPoints].contains(format) ? "GBK" : "UTF-8")
        // A refusal comes before a pass over all rows, where the kind of geometry is known without one.
        if input.kind != nil { _ = try Self.way(of: input, request, format) }
        let crs = request.offset == nil ? input.crs.map(Self.plain) : .epsg(4326)
        var scan = FirstPass()
        if format == .shapefile || input.kind == nil || (format == .geoPackage && input.kind == .point) {
            scan = try FirstPass(of: input, in: crs, shapefile: format == .shapefile ? (path, encoding) : nil)
            input.kind = scan.kind ?? input.kind
        }
        let way = try Self.way(of: input, request, format)
        let pass = try RowPass(input, in: crs)
        var sink: (any LayerSink)?
        var issues: [RowIssue] = []
        var rows = 0
        var emptied = 0
        while let batch = try pass.next() {
            if batch.geometry.kind != .none { emptied += (0..<batch.count).count { batch.geometry.isEmpty(row: $0) } }
            let (carried, problems) = try way.carry(batch)
            issues += problems
            rows += carried.count
            if sink == nil {
                sink = try Self.sink(
                    for: input, carried.geometry.kind, way.output, scan, request, format, path, package, encoding)
            }
            try sink?.append(carried)
        }
        try way.judge()
        let (losses, found) = try sink?.finish() ?? ([], [])
        let report = pass.report
        var notes = report.notes.map(\.phrase) + way.notes + losses + Self.remarks(input, report, way)
        if emptied > 0, format != .cornerPoints {
            notes.append(Messages.withoutGeometry(emptied))
        }
        return LayerOutcome(
            name: input.name, rows: rows, crs: way.output, operation: way.operation, notes: notes,
            issues: (report.issues + issues + found).sorted(by: RowIssue.inOrder))
    }

    /// What is said about CRS and encoding.
    private static func remarks(_ input: InputLayer, _ report: ReadReport, _ way: CoordinateWay) -> [Phrase] {
        var remarks: [Phrase] = []
        if way.output == nil, input.kind != GeometryColumn.Kind.none {
            remarks.append(Messages.noCRS)
        }
        if let encoding = report.encoding, let source = report.encodingSource, source != .format, source != .ascii {
            remarks.append(Messages.read(as: encoding, source))
        }
        return remarks
    }
}
