import Columns
import GeoJSON
import OGR

/// One pass over the rows of a layer, in source order. Belongs to one task.
final class RowPass {
    private let input: InputLayer
    private let stream: LayerStream?
    private var features: GeoJSONPass?
    private var waiting: Layer?

    init(_ input: InputLayer) throws {
        self.input = input
        switch input.source {
        case .ogr(let request):
            stream = try OGR.stream(request, batchRows: InputLayer.batchRows)
        case .geoJSON(let kind):
            stream = nil
            features = try GeoJSONPass(input, kind)
        case .cornerPoints(let corners):
            stream = nil
            waiting = corners.layer
        }
    }

    /// The next batch; none at the end. A layer without rows gives one empty batch.
    func next() throws -> Layer? {
        try Task.checkCancellation()
        if let stream { return try stream.next() }
        if let features { return try features.next() }
        defer { waiting = nil }
        return waiting
    }

    /// What reading did, all of it after the last batch.
    var report: ReadReport {
        if let stream { return stream.report }
        var report = ReadReport()
        (report.encoding, report.encodingSource) = (input.encoding, input.encodingSource)
        if case .cornerPoints(let corners) = input.source { report.issues = corners.issues }
        return report
    }
}

extension InputLayer {
    /// The box that the source states, else the one that a pass over all rows finds; none when nothing has coordinates.
    func measuredBox() throws -> Box? {
        if let box, box.isFinite { return box }
        var found = Box()
        let pass = try RowPass(self)
        while let batch = try pass.next() { found.add(batch.geometry.box) }
        return found.isFinite ? found : nil
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
