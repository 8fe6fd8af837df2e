import Columns

/// Turns rows of flat columns into well-known binary, little-endian, one buffer for all rows.
struct WKBEncoder {
    private(set) var bytes: [UInt8] = []

    /// Encodes a row; false when it is empty, which is written as null.
    mutating func encode(_ geometry: GeometryColumn, row: Int, multipoint: Bool) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        guard !geometry.isEmpty(row: row) else { return false }
        switch geometry {
        case .none: return false
        case .points(let column):
            let points = column.points(ofRow: row)
            if multipoint { begin(4, points.count) }
            for p in points {
                begin(1)
                append(column.coordinates, p..<p + 1)
            }
        case .lines(let column):
            let parts = column.parts(ofRow: row)
            begin(5, parts.count)
            for part in parts {
                let vertices = column.vertices(ofPart: part)
                begin(2, vertices.count)
                append(column.coordinates, vertices)
            }
        case .polygons(let column):
            let parts = column.parts(ofRow: row)
            begin(6, parts.count)
            for part in parts {
                let rings = column.rings(ofPart: part)
                begin(3, rings.count)
                for ring in rings {
                    let vertices = column.vertices(ofRing: ring)
                    append(UInt32(vertices.count))
                    append(column.coordinates, vertices)
                }
            }
        }
        return true
    }

    private mutating func begin(_ type: UInt32, _ count: Int? = nil) {
        bytes.append(1)
        append(type)
        if let count { append(UInt32(count)) }
    }

    private mutating func append(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ coordinates: [Double], _ vertices: Range<Int>) {
        coordinates.withUnsafeBytes {
            bytes.append(contentsOf: $0[16 * vertices.lowerBound..<16 * vertices.upperBound])
        }
    }
}
