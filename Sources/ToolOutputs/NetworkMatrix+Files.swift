import Columns
import FindingValues
import Intake
import Output
import PrintedFigures
import Tools
import Writers

extension NetworkMatrix {
    /// Writes `from,to,length_m` or `from,to,seconds`: 6 decimals, empty where the target is not reached.
    package func write(to file: OutputFile) throws {
        try file.write(Array("from,to,\(measure == .metres ? "length_m" : "seconds")\n".utf8))
        let targets = toKeys.map { Array(csvCell($0).utf8) }
        var bytes: [UInt8] = []
        for (row, key) in fromKeys.enumerated() {
            if row % 64 == 0 { try Task.checkCancellation() }
            let start = Array(csvCell(key).utf8)
            bytes.removeAll(keepingCapacity: true)
            for entry in entries(from: row) {
                bytes += start
                bytes.append(UInt8(ascii: ","))
                bytes += targets[entry.to]
                bytes.append(UInt8(ascii: ","))
                if let cost = entry.cost { appendFixed(cost, decimals: 6, to: &bytes) }
                bytes.append(UInt8(ascii: "\n"))
            }
            try file.write(bytes)
        }
    }

    /// The figures of the run as JSON.
    package var summary: [UInt8] {
        let pairs = fromKeys.indices.map { entries(from: $0) }
        let reached = pairs.reduce(0) { $0 + $1.count { $0.cost != nil } }
        return JSONValue.object([
            "components": .integer(report.components), "edges": .integer(report.edges), "nodes": .integer(report.nodes),
            "duplicates": .integer(report.step("duplicates")?.count ?? 0), "from": .integer(fromKeys.count),
            "from_beyond_reach": .integer(fromBeyondReach), "to": .integer(toKeys.count),
            "to_beyond_reach": .integer(toBeyondReach),
            "rows_set_aside": .integer(
                issues.count { $0.severity == .error && $0.row != RowIssue.wholeLayer && $0.rule != "duplicate-row" }),
            "duplicate_keys": .integer(issues.count { $0.rule == "duplicate-key" }),
            "banned_turns": .integer(report.bannedTurns),
            "turn_restrictions_not_applied": .integer(report.turnsNotApplied.count),
            "turn_restrictions_not_over_a_node": .integer(turnsElsewhere),
            "not_roads": .integer(leftOut.values.reduce(0, +)),
            "unknown_class": .integer(report.rowsOfUnknownClass),
            "pairs": .integer(pairs.reduce(0) { $0 + $1.count }), "pairs_reached": .integer(reached),
            "unit": .text(measure == .metres ? "m" : "s"),
        ]).bytes
    }

    private func plainNumber(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

    /// What a user should know beside the file: points without a road, rows set aside.
    package var notes: [Phrase] {
        var notes: [Phrase] = []
        for (count, layer) in [(fromBeyondReach, "from"), (toBeyondReach, "to")] where count > 0 {
            notes.append(
                Phrase(
                    zh: "\(layer) 有 \(count) 个点在限距以内没有道路",
                    en: "\(count) points of \(layer) are not within reach of a road"))
        }
        if report.edges == 0 {
            notes.append(
                Phrase(
                    zh: "没有可用的道路线；各点之间都不可达", en: "there is no usable road line; no point reaches another"))
        }
        for layer in ["from", "to"] {
            let keys = Set(issues.filter { $0.layer == layer && $0.rule == "duplicate-key" }.compactMap(\.id))
                .sorted(by: utf8Less)
            guard !keys.isEmpty else { continue }
            notes.append(
                Phrase(
                    zh: "\(layer) 有 \(keys.count) 个标识出现在不止一个点上：" + NameList.some(keys, "、"),
                    en: "\(keys.count) keys of \(layer) stand on more than one point: "
                        + NameList.some(keys, ", ")))
        }
        notes += reports.flatMap { $0.sentences.map { $0 } }
        notes += roadNotes
        // Roads of one unknown class alone are alike by length.
        if !unknownClasses.isEmpty, measure == .seconds || report.rowsOfUnknownClass < report.rows {
            let told = RoadPhrases.unknownClasses(unknownClasses, speed: plainNumber(unknownSpeed))
            notes.append(Phrase(zh: "等级不明的道路：", en: "roads of unknown class: ") + told)
        }
        if !report.turnsNotApplied.isEmpty {
            let lost = report.turnsNotApplied.count
            notes.append(
                Phrase(
                    zh: "有 \(lost) 条转向限制在路网中找不到位置，未采用", en: "\(lost) turn restrictions find no place in the network"))
        }
        let duplicates = report.step("duplicates")?.count ?? 0
        if duplicates > 0 {
            notes.append(
                Phrase(zh: "合并了 \(duplicates) 条重复的道路线", en: "\(duplicates) duplicate road lines were merged"))
        }
        if let worst = report.shortest {
            let row = worst.key.map { Phrase(same: $0) } ?? Phrase(zh: "行 \(worst.row)", en: "row \(worst.row)")
            let (length, straight) = (fixedText(worst.length, decimals: 1), fixedText(worst.straight, decimals: 1))
            let count = report.rowsTooShort
            notes.append(
                Phrase(
                    zh: "道路有 \(count) 行的长度短于两端之间的直线距离，已改为量测线长；相差最多的是 \(row.zh)：\(length) 米，"
                        + "直线 \(straight) 米。请查看该字段的单位是否为米",
                    en:
                        "\(count) roads state a length shorter than straight from end to end; their lines are measured instead. "
                        + "The worst is \(row.en): \(length) m for \(straight) m. Is the field in metres?"))
        }
        if report.components > 1 {
            notes.append(
                Phrase(
                    zh: "路网分为 \(report.components) 个互不连通的部分", en: "the roads fall into \(report.components) components")
            )
        }
        return notes
    }
}
