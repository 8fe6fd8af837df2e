import Columns

/// Turns rows of one layer into GeoJSON features.
struct FeatureEncoder {
    private(set) var partsLeftOut = 0
    private(set) var valuesLeftOut = 0

    private let layer: Layer
    private let featureBoxes: Bool
    private let id: AttributeColumn?
    /// `"name":` of each field, escaped, with a comma before all but the first.
    private let members: [[UInt8]]

    init(layer: Layer, idField: String?, featureBoxes: Bool) {
        (self.layer, self.featureBoxes) = (layer, featureBoxes)
        id = idField.flatMap(layer.column)
        members = layer.fields.indices.map { i in
            var sink = ByteSink(capacity: 64)
            if i > 0 { sink.append(",") }
            sink.append(string: layer.fields[i].name)
            sink.append(":")
            return Array(sink.bytes)
        }
    }

    /// Adds one feature and returns its box, empty without coordinates; none when a coordinate cannot be written.
    mutating func append(row: Int, to sink: inout ByteSink) -> Box? {
        sink.append("{\"type\":\"Feature\",")
        if let id { appendID(id, row, to: &sink) }
        let box = layer.geometry.box(ofRow: row)
        guard isWritable(row, box) else { return nil }
        if featureBoxes && !box.isEmpty {
            Self.append(box: box, to: &sink)
            sink.append(",")
        }
        sink.append("\"properties\":{")
        for (member, column) in zip(members, layer.columns) {
            sink.append(member)
            appendValue(column, row, to: &sink)
        }
        sink.append("},\"geometry\":")
        switch layer.geometry {
        case .none: sink.append("null")
        case .points(let column): append(points: column, row, to: &sink)
        case .lines(let column): append(lines: column, row, to: &sink)
        case .polygons(let column): append(polygons: column, row, to: &sink)
        }
        sink.append("}")
        return box
    }

    /// `"bbox":[west,south,east,north]`.
    static func append(box: Box, to sink: inout ByteSink) {
        sink.append("\"bbox\":[")
        sink.appendNine(box.minX)
        for value in [box.minY, box.maxX, box.maxY] {
            sink.append(",")
            sink.appendNine(value)
        }
        sink.append("]")
    }

    /// Finite, and small enough for nine decimals. A box ignores NaN, so the numbers themselves are looked at.
    private func isWritable(_ row: Int, _ box: Box) -> Bool {
        if box.isEmpty { return layer.geometry.isEmpty(row: row) }
        guard max(-box.minX, -box.minY, box.maxX, box.maxY) < 9e9 else { return false }
        return layer.geometry.coordinates(ofRow: row).allSatisfy(\.isFinite)
    }

    private mutating func appendID(_ column: AttributeColumn, _ row: Int, to sink: inout ByteSink) {
        switch column {
        case .integer(let values):
            guard let value = values[row] else { return }
            sink.append("\"id\":")
            sink.append(value)
        default:
            guard let text = column.text(row) else { return }
            sink.append("\"id\":")
            sink.append(string: text)
        }
        sink.append(",")
    }

    private mutating func appendValue(_ column: AttributeColumn, _ row: Int, to sink: inout ByteSink) {
        switch column {
        case .text(let values):
            if let value = values[row] { return sink.append(string: value) }
        case .integer(let values):
            if let value = values[row] { return sink.append(value) }
        case .flag(let values):
            if let value = values[row] { return sink.append(value ? "true" : "false") }
        case .real(let values):
            if let value = values[row] {
                if value.isFinite { return sink.append(shortest: value) }
                valuesLeftOut += 1
            }
        }
        sink.append("null")
    }
}

// MARK: - Geometry

extension FeatureEncoder {
    private func append(points column: PointColumn, _ row: Int, to sink: inout ByteSink) {
        let points = column.points(ofRow: row)
        if points.isEmpty { return sink.append("null") }
        sink.append(
            points.count == 1 ? "{\"type\":\"Point\",\"coordinates\":" : "{\"type\":\"MultiPoint\",\"coordinates\":[")
        column.coordinates.withUnsafeBufferPointer { xy in
            for p in points {
                if p > points.lowerBound { sink.append(",") }
                Self.append(x: xy[2 * p], y: xy[2 * p + 1], to: &sink)
            }
        }
        sink.append(points.count == 1 ? "}" : "]}")
    }

