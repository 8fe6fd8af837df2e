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

    /// A number as a whole count of units of 10⁻ⁿ: see `SurveyedArea.units`.
    func units(_ field: String, decimals: Int) -> Int64? {
        number(field).flatMap { SurveyedArea.units($0, decimals: decimals) }
    }
}
