import Columns

/// Ground shared by a row of one column and a row of another.
public struct OverlapPair: Sendable, Hashable {
    /// Row of the left column.
    public let left: Int
    /// Row of the right column.
    public let right: Int
    /// Square metres, above 0.
    public let area: Double

    /// A pair.
    public init(left: Int, right: Int, area: Double) { (self.left, self.right, self.area) = (left, right, area) }
}

/// Every pair of rows that share ground, by left and then right row.
///
/// A column with itself gives each row with itself too, and each pair twice. Rows must have passed `RowCheck`.
/// - Complexity: O(*e*) for the index of the right column, then for each left row the edges near it.
public func overlappingPairs(
    _ left: PolygonColumn, _ right: PolygonColumn, on plane: OverlapPlane
) -> [OverlapPair] {
    let tabulator = ZoneTabulator(ZoneIndex(zones: right, on: plane))
    var pairs: [OverlapPair] = []
    var result = ZoneShares()
    left.withView { view in
        for row in 0..<view.count {
            tabulator.add(view, row, checking: false, to: &result)
            for share in result.shares { pairs.append(OverlapPair(left: row, right: share.zone, area: share.area)) }
            result = ZoneShares()
        }
    }
    return pairs
}
