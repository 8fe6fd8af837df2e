import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

/// Conflicts of parcels, works, control lines and change with the rules, farmland against its task, and what is held against
/// what must be kept.
enum RedLineQuestion: Question {
    static let name = AnalysisName.redline
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self, ChangeQuestion.self]

    struct Answer: Sendable {
        var redLine = RedLineFindings()
        /// What is in doubt below the polygons of each layer.
        var patchDoubt: [PatchDoubt] = []
        /// None without villages, or when only targets stand on the red line.
        var holding: HoldingFindings?
        /// None when only targets stand on it.
        var works: WorkFindings?
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        guard known.wants(.redline) || known.wants(.targets) else { return nil }
        known.progress(AnalysisProgress(stage: .question(.redline)))
        var answer = Answer()
        let judge = RedLineJudge(known)
        let (list, unseen) = try judge.findConflicts(&answer.redLine, &log)
        (answer.redLine.layers, answer.patchDoubt) = try await LayerExtents(known).measure(&log)
        let (county, pass) = (known.county, known[ParcelPass.self])
        let protection = try county.protectionTargets.map {
            try ProtectionTasks(
                $0, LayerGrounds(county, villageIndex: known.villageIndex), stored: pass?.storedFarmland)
        }
        answer.redLine.total = judge.total(protection, &log)
        if let total = answer.redLine.total { judge.noteUnlikelyTask(total, &log) }
        let claimed = ClaimedGround.ofConflicts(answer.redLine, pass?.shared, on: county.plane.overlap)
        answer.redLine.sumDoubt(claimed, unseen, known.rules)
        answer.redLine.rules = try RedLine.applied(
            known.rules, answer.redLine.conflicts, list, total: answer.redLine.total, year: known.project.asOf?.year,
            claimed: claimed, unseen: unseen, lacks: judge.lacks)
        if !answer.redLine.wasExamined {
            log.lacks(
                "red_line.conflicts", zh: "没有一条规则的图层齐全，所缺图层见 rules",
                en: "no rule has the layers it needs; `rules` names them")
        }
        let figures = known.figures
        answer.redLine.controlAreas = try RedLine.controlAreas(
            county.controlAreas, villages: county.villages, figures: figures, plane: county.plane)
        guard known.wants(.redline) else { return answer }
        if county.villages.count > 0 {
            var land = known.land
            land?.patchDoubt += answer.patchDoubt
            let holding = Holding(
                county, land: land, villageIndex: known.villageIndex, figures: figures,
                countyCode: known.project.countyCode, catalogues: known.asked.catalogues)
            answer.holding = try holding.find(
                fallow: pass?.fallow, total: answer.redLine.total, protection: protection)
        }
        answer.works = Works(county: county, villageIndex: known.villageIndex).find(land: pass?.workGrounds)
        return answer
    }
}

extension RedLineFindings {
    /// Sums what is in doubt of conflicts on basic farmland.
    /// - Parameters:
    ///   - claimed: ground of each conflict that a parcel of another class claims too.
    ///   - unseen: by place in the rules, ground without parcels that a rule might object to.
    fileprivate mutating func sumDoubt(_ claimed: [AreaSum], _ unseen: [Int: AreaSum], _ rules: RedLineRules) {
        let basic = conflicts.indices.filter { conflicts[$0].isOnBasicFarmland }
        let claims = basic.reduce(AreaSum.zero) { $0 + claimed[$1] }
        // Where two conflicts share ground, one of them holds whichever class is right.
        conflictsInDoubt = min(conflictArea, max(.zero, claims - conflictsCountedTwice - conflictsCountedTwice))
        self.unseen =
            unseen.filter { rules.rules[$0.key].ground == .layer(.basicFarmland) }.values.max() ?? .zero
    }
}
