import Columns
import GEOS

/// Zones made ready to be asked, for many parcels, which of them share ground with a parcel and how much.
///
/// The edges of the zones are indexed, not only their boxes. A grid says of each cell which zones hold it whole and which
/// have an edge there: a parcel in whole cells is settled at once. For the others a list of edges by strips of x gives
/// the edges near or above the parcel: when none crosses its box it lies in the zone whole or not at all; else the kernel
/// decides. Zones may overlap, touch, and have holes and parts. Zone rows must have passed `RowCheck`: give the index the
/// sound rows of a `CheckedColumn`, or the faulty ones count by their winding.
///
/// Immutable, shared by any number of tasks.
/// - Complexity: building is O(*e*) for *e* zone edges, and memory about 100 bytes for each.
public struct ZoneIndex: Sendable {
    /// How ground is measured.
    public let plane: OverlapPlane
    /// Number of zones.
    public let count: Int
    /// Ground that zones share; none where none do, or where it was not looked for.
    public let repeated: RepeatedZones?
    let edges: ZoneEdges
    let grid: ZoneGrid

    /// Indexes the rows of a column, which must be sound. Ground that zones share counts for each of them.
    public init(zones: PolygonColumn, on plane: OverlapPlane) { self.init(zones, plane, nil) }

    /// Indexes zones that ground is accounted by: what they share is found once, and given with the shares of every
    /// row.
    /// - Parameter groups: number of each zone's group, within which sums are made; all are one without it.
    /// - Throws: `GEOSError` when zones cannot be cut, or the task is cancelled.
    public init(accounting zones: PolygonColumn, groups: [Int]? = nil, on plane: OverlapPlane) throws(GEOSError) {
        try self.init(accounting: zones, groupings: groups.map { [$0] } ?? [], on: plane)
    }

    /// An index of zones that ground is accounted by, with several groupings, such as by village, town and county.
    /// - Parameters:
    ///   - groupings: number of each zone's group; for each way of grouping shape `(zones)`.
    ///   - rank: of each zone; of zones that share ground those of a higher rank count it again, and of one rank
    ///     the later. Without it the later.
    /// - Throws: `GEOSError`.
    public init(
        accounting zones: PolygonColumn, groupings: [[Int]], rank: [Int] = [], on plane: OverlapPlane
    ) throws(GEOSError) {
        self.init(zones, plane, try RepeatedZones(zones, groupings: groupings, rank: rank, on: plane))
    }

    private init(_ zones: PolygonColumn, _ plane: OverlapPlane, _ repeated: RepeatedZones?) {
        (self.plane, count, self.repeated) = (plane, zones.count, repeated)
        edges = ZoneEdges(zones)
        grid = ZoneGrid(zones, edges)
    }

    /// Zones that share ground with one parcel, by zone. For many parcels use a `ZoneTabulator`.
    public func overlaps(ofRow row: Int, in parcels: PolygonColumn) -> [ZoneShare] {
        shares(ofRow: row, in: parcels).shares
    }

    /// Zones that share ground with one parcel, and what of it several zones have.
    public func shares(ofRow row: Int, in parcels: PolygonColumn) -> ZoneShares {
        var result = ZoneShares()
        let tabulator = ZoneTabulator(self)
        parcels.withView { tabulator.add($0, row, checking: false, to: &result) }
        return result
    }

    /// Shares of every row of a column. Rows are checked first; faulty ones are listed and have no shares.
    public func tabulate(_ parcels: PolygonColumn) -> ZoneShares { ZoneTabulator(self).shares(of: parcels) }
}