    private mutating func append(lines column: LineColumn, _ row: Int, to sink: inout ByteSink) {
        let all = column.parts(ofRow: row)
        let parts = all.filter { column.vertices(ofPart: $0).count >= 2 }
        partsLeftOut += all.count - parts.count
        if parts.isEmpty { return sink.append("null") }
        let single = parts.count == 1
        sink.append(
            single ? "{\"type\":\"LineString\",\"coordinates\":" : "{\"type\":\"MultiLineString\",\"coordinates\":[")
        column.coordinates.withUnsafeBufferPointer { xy in
            for (i, part) in parts.enumerated() {
                if i > 0 { sink.append(",") }
                let vertices = column.vertices(ofPart: part)
                sink.append("[")
                for v in vertices {
                    if v > vertices.lowerBound { sink.append(",") }
                    Self.append(x: xy[2 * v], y: xy[2 * v + 1], to: &sink)
                }
                sink.append("]")
            }
        }
        sink.append(single ? "}" : "]}")
    }

    private mutating func append(polygons column: PolygonColumn, _ row: Int, to sink: inout ByteSink) {
        var parts: [[Range<Int>]] = []
        for part in column.parts(ofRow: row) {
            var rings: [Range<Int>] = []
            for (i, ring) in column.rings(ofPart: part).enumerated() {
                let vertices = column.vertices(ofRing: ring)
                let closed =
                    !vertices.isEmpty && column.vertex(vertices.lowerBound) == column.vertex(vertices.upperBound - 1)
                if vertices.count + (closed ? 0 : 1) >= 4 {
                    rings.append(vertices)
                } else {
                    partsLeftOut += 1
                    if i == 0 { break }  // without a shell there is nothing for the holes to be in
                }
            }
            if !rings.isEmpty { parts.append(rings) }
        }
        if parts.isEmpty { return sink.append("null") }
        let single = parts.count == 1
        sink.append(single ? "{\"type\":\"Polygon\",\"coordinates\":" : "{\"type\":\"MultiPolygon\",\"coordinates\":[")
        column.coordinates.withUnsafeBufferPointer { xy in
            for (i, rings) in parts.enumerated() {
                if i > 0 { sink.append(",") }
                sink.append("[")
                for (j, ring) in rings.enumerated() {
                    if j > 0 { sink.append(",") }
                    Self.append(ring: ring, of: xy, counterClockwise: j == 0, to: &sink)
                }
                sink.append("]")
            }
        }
        sink.append(single ? "}" : "]}")
    }

    private static func append(
        ring: Range<Int>, of xy: UnsafeBufferPointer<Double>, counterClockwise: Bool, to sink: inout ByteSink
    ) {
        let (first, last) = (ring.lowerBound, ring.upperBound - 1)
        let (x0, y0) = (xy[2 * first], xy[2 * first + 1])
        var twice = 0.0
        for v in first..<last {
            twice += (xy[2 * v] - x0) * (xy[2 * v + 3] - y0) - (xy[2 * v + 2] - x0) * (xy[2 * v + 1] - y0)
        }
        // A ring that is turned round keeps its first vertex.
        let isClosed = xy[2 * last] == x0 && xy[2 * last + 1] == y0
        let reversed = counterClockwise ? twice < 0 : twice > 0
        let turn = first + last + (isClosed ? 0 : 1)
        sink.append("[")
        append(x: x0, y: y0, to: &sink)
        for v in ring.dropFirst() {
            let from = reversed ? turn - v : v
            sink.append(",")
            append(x: xy[2 * from], y: xy[2 * from + 1], to: &sink)
        }
        if !isClosed {
            sink.append(",")
            append(x: x0, y: y0, to: &sink)
        }
        sink.append("]")
    }

    @inline(__always)
    private static func append(x: Double, y: Double, to sink: inout ByteSink) {
        sink.append(UInt8(ascii: "["))
        sink.appendNine(x)
        sink.append(UInt8(ascii: ","))
        sink.appendNine(y)
        sink.append(UInt8(ascii: "]"))
    }
}
