import Columns
import PROJ

/// What is doubtful about rows in the plane in which they are measured, told as warnings; the rows stay.
struct PlaneDoubts: Sendable {
    /// How many rows were found.
    struct Count: Sendable, Hashable {
        /// Rows with edges so long that their ground depends on the plane.
        var edged = 0
        /// The longest edge of these, metres.
        var longest = 0.0
        /// Rows that reach farther from the central meridian than areas are right to 10⁻⁶.
        var far = 0
        /// Metres to the farthest of these.
        var farthest = 0.0

        /// Adds what was found of other rows.
        mutating func add(_ other: Count) {
            edged += other.edged
            longest = max(longest, other.longest)
            far += other.far
            farthest = max(farthest, other.farthest)
        }
    }

    private static let rules: Set = [LongEdges.rule, BeyondZone.rule]

    private let crs: CRSDescription?
    private let edges: LongEdges
    private let zone: BeyondZone

    /// - Parameter crs: of the rows.
    init(_ crs: CRSDescription?) { (self.crs, edges, zone) = (crs, LongEdges(crs), BeyondZone(crs)) }

    /// Finds rows in doubt.
    /// - Complexity: O(rows), and O(vertices) of polygons over a kilometre.
    func found(in rows: Layer, layer: String, key: String?) -> (issues: [RowIssue], count: Count) {
        let geometry = rows.geometry
        var (issues, count) = ([RowIssue](), Count())
        guard crs != nil, geometry.kind == .polygon || geometry.kind == .line else { return (issues, count) }
        let keys = key.flatMap(rows.column)
        func tell(_ row: Int, _ rule: String, _ message: Phrase, _ place: Position?) {
            var issue = RowIssue(
                layer: layer, row: rows.sourceRows[row], id: keys?.text(row), rule: rule, severity: .warning,
                place: place,
                message: message)
            issue.crs = crs?.crs
            issues.append(issue)
        }
        if zone.distance(geometry.box) != nil {
            for row in 0..<rows.count {
                guard let distance = zone.distance(geometry.box(ofRow: row)) else { continue }
                count.far += 1
                count.farthest = max(count.farthest, distance)
                tell(row, BeyondZone.rule, BeyondZone.sentence(distance), geometry.firstPlace(ofRow: row))
            }
        }
        guard case .polygons(let polygons) = geometry else { return (issues, count) }
        for row in 0..<polygons.count {
            guard let found = edges.finding(polygons, row: row) else { continue }
            count.edged += 1
            count.longest = max(count.longest, found.longest)
            tell(row, LongEdges.rule, found.sentence, found.place)
        }
        return (issues, count)
    }

    /// Puts what is found in the plane in the place of what was found where the rows come from.
    func replace(in issues: inout [RowIssue], _ count: inout Count, rows: Layer, layer: String, key: String?) {
        if count != Count() { issues.removeAll { Self.rules.contains($0.rule) } }
        let (found, own) = found(in: rows, layer: layer, key: key)
        issues += found
        count = own
    }
}
