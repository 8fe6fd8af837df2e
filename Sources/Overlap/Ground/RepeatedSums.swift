import Columns
import GEOS

/// Shared ground zone by zone: integers, so that parts add up alike in any order.
public struct RepeatedSums: Sendable, Hashable {
    /// Ground that more than one row claims, each place once.
    public var once = AreaSum.zero
    /// What the rows measure together above their union.
    public var again = AreaSum.zero
    /// The part of `again` between rows of one class.
    public var sameClass = AreaSum.zero
    /// The part of `again` between classes in which a favoured class has a share.
    public var favoured = AreaSum.zero

    /// Nothing is shared.
    public init() {}

    /// The sum of two.
    public static func + (a: RepeatedSums, b: RepeatedSums) -> RepeatedSums {
        var sum = a
        sum.once += b.once
        sum.again += b.again
        sum.sameClass += b.sameClass
        sum.favoured += b.favoured
        return sum
    }
}

extension RepeatedGround {
    /// Shared ground in each zone; shape `(zones)`. Ground outside every zone is in none.
    /// - Complexity: as `ZoneIndex.tabulate` for the pieces.
    public func sums(in zones: ZoneIndex) -> [RepeatedSums] {
        var result = [RepeatedSums](repeating: RepeatedSums(), count: zones.count)
        func add(_ column: PolygonColumn, to part: WritableKeyPath<RepeatedSums, AreaSum>) {
            for row in 0..<column.count where !column.isEmpty(row: row) {
                for share in zones.overlaps(ofRow: row, in: column) {
                    result[share.zone][keyPath: part] += AreaSum(squareMetres: share.area)
                }
            }
        }
        add(once, to: \.once)
        add(again, to: \.again)
        add(sameClass, to: \.sameClass)
        add(favoured, to: \.favoured)
        return result
    }

    /// Shared ground of the whole layer.
    public func sums(on plane: OverlapPlane) -> RepeatedSums {
        func sum(_ column: PolygonColumn) -> AreaSum {
            areas(of: column, on: plane).reduce(.zero) { $0 + AreaSum(squareMetres: $1) }
        }
        var result = RepeatedSums()
        (result.once, result.again, result.sameClass) = (sum(once), sum(again), sum(sameClass))
        result.favoured = sum(favoured)
        return result
    }
}

extension RepeatedGround {
    /// Ground that rows of a layer in memory share: the places first, then the rows at them alone.
    /// - Parameter column: sound polygons as `RowCheck.check` gives them.
    /// - Throws: `GEOSError`.
    /// - Complexity: a look at each edge where rows tile their ground; cuts of the rows that share some.
    public static func sums(of column: PolygonColumn, on plane: OverlapPlane) throws(GEOSError) -> RepeatedSums {
        let borders = BorderSum()
        borders.add(column)
        let places = try RepeatedPlaces(borders.residual())
        let near = (0..<column.count).filter { places.meets(column.box(ofRow: $0)) }
        guard !near.isEmpty else { return RepeatedSums() }
        let rows = column.selecting(near)
        return try RepeatedGround(rows, classes: near.map { _ in 0 }, on: plane).sums(on: plane)
    }
}
