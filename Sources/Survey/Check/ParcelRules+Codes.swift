import Columns

extension ParcelRules {
    /// Rules about codes: present, well formed, known.
    static let codeRules: [ParcelRule] = [
        ParcelRule("key-missing", fields: ["BSM"]) { $0.text("BSM") == nil ? Messages.missing("BSM 标识码") : nil },
        ParcelRule("key-length", fields: ["BSM"]) { parcel in
            guard let key = parcel.text("BSM"), key.count != 18 else { return nil }
            return Messages.keyLength(key)
        },
        ParcelRule("feature-code", fields: ["YSDM"]) { parcel in
            let code = parcel.text("YSDM")
            return code == "2001010100" ? nil : Messages.featureCode(code, expected: "2001010100")
        },
        ParcelRule("class-unknown", fields: ["DLBM"]) { parcel in
            guard let text = parcel.text("DLBM") else { return Messages.missing("DLBM 地类编码") }
            guard let landClass = parcel.landClass else { return Messages.classForm(text) }
            return LandClassTable.thirdSurvey[landClass] == nil ? Messages.classUnknown("DLBM", text) : nil
        },
        ParcelRule("class-name", fields: ["DLBM", "DLMC"]) { parcel in
            guard let landClass = parcel.landClass, let entry = LandClassTable.thirdSurvey[landClass] else {
                return nil
            }
            let name = parcel.text("DLMC")
            return name == entry.name ? nil : Messages.className(name, landClass, is: entry.name)
        },
        ParcelRule("location-code", fields: ["ZLDWDM"]) { location($0, "ZLDWDM") },
        ParcelRule("owner-code", fields: ["QSDWDM"]) { location($0, "QSDWDM") },
    ]

    private static func location(_ parcel: ParcelRow, _ field: String) -> Phrase? {
        guard let code = parcel.text(field) else { return Messages.missing(field) }
        guard code.utf8.count == 19, code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return Messages.locationCode(field, code)
        }
        return nil
    }

    /// Rules about width and settlement of construction land, roads and ditches.
    static let placeRules: [ParcelRule] = [
        ParcelRule("width-missing", fields: ["DLBM", "XZDWKD"]) { parcel in
            guard let landClass = parcel.landClass, linear.contains(landClass.code) else { return nil }
            return (parcel.number("XZDWKD") ?? 0) > 0 ? nil : Messages.widthMissing(landClass)
        },
        ParcelRule("road-width", fields: ["DLBM", "XZDWKD"]) { parcel in
            guard parcel.landClass?.base == "1006", let width = parcel.number("XZDWKD"), width > 8 else { return nil }
            return Messages.roadWidth(width)
        },
        ParcelRule("settlement-missing", fields: ["DLBM", "CZCSXM"]) { parcel in
            guard let landClass = parcel.landClass, needsSettlement(landClass) else { return nil }
            return parcel.text("CZCSXM") == nil ? Messages.settlementMissing(landClass) : nil
        },
        ParcelRule("settlement-code", fields: ["DLBM", "CZCSXM"]) { parcel in
            guard let code = parcel.text("CZCSXM") else { return nil }
            return settlements.contains(code)
                ? nil : Messages.notOneOf("CZCSXM", code, settlements)
        },
    ]

    private static let linear: Set<String> = ["1001", "1003", "1006", "1009", "1107", "1107A"]
    private static let settlements = ["201", "201A", "202", "202A", "203", "203A", "204", "205"]

    /// 05–09, 1004, 1005 and 1201, and 0602 and 0603 with them; 0603 is among 06 by its digits.
    private static func needsSettlement(_ landClass: LandClass) -> Bool {
        ["05", "06", "07", "08", "09"].contains(landClass.code.prefix(2))
            || ["1004", "1005", "1201"].contains(landClass.base)
    }
}
