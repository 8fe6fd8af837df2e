import Columns
import Reporting
import Writers

/// Two finished runs held against each other: figure by figure, village by village.
package struct RunComparison: Sendable {
    /// A figure that differs.
    struct Figure: Sendable {
        let name: String
        let a: SummaryValue?
        let b: SummaryValue?
        /// b − a; none where one is no number.
        var difference: Double? { a?.number.flatMap { first in b?.number.map { $0 - first } } }
    }

    /// A village that differs.
    struct Village: Sendable {
        let code: String
        let name: String
        /// Rows in the two layers; none where a run has no such village.
        let rows: (a: Int?, b: Int?)
        /// Columns that differ, with both values as they are shown.
        let fields: [(name: String, a: String?, b: String?)]

        var state: String { rows.a == nil ? "only_b" : rows.b == nil ? "only_a" : fields.isEmpty ? "same" : "changed" }
    }

    let a: FinishedRun
    let b: FinishedRun
    /// Figures that both runs have, or one of them.
    let compared: Int
    /// Those that differ, by name.
    let figures: [Figure]
    /// All villages by code.
    let villages: [Village]

    /// Compares two runs.
    /// - Throws: `ReportError` where both have villages and none in common.
    package init(_ a: FinishedRun, _ b: FinishedRun) throws(ReportError) {
        (self.a, self.b) = (a, b)
        let names = Set(a.figures.keys).union(b.figures.keys)
        compared = names.count
        figures = names.sorted(by: utf8Less).compactMap { name in
            let (first, second) = (a.figures[name], b.figures[name])
            return first == second ? nil : Figure(name: name, a: first, b: second)
        }
        villages = Self.villages(a.villages, b.villages)
        if let own = a.villages, let other = b.villages, own.count > 0, other.count > 0,
            !villages.contains(where: { $0.rows.a != nil && $0.rows.b != nil })
        {
            throw ReportError(
                .notARun, path: b.path,
                Phrase(zh: "与 \(a.path) 没有共同的村", en: "has no village in common with \(a.path)"))
        }
    }

    /// Columns that say the same in another way.
    private static let passedOver: Set<String> = ["code", "name", "why_en"]

    private static func villages(_ a: Layer?, _ b: Layer?) -> [Village] {
        func rows(_ layer: Layer?) -> [String: Int] {
            guard let layer, let codes = layer.column("code") else { return [:] }
            return Dictionary(
                (0..<layer.count).compactMap { row in codes.text(row).map { ($0, row) } },
                uniquingKeysWith: { first, _ in first })
        }
        let (own, other) = (rows(a), rows(b))
        let ownFields = a?.fields.map(\.name) ?? []
        let fields = (ownFields + (b?.fields.map(\.name) ?? []).filter { !ownFields.contains($0) }).filter {
            !passedOver.contains($0)
        }
        return Set(own.keys).union(other.keys).sorted(by: utf8Less).map { code in
            let (first, second) = (own[code], other[code])
            let name = first.flatMap { a?.column("name")?.text($0) } ?? second.flatMap { b?.column("name")?.text($0) }
            var changed: [(String, String?, String?)] = []
            if let first, let second {
                for field in fields {
                    let (x, y) = (a?.column(field)?.text(first), b?.column(field)?.text(second))
                    if x != y { changed.append((field, x, y)) }
                }
            }
            return Village(code: code, name: name ?? code, rows: (first, second), fields: changed)
        }
    }

    /// Villages in a state: `same`, `changed`, `only_a`, `only_b`.
    func count(_ state: String) -> Int { villages.count { $0.state == state } }

    // MARK: Outputs

    /// The whole as JSON.
    package var json: JSONValue {
        .object([
            "a": .object(["path": .text(a.path), "name": .text(a.title)]),
            "b": .object(["path": .text(b.path), "name": .text(b.title)]),
            "figures": .object([
                "compared": .integer(compared),
                "different": .list(
                    figures.map { figure in
                        var members: [String: JSONValue] = ["figure": .text(figure.name)]
                        if let text = figure.a?.shown { members["a"] = .text(text) }
                        if let text = figure.b?.shown { members["b"] = .text(text) }
                        if let difference = figure.difference {
                            members["difference"] = .trimmed(difference, decimals: 6)
                        }
                        return .object(members)
                    }),
            ]),
            "villages": .object([
                "compared": .integer(villages.count), "changed": .integer(count("changed")),
                "only_a": .integer(count("only_a")), "only_b": .integer(count("only_b")),
                "different": .list(
                    villages.filter { $0.state != "same" }.map { village in
                        .object([
                            "code": .text(village.code), "name": .text(village.name), "state": .text(village.state),
                            "fields": .object(
                                Dictionary(
                                    village.fields.map { field in
                                        var pair: [String: JSONValue] = [:]
                                        pair["a"] = field.a.map(JSONValue.text)
                                        pair["b"] = field.b.map(JSONValue.text)
                                        return (field.name, .object(pair))
                                    }, uniquingKeysWith: { first, _ in first })),
                        ])
                    }),
            ]),
        ])
    }

    /// What the terminal says.
    package var told: Phrase {
        let (changed, onlyA, onlyB) = (count("changed"), count("only_a"), count("only_b"))
        return Phrase(
            zh: "指标 \(compared) 项，不同 \(figures.count) 项；村庄 \(villages.count) 个，有变化 \(changed) 个，"
                + "仅见于前者 \(onlyA) 个，仅见于后者 \(onlyB) 个\n",
            en: "\(compared) figures, \(figures.count) differ; \(villages.count) villages, \(changed) differ, "
                + "\(onlyA) only in the first, \(onlyB) only in the second\n")
    }
}
