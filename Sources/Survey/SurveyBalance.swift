import Columns

/// Areas balanced from control area to village to parcel, so that each level sums to the one above to 0.01 m².
///
/// The control areas of the villages are levelled to the county's, when that is given, and then the parcels of each village
/// to the village's. The residuals before levelling are kept: they say how far the survey was from closing.
/// - Source: domain facts §C.4.
package struct SurveyBalance: Sendable, Hashable {
    /// A control area and what was found under it, 0.01 m².
    package struct Unit: Sendable, Hashable {
        /// Village key; empty for the county.
        package let key: String
        /// Control area; for a village after it was levelled to the county.
        package let control: Int64
        /// Sum of what lies in it, before levelling.
        package let sum: Int64
        /// Number of parts.
        package let parts: Int
        /// Control less sum.
        package var residual: Int64 { control - sum }
    }

    /// The county against the control areas of its villages; none without a county area.
    package let county: Unit?
    /// Villages in the order given.
    package let villages: [Unit]
    /// Levelled areas of the parcels, 0.01 m²; shape as given.
    package let parcels: [Int64]

    /// - Parameters:
    ///   - parcels: 0.01 m², ≥ 0.
    ///   - village: village of each parcel.
    ///   - key: key of a parcel; decides between parcels of one area.
    ///   - villages: key and control area of each village, 0.01 m².
    ///   - county: control area of the county, 0.01 m².
    ///   - limit: largest residual that is levelled, in thousandths of the control area; any when none. A larger one is not
    ///     of rounding: the control area has another unit, or the parcels do not cover the village.
    /// - Throws: `LevellingError` that names the unit.
    /// - Complexity: O(*n* log *n*) for *n* parcels.
    package init(
        parcels: [Int64], village: [Int], key: (Int) -> String, villages: [(key: String, control: Int64)],
        county: Int64?,
        limit: Int64? = nil
    ) throws(LevellingError) {
        precondition(parcels.count == village.count, "one village for each parcel")
        var controls = villages.map(\.control)
        if let county {
            self.county = Unit(key: "", control: county, sum: controls.reduce(0, +), parts: controls.count)
            controls = try Self.levelled(controls, to: county, limit, unit: Phrase(zh: "全县", en: "the county")) {
                villages[$0].key
            }
        } else {
            self.county = nil
        }
        var members = [[Int]](repeating: [], count: villages.count)
        for (parcel, place) in village.enumerated() { members[place].append(parcel) }
        var result = parcels
        var units: [Unit] = []
        for (place, rows) in members.enumerated() {
            let areas = rows.map { parcels[$0] }
            let name = villages[place].key
            units.append(Unit(key: name, control: controls[place], sum: areas.reduce(0, +), parts: rows.count))
            let unit = Phrase(zh: "\(name) ", en: name)
            let levelled = try Self.levelled(areas, to: controls[place], limit, unit: unit) { key(rows[$0]) }
            for (row, area) in zip(rows, levelled) { result[row] = area }
        }
        (self.villages, self.parcels) = (units, result)
    }

    private static func levelled(
        _ parts: [Int64], to control: Int64, _ limit: Int64?, unit: Phrase, key: (Int) -> String
    ) throws(LevellingError) -> [Int64] {
        do throws(LevellingError) {
            let sum = parts.reduce(0, +)
            let off = Int128(control - sum).magnitude
            if let limit, !parts.isEmpty, off * 1000 > Int128(control).magnitude * UInt128(limit) {
                throw LevellingError(control: control, sum: sum, parts: parts.count, smallest: nil, limit: limit)
            }
            return try Levelling.levelled(parts, to: control, key: key)
        } catch {
            var located = error
            located.unit = unit
            throw located
        }
    }

    /// The village farthest from closing before levelling; the first of equals. None without villages.
    package var largest: Unit? {
        villages.reduce(nil as Unit?) { best, unit in
            unit.residual.magnitude > (best?.residual.magnitude ?? 0) || best == nil ? unit : best
        }
    }
    /// Sum of the villages' residuals before levelling, 0.01 m².
    package var residual: Int64 { villages.reduce(0) { $0 + $1.residual } }
}
