import Columns
import GeoJSON
import OGR
import PROJ

/// One pass over the rows of a layer that can be where they say they are, in source order. Belongs to one task.
final class RowPass {
    private let input: InputLayer
    private var gate: PlaceGate
    private let stream: LayerStream?
    private var features: GeoJSONPass?
    private var waiting: Layer?
    /// Rows whose geometry the reader could not decode, so far, and how many issues of the stream were looked at for them.
    private var (broken, looked) = (Set<Int>(), 0)

    /// - Parameter crs: what the coordinates are held against.
    init(_ input: InputLayer, in crs: CRS?) throws {
        self.input = input
        gate = try PlaceGate(of: input, crs: crs)
        switch input.source {
        case .ogr(let request):
            stream = try VectorFile.stream(request, batchRows: InputLayer.batchRows)
        case .geoJSON(let kind):
            stream = nil
            features = try GeoJSONPass(input, kind)
        case .cornerPoints(let corners):
            stream = nil
            waiting = corners.layer
        }
    }

    /// The next batch; none at the end. A layer without rows gives one empty batch.
    /// - Throws: at the end `ExchangeError` when the rows contradict the CRS, or none is left.
    func next() throws -> Layer? {
        try Task.checkCancellation()
        guard let batch = try read() else {
            try gate.judge()
            return nil
        }
        guard batch.fields.map(\.name) == input.fields.map(\.name), batch.fields.map(\.kind) == input.fields.map(\.kind)
        else {
            throw OGRError.notReadable(
                path: input.path,
                message: Phrase(
                    zh: "读取时图层 \(input.name) 的字段有变化", en: "the fields of layer \(input.name) changed while it was read")
            )
        }
        lookForBroken(batch)
        return gate.admit(batch, broken: broken)
    }

    /// Notes rows whose geometry the reader could not decode; such are not converted.
    private func lookForBroken(_ batch: Layer) {
        // Where no geometry of a layer can be decoded it has none.
        let isWhole = batch.geometry.kind != .none && !(0..<batch.count).contains { batch.geometry.isEmpty(row: $0) }
        if isWhole { return }
        if let features {
            if features.broken.count > broken.count { broken = Set(features.broken.keys) }
        } else if let issues = stream?.report.issues {
            for issue in issues.dropFirst(looked) where issue.rule == "geometry-broken" { broken.insert(issue.row) }
            looked = issues.count
        }
    }

    private func read() throws -> Layer? {
        if let stream { return try stream.next() }
        if let features { return try features.next() }
        defer { waiting = nil }
        return waiting
    }

    /// What reading did, all of it after the last batch.
    var report: ReadReport {
        var report = stream?.report ?? ReadReport()
        if stream == nil {
            (report.encoding, report.encodingSource) = (input.encoding, input.encodingSource)
            if case .cornerPoints(let corners) = input.source {
                (report.issues, report.tableNotes) = (corners.issues, corners.table.file.notes)
            }
            report.issues += (features?.broken ?? [:]).sorted { $0.key < $1.key }.map { row, reason in
                RowIssue(layer: input.name, row: row, rule: "geometry-broken", message: reason)
            }
            report.issues += (features?.unreadable ?? []).map { row, field, text in
                RowIssue(
                    layer: input.name, row: row, rule: "unreadable-value", severity: .warning,
                    message: Messages.unreadable(field, text))
            }
        }
        for i in report.issues.indices where report.issues[i].rule == "geometry-broken" {
            report.issues[i].phrase += Phrase(zh: "；该行已剔除", en: "; the row is set aside")
        }
        report.issues += gate.issues
        return report
    }
}

extension InputLayer {
    /// The box that the source states when it can be of the CRS, else the one that a pass over all rows finds; none when
    /// nothing has coordinates.
    func measuredBox() throws -> Box? {
        if let box = believedBox(in: crs) { return box }
        var found = Box()
        let pass = try RowPass(self, in: crs)
        while let batch = try pass.next() { found.add(batch.geometry.box) }
        return found.isFinite ? found : nil
    }
}

extension InputLayer {
    /// The box that the source states, when all within it can be of the CRS: a wild row spoils it.
    func believedBox(in crs: CRS?) -> Box? {
        guard let box, box.isFinite else { return nil }
        guard let crs, let description = try? CRSDescription(of: crs) else { return box }
        return CoordinateDomain(crs: description, takenAsCGCS2000: treatAsCGCS2000).agrees(allWithin: box) ? box : nil
    }
}

/// The features of a GeoJSON file, with fields and kind that are known.
private final class GeoJSONPass {
    private var reader: GeoJSONReader
    private let input: InputLayer
    private var hasBegun = false

    init(_ input: InputLayer, _ kind: GeometryColumn.Kind) throws {
        self.input = input
        reader = try GeoJSONReader(path: input.path, fields: input.fields, kind: kind)
    }

    var broken: [Int: Phrase] { reader.broken }
    var unreadable: [(row: Int, field: String, text: String)] { reader.unreadable }

    func next() throws -> Layer? {
        guard var batch = try reader.next(rows: InputLayer.batchRows, cells: InputLayer.batchCells) else {
            if hasBegun { return nil }
            hasBegun = true
            var empty = Layer(name: input.name, crs: input.crs, geometry: .none(rows: 0))
            for field in input.fields { empty.add(field, AttributeColumn.empty(field.kind)) }
            return empty
        }
        hasBegun = true
        (batch.name, batch.crs) = (input.name, input.crs)
        return batch
    }
}

extension AttributeColumn {
    /// A column of that kind without rows.
    static func empty(_ kind: Kind) -> AttributeColumn {
        switch kind {
        case .text: .text([])
        case .integer: .integer([])
        case .real: .real([])
        case .flag: .flag([])
        }
    }
}
