import Glibc

/// Arcs made into chords: well-known binary with circular strings, compound curves, curve polygons and collections of them
/// becomes well-known binary with lines and polygons.
///
/// The chords of an arc lie within a tolerance of it and turn by one degree at most. An arc has the same vertices whichever
/// way it runs, so that neighbours that share one share its chords.
/// - Source: ISO/IEC 13249-3, *SQL/MM Part 3: Spatial*, 2016, §7 (curves through three points).
package struct CurveStroker {
    /// Farthest that a chord may lie from its arc, units of the coordinates.
    package let tolerance: Double
    /// Metres in a unit of the coordinates: a degree of latitude is 111.7 km at most.
    private var metresPerUnit = 1.0
    /// The farthest that one did.
    package private(set) var sagitta = 0.0
    private var output: [UInt8] = []

    /// Points on one arc at most.
    private static let most = 65_536.0

    package init(tolerance: Double) { self.tolerance = tolerance }

    /// For chords within 0.0001 m of their arcs.
    /// - Parameter degrees: the coordinates are degrees.
    package init(degrees: Bool) {
        metresPerUnit = degrees ? 111_700 : 1
        tolerance = 1e-4 / metresPerUnit
    }

    /// The farthest that a chord lies from its arc, metres.
    package var metres: Double { sagitta * metresPerUnit }

    /// The same shape in straight edges, in two dimensions; nil when the bytes are damaged or hold triangles or surfaces.
    package mutating func stroke(_ wkb: UnsafeRawBufferPointer) -> [UInt8]? {
        guard !wkb.isEmpty else { return nil }
        (output, sagitta) = ([], 0)
        var cursor = WKBCursor(wkb)
        return add(&cursor, depth: 0) ? output : nil
    }

    private mutating func add(_ cursor: inout WKBCursor, depth: Int) -> Bool {
        guard depth < 32, let header = cursor.header() else { return false }
        switch header.type {
        case 1:
            guard let p = cursor.point(header) else { return false }
            begin(1)
            put([SIMD2(p.x, p.y)])
        case 2, 8, 9:
            guard let points = curve(&cursor, header) else { return false }
            begin(2, points.count)
            put(points)
        case 3:
            guard let rings = cursor.count(header.swapped, of: 4) else { return false }
            begin(3, rings)
            for _ in 0..<rings {
                guard let n = cursor.count(header.swapped, of: 8 * header.width),
                    let points = tuples(&cursor, header, n)
                else { return false }
                putCount(points.count)
                put(points)
            }
        case 10:
            guard let rings = cursor.count(header.swapped, of: 5) else { return false }
            begin(3, rings)
            for _ in 0..<rings {
                guard let inner = cursor.header(), let points = curve(&cursor, inner) else { return false }
                putCount(points.count)
                put(points)
            }
        case 4, 5, 6, 7, 11, 12:
            guard let n = cursor.count(header.swapped, of: 5) else { return false }
            begin(header.type == 11 ? 5 : header.type == 12 ? 6 : UInt32(header.type), n)
            for _ in 0..<n where !add(&cursor, depth: depth + 1) { return false }
        default: return false
        }
        return true
    }

    /// The vertices of a line, circular string or compound curve whose header has been read.
    private mutating func curve(_ cursor: inout WKBCursor, _ header: WKBCursor.Header) -> [SIMD2<Double>]? {
        switch header.type {
        case 2, 8:
            guard let n = cursor.count(header.swapped, of: 8 * header.width),
                let points = tuples(&cursor, header, n)
            else { return nil }
            return header.type == 2 ? points : stroked(points)
        case 9:
            guard let n = cursor.count(header.swapped, of: 5) else { return nil }
            var result: [SIMD2<Double>] = []
            for _ in 0..<n {
                guard let inner = cursor.header(), inner.type == 2 || inner.type == 8,
                    let points = curve(&cursor, inner)
                else { return nil }
                result += points.first == result.last && !result.isEmpty ? points[1...] : points[...]
            }
            return result
        default: return nil
        }
    }

    private func tuples(_ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ n: Int) -> [SIMD2<Double>]? {
        guard n > 0 else { return [] }
        var flat = [Double](repeating: 0, count: 2 * n)
        flat.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { cursor.copyTuples(n, header, to: base) }
        }
        return (0..<n).map { SIMD2(flat[2 * $0], flat[2 * $0 + 1]) }
    }

    /// Points at even places lie between two arcs, those at odd places on an arc.
    private mutating func stroked(_ points: [SIMD2<Double>]) -> [SIMD2<Double>]? {
        guard points.count % 2 == 1 || points.isEmpty else { return nil }
        var result = Array(points.prefix(1))
        for i in stride(from: 2, to: points.count, by: 2) {
            let (a, b) = (points[i - 2], points[i])
            let isTurned = b.x < a.x || (b.x == a.x && b.y < a.y)
            let inner = isTurned ? arc(b, points[i - 1], a).reversed() : arc(a, points[i - 1], b)
            result += inner
            result.append(b)
        }
        return result
    }

    /// The vertices between the ends of an arc through three points.
    private mutating func arc(_ a: SIMD2<Double>, _ m: SIMD2<Double>, _ b: SIMD2<Double>) -> [SIMD2<Double>] {
        let centre: SIMD2<Double>
        var sweep = 2 * Double.pi
        if a == b {
            guard m != a else { return [] }
            centre = (m - a) / 2
        } else {
            let (p, q) = (m - a, b - a)
            let cross = p.x * q.y - p.y * q.x
            let (pp, qq) = ((p * p).sum(), (q * q).sum())
            // Three points on a line, or nearly: the middle one stays.
            guard cross.magnitude > 1e-12 * (pp.squareRoot() * qq.squareRoot()) else {
                return m == a || m == b ? [] : [m]
            }
            centre = SIMD2(q.y * pp - p.y * qq, p.x * qq - q.x * pp) / (2 * cross)
            let (from, to) = (atan2(-centre.y, -centre.x), atan2(q.y - centre.y, q.x - centre.x))
            sweep = cross > 0 ? to - from : from - to
            if sweep <= 0 { sweep += 2 * Double.pi }
            if cross < 0 { sweep = -sweep }
        }
        let radius = (centre * centre).sum().squareRoot()
        guard radius.isFinite, radius > 0, sweep.isFinite else { return [m] }
        let step = min(Double.pi / 180, 2 * acos(max(0, 1 - tolerance / radius)))
        let wanted = (sweep.magnitude / max(step, 1e-9)).rounded(.up)
        let count = Int(max(1, min(wanted, Self.most)))
        sagitta = max(sagitta, radius * (1 - cos(sweep / Double(count) / 2)))
        let start = atan2(-centre.y, -centre.x)
        return (1..<max(1, count)).map { k in
            let angle = start + sweep * Double(k) / Double(count)
            return a + centre + radius * SIMD2(cos(angle), sin(angle))
        }
    }

    // MARK: - Writing

    private mutating func begin(_ type: UInt32, _ count: Int? = nil) {
        output.append(1)
        withUnsafeBytes(of: type.littleEndian) { output.append(contentsOf: $0) }
        if let count { putCount(count) }
    }

    private mutating func putCount(_ count: Int) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: count).littleEndian) { output.append(contentsOf: $0) }
    }

    private mutating func put(_ points: [SIMD2<Double>]) {
        for p in points {
            for value in [p.x, p.y] {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { output.append(contentsOf: $0) }
            }
        }
    }
}
