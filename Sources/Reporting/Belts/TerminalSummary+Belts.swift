import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// A line for each belt.
    static func beltRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        for belt in findings.belts?.belts ?? [] {
            let minutes = fixedText(belt.minutes, decimals: 1)
            let length = fixedText(belt.length / 1000, decimals: 1)
            rows.append(
                (
                    Phrase(zh: "示范带 \(belt.number)", en: "belt \(belt.number)"),
                    Phrase(
                        zh: "\(belt.anchor) 起，\(belt.villages.count) 村，\(length) km，\(minutes) 分钟",
                        en: "from \(belt.anchor), \(belt.villages.count) villages, \(length) km, \(minutes) min")
                ))
        }
        if let belts = findings.belts, let shortfall = belts.shortfall {
            rows.append((Phrase(zh: "示范带未足数", en: "fewer belts than asked"), shortfall))
        }
        return rows
    }
}
