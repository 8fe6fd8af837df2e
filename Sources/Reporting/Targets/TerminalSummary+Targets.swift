import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// How many targets are in each state.
    static func targetRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        if let targets = findings.targets {
            func count(_ state: TargetResult.State) -> Int { targets.results.count { $0.state == state } }
            rows.append(
                (
                    Phrase(zh: "政策目标", en: "policy targets"),
                    Phrase(
                        zh: "达到 \(count(.met))，未达到 \(count(.notMet))，存疑 \(count(.doubtful))，未到期 \(count(.notDue))，"
                            + "不可计算 \(count(.notComputable))，人工填报 \(count(.manual))",
                        en: "\(count(.met)) met, \(count(.notMet)) not met, \(count(.doubtful)) doubtful, "
                            + "\(count(.notDue)) not due, "
                            + "\(count(.notComputable)) not computable, \(count(.manual)) by hand")
                ))
        }
        return rows
    }
}
