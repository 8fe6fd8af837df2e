import CGDAL
import Columns
import FormatAudits
import VectorSources

/// Rows of an OGR layer, as flat columns.
final class OGRLayerSource: BatchSource {
    let layer: OpenLayer
    private let request: LayerRequest
    private let batchRows: Int
    private let firstRow: Int
    let decoder: TextDecoder
    let chosen: [FieldReading]
    /// Child of a batch that holds each chosen field.
    let children: [Int]
    private let geometryChild: Int?
    private let reader: ArrowReader
    private(set) var columns: [ColumnBuilder]
    private var geometry: GeometryBuilder
    private var sourceRows: [Int] = []
    private(set) var rowsRead = 0
    private var ended = false
    private let mostPieces = Budgets.current[.parts]
    private let expectedRows: Int
    /// What the source says; nil when it does not, or under a condition.
    private let declaredRows: Int?
    private var stroker: CurveStroker
    let odd: OddNumbers
    /// The same, for another pass over the layer.
    let known: OddNumbers.Known
    /// Child 0 of a batch holds the driver's row identifiers.
    let hasIdentifiers: Bool
    private let brokenRows: BrokenRows
    /// The records of a Shapefile whose shapes are read.
    private let heads: ShapeHeads?
    private(set) var report = ReadReport()

    /// - Parameters:
    ///   - expectsAll: the caller takes all rows at once, so room is made for them.
    ///   - kind: decided by an earlier file of the same glob.
    init(
        _ layer: OpenLayer, _ request: LayerRequest, batchRows: Int, firstRow: Int, kind: GeometryColumn.Kind?,
        expectsAll: Bool
    ) throws(OGRError) {
        // GDAL makes room for every field of every row of a batch, wanted or not.
        let batchRows = max(1, min(batchRows, Self.batchCells / max(1, layer.fields.count)))
        (self.layer, self.request, self.batchRows, self.firstRow) = (layer, request, batchRows, firstRow)
        let path = layer.dataset.member.shown
        let indices = try request.chosen(layer.fields.map(\.field), layer: layer.name)
        let chosen = indices.map { layer.fields[$0] }
        self.chosen = chosen
        if layer.encoding == nil && !indices.isEmpty {
            throw .undeclaredEncoding(path: path, layer: layer.name)
        }
        // A drawing was decoded before it was opened.
        decoder = TextDecoder(layer.dataset.ready.drawing == nil ? layer.encoding ?? .utf8 : .utf8)
        let wantsGeometry = request.geometry && OGR_L_GetGeomType(layer.handle) != wkbNone
        let needed = layer.fields.filter { field in
            indices.contains { layer.fields[$0].index == field.index }
        }
        // The look for odd cells reads fields of its own choice.
        let known = OddNumbers.known(request.known?.value as? OddNumbers.Known, of: layer, chosen)
        layer.ignoreFields(keeping: needed, geometry: wantsGeometry)
        let odd = known.found
        self.known = known
        hasIdentifiers = layer.isShapefile || (!odd.isEmpty && odd.hasIdentifiers)
        self.odd = odd
        let selection =
            TableSelection.isNeeded(layer, needed, geometry: wantsGeometry)
            ? try TableSelection(layer, needed, geometry: wantsGeometry) : nil
        reader = try ArrowReader(
            selection?.handle ?? layer.handle, of: selection ?? layer, batchRows: batchRows,
            rowIdentifiers: hasIdentifiers,
            generic: ArrowReader.needsGeneric(needed), settings: layer.readSettings, path: path)
        let first = hasIdentifiers ? 1 : 0
        guard reader.formats.count == first + needed.count + (wantsGeometry ? 1 : 0) else {
            throw .notReadable(
                path: path,
                message: Phrase(
                    zh: "GDAL 给出 \(reader.formats.count) 列，不是所要的列",
                    en: "GDAL offers \(reader.formats.count) columns, not those asked for"))
        }
        children = chosen.map { field in first + needed.firstIndex { $0.index == field.index }! }
        geometryChild = wantsGeometry ? first + needed.count : nil
        let formats = reader.formats
        columns = zip(chosen.indices, children).map { place, child in
            let field = chosen[place].field
            let kind = odd.kind(of: place, field)
            // A width of digits is none of a number with decimals.
            let own = kind == field.kind ? field : Field(field.name, kind, title: field.title)
            return ColumnBuilder(own, format: formats[child])
        }
        geometry = GeometryBuilder(kind: request.only ?? kind ?? (layer.isShapefile ? layer.declaredKind : nil))
        declaredRows = layer.declaredRows
        expectedRows = expectsAll ? min(declaredRows ?? 0, 50_000_000) : 0
        brokenRows = BrokenRows(layer)
        heads = wantsGeometry && layer.isShapefile ? ShapeHeads(layer.dataset.ready.path) : nil
        stroker = CurveStroker(degrees: layer.isGeographic)
        try Self.checkBudget(rows: expectedRows, columns: chosen.count, layer)
        report.withoutCRS = layer.dataset.ready.withoutCRS
        (report.encoding, report.encodingSource) = (layer.encoding?.name, layer.encodingSource)
        add(layer.notes + (wantsGeometry ? layer.shapeNotes : []) + odd.notes(chosen))
        for finding in layer.dataset.ready.rows {
            issue(
                firstRow + finding.row, finding.rule, finding.rule == "record-missing" ? .warning : .error,
                finding.message)
        }
        if let crs = request.crs, let declared = layer.crs?.crs, declared != crs { report.replacedCRS = declared }
    }

