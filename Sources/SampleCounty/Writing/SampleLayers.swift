import Columns
import Survey

/// Standard layers of the county: names, fields and feature codes.
enum SampleLayers {
    /// CGCS2000, 3-degree zone 38, eastings with the zone prefix.
    static let crs = CRS.epsg(4526)

    static let parcelFields = [
        text("BSM", 18), text("YSDM", 10), text("TBBH", 8), text("DLBM", 5), text("DLMC", 60), text("QSXZ", 2),
        text("QSDWDM", 19), text("QSDWMC", 255), text("ZLDWDM", 19), text("ZLDWMC", 255), area("TBMJ"),
        text("KCDLBM", 5),
        Field("KCXS", .real, width: 6, precision: 4), area("KCMJ"), area("TBDLMJ"), text("GDLX", 2), text("GDPDJB", 2),
        Field("XZDWKD", .real, width: 5, precision: 1), text("ZZSXDM", 6), text("ZZSXMC", 20), Field("GDDB", .integer),
        text("CZCSXM", 4), Field("SJNF", .integer, width: 4),
    ]
    static let villageFields = [
        text("BSM", 18), text("YSDM", 10), text("ZLDWDM", 19), text("ZLDWMC", 255), area("DCMJ"), area("JSMJ"),
    ]
    static let townFields = [
        text("BSM", 18), text("YSDM", 10), text("XZQDM", 12), text("XZQMC", 100), area("DCMJ"), area("JSMJ"),
    ]
    static let basicFarmlandFields = [
        text("BSM", 18), text("YSDM", 10), text("XZQDM", 12), text("XZQMC", 100), text("YJJBNTTBBH", 20),
        text("DLBM", 5), text("DLMC", 60), text("QSXZ", 2), text("ZLDWDM", 19), text("ZLDWMC", 255), area("YJJBNTTBMJ"),
        Field("KCXS", .real, width: 6, precision: 4), area("KCMJ"), area("YJJBNTMJ"), text("GDPDJB", 2),
        Field("GDDB", .integer), Field("SJNF", .integer, width: 4),
    ]
    static let redLineFields = [
        text("BSM", 18), text("YSDM", 10), text("HXBM", 30), text("HXMC", 100), text("HXLX", 50), area("MJ"),
    ]
    static let urbanFields = [
        text("BSM", 18), text("YSDM", 10), text("XZQDM", 12), text("XZQMC", 100), text("GHFQDM", 3), text("GHFQMC", 50),
        area("MJ"),
    ]
    static let highStandardFields = [text("id", 12), text("name", 60), Field("year", .integer), area("area_m2")]
    static let roadFields = [
        text("id", 8), text("name", 30), text("class", 12), Field("lanes", .integer, width: 2),
        Field("width", .real, width: 5, precision: 1), text("surface", 12), Field("year", .integer, width: 4),
        text("works", 20),
    ]
    static let constructionFields = [text("id", 8), text("name", 60), text("kind", 20), Field("year", .integer)]
    static let serviceFields = [
        text("id", 8), text("kind", 20), text("name", 60), text("village", 12), Field("year", .integer),
        Field("beds", .integer),
    ]
    static let anchorFields = [text("id", 4), text("name", 60), text("kind", 20)]

    /// An 18-digit BSM: county, four digits of the layer, number.
    static func key(_ county: String, _ layer: String, _ number: Int) -> String {
        county + layer + String(String(100_000_000 + number).suffix(8))
    }

    /// The name of a class, from the table of the survey.
    static func name(_ use: LandUse) -> String {
        LandClass(use.code).flatMap { LandClassTable.thirdSurvey[$0] }?.name ?? ""
    }

    private static func text(_ name: String, _ width: Int) -> Field { Field(name, .text, width: width) }
    private static func area(_ name: String) -> Field { Field(name, .real, width: 15, precision: 2) }
}
