import Columns

/// What the rules of the survey object to, in both languages.
///
/// - Source: the wording of survey software for the rules of domain facts §D.4.
enum Messages {
    // MARK: Codes and values

    /// - Parameter field: code and title, such as `BSM 标识码`.
    static func missing(_ field: String) -> Phrase { Phrase(zh: "\(field) 为空", en: "\(field) is missing") }

    static func keyLength(_ key: String) -> Phrase {
        Phrase(
            zh: "BSM \(key) 为 \(key.count) 个字符，应为 18 个", en: "BSM \(key) has \(key.count) characters, expected 18")
    }

    static func featureCode(_ code: String?, expected: String) -> Phrase {
        Phrase(
            zh: code.map { "YSDM 为 \($0)，应为 \(expected)" } ?? "YSDM 为空，应为 \(expected)",
            en: "YSDM is \(code ?? "missing"), expected \(expected)")
    }

    static func classForm(_ text: String) -> Phrase {
        Phrase(zh: "DLBM \(text) 不是三调地类编码的形式", en: "DLBM \(text) has not the form of a 三调 class")
    }

    static func classUnknown(_ field: String, _ code: String) -> Phrase {
        Phrase(zh: "\(field) \(code) 不在三调地类表中", en: "\(field) \(code) is not in the 三调 class table")
    }

    static func className(_ name: String?, _ landClass: LandClass, is expected: String) -> Phrase {
        Phrase(
            zh: "DLMC 为\(name.map { " \($0)" } ?? "空")，而地类 \(landClass) 为 \(expected)",
            en: "DLMC is \(name ?? "missing"), class \(landClass) is \(expected)")
    }

    static func locationCode(_ field: String, _ code: String) -> Phrase {
        Phrase(zh: "\(field) \(code) 不是 19 位数字的代码", en: "\(field) \(code) is not a code of 19 digits")
    }

    static func notOneOf(_ field: String, _ value: String, _ known: [String]) -> Phrase {
        let list = known.joined(separator: " ")
        return Phrase(zh: "\(field) \(value) 不在字典内：\(list)", en: "\(field) \(value) is not one of \(list)")
    }

    /// - Parameter highest: none where there is no limit above.
    static func range(_ field: String, _ value: String, lowest: String, highest: String?) -> Phrase {
        Phrase(
            zh: "\(field) 为 \(value)，应" + (highest.map { "在 \(lowest) 至 \($0) 之间" } ?? "不小于 0"),
            en: "\(field) is \(value), expected " + (highest.map { "\(lowest) to \($0)" } ?? "0 or more"))
    }

    // MARK: Widths and settlements

    static func widthMissing(_ landClass: LandClass) -> Phrase {
        Phrase(zh: "地类 \(landClass) 应有大于 0 的宽度 XZDWKD", en: "class \(landClass) needs a width XZDWKD above 0")
    }

    static func roadWidth(_ width: Double) -> Phrase {
        let metres = fixedText(width, decimals: 1)
        return Phrase(
            zh: "农村道路（1006）宽 \(metres) 米，至多为 8 米", en: "a rural road (1006) is \(metres) m wide, at most 8 m")
    }

    static func settlementMissing(_ landClass: LandClass) -> Phrase {
        Phrase(zh: "地类 \(landClass) 应有城镇村属性码 CZCSXM", en: "class \(landClass) needs a settlement code CZCSXM")
    }

    // MARK: Farmland

    static func slopeMissing(_ slope: String?) -> Phrase {
        Phrase(
            zh: "耕地的坡度级别为\(slope.map { " \($0)" } ?? "空")，应为 1 至 5",
            en: "farmland has slope class \(slope ?? "missing"), expected 1 to 5")
    }

    static func slopeUnexpected(_ slope: String) -> Phrase {
        Phrase(zh: "非耕地填有坡度级别 \(slope)", en: "slope class \(slope) on land that is not farmland")
    }

    static func terraceOnFlat(_ kind: String) -> Phrase {
        Phrase(zh: "坡度级别为 1 时不填 GDLX，实为 \(kind)", en: "slope class 1 takes no GDLX, found \(kind)")
    }

