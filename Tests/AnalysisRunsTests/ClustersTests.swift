import Columns
import Regions
import TestSupport
import Testing

@testable import ClusterAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

@Suite(.slow) struct ClustersTests {
    private func find(_ change: (inout ClusterOptions) -> Void) throws -> (SmallCounty, ClusterFindings) {
        let county = try SmallCounty()
        var options = ClusterOptions()
        change(&options)
        return (
            county,
            try VillageClusters.find(
                options, villages: county.villages, figures: county.figures, columns: county.columns, seed: 1)
        )
    }

    @Test func contiguousAndWithinBounds() throws {
        let (county, found) = try find { ($0.minimumVillages, $0.maximumVillages) = (3, 5) }
        var seen: Set<String> = []
        for (number, cluster) in found.clusters.enumerated() {
            #expect(cluster.number == number + 1)
            #expect(3...5 ~= cluster.villages.count)
            #expect(cluster.villages == cluster.villages.sorted())
            for code in cluster.villages { #expect(seen.insert(code).inserted) }
            #expect(isConnected(cluster.villages.map { county.villages.rows[$0]! }))
            let area = cluster.villages.reduce(AreaSum.zero) { $0 + county.figures[county.villages.rows[$1]!].area }
            #expect(cluster.area == area)
            #expect(
                cluster.population
                    == cluster.villages.reduce(0) {
                        $0 + county.figures[county.villages.rows[$1]!].population!
                    })
            #expect(0...1 ~= cluster.compactness)
            // One part for each cluster: the union has no gaps.
            #expect(found.polygons.parts(ofRow: number).count == 1)
        }
        #expect(seen.count + found.excluded.count == 12)
        #expect(abs(found.heterogeneity - found.clusters.reduce(0) { $0 + $1.heterogeneity }) < 1e-9)
        // All partitions of twelve villages are tried.
        #expect(found.bound.value == found.heterogeneity && found.bound.reason == nil)
        #expect(found.clusters.map { $0.villages[0] } == found.clusters.map { $0.villages[0] }.sorted())
    }

    /// By flooding the 4 × 3 grid of villages, without the code under test.
    private func isConnected(_ rows: [Int]) -> Bool {
        var open = Set(rows.dropFirst())
        var front = [rows[0]]
        while let row = front.popLast() {
            for other in open where abs(row % 4 - other % 4) + abs(row / 4 - other / 4) == 1 {
                open.remove(other)
                front.append(other)
            }
        }
        return open.isEmpty
    }

    @Test func anAreaBoundIsKept() throws {
        let (_, found) = try find {
            ($0.minimumVillages, $0.maximumVillages) = (2, 8)
            $0.areaKm2 = Limits(max: 3.1)
        }
        #expect(found.clusters.allSatisfy { $0.area.squareMetres <= 3.1e6 })
        #expect(found.maximumArea == AreaSum(squareMetres: 3_100_000))
    }

    @Test func ownFiguresMayBeColumns() throws {
        let (_, found) = try find { $0.columns = ["easting_km", "northing_km"] }
        #expect(!found.clusters.isEmpty)
    }
}
