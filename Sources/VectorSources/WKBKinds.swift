import Columns

/// Which kinds of geometry one well-known binary holds, as far as a column cares.
struct WKBKinds {
    var points = false
    var lines = false
    var polygons = false
    /// Arcs, triangles or surfaces are in it: GDAL has to make it plain first.
    var curves = false
    var hasZ = false
    var hasM = false
    var isCollection = false

    /// The kind a row counts as: the highest dimension present. Nil when it is empty.
    var kind: GeometryColumn.Kind? { polygons ? .polygon : lines ? .line : points ? .point : nil }

    /// Walks the whole geometry only when it is a collection; otherwise looks at its head.
    /// Nil when the bytes are not well-known binary.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var cursor = WKBCursor(bytes)
        guard let header = cursor.header() else { return nil }
        (hasZ, hasM) = (header.hasZ, header.hasM)
        switch header.type {
        case 1:
            guard let p = cursor.point(header) else { return nil }
            points = !(p.x.isNaN && p.y.isNaN)
        case 2, 3, 4, 5, 6:
            guard let n = cursor.count(header.swapped, of: 1) else { return nil }
            guard n > 0 else { return }
            points = header.type == 4
            lines = header.type == 2 || header.type == 5
            polygons = header.type == 3 || header.type == 6
        case 7:
            isCollection = true
            guard addMembers(&cursor, header, depth: 0) || curves else { return nil }
        case 8...17: curves = true
        default: return nil
        }
    }

    private mutating func addMembers(_ cursor: inout WKBCursor, _ header: WKBCursor.Header, depth: Int) -> Bool {
        guard depth < 32, let n = cursor.count(header.swapped, of: 5) else { return false }
        for _ in 0..<n {
            guard let inner = cursor.header(), add(&cursor, inner, depth: depth + 1) else { return false }
        }
        return true
    }

    private mutating func add(_ cursor: inout WKBCursor, _ header: WKBCursor.Header, depth: Int) -> Bool {
        switch header.type {
        case 1:
            guard let p = cursor.point(header) else { return false }
            if !(p.x.isNaN && p.y.isNaN) { points = true }
        case 2:
            guard let n = cursor.count(header.swapped, of: 8 * header.width) else { return false }
            cursor.skipTuples(n, header)
            if n > 0 { lines = true }
        case 3:
            guard let rings = cursor.count(header.swapped, of: 4) else { return false }
            for _ in 0..<rings {
                guard let n = cursor.count(header.swapped, of: 8 * header.width) else { return false }
                cursor.skipTuples(n, header)
            }
            if rings > 0 { polygons = true }
        case 4...7: return addMembers(&cursor, header, depth: depth)
        default:
            curves = true
            return false  // its length is not known here; the caller asks GDAL
        }
        return true
    }
}
