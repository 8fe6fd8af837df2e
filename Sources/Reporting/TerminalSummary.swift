import Columns
import FindingValues
import ProjectFile

/// The main figures of a run as a short table for a terminal.
package enum TerminalSummary {
    /// One figure a line, names and values aligned; Chinese characters count as two columns.
    /// - Parameter asked: analyses that somebody asked for by name: where one of them could not run, a line gives the
    ///   reason.
    package static func text(
        _ findings: Findings, asked: Set<AnalysisName> = [], language: Language
    ) -> String {
        let lines = (rows(findings) + absentRows(findings, asked)).map {
            (name: $0.name[language], value: $0.value[language])
        }
        let width = lines.map { columns(of: $0.name) }.max() ?? 0
        return lines.map { line in
            line.name + String(repeating: " ", count: width - columns(of: line.name) + 2) + line.value + "\n"
        }.joined()
    }

    typealias Row = (name: Phrase, value: Phrase)

    private static func rows(_ findings: Findings) -> [Row] {
        Chapters.onTerminal.flatMap { $0.terminal(findings) } + emptyLayers(findings)
            + [(Phrase(zh: "问题记录", en: "issues"), same("\(findings.issues.count)"))]
    }

    /// Layers without a row, or without one that its condition keeps: a figure of 0 that stands on one is no finding.
    private static func emptyLayers(_ findings: Findings) -> [Row] {
        let names = findings.issues.filter { $0.rule == "no-usable-row" }.map(\.layer)
        let list = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.map { Phrase(same: $0) }
        return list.isEmpty ? [] : [(Phrase(zh: "没有数据的图层", en: "layers without rows"), list.joined())]
    }

    /// How many pieces there are, their ground, and what they count again.
    static func pieces(_ count: Int, _ area: AreaSum, twice: AreaSum = .zero) -> Phrase {
        let (text, again) = (mu(area), mu(twice))
        return Phrase(
            zh: "\(count) 处，\(text.zh)" + (twice > .zero ? "，重复 \(again.zh) 只计一次" : ""),
            en: "\(count), \(text.en)" + (twice > .zero ? "; \(again.en) of overlaps counted once" : ""))
    }

    static func same(_ text: String) -> Phrase { Phrase(zh: text, en: text) }

    static func mu(_ area: AreaSum) -> Phrase {
        Phrase(
            zh: "\(area.muText()) 亩（\(area.hectaresText()) 公顷）", en: "\(area.muText()) mu (\(area.hectaresText()) ha)")
    }

    /// Terminal columns: two for the wide characters of Chinese text, one for others.
    package static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
