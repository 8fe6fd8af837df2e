import Columns
import RoadNetwork
import TestSupport
import Testing

@testable import BeltAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct BeltsTests {
    private func find(_ change: (inout BeltOptions) -> Void) async throws -> (SmallCounty, BeltFindings) {
        let county = try SmallCounty()
        var options = BeltOptions()
        (options.count, options.budgetMinutes, options.minimumVillages) = (2, 6, 2)
        change(&options)
        let belts = try await Belts.find(
            Belts.Input(
                options: options, villages: county.villages, figures: county.figures, columns: county.columns,
                anchors: county.anchors, graph: county.graph, roads: county.roads, plane: Squares.plane, threads: 2))
        return (county, belts)
    }

    @Test(arguments: [BeltOptions.Collect.route, .stops]) func limitsHold(_ collect: BeltOptions.Collect) async throws {
        let (county, found) = try await find { $0.collect = collect }
        #expect(!found.belts.isEmpty)
        var seen: Set<String> = []
        let network = county.graph.network
        let search = PlainSearch(
            network: network, edgeCost: { network.edgeLengths[$0] * 3.6 / network.edgeSpeeds[$0] }, isWalking: false)
        for belt in found.belts {
            #expect(2...10 ~= belt.villages.count)
            for code in belt.villages { #expect(seen.insert(code).inserted) }
            // The way again, leg by leg, by a search that shares nothing with the router.
            let feet =
                [county.graph.anchorFeet.drive[0]!]
                + belt.villages.map { county.graph.villageFeet.drive[county.villages.rows[$0]!]! }
            let seconds = zip(feet, feet.dropFirst()).reduce(0) { $0 + search.cost($1.0, $1.1)! }
            #expect(abs(seconds / 60 - belt.minutes) < 1e-6)
            #expect(belt.minutes <= 6 + 1e-9)
            let prize = belt.villages.reduce(0) { sum, code in sum + found.prizes.first { $0.code == code }!.value }
            #expect(abs(prize - belt.prize) < 1e-5)
        }
        #expect(abs(found.prize - found.belts.reduce(0) { $0 + $1.prize }) < 1e-9)
        if let bound = found.bound.value { #expect(bound >= found.prize - 1e-6) }
    }

    @Test func linesRunOnRoadsAndStopsLieOnThem() async throws {
        let (county, found) = try await find { _ in }
        for (number, belt) in found.belts.enumerated() {
            let vertices = found.lines.vertices(ofRow: number)
            var length = 0.0
            for v in vertices {
                // Every vertex and the middle of every piece lies on a road.
                let a = found.lines.vertex(v)
                #expect(county.graph.network.attach([a], within: 1e-6)[0] != nil)
                guard v + 1 < vertices.upperBound else { continue }
                let b = found.lines.vertex(v + 1)
                #expect(
                    county.graph.network.attach([Position((a.x + b.x) / 2, (a.y + b.y) / 2)], within: 1e-6)[0] != nil)
                length += Squares.plane.length(a, b)
            }
            // A place on a piece is found by its share of the piece, along which the scale changes by less than 10⁻⁷.
            #expect(abs(length - belt.length) < 1e-3)
            let stops = found.stops.filter { $0.belt == belt.number }
            #expect(stops.map(\.code) == belt.villages && stops.map(\.order) == Array(1...belt.villages.count))
            #expect(stops.map(\.chainage) == stops.map(\.chainage).sorted())
            #expect(stops.allSatisfy { 0...belt.length + 1e-9 ~= $0.chainage })
            #expect(0...1 ~= belt.trunkShare && !belt.roads.isEmpty)
            // A corridor holds every place of its line, and is at least a disc of its half-width.
            #expect(belt.corridorArea.squareMetres > 3.1 * 1000 * 1000)
        }
    }

    @Test func excludedVillagesStayOut() async throws {
        let (_, all) = try await find { _ in }
        let first = all.belts[0].villages[0]
        let (_, without) = try await find { $0.exclude = [first] }
        #expect(!without.belts.flatMap(\.villages).contains(first))
        // Village 11 has no road within reach.
        #expect(without.excluded.map(\.code) == [first, "430699101212"].sorted())
        await #expect(throws: CountyError.self) { _ = try await find { $0.exclude = ["430699101299"] } }
    }

    @Test func aBudgetInMetres() async throws {
        let (_, found) = try await find {
            $0.budgetMinutes = nil
            $0.budgetMetres = 2500
        }
        #expect(!found.belts.isEmpty)
        for belt in found.belts { #expect(belt.length <= 2500 + 1e-6) }
        #expect(found.budgetMetres == 2500 && found.budgetMinutes == nil)
    }

    @Test(.slow) func theSameBeltsWhateverTheThreads() async throws {
        let county = try SmallCounty()
        var lines: [LineColumn] = []
        for threads in [1, 2, 3] {
            var options = BeltOptions()
            options.minimumVillages = 2
            lines.append(
                try await Belts.find(
                    Belts.Input(
                        options: options, villages: county.villages, figures: county.figures, columns: county.columns,
                        anchors: county.anchors, graph: county.graph, roads: county.roads, plane: Squares.plane,
                        threads: threads)
                ).lines)
        }
        #expect(lines[0] == lines[1] && lines[1] == lines[2])
    }
}
