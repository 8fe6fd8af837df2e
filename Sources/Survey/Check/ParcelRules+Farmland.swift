import Columns

extension ParcelRules {
    /// Rules about slope, terraces and planting.
    static let farmlandRules: [ParcelRule] = [
        ParcelRule("slope-missing", fields: ["DLBM", "GDPDJB"]) { parcel in
            guard parcel.isFarmland else { return nil }
            let slope = parcel.text("GDPDJB")
            return slopes.contains(slope ?? "")
                ? nil : Messages.slopeMissing(slope)
        },
        ParcelRule("slope-unexpected", .warning, fields: ["DLBM", "GDPDJB"]) { parcel in
            guard parcel.landClass != nil, !parcel.isFarmland, let slope = parcel.text("GDPDJB") else { return nil }
            return Messages.slopeUnexpected(slope)
        },
        ParcelRule("terrace-kind", fields: ["DLBM", "GDPDJB", "GDLX"]) { parcel in
            guard parcel.isFarmland, let slope = parcel.text("GDPDJB"), slopes.contains(slope) else { return nil }
            let kind = parcel.text("GDLX")
            if slope == "1" { return kind == nil ? nil : Messages.terraceOnFlat(kind ?? "") }
            return ["TT", "PD"].contains(kind ?? "")
                ? nil : Messages.terraceMissing(slope: slope, kind)
        },
        ParcelRule("planting", fields: ["DLBM", "ZZSXDM"]) { parcel in
            guard parcel.landClass != nil else { return nil }
            let planting = parcel.text("ZZSXDM")
            if parcel.isFarmland {
                return plantings.contains(planting ?? "")
                    ? nil : Messages.plantingMissing(planting, plantings)
            }
            guard let planting, !restorations.contains(planting) else { return nil }
            return Messages.plantingUnexpected(planting, restorations)
        },
        ParcelRule("detail", fields: ["DLBM", "TBXHDM"]) { parcel in
            guard let landClass = parcel.landClass, let detail = parcel.text("TBXHDM") else { return nil }
            guard let allowed = details.first(where: { landClass.code.hasPrefix($0.key) })?.value else { return nil }
            return allowed.contains(detail)
                ? nil : Messages.detail(detail, landClass, allowed)
        },
    ]

    private static let slopes: Set<String> = ["1", "2", "3", "4", "5"]
    private static let plantings = PlantingCode.allCases.filter(\.isOnFarmland).map(\.rawValue)
    private static let restorations = PlantingCode.allCases.filter { !$0.isOnFarmland }.map(\.rawValue)
    private static let details = [
        "01": ["HDGD", "HQGD", "LQGD", "MQGD", "SHGD", "SMGD", "YJGD"], "02": ["LQYD"], "04": ["GCCD"],
    ]

    /// Rules about deducted ridges and the area arithmetic, in whole 0.01 m² and 0.0001.
    static let areaRules: [ParcelRule] = [
        ParcelRule("area-missing", fields: ["TBMJ"]) { parcel in
            guard let area = parcel.number("TBMJ") else { return Messages.missing("TBMJ 图斑面积") }
            return area > 0 ? nil : Messages.areaNotPositive(area)
        },
        ParcelRule("deduction-range", fields: ["KCXS"]) { parcel in
            guard let rate = parcel.number("KCXS") else { return nil }
            return 0...1 ~= rate ? nil : Messages.deductionRange(rate)
        },
        ParcelRule("deduction-class", fields: ["DLBM", "KCXS", "KCDLBM"]) { parcel in
            let (rate, code) = (parcel.number("KCXS") ?? 0, parcel.text("KCDLBM"))
            if parcel.landClass != nil, !parcel.isFarmland {
                return rate != 0 || code != nil ? Messages.deductionOffFarmland : nil
            }
            if rate > 0 && code != "1203" { return Messages.deductionClass(code) }
            return nil
        },
        ParcelRule("deduction-slope", fields: ["DLBM", "GDPDJB", "GDLX", "KCXS"]) { parcel in
            guard parcel.isFarmland, let slope = parcel.text("GDPDJB") else { return nil }
            let rate = parcel.number("KCXS") ?? 0
            if slope == "1" && rate != 0 { return Messages.deductionOnFlat(rate) }
            if slope != "1" && parcel.text("GDLX") == "TT" && rate <= 0 {
                return Messages.deductionOfTerraces(slope: slope)
            }
            return nil
        },
        ParcelRule("deducted-area", fields: ["TBMJ", "KCXS", "KCMJ"]) { parcel in
            guard let total = parcel.units("TBMJ", decimals: 2), total >= 0,
                let rate = parcel.number("KCXS").flatMap(SurveyedArea.rate),
                let stored = parcel.units("KCMJ", decimals: 2)
            else { return nil }
            let expected = SurveyedArea(gross: total, rate: rate).deducted
            return stored == expected ? nil : Messages.deductedArea(cents(stored), expected: cents(expected))
        },
        ParcelRule("net-area", fields: ["TBMJ", "KCMJ", "TBDLMJ"]) { parcel in
            guard let total = parcel.units("TBMJ", decimals: 2), let deducted = parcel.units("KCMJ", decimals: 2),
                let net = parcel.units("TBDLMJ", decimals: 2)
            else { return nil }
            let expected = SurveyedArea(gross: total, deducted: deducted).net
            return net == expected ? nil : Messages.netArea(cents(net), expected: cents(expected))
        },
    ]

    private static func cents(_ value: Int64) -> String { decimalText(Int128(value), scale: 2, decimals: 2) }
}
