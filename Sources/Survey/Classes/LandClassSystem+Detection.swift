import Columns

extension LandClassSystem {
    /// Finds the system by the names of the fields and by the codes.
    ///
    /// - `XZDWMJ` or `LXDWMJ` among the fields (linear and sporadic features deducted) means the second survey.
    /// - Each code speaks for the systems whose tables have it. One that no table has speaks by its form alone: three digits
    ///   for the second survey, six for planning, four characters and a letter for the third survey; any other is left out.
    ///   The systems for which all speak are left; none is a mixture and refused.
    /// - Of several, `YDYHFLDM` and `GHDLBM` are fields of planning, and `DLBM` beside fields of the survey (`TBMJ`, `TBDLMJ`,
    ///   `ZLDWDM`, `KCXS`) of the third survey. What still leaves several is refused: two editions of the planning
    ///   classification share most codes.
    ///
    /// - Parameters:
    ///   - fields: names of all fields of the layer.
    ///   - codeField: the field that holds the codes.
    ///   - codes: codes met, any number; blanks are left out.
    /// - Complexity: O(*n* log *n*) for *n* different codes.
    package static func detect(
        fields: [String], codeField: String, codes: some Sequence<String>
    ) throws(LandClassSystemError) -> LandClassSystem {
        func refuse(_ problem: LandClassSystemError.Problem) -> LandClassSystemError {
            LandClassSystemError(field: codeField, problem: problem)
        }
        let texts = Set(codes.map { String(Substring(trimmed($0.utf8))) }).subtracting([""]).sorted(by: utf8Less)
        guard let first = texts.first else { throw refuse(.noCodes) }
        let names = Set(fields.map { $0.uppercased() })
        if let field = ["XZDWMJ", "LXDWMJ"].first(where: names.contains) {
            if let other = texts.first(where: { SecondSurveyClass($0) == nil }) {
                throw refuse(.contradiction(field: field, code: other))
            }
            return .secondSurvey
        }
        var left = Set(allCases)
        var shared: String?
        for text in texts {
            let spoken = systems(of: text)
            if spoken.isEmpty { continue }
            shared = shared ?? text
            left.formIntersection(spoken)
        }
        guard let shared else { throw refuse(.notACode(first)) }
        if left.isEmpty {
            throw refuse(.mixed(examples(texts)))
        }
        if left.count > 1 { left = narrowed(left, names, codeField.uppercased()) }
        guard left.count == 1, let only = left.first else {
            throw refuse(.ambiguous(shared, allCases.filter(left.contains)))
        }
        return only
    }

    /// Systems that a code speaks for; empty when it says nothing.
    private static func systems(of text: String) -> Set<LandClassSystem> {
        let known = Set(allCases.filter { $0.name(of: text) != nil })
        if !known.isEmpty { return known }
        let formed = Set(allCases.filter { $0.isWellFormed(text) })
        return formed.count == 1 || formed == [.planning2020, .planning2023] ? formed : []
    }

    private static func narrowed(
        _ left: Set<LandClassSystem>, _ fields: Set<String>, _ codeField: String
    ) -> Set<LandClassSystem> {
        if codeField == "YDYHFLDM" || codeField == "GHDLBM" {
            return left.intersection([.planning2020, .planning2023])
        }
        let isSurvey = codeField == "DLBM" && !fields.isDisjoint(with: ["TBMJ", "TBDLMJ", "ZLDWDM", "KCXS"])
        return isSurvey && left.contains(.thirdSurvey) ? [.thirdSurvey] : left
    }

    /// Codes of a mixture, each with its systems: the fewest in their order that no system shares.
    private static func examples(_ texts: [String]) -> [Phrase] {
        var left = Set(allCases)
        var chosen: [Phrase] = []
        for text in texts {
            let spoken = systems(of: text)
            if spoken.isEmpty || spoken.isSuperset(of: left) { continue }
            left.formIntersection(spoken)
            let names = allCases.filter(spoken.contains).map(\.chineseName)
            chosen.append(
                Phrase(
                    zh: "\(text)（\(names.joined(separator: "或"))）", en: "\(text) (\(names.joined(separator: " or ")))"))
            if left.isEmpty { break }
        }
        return chosen
    }
}