    /// The fields as they are read.
    var fields: [Field] { columns.map(\.field) }

    /// Tells more of the whole layer.
    func add(_ notes: [FileNote]) { report.fileNotes += notes.filter { !report.fileNotes.contains($0) } }

    /// Cells of a batch, at most, however many fields there are.
    private static let batchCells = 4_000_000

    /// Refuses a layer that is asked for whole and holds more cells than the budget.
    private static func checkBudget(rows: Int, columns: Int, _ layer: OpenLayer) throws(OGRError) {
        guard rows > Budgets.current[.cells] / max(1, columns) else { return }
        throw .tooLarge(
            path: layer.dataset.member.shown,
            what: Phrase(
                zh: "图层 \(layer.name) 有 \(rows) 行、\(columns) 个字段",
                en: "layer \(layer.name) has \(rows) rows of \(columns) fields"),
            advice: Budgets.advice(.cells, Phrase(zh: "少读一些字段或行", en: "read fewer fields or rows")))
    }

    var pending: Int { sourceRows.count }
    var isDecided: Bool { ended || geometryChild == nil || geometry.kind != nil || layer.declaredKind != nil }
    var sourceRowsSeen: Int { firstRow + ((layer.isShapefile ? declaredRows : nil) ?? rowsRead) }
    var kind: GeometryColumn.Kind? { geometry.kind }

    func fill() throws(OGRError) -> Bool {
        let path = layer.dataset.member.shown
        guard !ended, let batch = try reader.next(path: path, warnings: &report.warnings) else {
            if !ended {
                try compareCounts()
                if let note = heads?.note { add([note]) }
            }
            ended = true
            return false
        }
        let count = batch.rows
        let sources = sourceRows(of: batch)
        let kept = try addGeometry(batch, sources, try broken(batch, sources))
        try readCells(batch, sources, kept)
        if let kept { sourceRows += kept.map { sources[$0] } } else { sourceRows += sources }
        if rowsRead == 0 && expectedRows > count { reserve() }
        rowsRead += count
        return true
    }

    func take() -> Layer {
        let column: GeometryColumn =
            geometryChild == nil
            ? .none(rows: sourceRows.count) : geometry.take(declared: request.only ?? layer.declaredKind, more: !ended)
        var result = Layer(
            name: layer.name, crs: column.kind == .none ? nil : request.crs ?? layer.crs?.crs, geometry: column,
            sourceRows: sourceRows)
        for column in columns { result.add(column.field, column.take()) }
        sourceRows = []
        return result
    }

