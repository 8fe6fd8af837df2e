import Columns

/// Ground that a row shares with a zone.
public struct ZoneShare: Sendable, Hashable {
    /// Row of the zone column.
    public let zone: Int
    /// Square metres.
    public let area: Double

    public init(zone: Int, area: Double) { (self.zone, self.area) = (zone, area) }
}

/// Zones made ready to be asked, for many parcels, which of them share ground with a parcel and how much.
///
/// The edges of the zones are indexed, not only their boxes: a parcel whose box no zone edge crosses lies in a zone whole
/// or not at all, which its position settles; only the others go to the kernel. Zones may overlap, touch, and have holes
/// and parts. Zone rows must have passed `RowCheck`; take the sound rows of a `CheckedColumn`.
///
/// Immutable, shared by any number of tasks.
public struct ZoneIndex: Sendable {
    public let plane: OverlapPlane
    /// Number of zones.
    public let count: Int
    let columns: PolygonColumn
    let tree: PackedRTree

    public init(zones: PolygonColumn, on plane: OverlapPlane) {
        (self.plane, count, columns) = (plane, zones.count, zones)
        tree = PackedRTree(zones.boxes)
    }

    /// Zones that share ground with a parcel, by zone. A share of exactly 0 is left out.
    public func overlaps(ofRow row: Int, in parcels: PolygonColumn) -> [ZoneShare] {
        tree.rows(meeting: parcels.box(ofRow: row)).compactMap { zone in
            let area = overlapArea(parcels, row, columns, zone, on: plane)
            return area > 0 ? ZoneShare(zone: zone, area: area) : nil
        }
    }

    /// `overlaps` for every row of a column, in parallel use: see `ZoneShares`.
    public func tabulate(_ parcels: PolygonColumn) -> ZoneShares {
        var result = ZoneShares()
        result.areas = Overlap.areas(of: parcels, on: plane)
        for row in 0..<parcels.count {
            result.shares.append(contentsOf: overlaps(ofRow: row, in: parcels))
            result.offsets.append(result.shares.count)
        }
        return result
    }
}

/// The shares of many parcels, row after row.
public struct ZoneShares: Sendable, Hashable {
    /// Ground of each parcel, square metres; shape `(rows)`.
    public internal(set) var areas: [Double] = []
    /// First share of each row; shape `(rows + 1)`.
    public internal(set) var offsets: [Int] = [0]
    /// Shares, by row and then by zone.
    public internal(set) var shares: [ZoneShare] = []

    public init() {}

    public func shares(ofRow row: Int) -> ArraySlice<ZoneShare> { shares[offsets[row]..<offsets[row + 1]] }
}
