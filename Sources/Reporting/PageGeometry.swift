import Columns

/// A position of the map page: longitude and latitude in units of 10⁻⁷ degrees, about a centimetre.
struct PagePoint: Hashable, Comparable {
    var x: Int32
    var y: Int32

    /// The position nearest to what a GeoJSON file of nine decimals holds, so that a page that is rebuilt from the
    /// files has the same numbers.
    init(longitude: Double, latitude: Double) {
        (x, y) = (PagePoint.units(longitude), PagePoint.units(latitude))
    }

    init(x: Int32, y: Int32) { (self.x, self.y) = (x, y) }

    private static func units(_ degrees: Double) -> Int32 {
        let nano = Int64(clamping: (degrees * 1e9).rounded(.toNearestOrAwayFromZero))
        return Int32(clamping: (nano / 10 + (nano < 0 ? -5 : 5)) / 10)
    }

    static func < (a: PagePoint, b: PagePoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

/// The geometry of a page layer: for each row its parts, for each part its rings (a line or a run of points has one).
///
/// Rings are open (the first vertex is not repeated), shells counter-clockwise and holes clockwise, without repeated
/// neighbours.
struct PageGeometry: Equatable {
    var rows: [[[[PagePoint]]]] = []

    var vertices: Int { rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } } }

    init() {}

    /// - Parameter geometry: longitude and latitude in degrees.
    init(_ geometry: GeometryColumn) {
        switch geometry {
        case .none(let count): rows = Array(repeating: [], count: count)
        case .points(let column):
            rows = (0..<column.count).map { row in
                let points = column.points(ofRow: row)
                return points.isEmpty ? [] : [[points.map { Self.point(column.coordinates, $0) }]]
            }
        case .lines(let column):
            rows = (0..<column.count).map { row in
                column.parts(ofRow: row).filter { column.vertices(ofPart: $0).count >= 2 }
                    .map { [Self.run(column.coordinates, column.vertices(ofPart: $0))] }
            }
        case .polygons(let column):
            rows = (0..<column.count).map { row in
                column.parts(ofRow: row).compactMap { part in
                    let rings = column.rings(ofPart: part).enumerated().compactMap { i, ring in
                        Self.ring(column.coordinates, column.vertices(ofRing: ring), isShell: i == 0)
                    }
                    return rings.isEmpty ? nil : rings
                }
            }
        }
    }

    private static func point(_ xy: [Double], _ v: Int) -> PagePoint {
        PagePoint(longitude: xy[2 * v], latitude: xy[2 * v + 1])
    }

    private static func run(_ xy: [Double], _ range: Range<Int>) -> [PagePoint] {
        var points: [PagePoint] = []
        points.reserveCapacity(range.count)
        for v in range {
            let p = point(xy, v)
            if p != points.last { points.append(p) }
        }
        return points
    }

    private static func ring(_ xy: [Double], _ range: Range<Int>, isShell: Bool) -> [PagePoint]? {
        let isClosed =
            !range.isEmpty && xy[2 * range.lowerBound] == xy[2 * range.upperBound - 2]
            && xy[2 * range.lowerBound + 1] == xy[2 * range.upperBound - 1]
        guard range.count + (isClosed ? 0 : 1) >= 4 else { return nil }
        var points = run(xy, range)
        while points.count > 1 && points.last == points.first { points.removeLast() }
        return turned(points, counterClockwise: isShell)
    }

    /// The ring in the wanted direction, its first vertex kept; without an area, the one whose second vertex is
    /// smaller.
    private static func turned(_ ring: [PagePoint], counterClockwise: Bool) -> [PagePoint] {
        guard ring.count > 2 else { return ring }
        var twice: Int64 = 0
        let (x0, y0) = (Int64(ring[0].x), Int64(ring[0].y))
        for i in 1..<ring.count - 1 {
            let (a, b) = (ring[i], ring[i + 1])
            twice += (Int64(a.x) - x0) * (Int64(b.y) - y0) - (Int64(b.x) - x0) * (Int64(a.y) - y0)
        }
        let isRight = twice == 0 ? ring[1] < ring[ring.count - 1] : (twice > 0) == counterClockwise
        return isRight ? ring : [ring[0]] + ring[1...].reversed()
    }
}