    // MARK: - Rows

    /// Holds the rows that were read against what the source says it has.
    ///
    /// Formats that are written front to back and lack rows were cut short: which rows they lack cannot be told, so they
    /// are refused. Rows of a Shapefile that are marked as deleted are told by number.
    private func compareCounts() throws(OGRError) {
        guard let declaredRows, declaredRows != rowsRead else { return }
        let driver = layer.dataset.driver
        if rowsRead < declaredRows, ["FlatGeobuf", "GML", "OpenFileGDB", "MapInfo File"].contains(driver) {
            throw .notReadable(
                path: layer.dataset.member.shown,
                message: Phrase(
                    zh: "文件被截断或损坏：图层 \(layer.name) 声明有 \(declaredRows) 行，只能读出 \(rowsRead) 行",
                    en: "it is cut short or damaged: layer \(layer.name) says it has \(declaredRows) rows, "
                        + "\(rowsRead) could be read"))
        }
        if driver == "ESRI Shapefile" {
            let deleted = ShapefileAudit.deletedRows(layer.dataset.ready.path, rows: declaredRows)
            for row in deleted {
                issue(
                    firstRow + row, "record-deleted", .notice,
                    Phrase(zh: "该记录标有删除标记，未读入", en: "the record is marked as deleted and was not read"))
            }
            if !deleted.isEmpty {
                add([
                    FileNote(
                        zh: "\(deleted.count) 条记录标有删除标记，未读入。",
                        en: "\(deleted.count) records are marked as deleted and were not read.")
                ])
            }
            if rowsRead + deleted.count == declaredRows { return }
        }
        add([
            FileNote(
                zh: "文件声明 \(declaredRows) 行，读到 \(rowsRead) 行。",
                en: "The source says it has \(declaredRows) rows; \(rowsRead) were read.")
        ])
    }

    /// Makes room once, from what the first batch needed.
    private func reserve() {
        sourceRows.reserveCapacity(expectedRows)
        for column in columns { column.reserve(expectedRows) }
        if geometryChild != nil { geometry.reserve(rows: expectedRows, verticesPerRow: geometry.verticesPerRow) }
    }

    private func sourceRows(of batch: ArrowBatch) -> [Int] {
        guard layer.isShapefile, let values = batch.column(0).values(1, as: Int64.self) else {
            return Array(firstRow + rowsRead..<firstRow + rowsRead + batch.rows)
        }
        // Records are numbered from 0, those marked as deleted too.
        let offset = batch.column(0).offset
        return (0..<batch.rows).map { firstRow + Int(clamping: values[$0 + offset]) }
    }

    /// Well-known binary of a geometry without parts.
    private static let emptyBytes = 9

    /// The rows of the batch whose geometry cannot be decoded, with what is wrong.
    /// - Throws: what GDAL said, when no such row explains it.
    private func broken(_ batch: ArrowBatch, _ sources: [Int]) throws(OGRError) -> [Int: Phrase] {
        guard let geometryChild, !layer.closesLines else {
            guard let said = batch.errors.last else { return [:] }
            throw .notReadable(path: layer.dataset.member.shown, message: GDALSentence.phrase(said))
        }
        let column = batch.column(geometryChild)
        var found: [Int: Phrase] = [:]
        if let heads {
            for row in 0..<batch.rows { found[row] = heads.fault(of: sources[row] - firstRow) }
        }
        // Of a GeoJSON that nests its arrays otherwise than its type does GDAL makes an empty geometry.
        let least = layer.dataset.driver == "GeoJSON" ? Self.emptyBytes : 0
        let wide = reader.formats[geometryChild] == "Z"
        let without = (0..<batch.rows).filter {
            !column.isValid($0) || least > 0 && column.bytes($0, wide: wide).count <= least
        }
        if without.isEmpty, batch.errors.isEmpty { return found }
        let others = try brokenRows.find(
            (without, batch.rows, rowsRead), records: { sources[$0] - firstRow }, said: batch.errors)
        return found.merging(others) { head, _ in head }
    }

