import Columns

/// The attribute values of one DLTB row that survey rules look at, by the standard's field names; none for null or blank.
struct ParcelRow {
    let layer: Layer
    let row: Int
    /// Columns by standard field name, for the fields that the layer has.
    let columns: [String: AttributeColumn]

    func text(_ field: String) -> String? { columns[field]?.text(row) }
    func number(_ field: String) -> Double? { columns[field]?.number(row) }
    func has(_ field: String) -> Bool { columns[field] != nil }

    /// The land class; none when missing or malformed.
    var landClass: LandClass? { text("DLBM").flatMap(LandClass.init) }
    var isFarmland: Bool { landClass?.isFarmland ?? false }

    /// A number as a whole count of units of 10⁻ⁿ, when it is one to within a millionth of a unit.
    func units(_ field: String, decimals: Int) -> Int64? {
        guard let value = number(field), value.isFinite, value.magnitude < 1e12 else { return nil }
        let scaled = value * (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let whole = scaled.rounded()
        return (scaled - whole).magnitude < 1e-3 ? Int64(whole) : nil
    }
}
