import BeltAnalysis
import ClusterAnalysis
import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

extension AnalysisRun {
    /// Clusters and belts ask nothing of each other: with two threads or more belts are found beside the clusters.
    mutating func findClustersAndBelts() async throws {
        let input = beltInput()
        let isBeside = threads > 1
        async let beside: BeltFindings? = isBeside ? Self.belts(input) : nil
        try findClusters()
        guard let input else { return }
        progress(AnalysisProgress(stage: .belts))
        do {
            guard let belts = isBeside ? try await beside : try await Self.belts(input) else { return }
            try await take(belts)
        } catch let error as CountyError {
            guard let reason = error.unusable else { throw error }
            absent("belts", zh: reason.zh, en: reason.en)
        }
    }

    private static func belts(_ input: Belts.Input?) async throws -> BeltFindings? {
        guard let input else { return nil }
        return try await Belts.find(input)
    }

    private mutating func findClusters() throws {
        guard wants(.clusters) else { return }
        guard let options = project.clusters else {
            return absent("clusters", zh: "项目没有要求划分片区", en: "the project asks for none")
        }
        guard county.villages.count > 0 else {
            return absent("clusters", zh: "项目没有村界图层(villages)", en: "the project names no layer `villages`")
        }
        progress(AnalysisProgress(stage: .clusters))
        let clusters: ClusterFindings
        do {
            clusters = try Clusters.find(
                options, villages: county.villages, figures: findings.villages.rows, columns: columns,
                seed: project.options.seed)
        } catch let error as CountyError {
            guard let reason = error.unusable else { throw error }
            return absent("clusters", zh: reason.zh, en: reason.en)
        }
        for cluster in clusters.clusters {
            for code in cluster.villages {
                findings.villages.rows[county.villages.rows[code]!].cluster = cluster.number
            }
        }
        findings.clusters = clusters
    }

    /// What belts are made from; none where they are not wanted or a layer lacks.
    private mutating func beltInput() -> Belts.Input? {
        guard wants(.belts) else { return nil }
        guard let options = project.belts else {
            absent("belts", zh: "项目没有要求选择示范带", en: "the project asks for none")
            return nil
        }
        guard let graph, let roads = county.roads, let anchors = county.anchors, county.villages.count > 0 else {
            absent(
                "belts", zh: "需要 villages、roads、anchors 三个图层",
                en: "it needs the layers `villages`, `roads` and `anchors`")
            return nil
        }
        return Belts.Input(
            options: options, villages: county.villages, figures: findings.villages.rows, columns: columns,
            anchors: anchors, graph: graph, roads: roads, plane: county.plane, seed: project.options.seed,
            threads: max(1, threads - 1))
    }

    private mutating func take(_ found: BeltFindings) async throws {
        var belts = found
        for prize in belts.prizes { findings.villages.rows[county.villages.rows[prize.code]!].score = prize.value }
        for stop in belts.stops { findings.villages.rows[county.villages.rows[stop.code]!].belt = stop.belt }
        try await fillCorridors(&belts)
        findings.belts = belts
        // `belts` stands before the other sources.
        let corridors = Works(county: county, villageIndex: villageIndex).corridors(belts)
        findings.works?.works.insert(contentsOf: corridors, at: 0)
        findings.redLine?.controlAreas += try RedLine.controlAreas(
            county.controlAreas, belts: belts, plane: county.plane)
    }

    private mutating func fillCorridors(_ belts: inout BeltFindings) async throws {
        guard !belts.belts.isEmpty else { return }
        if let patches = county.basicFarmland {
            let sums = GroundOnce.overlap(belts.corridors, with: patches.once, plane: county.plane)
            for i in sums.indices { belts.belts[i].corridorBasicFarmland = sums[i] }
        } else {
            absent("belts.corridors.basic_farmland", zh: "没有永久基本农田图层", en: "there is no layer `basic_farmland`")
        }
        guard let source = project.layers[.parcels] else {
            return absent("belts.corridors.farmland", zh: "没有地类图斑图层", en: "there is no layer `parcels`")
        }
        let stream = try ParcelStream(source, as: .parcels, plane: county.plane, repair: project.options.repair)
        let told = progress
        let sums = try await Corridors.farmland(
            belts.corridors, parcels: stream, plane: county.plane, threads: threads
        ) { told(AnalysisProgress(stage: .corridors, done: $0, total: stream.declaredRows)) }
        let again = shared?.repeatedFarmland(in: ZoneIndex(zones: belts.corridors, on: county.plane.overlap))
        for i in sums.indices { belts.belts[i].corridorFarmland = sums[i] - (again?[i] ?? .zero) }
    }
}
