import BeltAnalysis
import Columns
import CountyLayers
import FindingValues
import Intake
import LandAnalysis
import Overlap
import ProjectFile

/// Demonstration belts, and what lies in their corridors.
enum BeltsQuestion: Question {
    static let name = AnalysisName.belts
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self]
    static let isSearch = true

    struct Answer: Sendable {
        /// Ours; none when the project asks for none.
        var belts: BeltFindings?
        /// Those that people drew; none without the layer.
        var given: GivenBeltFindings?
        /// Corridors against the control lines.
        var corridors: [WorkOnLines] = []
        /// Control areas in corridors.
        var controlAreas: [ControlOverlap] = []
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        guard let input = input(known, &log) else { return nil }
        known.progress(AnalysisProgress(stage: .question(.belts)))
        do {
            var answer = Answer()
            let works = Works(county: known.county, villageIndex: known.villageIndex)
            let (areas, plane) = (known.county.controlAreas, known.county.plane)
            if known.project.belts != nil {
                var belts = try await Belts.find(input)
                try await fillCorridors(&belts, known, &log)
                if let unmet = belts.unmet { log.lacks("belts.require", unmet, isAsked: true) }
                answer.corridors = works.corridors(belts)
                answer.controlAreas = try RedLine.controlAreas(areas, belts: belts, plane: plane)
                answer.belts = belts
            } else {
                log.lacks("belts", zh: "项目没有要求选择示范带", en: "the project asks for none")
            }
            if let plans = known.county.given.belts {
                var given = try await GivenBelts.find(input, plans)
                try await fillCorridors(&given.plan, known, &log)
                let names = given.details.map(\.name)
                answer.corridors += works.corridors(given.plan, given: names)
                answer.controlAreas += try RedLine.controlAreas(areas, belts: given.plan, given: names, plane: plane)
                note(given, &log)
                answer.given = given
            }
            return answer
        } catch let error as CountyError {
            guard let reason = error.unusable else { throw error }
            log.lacks("belts", reason, isAsked: true)
            return nil
        }
    }

    /// Tells what is wrong with given belts.
    private static func note(_ given: GivenBeltFindings, _ log: inout RunLog) {
        let layer = ProjectLayer.givenBelts.rawValue
        for refusal in given.refused {
            log.loader.issues.append(
                RowIssue(
                    layer: layer, row: refusal.row, id: refusal.name, rule: "plan-off-roads", place: refusal.place,
                    message: Phrase(
                        zh: "给定示范带“\(refusal.name)”未测算：\(refusal.reason.zh)",
                        en: "the given belt `\(refusal.name)` is not measured: \(refusal.reason.en)")))
            log.lacks("given.belts.\(refusal.name)", refusal.reason, isAsked: true)
        }
        for shared in given.shared {
            log.loader.issues.append(
                RowIssue(
                    layer: layer, row: RowIssue.wholeLayer, id: shared.code, rule: "village-twice", severity: .warning,
                    message: Phrase(
                        zh: "村 \(shared.code) 同在给定示范带\(shared.belts.map { "“\($0)”" }.joined(separator: "、"))",
                        en: "the village \(shared.code) lies on several given belts: "
                            + shared.belts.joined(separator: ", "))))
        }
    }

    /// What belts are made from; none where they are not wanted or a layer is absent.
    private static func input(_ known: Known, _ log: inout RunLog) -> Belts.Input? {
        guard known.wants(.belts) else { return nil }
        let county = known.county
        // Belts that people drew are measured under the defaults where the project asks for none of ours.
        guard let options = known.project.belts ?? (county.given.belts == nil ? nil : .unsaid) else {
            log.lacks("belts", zh: "项目没有要求选择示范带", en: "the project asks for none")
            return nil
        }
        guard let graph = known[NetworkStep.self]?.graph, let roads = county.roads, let anchors = county.anchors,
            county.villages.count > 0
        else {
            log.lacks(
                "belts", zh: "需要 villages、roads、anchors 三个图层",
                en: "it needs the layers `villages`, `roads` and `anchors`", isAsked: true)
            return nil
        }
        guard !anchors.places.isEmpty else {
            log.lacks("belts", ProjectLayer.anchorsWithoutPoint, isAsked: true)
            return nil
        }
        guard graph.anchorFeet.drive.contains(where: { $0 != nil }) else {
            let reach = plainText(known.project.options.reachMetres)
            let names = anchors.names.map { Phrase(same: $0) }.joined(first: 10)
            log.lacks(
                "belts", zh: "起点附近 \(reach) 米内都没有可驾车的道路：\(names.zh)",
                en: "no anchor has a road within \(reach) m that may be driven: " + names.en,
                isAsked: true)
            return nil
        }
        return Belts.Input(
            options: options, villages: county.villages, figures: known.figures, columns: known.columns,
            anchors: anchors, graph: graph, roads: roads, plane: county.plane,
            threads: max(1, known.threads - 1))
    }

    private static func fillCorridors(_ belts: inout BeltFindings, _ known: Known, _ log: inout RunLog) async throws {
        guard !belts.belts.isEmpty else { return }
        let (plane, threads) = (known.county.plane, known.threads)
        if let patches = known.county.basicFarmland {
            let sums = patches.once.ground(in: belts.corridors, plane: plane)
            for i in sums.indices { belts.belts[i].corridorBasicFarmland = sums[i] }
        } else {
            log.lacks("belts.corridors.basic_farmland", ProjectLayer.basicFarmland.absent)
        }
        guard let source = known.project.layers[.parcels] else {
            return log.lacks("belts.corridors.farmland", ProjectLayer.parcels.absent)
        }
        let stream = try ParcelStream(source, as: .parcels, plane: plane, repair: known.project.options.repair)
        let told = known.progress
        let sums = try await Corridors.farmland(belts.corridors, parcels: stream, plane: plane, threads: threads) {
            told(AnalysisProgress(stage: .corridors, done: $0, total: stream.declaredRows))
        }
        let again = known[ParcelPass.self]?.shared?.repeatedFarmland(
            in: ZoneIndex(zones: belts.corridors, on: plane.overlap))
        for i in sums.indices { belts.belts[i].corridorFarmland = sums[i] - (again?[i] ?? .zero) }
    }
}
