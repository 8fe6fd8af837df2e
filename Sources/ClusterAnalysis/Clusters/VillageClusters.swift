import Columns
import CountyLayers
import FindingValues
import GEOS
import ProjectFile
import Regions

/// Contiguous groups of villages between bounds.
package enum VillageClusters {
    /// Finds clusters that keep the bounds and are alike; see `Regionalisation.balanced`.
    ///
    /// Villages without a value in one of the columns, or in a quantity that is bounded, take no part and are listed.
    package static func find(
        _ options: ClusterOptions, villages: Villages, figures: [VillageFigures], columns: VillageColumns, seed: UInt64
    ) throws -> ClusterFindings {
        var values: [[Double?]] = []
        for name in options.columns { values.append(try columns.scores(name, for: "clusters")) }
        let bounded = options.population.min != nil || options.population.max != nil
        let population = bounded ? try columns.scores("population", for: "clusters") : figures.map(\.population)
        var findings = ClusterFindings(
            bound: Bound(value: nil),
            method: Phrase(
                zh: "先满足上下限、再求相似的连片划分（balanced），异质性为 z 分数离差平方和",
                en: "bounds first, then likeness (balanced); heterogeneity is the sum of squares on z-scores"))
        findings.columns = options.columns.map(columns.resolvedName)
        (findings.minimumVillages, findings.maximumVillages) = (options.minimumVillages, options.maximumVillages)
        findings.maximumArea = options.areaKm2.max.map { AreaSum(squareMetres: $0 * 1e6) }
        findings.tolerance = options.toleranceMetres
        var rows: [Int] = []
        for row in 0..<villages.count {
            let missing = options.columns.indices.filter { values[$0][row] == nil }.map { options.columns[$0] }
            let lacks = missing + (bounded && population[row] == nil ? ["population"] : [])
            if lacks.isEmpty {
                rows.append(row)
            } else {
                findings.excluded.append(
                    Excluded(
                        code: villages.codes[row],
                        reason: Phrase(
                            zh: "缺少 " + lacks.joined(separator: "、"), en: "no value of " + lacks.joined(separator: ", ")
                        )))
            }
        }
        let adjacency = Adjacency.rook(villages.polygons.selecting(rows), tolerance: options.toleranceMetres)
        findings.neighbourPairs = adjacency.pairs.count
        findings.isolates = adjacency.isolates.map { villages.codes[rows[$0]] }
        var sums: [SumLimit] = []
        if options.areaKm2.min != nil || options.areaKm2.max != nil {
            sums.append(
                SumLimit(
                    name: "area_km2", values: rows.map { figures[$0].area.squareMetres / 1e6 },
                    least: options.areaKm2.min, most: options.areaKm2.max))
        }
        if bounded {
            sums.append(
                SumLimit(
                    name: "population", values: rows.map { max(0, population[$0]!) }, least: options.population.min,
                    most: options.population.max))
        }
        var generator = SeededGenerator(seed: seed)
        let result = try Regionalisation.balanced(
            adjacency, columns: values.map { column in rows.map { column[$0]! } },
            limits: RegionLimits(members: options.minimumVillages...options.maximumVillages, sums: sums),
            using: &generator)
        findings.heterogeneity = result.objective
        findings.bound = Bound(
            value: result.bound,
            reason: result.bound == nil
                ? result.boundReason ?? Phrase(zh: "该方法没有有用的下界", en: "no useful bound is known") : nil)
        for unassigned in result.unassigned {
            findings.excluded.append(
                Excluded(code: villages.codes[rows[unassigned.row]], reason: unassigned.reason.phrase))
        }
        findings.excluded.sort { utf8Less($0.code, $1.code) }
        try fill(&findings, result, rows, villages, figures)
        return findings
    }

    private static func fill(
        _ findings: inout ClusterFindings, _ result: RegionResult, _ rows: [Int], _ villages: Villages,
        _ figures: [VillageFigures]
    ) throws {
        let context = GEOSContext()
        for (number, members) in result.clusters.enumerated() {
            try Task.checkCancellation()
            let own = members.map { rows[$0] }
            let union = try GEOSGeometry.union(of: villages.polygons, rows: own, in: context)
            _ = try union.polygons(into: &findings.polygons)
            let (perimeter, planar) = (try union.length, try union.area)
            let residents = own.compactMap { figures[$0].population }
            findings.clusters.append(
                Cluster(
                    number: number + 1, villages: own.map { villages.codes[$0] },
                    population: residents.count == own.count ? residents.reduce(0, +) : nil,
                    area: own.reduce(.zero) { $0 + figures[$1].area },
                    compactness: perimeter > 0 ? 4 * .pi * planar / (perimeter * perimeter) : 0,
                    heterogeneity: result.heterogeneity[number]))
        }
    }
}
