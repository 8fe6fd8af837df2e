import Columns
import FindingValues
import PrintedFigures
import ProjectFile

extension TerminalSummary {
    /// The roads, those of unknown class, and the services that no road is near.
    static func networkRows(_ findings: Findings) -> [Row] {
        guard let network = findings.network else { return [] }
        let length = fixedText(network.length / 1000, decimals: 1)
        let off = network.servicesWithoutRoad.count
        var rows: [Row] = [
            (
                Phrase(zh: "路网", en: "roads"),
                Phrase(
                    zh: "\(length) km，疑点 \(network.gaps.count) 处，无路可达村 \(network.villagesWithoutRoad.count) 个"
                        + (off > 0 ? "，附近无路的设施 \(off) 处" : ""),
                    en: "\(length) km, \(network.gaps.count) doubtful places, "
                        + "\(network.villagesWithoutRoad.count) villages without a road"
                        + (off > 0 ? ", \(off) services without a road" : ""))
            )
        ]
        if let density = network.density, density > NetworkFindings.mostDensity {
            let text = fixedText(density, decimals: 1)
            rows.append(
                (
                    Phrase(zh: "路网密度", en: "road density"),
                    Phrase(
                        zh: "每平方千米 \(text) km，过大：道路是否画了两遍，或坐标远离本县？",
                        en: "\(text) km for each km², too much: are roads drawn twice, or far outside the county?")
                ))
        }
        if !network.anchorsWithoutRoad.isEmpty {
            let names = network.anchorsWithoutRoad.map { anchor in
                let metres = anchor.distance.map { " " + fixedText($0, decimals: 0) + " m" } ?? ""
                return anchor.name + metres
            }
            rows.append(
                (
                    Phrase(zh: "附近无路的起点", en: "anchors without a road"),
                    Phrase(zh: NameList.some(names, "、"), en: NameList.some(names, ", "))
                ))
        }
        if !network.leftOut.isEmpty {
            let lines = network.leftOut.reduce(0) { $0 + $1.rows }
            let words =
                network.leftOut.sorted { $0.rows > $1.rows }.prefix(5).map { "\($0.text) \($0.rows)" }
                .joined(separator: ", ") + (network.leftOut.count > 5 ? ", …" : "")
            rows.append(
                (
                    Phrase(zh: "不是道路的线", en: "lines that are no roads"),
                    Phrase(zh: "\(lines) 条，未计入（\(words)）", en: "\(lines), left out (\(words))")
                ))
        }
        if let banned = network.bannedTurns {
            let (lost, elsewhere) = (network.turnsNotApplied, network.turnsElsewhere)
            rows.append(
                (
                    Phrase(zh: "转向限制", en: "banned turns"),
                    Phrase(
                        zh: "\(banned) 处" + (lost > 0 ? "，另有 \(lost) 条在路网中找不到位置" : "")
                            + (elsewhere > 0 ? "，有 \(elsewhere) 条不是经一个结点的，未采用" : ""),
                        en: "\(banned)" + (lost > 0 ? ", and \(lost) rules that find no place in the network" : "")
                            + (elsewhere > 0 ? ", and \(elsewhere) not over one node, which are not followed" : ""))
                ))
        }
        if !network.unknownClasses.isEmpty {
            let classes = Dictionary(
                network.unknownClasses.map { ($0.text, $0.rows) }, uniquingKeysWith: { first, _ in first })
            rows.append(
                (
                    Phrase(zh: "等级不明的道路", en: "roads of unknown class"),
                    RoadPhrases.unknownClasses(classes, speed: speed(network))
                ))
        }
        if !network.unreadDirections.isEmpty {
            let roads = network.unreadDirections.reduce(0) { $0 + $1.rows }
            let words =
                network.unreadDirections.prefix(5).map { "\($0.text) \($0.rows)" }.joined(separator: ", ")
                + (network.unreadDirections.count > 5 ? ", …" : "")
            rows.append(
                (
                    Phrase(zh: "看不懂的单行", en: "one-way not understood"),
                    Phrase(zh: "\(roads) 条，按双向通行（\(words)）", en: "\(roads), taken as two-way (\(words))")
                ))
        }
        return rows
    }
}
