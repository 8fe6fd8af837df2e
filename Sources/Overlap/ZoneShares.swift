import Columns

/// Ground that a row shares with a zone.
public struct ZoneShare: Sendable, Hashable {
    /// Row of the zone column.
    public let zone: Int
    /// Square metres, above 0.
    public let area: Double

    /// A share.
    @inlinable public init(zone: Int, area: Double) { (self.zone, self.area) = (zone, area) }
}

/// The shares of many parcels, row after row.
public struct ZoneShares: Sendable, Hashable {
    /// Ground of each parcel, square metres; 0 for empty and faulty rows; shape `(rows)`.
    public internal(set) var areas: [Double] = []
    /// First share of each row; shape `(rows + 1)`.
    public internal(set) var offsets: [Int] = [0]
    /// Shares, by row and then by zone. A faulty row has none.
    public internal(set) var shares: [ZoneShare] = []
    /// Rows that failed the check, by row.
    public internal(set) var faults: [RowFault] = []
    /// Ground where zones overlap, by row; rows without any left out.
    public internal(set) var repeats: [Int: [RepeatedShare]] = [:]
    /// Rows that went to the kernel because a zone border runs near them.
    public internal(set) var rowsCut = 0

    /// No rows yet.
    public init() {}

    /// Number of rows.
    public var count: Int { areas.count }

    /// The shares of one row, by zone.
    @inlinable public func shares(ofRow row: Int) -> ArraySlice<ZoneShare> { shares[offsets[row]..<offsets[row + 1]] }
}