    /// Appends the batch's geometries; returns the rows kept when some are left out, else nil.
    private func addGeometry(_ batch: ArrowBatch, _ sources: [Int], _ broken: [Int: Phrase]) throws(OGRError) -> [Int]?
    {
        guard let geometryChild else { return nil }
        let column = batch.column(geometryChild)
        let wide = reader.formats[geometryChild] == "Z"
        var leftOut = Set<Int>()
        for row in 0..<batch.rows {
            guard column.isValid(row), broken[row] == nil else {
                if layer.closesLines {
                    leftOut.insert(row)
                    continue
                }
                geometry.appendEmpty()
                if let reason = broken[row] {
                    issue(sources[row], "geometry-broken", .error, reason)
                } else {
                    report.emptyGeometries += 1
                }
                continue
            }
            let wkb = column.bytes(row, wide: wide)
            guard layer.closesLines else {
                try add(wkb, row, sources[row], &leftOut)
                continue
            }
            guard let polygon = ClosedLine.polygon(wkb) else {
                leftOut.insert(row)
                continue
            }
            try polygon.withUnsafeBufferPointer { bytes throws(OGRError) in
                try add(UnsafeRawBufferPointer(bytes), row, sources[row], &leftOut)
            }
        }
        return leftOut.isEmpty ? nil : (0..<batch.rows).filter { !leftOut.contains($0) }
    }

    private func add(_ wkb: UnsafeRawBufferPointer, _ row: Int, _ source: Int, _ leftOut: inout Set<Int>)
        throws(OGRError)
    {
        var (hasZ, hasM) = (false, false)
        let before = geometry.pieces
        let outcome = geometry.append(wkb, hasZ: &hasZ, hasM: &hasM)
        if geometry.pieces - before > mostPieces {
            throw .tooLarge(
                path: layer.dataset.member.shown,
                what: Phrase(
                    zh: "图层 \(layer.name)，行 \(source) 有 \(geometry.pieces - before) 个部分和环",
                    en: "layer \(layer.name), row \(source) has \(geometry.pieces - before) parts and rings"),
                advice: Budgets.advice(.parts, Phrase(zh: "拆分该行", en: "divide the row")))
        }
        if hasZ { report.droppedZ += 1 }
        if hasM { report.droppedM += 1 }
        switch outcome {
        case .appended: if layer.isShapefile { geometry.arrangeRings() }
        case .empty: report.emptyGeometries += 1
        case .broken:
            issue(source, "geometry-broken", .error, Messages.undecodable)
        case .fromCollection(let complete):
            issue(
                source, "geometry-collection", complete ? .notice : .warning,
                Messages.collection(geometry.kind, isWhole: complete))
        case .needsPlain:
            let stroked = stroker.stroke(wkb)
            guard let plain = stroked ?? collectingMessages({ _ in PlainGeometry.wkb(of: wkb) }) else {
                geometry.appendEmpty()
                issue(source, "geometry-broken", .error, Messages.undecodable)
                return
            }
            if stroked != nil {
                report.straightenedCurves += 1
                report.largestSagitta = max(report.largestSagitta, stroker.metres)
            }
            try plain.withUnsafeBufferPointer { bytes throws(OGRError) in
                try add(UnsafeRawBufferPointer(bytes), row, source, &leftOut)
            }
        case .otherKind(let kind):
            guard request.only != nil else {
                throw .mixedGeometry(path: layer.dataset.member.shown, layer: layer.name, counts: layer.kindCounts())
            }
            report.leftOut[kind, default: 0] += 1
            leftOut.insert(row)
        }
    }

    /// Tells something of a row of the source.
    func issue(_ row: Int, _ rule: String, _ severity: RowIssue.Severity, _ message: Phrase) {
        report.issues.append(RowIssue(layer: layer.name, row: row, rule: rule, severity: severity, message: message))
    }
}
