import Columns
import Survey
import Tools
import Writers

/// What a check found, as text for people and as JSON for programs.
package enum CheckText {
    /// A table of the issues, tab between cells, then the counts by rule, then the layers.
    package static func table(_ result: CheckResult, language: Language) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        var text = ""
        if !result.issues.isEmpty {
            let heading = say(
                "图层\t标识\t规则\t级别\t东坐标\t北坐标\t数值\t单位\t说明",
                "layer\tid\trule\tseverity\teasting\tnorthing\tmeasure\tunit\tmessage")
            text += heading + "\n"
        }
        for issue in result.issues {
            let cells = [
                plain(issue.layer), plain(issue.id ?? ""), issue.rule.id, issue.rule.severity.name[language],
                coordinate(issue.place?.x), coordinate(issue.place?.y), number(issue.measure),
                issue.measure == nil ? "" : issue.rule.unit?.rawValue ?? "", plain(issue.phrase[language]),
            ]
            text += cells.joined(separator: "\t") + "\n"
        }
        if !result.issues.isEmpty { text += "\n" }
        for (rule, count) in result.counts {
            text += "\(count)\t\(rule.id)\t\(say(rule.definition.chinese, rule.definition.english))\n"
        }
        for layer in result.layers {
            let kind =
                layer.standard.map { "\($0.standardName) \($0.chineseName)" } ?? say("非标准图层", "no standard layer")
            text += say("图层", "layer") + "\t\(plain(layer.name))\t\(kind)\t\(layer.rows) " + say("行", "rows") + "\n"
            for reason in layer.notAsked {
                text += "\t" + say("未检查", "not asked") + "\t" + reason[language] + "\n"
            }
        }
        let counts = RowIssue.Severity.allCases.map(result.count)
        return text
            + say(
                "\(counts[0]) 个错误，\(counts[1]) 个警告，\(counts[2]) 个提示",
                "\(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notices") + "\n"
    }

    /// A line for each step of a repair: layer, id, step, area before and after in m²; tab between cells.
    package static func table(_ repairs: [RepairStep], language: Language) -> String {
        repairs.map { step in
            let areas = [step.areaBefore, step.areaAfter].map { $0.map { fixedText($0, decimals: 2) } ?? "" }
            return ([plain(step.layer), plain(step.id), step.kind.name[language]] + areas).joined(separator: "\t")
                + "\n"
        }.joined()
    }

    /// `{"issues": […], "counts": {rule: n}, "layers": […], "repairs": […]}`; a key that has no value is null.
    /// - Parameters:
    ///   - repairs: none when nothing was to be repaired.
    ///   - language: of the messages.
    package static func json(_ result: CheckResult, repairs: [RepairStep]?, language: Language) -> [UInt8] {
        var members: [String: JSONValue] = [
            "issues": .list(result.issues.map { object($0, language) }),
            "counts": .object(
                Dictionary(
                    result.counts.map { ($0.rule.id, JSONValue.integer($0.count)) }, uniquingKeysWith: { $1 })),
            "layers": .list(
                result.layers.map { layer in
                    .object([
                        "name": .text(layer.name), "standard": optional(layer.standard?.standardName),
                        "rows": .integer(layer.rows), "crs": optional(layer.crs?.definition),
                        "not_asked": .texts(layer.notAsked.map { $0[language] }),
                    ])
                }),
        ]
        if let repairs {
            members["repairs"] = .list(
                repairs.map { step in
                    .object([
                        "layer": .text(step.layer), "id": .text(step.id), "step": .text(step.kind.rawValue),
                        "area_before_m2": step.areaBefore.map { .fixed($0, decimals: 2) } ?? .null,
                        "area_after_m2": step.areaAfter.map { .fixed($0, decimals: 2) } ?? .null,
                    ])
                })
        }
        return JSONValue.object(members).bytes
    }

    private static func object(_ issue: CheckIssue, _ language: Language) -> JSONValue {
        .object([
            "layer": .text(issue.layer), "id": optional(issue.id), "rule": .text(issue.rule.id),
            "severity": .text(issue.rule.severity.rawValue),
            "place": issue.place.map { place in .list([position(place.x), position(place.y)]) } ?? .null,
            "measure": issue.measure.map { .trimmed($0, decimals: 6) } ?? .null,
            "unit": issue.measure == nil ? .null : optional(issue.rule.unit?.rawValue),
            "message": .text(issue.phrase[language]), "other": optional(issue.other),
        ])
    }

    private static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

    /// Nine decimals serve degrees; for metres they would promise more than a double holds.
    private static func decimals(of value: Double) -> Int { value.magnitude > 360 ? 4 : 9 }
    private static func position(_ value: Double) -> JSONValue { .trimmed(value, decimals: decimals(of: value)) }

    private static func coordinate(_ value: Double?) -> String { number(value, decimals: value.map(decimals) ?? 0) }
    private static func number(_ value: Double?, decimals: Int = 6) -> String {
        guard let value, value.isFinite else { return "" }
        var bytes: [UInt8] = []
        appendFixed(value, decimals: decimals, trimming: true, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A cell on one line.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }
}
