import Columns
import GEOS
import OGR
import Overlap
import PROJ
import Survey

/// A parcel layer read in batches by several tasks: the rows of a batch are checked, carried to the plane and given to
/// the work; results are merged as they come.
///
/// Memory does not grow with the number of parcels but for 16 bytes a row, which find rows that stand twice. Exact
/// duplicates are left out; rows of one key with different content are kept and told once for each key.
struct ParcelStream: Sendable {
    let name: String
    let source: LayerSource
    let request: LayerRequest
    let fields: [FieldUsed]
    let standard: StandardLayer?
    let plane: Plane
    let repair: Bool
    /// Name of the layer in the source.
    let sourceLayer: String
    /// Rows the source declares; none when it cannot tell.
    let declaredRows: Int?
    private let bounds: Box?
    private static let batchRows = 8192

    /// - Parameter fields: what is read; the fields of the layer unless told.
    init(
        _ source: LayerSource, as layer: ProjectLayer, fields wanted: LayerFields? = nil, plane: Plane, repair: Bool
    ) throws {
        name = layer.rawValue
        (self.source, self.plane, self.repair) = (source, plane, repair)
        (request, fields, standard) = try LayerLoader.request(source, as: name, wanted ?? .of(layer))
        let described = try OGR.describe(source.paths[0], encoding: source.encoding)
        let own = described.layers.count == 1 ? described.layers[0] : described.layers.first { $0.name == source.layer }
        sourceLayer = own?.name ?? name
        declaredRows = source.filter == nil && source.paths.count == 1 ? own?.rows : nil
        bounds = source.paths.count == 1 ? own?.bounds : nil
    }

    /// What reading found besides the rows.
    struct Report: Sendable {
        var rows = 0
        var setAside = 0
        var duplicates = 0
        var issues: [RowIssue] = []
        var read: ReadReport
        var crs: CRS?
        var operation: OperationUsed?
    }

    /// Runs the work over every batch.
    /// - Parameters:
    ///   - threads: batches worked on at once.
    ///   - pace: awaited before each batch is read, by a reader that must not get ahead of another.
    ///   - work: gets sound rows in the plane, columns by our names; called on any thread.
    ///   - merge: called one at a time, in any order: sums must be of integers and lists sorted afterwards.
    func run<T: Sendable>(
        threads: Int, progress: (Int) -> Void, pace: () async -> Void = {},
        work: @escaping @Sendable (Layer) throws -> T, merge: (T) -> Void
    ) async throws -> Report {
        var report = Report(read: ReadReport())
        var seen = SeenRows(layer: name)
        let stream = try OGR.stream(request, batchRows: Self.batchRows)
        var way: BatchWay?
        try await withThrowingTaskGroup(of: Batch<T>.self) { group in
            var running = 0
            func take(_ batch: Batch<T>) {
                running -= 1
                report.setAside += batch.setAside
                report.issues.append(contentsOf: batch.issues)
                merge(batch.value)
            }
            while let batch = try stream.next() {
                await pace()
                try Task.checkCancellation()
                if way == nil { way = try batchWay(batch, &report) }
                report.rows += batch.count
                let rows = seen.fresh(batch.renamed(fields), &report.issues)
                progress(report.rows)
                if running >= threads, let done = try await group.next() { take(done) }
                running += 1
                group.addTask { [way, self] in try self.prepare(rows, way!, work) }
            }
            while let done = try await group.next() { take(done) }
        }
        report.duplicates = seen.duplicates
        seen.tellConflicts(&report.issues)
        report.read = stream.report
        return report
    }

    private struct Batch<T: Sendable>: Sendable {
        var value: T
        var setAside: Int
        var issues: [RowIssue]
    }

    /// The CRS of the batches, and whether they must be transformed.
    private struct BatchWay: Sendable {
        let crs: CRS
        let box: Box
        let isPlane: Bool
    }

    private func batchWay(_ batch: Layer, _ report: inout Report) throws -> BatchWay {
        guard case .polygons = batch.geometry else {
            throw CountyError.wrongGeometry(
                layer: name, path: source.written, found: batch.geometry.kind.rawValue, expected: "polygon")
        }
        guard let crs = batch.crs else { throw CountyError.noCRS(layer: name, path: source.written) }
        let box = bounds ?? batch.geometry.box
        if source.crs == nil {
            try PlaneChoice.check(batch.geometry, crs: crs, layer: name, path: source.written)
        }
        let transformation = try Transformation.of(
            layer: name, from: crs, to: plane.crs, over: box, treatAsCGCS2000: plane.treatAsCGCS2000)
        let note = transformation.note
        report.crs = transformation.source.crs
        report.operation = OperationUsed(
            layer: name, from: transformation.source.crs, to: plane.crs, name: note.name, accuracy: note.accuracy,
            assumedCGCS2000: note.assumedCGCS2000)
        return BatchWay(crs: crs, box: box, isPlane: note.steps.isEmpty)
    }

