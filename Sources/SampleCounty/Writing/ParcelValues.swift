import Survey

/// What a row of `DLTB` holds, and the values that follow from it by the rules of the survey.
///
/// - Source: domain facts §B.3 (which class needs which field) and §C.3 (arithmetic of areas).
struct ParcelValues {
    /// BSM, 18 digits.
    var key: String
    /// TBBH, unique in its village.
    var number: Int
    var use: LandUse
    var isStateOwned = false
    /// Twelve digits.
    var villageCode: String
    var villageName: String
    /// TBMJ, 0.01 m².
    var gross: Int64
    /// Slope grade of farmland; of no account for other classes.
    var slope = SlopeGrade(grade: 1)
    /// Width of a road, metres.
    var width: Float = 0
    /// ZZSXDM and ZZSXMC, farmland only.
    var crop: (code: String, name: String)?
    /// GDDB, farmland only.
    var quality: Int?
    /// CZCSXM, built-up classes only.
    var settlement: String?
    /// SJNF.
    var year = 2024

    /// KCXS, ten-thousandths.
    var rate: Int64 { use.isFarmland ? Int64((slope.ridgeShare * 10_000).rounded()) : 0 }
    var area: SurveyedArea { SurveyedArea(gross: gross, rate: rate) }

    /// The row, in the order of `SampleLayers.parcelFields`.
    var cells: [Cell] {
        let location = villageCode + "0000000"
        let (area, rate) = (area, rate)
        return [
            .text(key), .text("2001010100"), .text(String(number)), .text(use.code), .text(SampleLayers.name(use)),
            .text(isStateOwned ? "20" : "30"), .text(location), .text(villageName), .text(location),
            .text(villageName), .real(Double(area.gross) / 100), rate > 0 ? .text("1203") : .none,
            .real(Double(rate) / 10_000), .real(Double(area.deducted) / 100), .real(Double(area.net) / 100),
            use.isFarmland && slope.grade > 1 ? .text("TT") : .none,
            use.isFarmland ? .text(String(slope.grade)) : .none,
            use.hasWidth ? .real(Double(width)) : .none, .none, .none,
            crop.map { .text($0.code) } ?? .none, crop.map { .text($0.name) } ?? .none,
            quality.map { .integer($0) } ?? .none, .text("0"), settlement.map { .text($0) } ?? .none, .integer(year),
            .text("00"), .none,
        ]
    }
}
