import Columns

/// The present parcels of one village as they were drawn: what the earlier survey is derived from.
struct VillageParcels {
    let village: Int
    /// Faces of each parcel of the map, by its number in the village; row `k` of the layer is parcel `k`.
    let members: [[Int]]
    let shapes: PolygonColumn
    let table: RowTable
    /// Planted rectangles with the parcel that each is carved out of, and its row.
    let rectangles: [(number: Int, parcel: Int, row: Int)]

    func key(_ row: Int) -> String {
        guard case .text(let key) = table.rows[row][0] else { return "" }
        return key
    }

    func text(_ row: Int, _ field: String) -> String? {
        guard case .text(let value) = table.rows[row][Self.place(field)] else { return nil }
        return value
    }

    /// TBMJ, m².
    func area(_ row: Int) -> Double {
        guard case .real(let value) = table.rows[row][Self.place("TBMJ")] else { return 0 }
        return value
    }

    static func place(_ field: String) -> Int { places[field]! }
    private static let places = Dictionary(
        uniqueKeysWithValues: SampleLayers.parcelFields.enumerated().map { ($1.name, $0) })
}