/// Land-class codes whose system cannot be known.
package struct LandClassSystemError: ExplainedError, Hashable {
    /// Why it cannot be known.
    package enum Problem: Sendable, Hashable {
        case noCodes
        /// No text is a code of any system; an example.
        case notACode(String)
        /// Codes that no one system has, an example of each.
        case mixed([Phrase])
        /// Codes that several systems have, and fields that do not say which; an example.
        case ambiguous(String, [LandClassSystem])
        /// A field that only the second survey has, and a code that it has not.
        case contradiction(field: String, code: String)
    }

    /// The field that holds the codes.
    package let field: String
    /// Why it cannot be known.
    package let problem: Problem

    /// Data refused.
    package var kind: FailureKind { .refused }
    /// The field, and what was seen in it.
    package var phrase: Phrase {
        switch problem {
        case .noCodes: Phrase(zh: "字段 \(field) 中没有地类编码", en: "field \(field) holds no land-class codes")
        case .notACode(let code):
            Phrase(
                zh: "字段 \(field)：“\(code)”不是已知任何地类体系的编码",
                en: "field \(field): \"\(code)\" is a code of no class system known here")
        case .mixed(let examples):
            Phrase(
                zh: "字段 \(field) 混用了几种地类体系：\(examples.joined().zh)",
                en: "field \(field) mixes class systems: \(examples.joined().en)")
        case .ambiguous(let code, let systems): ambiguous(code, systems.map { Phrase(same: $0.chineseName) })
        case .contradiction(let other, let code):
            Phrase(
                zh: "字段 \(other) 属于第二次土地调查，而 \(field) 中的“\(code)”不是其编码",
                en: "field \(other) is of the second survey, but \"\(code)\" in \(field) is not one of its codes")
        }
    }

    private func ambiguous(_ code: String, _ systems: [Phrase]) -> Phrase {
        guard !systems.isEmpty else {
            return Phrase(
                zh: "字段 \(field) 是规划的字段，但其编码（例如“\(code)”）不是规划的编码",
                en: "field \(field) is a field of planning, but its codes such as \"\(code)\" are not")
        }
        let names = systems.joined()
        return Phrase(
            zh: "字段 \(field)：其编码（例如“\(code)”）可能属于\(names.zh)，从字段看不出是哪一种",
            en: "field \(field): its codes, such as \"\(code)\", may be of \(names.en), and the fields do not say which"
        )
    }

    /// The option that decides, with the systems to choose from.
    package var remedy: Phrase? {
        switch problem {
        case .noCodes: Phrase(zh: "请指定存放编码的字段", en: "name the field that holds the codes")
        case .notACode, .mixed:
            Phrase(zh: "请改正编码或拆分图层", en: "correct the codes or split the layer")
                + (Wording.current.option("--class-system").map {
                    Phrase(zh: "，或用 \($0) 指定体系", en: ", or say the system with \($0)")
                } ?? Phrase(same: ""))
        case .ambiguous(_, let systems): Self.choice(systems)
        case .contradiction: Self.choice([])
        }
    }

    private static func choice(_ systems: [LandClassSystem]) -> Phrase {
        let names = (systems.isEmpty ? LandClassSystem.allCases : systems).map { Phrase(same: $0.rawValue) }.joined()
        guard let option = Wording.current.option("--class-system") else {
            return Phrase(zh: "已知的体系有：\(names.zh)", en: "the systems known here: \(names.en)")
        }
        return Phrase(
            zh: "请用 \(option) 指定体系：\(names.zh)", en: "say the system with \(option): \(names.en)")
    }
}
