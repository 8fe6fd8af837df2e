import Columns
import FindingValues
import PrintedFigures
import ProjectFile

extension TerminalSummary {
    /// Blocks of farmland, by their size, and the largest.
    static func blockRows(_ findings: Findings) -> [Row] {
        guard let blocks = findings.consolidation else { return [] }
        let county = blocks.county
        let (all, gap) = (mu(county.area), fixedText(blocks.gapMetres, decimals: 1))
        var rows: [Row] = [
            (
                Phrase(zh: "集中连片耕地", en: "contiguous farmland"),
                Phrase(
                    zh: "\(county.blocks) 片，\(all.zh)，间距 \(gap) 米以内连为一片",
                    en: "\(county.blocks) blocks, \(all.en), gaps under \(gap) m bridged")
            )
        ]
        if blocks.repeated > .zero {
            let twice = mu(blocks.repeated)
            rows.append(
                (
                    Phrase(zh: "  其中重复", en: "  counted twice"),
                    Phrase(
                        zh: "另有 \(twice.zh)由几个耕地地类都计，土地利用现状的耕地含此数",
                        en: "\(twice.en) more in the land figures, where several classes of farmland claim it")
                ))
        }
        for (size, ground) in zip(BlockClass.allCases, county.sizes).reversed() where ground.blocks > 0 {
            let area = mu(ground.area)
            rows.append(
                (
                    Phrase(zh: "  \(size.name.zh)", en: "  \(size.name.en)"),
                    Phrase(zh: "\(ground.blocks) 片，\(area.zh)", en: "\(ground.blocks), \(area.en)")
                ))
        }
        if let largest = blocks.blocks.first {
            let area = mu(largest.area)
            func names(_ separator: String) -> String {
                NameList.some(largest.villages.map { findings.villages.names[$0] ?? $0 }, separator)
            }
            rows.append(
                (
                    Phrase(zh: "  最大的一片", en: "  largest block"),
                    Phrase(zh: "\(area.zh)，\(names("、"))", en: "\(area.en), \(names(", "))")
                ))
        }
        return rows
    }
}
