import Columns
import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

/// The road network, with the places of villages, services and anchors on it.
enum NetworkStep: Step {
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self]

    struct Answer: Sendable {
        let graph: RoadGraph
        let network: NetworkFindings
        let works: RoadWorksFindings?
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        if let wanted = known.asked.wanted, wanted.isSubset(of: AnalysisName.ofLand) { return nil }
        let county = known.county
        guard let roads = county.roads else {
            log.lacks("network", ProjectLayer.roads.absent)
            return nil
        }
        known.progress(AnalysisProgress(stage: .network, total: roads.lines.count))
        let (figures, reach) = (known.figures, known.project.options.reachMetres)
        var graph = RoadGraph(roads, options: known.project.options, speeds: known.asked.speeds, plane: county.plane)
        graph.attach(
            villages: figures.map(\.place), services: county.services?.places ?? [],
            anchors: county.anchors?.places ?? [], reach: reach)
        log.loader.issues += graph.report.issues
        var network = NetworkFindings(
            graph, roads: roads, villages: county.villages, places: figures.map(\.place), reach: reach)
        // Rows alike in everything were left out when the layer was read; lines alike are merged by the network.
        for input in known.inputs where input.layer.hasSuffix("roads") {
            network.roads += input.duplicates
            network.duplicates += input.duplicates
        }
        tellDensity(figures, &network, &log)
        for code in network.villagesWithoutRoad {
            let row = county.villages.rows[code]!
            log.loader.issues.append(
                RowIssue(
                    layer: "villages", row: county.villages.sourceRows[row], id: code, rule: "no-road",
                    severity: .warning,
                    place: figures[row].place,
                    message: Phrase(
                        zh: "村庄位置 \(plainText(reach)) 米内没有道路，按未覆盖计",
                        en: "no road within \(plainText(reach)) m of the village's place; it counts as unserved")))
        }
        addServicesWithoutRoad(county, graph, reach: reach, in: &network, &log)
        addAnchorsWithoutRoad(county, graph, reach: reach, in: &network, &log)
        var shared = roads
        shared.sharing = graph.sharing
        return Answer(graph: graph, network: network, works: RoadWorks.sum(shared, plane: county.plane))
    }

    /// More road than ground can hold: lines drawn twice, or coordinates that lead far away.
    private static func tellDensity(_ figures: [VillageFigures], _ network: inout NetworkFindings, _ log: inout RunLog)
    {
        let ground = figures.reduce(AreaSum.zero) { $0 + $1.area }.squareMetres
        guard ground > 0 else { return }
        let density = network.length / 1000 / (ground / 1e6)
        network.density = density
        guard density > NetworkFindings.mostDensity else { return }
        let (found, most) = (fixedText(density, decimals: 1), plainText(NetworkFindings.mostDensity))
        log.loader.issues.append(
            RowIssue(
                layer: "roads", row: RowIssue.wholeLayer, rule: "road-density", severity: .warning,
                message: Phrase(
                    zh: "每平方千米有道路 \(found) 千米，超过 \(most) 千米：是否有画了两遍的道路，或坐标远离本县的道路？",
                    en: "there are \(found) km of road for each km², more than \(most): are roads drawn twice, or far "
                        + "outside the county?")))
    }

    /// Anchors that no road that may be driven passes, with the nearest.
    private static func addAnchorsWithoutRoad(
        _ county: County, _ graph: RoadGraph, reach: Double, in network: inout NetworkFindings, _ log: inout RunLog
    ) {
        guard let anchors = county.anchors else { return }
        let beyond = anchors.places.indices.filter { graph.anchorFeet.drive[$0] == nil }
        let nearest = graph.network.attach(beyond.map { anchors.places[$0] }, within: .infinity, for: .drive)
        for (row, foot) in zip(beyond, nearest) {
            network.anchorsWithoutRoad.append(
                AnchorWithoutRoad(name: anchors.names[row], place: anchors.places[row], distance: foot?.leg))
            var advice = Phrase(zh: "路网中没有可驾车的道路", en: "the network has no road that may be driven")
            if let foot {
                let metres = fixedText(foot.leg, decimals: 0)
                let road = county.roads?.network.name(ofRow: Int(graph.network.edgeRows[Int(foot.edge)]))
                advice = Phrase(
                    zh: "最近的道路\(road.map { " \($0.zh) " } ?? "")距 \(metres) 米：请把起点移到路边，补上连到它的道路，或加大 "
                        + "`options: reach_metres`",
                    en:
                        "the nearest\(road.map { ", \($0.en)," } ?? "") is \(metres) m off: move the anchor to the road, draw the "
                        + "road that leads to it, or raise `options: reach_metres`")
            }
            log.loader.issues.append(
                RowIssue(
                    layer: "anchors", row: anchors.sourceRow(row), id: anchors.names[row], rule: "no-road",
                    severity: .warning, place: anchors.places[row],
                    message: Phrase(
                        zh: "该起点 \(plainText(reach)) 米内没有可驾车的道路，没有示范带从这里出发；",
                        en:
                            "no road that may be driven within \(plainText(reach)) m of the anchor, and no belt starts there; "
                    )
                        + advice))
        }
    }

    /// Services that no road passes.
    private static func addServicesWithoutRoad(
        _ county: County, _ graph: RoadGraph, reach: Double, in network: inout NetworkFindings, _ log: inout RunLog
    ) {
        guard let services = county.services else { return }
        let beyond = services.places.indices.filter { graph.serviceFeet.nearest($0) == nil }
        network.services = services.places.count
        network.servicesWithoutRoad = beyond.map { row in
            ServiceWithoutRoad(
                kind: services.kinds[row], name: services.names[row], place: services.places[row],
                row: services.sourceRow(row))
        }
        for row in beyond {
            log.loader.issues.append(
                RowIssue(
                    layer: "services", row: services.sourceRow(row), id: services.names[row], rule: "no-road",
                    severity: .warning, place: services.places[row],
                    message: Phrase(
                        zh: "该 \(services.kinds[row]) 附近 \(plainText(reach)) 米内没有道路，无人能沿路到达",
                        en: "no road within \(plainText(reach)) m of this \(services.kinds[row]); nobody reaches it "
                            + "along roads")))
        }
    }
}
