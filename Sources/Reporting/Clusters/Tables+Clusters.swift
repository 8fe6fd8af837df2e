import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    static func clusterTable(
        _ clusters: ClusterFindings, _ findings: Findings, _ settled: SettledFigures
    ) -> ReportTable {
        var table = ReportTable(
            "片区一览表", title: "片区一览表",
            columns: [
                .number("片区", 0, width: 8), .number("村数", 0, width: 8), .number("面积（公顷）", 2), .number("人口（人）", 0),
                .number("紧凑度", 4), .number("异质性", 4), .text("村庄", width: 60), .text("未满足的限制", width: 24),
            ])
        let names = findings.villages.names
        // A cluster is the sum of its villages, as they are printed.
        let places = Dictionary(
            findings.villages.rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let areas = clusters.clusters.map { cluster in
            let rows = cluster.villages.compactMap { places[$0] }
            let rest = PrintedArea.hectares(cluster.area) - rows.reduce(0) { $0 + settled.area.exact[$1] }
            return rows.reduce(roundedUnits(rest, unit: PrintedArea.hectares2)) { $0 + settled.area.villages[$1] }
        }
        for (i, cluster) in clusters.clusters.enumerated() {
            table.add([
                .count(cluster.number), .count(cluster.villages.count), .number(areas[i]),
                .number(cluster.population, decimals: 0),
                .number(cluster.compactness, decimals: 4), .number(cluster.heterogeneity, decimals: 4),
                .text(cluster.villages.map { names[$0] ?? $0 }.joined(separator: "、")),
                .text(cluster.broken.map(\.zh).joined(separator: "；")),
            ])
        }
        table.add(
            [
                .text("合计"), .count(clusters.clusters.reduce(0) { $0 + $1.villages.count }),
                .number(areas.reduce(0, +)), .blank,
                .blank,
                .number(clusters.heterogeneity, decimals: 4), .blank, .blank,
            ], isTotal: true)
        table.invariants = [addsUp(table, [1, 2])]
        return table
    }
}
