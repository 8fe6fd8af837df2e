import Columns

/// Ground shared by a row of one column and a row of another.
public struct OverlapPair: Sendable, Hashable {
    public let left: Int
    public let right: Int
    /// Square metres, above 0.
    public let area: Double

    public init(left: Int, right: Int, area: Double) { (self.left, self.right, self.area) = (left, right, area) }
}

/// Every pair of rows that share ground, by left and then right row. Rows must have passed `RowCheck`.
/// - Complexity: O((*n* + *p*) log *m*) box tests for *p* pairs whose boxes meet, and the kernel for each pair.
public func overlappingPairs(
    _ left: PolygonColumn, _ right: PolygonColumn, on plane: OverlapPlane
) -> [OverlapPair] {
    let index = ZoneIndex(zones: right, on: plane)
    var pairs: [OverlapPair] = []
    for row in 0..<left.count {
        for share in index.overlaps(ofRow: row, in: left) {
            pairs.append(OverlapPair(left: row, right: share.zone, area: share.area))
        }
    }
    return pairs
}
