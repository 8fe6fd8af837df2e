import Columns
import FindingValues
import Writers

extension Tables {
    /// What was found of plans of people beside the tables of ours.
    static func given(_ given: GivenFindings, _ findings: Findings) -> [ReportTable] {
        var tables: [ReportTable] = []
        if let belts = given.belts { tables.append(ruleTable(belts)) }
        if let clusters = given.clusters { tables.append(clusterList(clusters, findings)) }
        if let selection = given.selection { tables.append(selectionList(selection, findings)) }
        return tables
    }

    /// The limits of the project on each belt that people drew; of one that is not measured why it is not.
    private static func ruleTable(_ belts: GivenBeltFindings) -> ReportTable {
        var table = ReportTable(
            "给定示范带检查表", title: "给定示范带检查表",
            columns: [.text("给定示范带"), .text("检查项"), .text("是否满足", width: 10), .text("说明", width: 48)])
        for detail in belts.details {
            if let off = detail.offRoads {
                let (farthest, mean) = (fixedText(off.farthest, decimals: 1), fixedText(off.mean, decimals: 1))
                table.add([
                    .text(detail.name), .text("沿路匹配"), .text("是"), .text("离路最远 \(farthest) 米，平均 \(mean) 米"),
                ])
            }
            for rule in detail.rules {
                table.add([
                    .text(detail.name), .text(TableWords.givenRule(rule.kind)), .text(rule.isKept ? "是" : "否"),
                    .text(rule.phrase.zh),
                ])
            }
        }
        for refusal in belts.refused {
            table.add([.text(refusal.name), .text("沿路匹配"), .text("否"), .text(refusal.reason.zh)])
        }
        return table
    }

    private static func clusterList(_ clusters: [GivenCluster], _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "给定片区村庄表", title: "给定片区村庄表", columns: [.text("给定片区"), .text("村名"), .text("村代码", width: 15)])
        let names = findings.villages.names
        for cluster in clusters {
            for code in cluster.villages { table.add([.text(cluster.name), .text(names[code]), .text(code)]) }
        }
        return table
    }

    private static func selectionList(_ selection: [GivenChoice], _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "给定村庄名单", title: "给定村庄名单",
            columns: [.text("村名"), .text("村代码", width: 15), .text("等级"), .number("年份", 0, width: 8)])
        let names = findings.villages.names
        for choice in selection {
            table.add([
                .text(names[choice.code]), .text(choice.code), .text(choice.grade), .number(choice.year, decimals: 0),
            ])
        }
        return table
    }
}

extension TableWords {
    static func givenRule(_ kind: GivenRule.Kind) -> String {
        switch kind {
        case .budget: "预算"
        case .villages: "村数"
        case .anchor: "起点"
        case .excluded: "不能串入的村"
        case .shared: "重复的村"
        case .together: "同带的村"
        case .apart: "分带的村"
        }
    }
}
