import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap
import ProjectFile
import RoadNetwork
import WayAnalysis

/// A belt on the roads: its way, its villages, and what is measured on them. One that was found and one that people drew are
/// measured by the same functions.
struct BeltWay: Sendable {
    /// The way from its first place to its last.
    let path: RoadPath
    /// Villages in the order of travel, by their rows.
    let villages: [Int]
    let stretches: RoadStretches

    init(_ path: RoadPath, villages: [Int], on network: Network) {
        (self.path, self.villages) = (path, villages)
        stretches = RoadStretches(path, on: network)
    }
}

/// Measures belts of one county.
struct BeltMeasures: Sendable {
    let input: Belts.Input
    let prizes: Prizes

    /// The figures of a belt, its line and its corridor, one row.
    func measured(
        _ way: BeltWay, number: Int, anchor: String
    ) throws -> (belt: Belt, line: [Double], corridor: PolygonColumn) {
        let network = input.graph.network
        let line = way.path.line(on: network)
        var single = LineColumn()
        single.append(line)
        let corridor = try GEOSGeometry(lines: single, row: 0, in: GEOSContext())
            .buffer(input.options.corridorMetres, quadrantSegments: 8).polygonColumn()
        let (distinct, trunk) = (way.stretches.metres(), way.stretches.trunkMetres(on: network))
        var belt = Belt(
            number: number, anchor: anchor, length: way.path.metres, minutes: way.path.seconds(on: network) / 60,
            villages: way.villages.map { input.villages.codes[$0] },
            prize: way.villages.reduce(0) { $0 + max(0, prizes.values[$1]) },
            trunkShare: distinct > 0 ? trunk / distinct : 0, roads: roadNames(way.path),
            corridorArea: AreaSum(squareMetres: areas(of: corridor, on: input.plane.overlap)[0]))
        (belt.distinctLength, belt.trunkLength) = (distinct, trunk)
        belt.prizeParts = prizes.parts(of: way.villages)
        return (belt, line, corridor)
    }

    /// Names of the roads used, longest first.
    private func roadNames(_ path: RoadPath) -> [String] {
        var metres: [String: Double] = [:]
        for step in path.steps {
            let row = Int(input.graph.network.edgeRows[Int(step.edge)])
            guard row >= 0, row < input.roads.names.count, let name = input.roads.names[row] else { continue }
            metres[name, default: 0] += step.metres
        }
        return metres.sorted { $0.value != $1.value ? $0.value > $1.value : utf8Less($0.key, $1.key) }.map(\.key)
    }

    /// For each belt the numbers of the others that it meets.
    static func meetings(_ ways: [BeltWay]) -> [[Int]] {
        ways.indices.map { a in
            ways.indices.filter { $0 != a && ways[a].stretches.meets(ways[$0].stretches) }.map { $0 + 1 }
        }
    }

    /// Demonstration villages on the belts; none where the village table has no column `demonstration` that tells any.
    func demonstration(_ ways: [BeltWay]) -> DemonstrationShare? {
        guard let column = input.columns.column("demonstration") else { return nil }
        let flags = (0..<input.villages.count).map { column.flag($0) }
        guard flags.contains(where: { $0 != nil }) else { return nil }
        let strung = Set(ways.flatMap(\.villages))
        return DemonstrationShare(
            villages: flags.count { $0 == true }, strung: strung.count { flags[$0] == true })
    }
}
