import Columns
import Survey

extension DefectSheet {
    /// A value that breaks one rule: the class of the parcel, its slope grade and what is changed.
    private struct ValueFault {
        var rule: CheckRule
        var use = LandUse.forest
        var grade = 1
        var changes: [(String, Cell)]
        var measure: Double?
    }

    /// A parcel has one hectare: at slope grade 2 (KCXS 0.068) KCMJ is 680.00 and TBDLMJ 9320.00.
    private static let valueFaults: [ValueFault] = [
        ValueFault(rule: .keyLength, changes: [("BSM", .text("43069921109000001"))]),
        ValueFault(rule: .featureCode, changes: [("YSDM", .text("2001010101"))]),
        ValueFault(rule: .valueMissing, changes: [("QSXZ", .none)]),
        ValueFault(rule: .valueUnknown, changes: [("QSXZ", .text("99"))]),
        ValueFault(rule: .valueRange, changes: [("SJNF", .integer(24))]),
        ValueFault(rule: .classUnknown, changes: [("DLBM", .text("0199"))]),
        ValueFault(rule: .className, changes: [("DLMC", .text("竹林地"))]),
        ValueFault(rule: .locationCode, changes: [("ZLDWDM", .text("430699100"))]),
        ValueFault(rule: .ownerCode, changes: [("QSDWDM", .text("43069910020000000A0"))]),
        ValueFault(rule: .widthMissing, use: .ruralRoad, changes: [("XZDWKD", .none)]),
        ValueFault(rule: .roadWidth, use: .ruralRoad, changes: [("XZDWKD", .real(8.5))]),
        ValueFault(rule: .settlementMissing, use: .homestead, changes: [("CZCSXM", .none)]),
        ValueFault(rule: .settlementCode, use: .homestead, changes: [("CZCSXM", .text("299"))]),
        ValueFault(rule: .slopeMissing, use: .dry, changes: [("GDPDJB", .none)]),
        ValueFault(rule: .slopeUnexpected, changes: [("GDPDJB", .text("2"))]),
        ValueFault(rule: .terraceKind, use: .dry, changes: [("GDLX", .text("TT"))]),
        ValueFault(rule: .planting, use: .dry, changes: [("ZZSXDM", .none), ("ZZSXMC", .none)]),
        ValueFault(rule: .detail, use: .dry, changes: [("TBXHDM", .text("LQYD")), ("TBXHMC", .text("林区园地"))]),
        ValueFault(rule: .areaMissing, changes: [("TBMJ", .none)]),
        ValueFault(rule: .deductionRange, use: .dry, grade: 2, changes: [("KCXS", .real(1.068))]),
        ValueFault(rule: .deductionClass, use: .dry, grade: 2, changes: [("KCDLBM", .none)]),
        ValueFault(
            rule: .deductionSlope, use: .dry, grade: 2,
            changes: [("KCDLBM", .none), ("KCXS", .real(0)), ("KCMJ", .real(0)), ("TBDLMJ", .real(10_000))]),
        ValueFault(
            rule: .deductedArea, use: .dry, grade: 2, changes: [("KCMJ", .real(679)), ("TBDLMJ", .real(9321))]),
        ValueFault(rule: .netArea, use: .dry, grade: 2, changes: [("TBDLMJ", .real(9318))]),
        ValueFault(
            rule: .storedArea, changes: [("TBMJ", .real(10_005)), ("TBDLMJ", .real(10_005))], measure: 5),
    ]

    /// Plants values that break a rule, each in a parcel of its own; geometry stays in order.
    mutating func plantValues() {
        for fault in Self.valueFaults {
            let row = site().west
            var values = parcels[row].values
            values.use = fault.use
            values.slope = SlopeGrade(grade: fault.grade)
            values.width = fault.use.hasWidth ? 5 : 0
            values.settlement = fault.use.isBuilt ? "203" : nil
            if fault.use.isFarmland { (values.crop, values.quality) = (("LS", "种植粮食作物"), 6 + fault.grade) }
            if fault.rule == .keyLength, case .text(let key) = fault.changes[0].1 { values.key = key }
            parcels[row].values = values
            parcels[row].changes = fault.changes.map { ($0.0, $0.1) }
            note(fault.rule, [row], measure: fault.measure)
        }
        plantKeys()
        // A parcel that names another village than the one it lies in.
        let row = site().west
        let other = villages.first { $0.code != parcels[row].values.villageCode }!
        parcels[row].values.villageCode = other.code
        parcels[row].values.villageName = other.name
        note(.parcelVillage, [row], measure: 10_000)
    }

    private mutating func plantKeys() {
        let missing = site().west
        parcels[missing].changes = [("BSM", .none)]
        planted.append(PlantedDefect(rule: .keyMissing, layer: "parcels", ground: ground(missing)))
        let (first, second, _) = site()
        parcels[second].values.key = key(first)
        note(.duplicateKey, [first, second], in: ground(second))
    }
}
