import Columns

/// The system that land-class codes belong to. The same digits mean different things in different systems, so it is
/// found out before any code is read.
public enum LandClassSystem: String, Sendable, Hashable, CaseIterable {
    /// 三调工作分类: `LandClass`.
    case thirdSurvey = "third-survey"
    /// 二调: three digits, such as 011.
    case secondSurvey = "second-survey"
    /// 用地用海分类: planning codes of two, four or six digits.
    case planning

    public var chineseName: String {
        switch self {
        case .thirdSurvey: "三调工作分类"
        case .secondSurvey: "二调分类"
        case .planning: "用地用海分类"
        }
    }

    /// Finds the system by the names of the fields and the form of the codes.
    ///
    /// - `XZDWMJ` or `LXDWMJ` among the fields (linear and sporadic features deducted) means the second survey.
    /// - Codes of three digits alone mean the second survey; a code of six digits means planning.
    /// - A letter in a code, or a code that only the third survey has, means the third survey; and the other way round for
    ///   planning. Both at once are refused.
    /// - Codes that both systems have are third-survey codes when the field is `DLBM` and survey fields stand beside it
    ///   (`TBMJ`, `TBDLMJ`, `ZLDWDM`, `KCXS`), planning codes when the field is `YDYHFLDM` or `GHDLBM`. Else it is refused.
    ///
    /// - Parameters:
    ///   - fields: names of all fields of the layer.
    ///   - codeField: the field that holds the codes.
    ///   - codes: codes met, any number, blanks left out.
    public static func detect(
        fields: [String], codeField: String, codes: some Sequence<String>, table: LandClassTable = .thirdSurvey
    ) throws(LandClassSystemError) -> LandClassSystem {
        let names = Set(fields.map { $0.uppercased() })
        var evidence = Evidence()
        for code in Set(codes).sorted(by: utf8Less) { evidence.add(code, table) }
        guard evidence.count > 0 else { throw LandClassSystemError(field: codeField, problem: .noCodes) }
        if let odd = evidence.odd { throw LandClassSystemError(field: codeField, problem: .notACode(odd)) }
        let found = [
            evidence.second.map { (LandClassSystem.secondSurvey, $0) },
            evidence.third.map { (.thirdSurvey, $0) }, evidence.planning.map { (.planning, $0) },
        ].compactMap { $0 }
        if found.count > 1 {
            throw LandClassSystemError(
                field: codeField, problem: .mixed(found.map { "\($0.1) (\($0.0.chineseName))" }))
        }
        if let only = found.first {
            if only.0 == .thirdSurvey || only.0 == .planning, let unknown = evidence.unknown, only.1 == unknown {
                throw LandClassSystemError(field: codeField, problem: .notACode(unknown))
            }
            return only.0
        }
        if !names.isDisjoint(with: ["XZDWMJ", "LXDWMJ"]) { return .secondSurvey }
        let field = codeField.uppercased()
        if field == "YDYHFLDM" || field == "GHDLBM" { return .planning }
        if field == "DLBM", !names.isDisjoint(with: ["TBMJ", "TBDLMJ", "ZLDWDM", "KCXS"]) { return .thirdSurvey }
        throw LandClassSystemError(field: codeField, problem: .ambiguous(evidence.shared ?? ""))
    }

    /// For each system a code that belongs to it alone.
    private struct Evidence {
        var count = 0
        var second: String?, third: String?, planning: String?
        var shared: String?
        var odd: String?
        var unknown: String?

        mutating func add(_ text: String, _ table: LandClassTable) {
            let bytes = Array(trimmed(text.utf8))
            guard !bytes.isEmpty else { return }
            let code = String(decoding: bytes, as: UTF8.self)
            count += 1
            let isDigits = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            switch (isDigits, bytes.count) {
            case (true, 3): second = second ?? code
            case (true, 6): planning = planning ?? code
            case (true, 2), (true, 4):
                let isThird = LandClass(code).flatMap { table[$0] } != nil
                let isPlanning = PlanningCodes.contains(code)
                switch (isThird, isPlanning) {
                case (true, true): shared = shared ?? code
                case (true, false): third = third ?? code
                case (false, true): planning = planning ?? code
                case (false, false): shared = shared ?? code
                }
            case (false, _) where LandClass(code) != nil: third = third ?? code
            default: odd = odd ?? code
            }
        }
    }
}

/// Codes of two and four digits of the planning classification, as ranges; enough to tell it from the survey's.
/// - Source: 用地用海分类, 2023 (domain facts §B.2).
enum PlanningCodes {
    /// Number of second-level classes of each first-level class 01…24.
    private static let classes: [Int] = [
        3, 5, 4, 3, 7, 2, 4, 7, 4, 3, 2, 9, 12, 3, 7, 0, 6, 0, 0, 0, 0, 0, 7, 0,
    ]

    static func contains(_ code: String) -> Bool {
        guard let first = Int(code.prefix(2)), 1...classes.count ~= first else { return false }
        if code.utf8.count == 2 { return true }
        guard let second = Int(code.dropFirst(2)) else { return false }
        return (18...22).contains(first)
            ? 1...9 ~= second : 1...max(1, classes[first - 1]) ~= second && classes[first - 1] > 0
    }
}

/// Land-class codes whose system cannot be told.
public struct LandClassSystemError: ExplainedError, Hashable {
    public enum Problem: Sendable, Hashable {
        case noCodes
        /// A text that is a code of no system.
        case notACode(String)
        /// Codes of several systems, an example of each.
        case mixed([String])
        /// Codes that several systems have, and fields that do not say which; an example.
        case ambiguous(String)
    }

    public let field: String
    public let problem: Problem

    public var kind: FailureKind { .refused }
    public var description: String {
        switch problem {
        case .noCodes: "field \(field) holds no land-class codes"
        case .notACode(let code): "field \(field): \"\(code)\" is a code of no class system known here"
        case .mixed(let examples): "field \(field) mixes class systems: \(examples.joined(separator: ", "))"
        case .ambiguous(let code):
            "field \(field): codes such as \"\(code)\" belong to more than one class system, and the fields do not say which"
        }
    }
    public var advice: String? {
        switch problem {
        case .noCodes: "name the field that holds the codes with fields:"
        case .notACode, .mixed: "correct the codes or split the layer"
        case .ambiguous: "keep the standard field names (DLBM beside TBMJ for the survey, YDYHFLDM for planning)"
        }
    }
}
