import Columns
import CountyLayers
import FindingValues
import RoadNetwork

extension NetworkFindings {
    /// - Parameters:
    ///   - places: of the villages, in their order.
    ///   - reach: farthest gap from a village to a road, metres.
    package init(_ graph: RoadGraph, roads rows: RoadRows, villages: Villages, places: [Position], reach: Double) {
        self.init()
        let report = graph.report
        roads = report.rows
        duplicates = report.step("duplicates")?.count ?? 0
        (nodes, edges, components) = (report.nodes, report.edges, report.components)
        steps = report.steps.map { RoadStep(name: $0.name, count: $0.count, length: $0.metres) }
        largestComponentShare = report.largestComponentShare
        addLengths(graph, rows)
        var unknown: [String: Int] = [:]
        for row in 0..<rows.lines.count where rows.classes[row] == nil {
            unknown[rows.classTexts[row] ?? "", default: 0] += 1
        }
        unknownClasses = unknown.map { UnknownRoadClass(text: $0.key, rows: $0.value) }
            .sorted { utf8Less($0.text, $1.text) }
        unknownSpeed = graph.speeds.unknown
        leftOut = rows.leftOut.map { UnknownRoadClass(text: $0.key, rows: $0.value) }
            .sorted { utf8Less($0.text, $1.text) }
        bannedTurns = rows.turns.isEmpty && report.bannedTurns == 0 ? nil : report.bannedTurns
        turnsNotApplied = report.turnsNotApplied.count
        for gap in report.gaps {
            gapPoints.append(gap.place)
            gaps.append(
                RoadGap(
                    kind: gap.kind.rawValue, road: gap.road, name: rows.names[gap.row], distance: gap.metres,
                    length: gap.length))
        }
        let beyond = villages.codes.indices.filter { graph.villageFeet.nearest($0) == nil }
        villagesWithoutRoad = beyond.map { villages.codes[$0] }
        let nearest = graph.network.attach(beyond.map { places[$0] }, within: .infinity)
        for (village, foot) in zip(beyond, nearest) {
            let row = foot.map { Int(graph.network.edgeRows[Int($0.edge)]) }
            gapPoints.append(places[village])
            gaps.append(
                RoadGap(
                    kind: Self.villageKind, road: row.map { rows.network.keys[$0] ?? "\($0)" },
                    name: row.flatMap { rows.names[$0] }, village: villages.codes[village], distance: foot?.leg))
        }
        self.reach = reach
    }

    /// Lengths of the county's own roads, and of those beyond. A line that is in both layers is the county's.
    private mutating func addLengths(_ graph: RoadGraph, _ rows: RoadRows) {
        let network = graph.network
        var metres: [RoadClass?: Double] = [:]
        for edge in 0..<network.edgeCount {
            let edgeLength = network.edgeLengths[edge]
            if rows.isOwn[Int(network.edgeRows[edge])] {
                metres[network.edgeClasses[edge], default: 0] += edgeLength
            } else {
                externalLength += edgeLength
            }
        }
        for merge in graph.report.merges where rows.isOwn[merge.row] && !rows.isOwn[merge.into] {
            metres[rows.classes[merge.row], default: 0] += merge.metres
            externalLength -= merge.metres
        }
        lengthByClass = (RoadClass.allCases.map { $0 as RoadClass? } + [nil]).compactMap { road in
            metres[road].map { RoadLength(roadClass: road?.rawValue ?? "", length: $0) }
        }
        length = lengthByClass.reduce(0) { $0 + $1.length }
    }

    /// The kind of gap between a village and the nearest road.
    static let villageKind = "village_without_road"
}
