/// Land classes that the county uses, by their survey codes (domain of `DLBM`).
enum LandUse: UInt8, Sendable, CaseIterable {
    case none
    case paddy, irrigated, dry
    case orchard, tea, otherOrchard
    case forest, bamboo, shrub, otherForest, grass
    case business, industry, townHousing, homestead, office, school, utility, park, special, vacant
    case highway, ruralRoad, river, lake, reservoir, pond, fishPond, shore, facility

    var code: String { Self.codes[Int(rawValue)] }

    private static let codes = [
        "", "0101", "0102", "0103", "0201", "0202", "0204", "0301", "0302", "0305", "0307", "0404", "05H1", "0601",
        "0701", "0702", "08H1", "08H2", "0809", "0810", "09", "1201", "1003", "1006", "1101", "1102", "1103", "1104",
        "1104A", "1106", "1202",
    ]

    var isFarmland: Bool { self == .paddy || self == .irrigated || self == .dry }
    var isForest: Bool { self == .forest || self == .bamboo || self == .shrub || self == .otherForest }
    /// Roads, which need `XZDWKD`.
    var hasWidth: Bool { self == .highway || self == .ruralRoad }
    /// Classes 05 to 09 and 1201, which need `CZCSXM`.
    var isBuilt: Bool { rawValue >= LandUse.business.rawValue && rawValue <= LandUse.vacant.rawValue }
}

/// Slope grade of farmland (耕地坡度级别) and the share that ridges take of terraces.
struct SlopeGrade: Sendable {
    /// 1: to 2°, 2: to 6°, 3: to 15°, 4: to 25°, 5: above.
    let grade: Int

    init(grade: Int) { self.grade = grade }
    /// - Parameter slope: rise over run.
    init(slope: Double) {
        // Tangents of 2°, 6°, 15° and 25°.
        grade = 1 + [0.0349, 0.1051, 0.2679, 0.4663].count { slope > $0 }
    }

    /// What ridges take of the terraces of this grade, by a table such as each county has (KCXS).
    var ridgeShare: Double { [0, 0.068, 0.1195, 0.1886, 0.2557][grade - 1] }
}