    private func prepare<T: Sendable>(
        _ batch: Layer, _ way: BatchWay, _ work: @Sendable (Layer) throws -> T
    ) throws -> Batch<T> {
        try Task.checkCancellation()
        var issues: [RowIssue] = []
        let ids = RowIds(batch, key: "key")
        var kept: [Int] = []
        for row in 0..<batch.count {
            guard batch.geometry.isEmpty(row: row) else {
                kept.append(row)
                continue
            }
            issues.append(
                RowIssue(
                    layer: name, row: batch.sourceRows[row], id: ids[row], rule: "null-geometry",
                    message: "the row has no geometry; it was set aside"))
        }
        var rows = kept.count == batch.count ? batch : batch.selecting(kept)
        guard case .polygons(let polygons) = rows.geometry else { preconditionFailure("parcels are polygons") }
        let checked = PolygonRepair.check(
            polygons, of: rows, ids: RowIds(rows, key: "key"), name: name, repair: repair)
        issues.append(contentsOf: checked.issues)
        rows.setGeometry(.polygons(checked.column), crs: rows.crs)
        if checked.sound.count != rows.count { rows = rows.selecting(checked.sound) }
        if !way.isPlane {
            let transformation = try Transformation.of(
                layer: name, from: way.crs, to: plane.crs, over: way.box, treatAsCGCS2000: plane.treatAsCGCS2000)
            var geometry = rows.geometry
            try transformation.transform(&geometry)
            rows.setGeometry(geometry, crs: plane.crs)
        }
        return Batch(value: try work(rows), setAside: batch.count - rows.count, issues: issues)
    }
}

/// Finds rows that stand twice, by 64-bit fingerprints of key and content.
struct SeenRows {
    let layer: String
    private var contents: [UInt64: UInt64] = [:]
    private var conflicts: [String: Int] = [:]
    private(set) var duplicates = 0

    init(layer: String) { self.layer = layer }

    /// The batch without exact duplicates of rows seen before; those become issues.
    mutating func fresh(_ batch: Layer, _ issues: inout [RowIssue]) -> Layer {
        let keys = batch.column("key")
        var kept: [Int] = []
        kept.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            let content = batch.fingerprint(row)
            let key = keys?.text(row)
            var hash = Fingerprint()
            if let key { hash.add(key) } else { hash.add(content) }
            guard let before = contents[hash.value] else {
                contents[hash.value] = content
                kept.append(row)
                continue
            }
            if before == content {
                duplicates += 1
                let place = batch.geometry.coordinates(ofRow: row)
                issues.append(
                    RowIssue(
                        layer: layer, row: batch.sourceRows[row], id: key, rule: "duplicate-row", severity: .warning,
                        place: place.count >= 2 ? Position(place[place.startIndex], place[place.startIndex + 1]) : nil,
                        message: "the row stands twice; one was left out"))
            } else {
                conflicts[key ?? "", default: 1] += 1
                kept.append(row)
            }
        }
        return kept.count == batch.count ? batch : batch.selecting(kept)
    }

    /// One issue for each key whose rows differ; the rows were kept.
    func tellConflicts(_ issues: inout [RowIssue]) {
        for (key, rows) in conflicts {
            issues.append(
                RowIssue(
                    layer: layer, row: 0, id: key, rule: "duplicate-key", severity: .error,
                    message: "the key stands on \(rows) rows with different content; all were kept"))
        }
    }
}

/// A 64-bit fingerprint that does not change from run to run.
///
/// - Source: the finaliser of SplitMix64, as in `SeededGenerator`.
struct Fingerprint {
    private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    mutating func add(_ bits: UInt64) {
        var z = (value ^ bits) &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        value = z ^ (z >> 31)
    }

    mutating func add(_ text: String) {
        var (word, length) = (UInt64(0), 0)
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte)
            length += 1
            if length % 8 == 0 { add(word) }
        }
        add(word)
        add(UInt64(length))
    }
}

extension Layer {
    /// A fingerprint of a row's geometry and values.
    func fingerprint(_ row: Int) -> UInt64 {
        var hash = Fingerprint()
        for value in geometry.coordinates(ofRow: row) { hash.add(value.bitPattern) }
        for column in columns {
            switch column {
            case .text(let v): if let text = v[row] { hash.add(text) } else { hash.add(1) }
            case .integer(let v): hash.add(v[row].map { UInt64(bitPattern: $0) } ?? 1)
            case .real(let v): hash.add(v[row].map(\.bitPattern) ?? 1)
            case .flag(let v): hash.add(v[row].map { $0 ? 2 : 3 } ?? 1)
            }
        }
        return hash.value
    }
}
