import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    /// Roads by year, works and class, sums by kind, and the targets that ask for lengths of works.
    static func roadWorks(_ works: RoadWorksFindings, _ targets: TargetFindings?) -> JSONValue {
        let kinds = Dictionary(grouping: works.lines, by: \.kind).mapValues { $0.reduce(0) { $0 + $1.micrometres } }
        func metres(_ micrometres: Int128) -> JSONValue { .fixed(Double(micrometres) / 1e6, decimals: 2) }
        return .object([
            "lines": .list(works.lines.map { line($0, metres) }),
            "length_m_by_kind": .object(
                Dictionary(kinds.map { ($0.key.rawValue, metres($0.value)) }, uniquingKeysWith: { first, _ in first })),
            "targets": .texts(
                targets?.results.filter { $0.indicator == .roadLength }.map { "\($0.catalogue)/\($0.id)" } ?? []),
        ])
    }

    private static func line(_ line: RoadWorksFindings.Line, _ metres: (Int128) -> JSONValue) -> JSONValue {
        var members = JSONMembers([
            "kind": .text(line.kind.rawValue), "class": .text(line.roadClass), "length_m": metres(line.micrometres),
        ])
        members.set("year", line.year, or: Phrase(zh: "没有年份", en: "no year is given"), JSONValue.integer)
        members.set(
            "works", line.works, or: Phrase(zh: "没有工程记录", en: "no works are given"), JSONValue.text)
        return members.value
    }
}
