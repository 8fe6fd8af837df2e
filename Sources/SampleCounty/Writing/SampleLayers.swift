import Columns
import Survey

/// Standard layers of the county: names, fields and feature codes.
enum SampleLayers {
    /// CGCS2000, 3-degree zone 38, eastings with the zone prefix.
    static let crs = CRS.epsg(4526)

    static let parcelFields = standard(
        .parcels,
        "BSM YSDM TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC TBMJ KCDLBM KCXS KCMJ TBDLMJ GDLX GDPDJB XZDWKD TBXHDM "
            + "TBXHMC ZZSXDM ZZSXMC GDDB FRDBS CZCSXM SJNF MSSM BZ")
    /// `DLTBGXGC`: a side before (BGQ) and a side after (BGH), and the area that changed (TBBGMJ).
    static let updateFields: [Field] = {
        var fields = [text("BSM", 18), text("BGXW", 1)]
        for side in ["BGQ", "BGH"] {
            fields += [
                text(side + "TBBSM", 18), text(side + "TBBH", 8), text(side + "DLBM", 5), text(side + "DLMC", 60),
            ]
            fields += [text(side + "ZLDWDM", 19), text(side + "ZLDWMC", 255), text(side + "KCDLBM", 5)]
            fields.append(Field(side + "KCXS", .real, width: 6, precision: 4))
            fields += [area(side + "KCMJ"), area(side + "TBDLMJ"), text(side + "ZZSXDM", 30)]
        }
        return fields + [area("TBBGMJ")]
    }()
    static let villageFields = standard(.villages, "BSM YSDM ZLDWDM ZLDWMC DCMJ JSMJ")
    static let townFields = standard(.towns, "BSM YSDM XZQDM XZQMC DCMJ JSMJ")
    static let basicFarmlandFields: [Field] =
        standard(.towns, "BSM YSDM XZQDM XZQMC")
        + standard(
            .basicFarmland,
            "YJJBNTTBBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC YJJBNTTBMJ KCDLBM KCXS KCMJ YJJBNTMJ GDLX GDPDJB "
                + "TBXHDM ZZSXDM GDDB FRDBS SJNF")
    static let redLineFields = [
        text("BSM", 18), text("YSDM", 10), text("HXBM", 30), text("HXMC", 100), text("HXLX", 50), area("MJ"),
    ]
    static let urbanFields = standard(.urbanBoundary, "BSM YSDM XZQDM XZQMC GHFQDM GHFQMC MJ")
    static let highStandardFields = [text("id", 12), text("name", 60), Field("year", .integer), area("area_m2")]
    static let roadFields = [
        text("id", 8), text("name", 30), text("class", 12), Field("lanes", .integer, width: 2),
        Field("width", .real, width: 5, precision: 1), text("surface", 12), Field("year", .integer, width: 4),
        text("works", 20), Field("level", .integer, width: 2),
    ]
    static let constructionFields = [text("id", 8), text("name", 60), text("kind", 20), Field("year", .integer)]
    static let serviceFields = [
        text("id", 8), text("kind", 20), text("name", 60), text("village", 12), Field("year", .integer),
        Field("beds", .integer),
    ]
    static let anchorFields = [text("id", 4), text("name", 60), text("kind", 20)]

    /// An 18-digit BSM: county, four digits of the layer, number.
    static func key(_ county: String, _ layer: String, _ number: Int) -> String {
        county + layer + padded(number, 8)
    }

    /// A number with leading zeros; a longer one keeps all its digits.
    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// The name of a class, from the table of the survey.
    static func name(_ use: LandUse) -> String {
        LandClass(use.code).flatMap { LandClassTable.thirdSurvey[$0] }?.name ?? ""
    }

    /// Fields of a standard layer by their standard names, with the standard's types and widths.
    private static func standard(_ layer: StandardLayer, _ names: String) -> [Field] {
        names.split(separator: " ").map { name in
            let field = layer.fields.first { $0.standardName == name }!
            return Field(field.standardName, field.kind, width: field.width, precision: field.decimals)
        }
    }
    private static func text(_ name: String, _ width: Int) -> Field { Field(name, .text, width: width) }
    private static func area(_ name: String) -> Field { Field(name, .real, width: 15, precision: 2) }
}
