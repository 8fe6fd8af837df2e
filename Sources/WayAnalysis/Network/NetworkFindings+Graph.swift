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
        let hasTurns = !rows.turns.isEmpty || rows.turnsElsewhere > 0 || report.bannedTurns > 0
        bannedTurns = hasTurns ? report.bannedTurns : nil
        (turnsNotApplied, turnsElsewhere) = (report.turnsNotApplied.count, rows.turnsElsewhere)
        unreadDirections = rows.unreadDirections.map { UnknownRoadClass(text: $0.key, rows: $0.value) }
            .sorted { utf8Less($0.text, $1.text) }
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

    /// Lengths of the county's own roads, and of those beyond. Ground that several roads have counts once: for the county where
    /// one of its own lies there, and for the highest class of these.
    private mutating func addLengths(_ graph: RoadGraph, _ rows: RoadRows) {
        let network = graph.network
        var metres: [RoadClass?: Double] = [:]
        for edge in 0..<network.edgeCount where network.edgeHolders[edge] == Int32(edge) {
            let row = Int(network.edgeGroundRows[edge])
            if rows.isOwn[row] {
                metres[rows.classes[row], default: 0] += network.edgeLengths[edge]
            } else {
                externalLength += network.edgeLengths[edge]
            }
        }
        lengthByClass = (RoadClass.allCases.map { $0 as RoadClass? } + [nil]).compactMap { road in
            metres[road].map { RoadLength(roadClass: road?.rawValue ?? "", length: $0) }
        }
        length = lengthByClass.reduce(0) { $0 + $1.length }
    }

    /// The kind of gap between a village and the nearest road.
    static let villageKind = "village_without_road"
}