    static func terraceMissing(slope: String, _ kind: String?) -> Phrase {
        Phrase(
            zh: "坡度级别为 \(slope) 时 GDLX 应为 TT 或 PD，实为\(kind.map { " \($0)" } ?? "空")",
            en: "slope class \(slope) needs GDLX TT or PD, found \(kind ?? "none")")
    }

    static func plantingMissing(_ planting: String?, _ known: [String]) -> Phrase {
        let list = known.joined(separator: " ")
        return Phrase(
            zh: "耕地的 ZZSXDM 为\(planting.map { " \($0)" } ?? "空")，应为 \(list)",
            en: "farmland has ZZSXDM \(planting ?? "missing"), expected \(list)")
    }

    static func plantingUnexpected(_ planting: String, _ known: [String]) -> Phrase {
        let list = known.joined(separator: " ")
        return Phrase(
            zh: "非耕地填有 ZZSXDM \(planting)，可填的为 \(list)",
            en: "ZZSXDM \(planting) on land that is not farmland, allowed there \(list)")
    }

    static func detail(_ detail: String, _ landClass: LandClass, _ known: [String]) -> Phrase {
        let list = known.joined(separator: " ")
        return Phrase(
            zh: "地类 \(landClass) 填有 TBXHDM \(detail)，可填的为 \(list)",
            en: "TBXHDM \(detail) on class \(landClass), allowed there \(list)")
    }

    // MARK: Areas

    static func areaNotPositive(_ area: Double) -> Phrase {
        let text = fixedText(area, decimals: 2)
        return Phrase(zh: "TBMJ 为 \(text)，应大于 0", en: "TBMJ is \(text), expected above 0")
    }

    static func deductionRange(_ rate: Double) -> Phrase {
        Phrase(zh: "KCXS 为 \(rate)，应在 0 至 1 之间", en: "KCXS is \(rate), expected 0 to 1")
    }

    static var deductionOffFarmland: Phrase {
        Phrase(zh: "非耕地填有扣除", en: "a deduction on land that is not farmland")
    }

    static func deductionClass(_ code: String?) -> Phrase {
        Phrase(
            zh: "KCXS 大于 0 时 KCDLBM 应为 1203，实为\(code.map { " \($0)" } ?? "空")",
            en: "KCXS above 0 needs KCDLBM 1203, found \(code ?? "none")")
    }

    static func deductionOnFlat(_ rate: Double) -> Phrase {
        Phrase(zh: "坡度级别为 1 时不扣除，KCXS 为 \(rate)", en: "slope class 1 takes no deduction, KCXS is \(rate)")
    }

    static func deductionOfTerraces(slope: String) -> Phrase {
        Phrase(
            zh: "坡度级别为 \(slope) 的梯田，KCXS 应大于 0", en: "terraces of slope class \(slope) need KCXS above 0")
    }

    static func deductedArea(_ stored: String, expected: String) -> Phrase {
        Phrase(zh: "KCMJ 为 \(stored)，而 TBMJ · KCXS 为 \(expected)", en: "KCMJ is \(stored), TBMJ · KCXS is \(expected)")
    }

    static func netArea(_ stored: String, expected: String) -> Phrase {
        Phrase(
            zh: "TBDLMJ 为 \(stored)，而 TBMJ − KCMJ 为 \(expected)", en: "TBDLMJ is \(stored), TBMJ − KCMJ is \(expected)")
    }

    // MARK: Fields

    static func fieldMissing(_ code: String, _ title: String) -> Phrase {
        Phrase(zh: "缺少字段 \(code) \(title)", en: "field \(code) \(title) is missing")
    }

    static func fieldType(_ name: String, _ kind: AttributeColumn.Kind, expected: AttributeColumn.Kind) -> Phrase {
        Phrase(
            zh: "字段 \(name) 的类型为\(word(kind))，标准为\(word(expected))",
            en: "field \(name) is \(kind.rawValue), the standard says \(expected.rawValue)")
    }

    private static func word(_ kind: AttributeColumn.Kind) -> String {
        switch kind {
        case .text: "文本"
        case .integer: "整数"
        case .real: "实数"
        case .flag: "是否"
        }
    }

    static func fieldWidth(_ name: String, _ width: Int, expected: Int) -> Phrase {
        Phrase(
            zh: "字段 \(name) 的长度为 \(width)，标准为 \(expected)",
            en: "field \(name) is \(width) wide, the standard says \(expected)")
    }
}
