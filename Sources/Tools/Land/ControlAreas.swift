import Columns
import Intake
import Survey

/// The control areas that pieces are balanced to.
struct ControlAreas: Sendable {
    /// By zone key, 0.01 m².
    let zones: [Int64]
    /// 0.01 m²; none when only the zones have one.
    let county: Int64?

    /// Reads the control areas of the zones from their field, or measures them.
    ///
    /// Rows of one key count together.
    /// - Throws: `LandError.noControlArea` for a zone whose field holds nothing above 0.
    init(
        _ balance: Tabulation.Balance, _ zones: ZoneLayer, _ plane: Plane, _ request: Tabulation.Request
    ) throws {
        county = balance.county
        var sums = [AreaSum](repeating: .zero, count: zones.keys.count)
        if let field = balance.controlField {
            let column = zones.source.rows.column(field)
            for (row, key) in zip(zones.layerRows, zones.keyOfRow) {
                guard let area = column?.number(row).flatMap(SurveyedArea.hundredths), area > 0 else {
                    throw LandError.noControlArea(path: request.zones.path, field: field, zone: zones.keys[key])
                }
                sums[key] += AreaSum(hundredths: area)
            }
        } else {
            let areas = try ShapeMeasure(request.method, in: plane).areas(of: zones.polygons)
            for (area, key) in zip(areas, zones.keyOfRow) { sums[key] += area }
        }
        self.zones = sums.map(\.hundredths)
    }
}

extension SurveyLedger {
    /// Balances the pieces to the control areas and enters them into the sums. A residual of more than 0.1 % is refused: even
    /// areas of the plane differ less from those on the ellipsoid.
    /// - Throws: `LevellingError`.
    mutating func balance(
        to control: ControlAreas, keys: [String], classNames: [String]
    ) throws(LevellingError) -> SurveyBalance {
        giveUp()
        sortPieces(classNames: classNames)
        let held = pieces
        let result = try SurveyBalance(
            parcels: held.map(\.gross), village: held.map(\.key), key: { held[$0].id },
            villages: zip(keys, control.zones).map { (key: $0, control: $1) }, county: control.county,
            limit: 1)
        enter(result.parcels)
        return result
    }
}
