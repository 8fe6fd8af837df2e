import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

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

extension AnalysisRun {
    /// Conflicts of parcels, works, control lines and change with the rules, and farmland against its task.
    mutating func measureRedLine() async throws {
        guard wants(.redline) || wants(.targets) else { return }
        try Task.checkCancellation()
        progress(AnalysisProgress(stage: .redLine))
        var redLine = RedLineFindings()
        let (list, unseen) = try findConflicts(&redLine)
        redLine.layers = try await measureExtents()
        let protection = try county.protectionTargets.map {
            try ProtectionTasks($0, LayerGrounds(county, villageIndex: villageIndex), stored: storedFarmland)
        }
        redLine.total = redLineTotal(protection)
        if let total = redLine.total { tellUnlikely(total) }
        let claimed = ClaimedGround.ofConflicts(redLine, shared, on: county.plane.overlap)
        redLine.sumDoubt(claimed, unseen, rules)
        redLine.rules = try RedLine.applied(
            rules, redLine.conflicts, list, total: redLine.total, year: project.asOf?.year,
            claimed: claimed, unseen: unseen, lacks: lacks)
        if !redLine.wasExamined {
            absent(
                "red_line.conflicts", zh: "没有一条规则的图层齐全,所缺图层见 rules",
                en: "no rule has the layers it needs; `rules` names them")
        }
        redLine.controlAreas = try RedLine.controlAreas(
            county.controlAreas, villages: county.villages, figures: findings.villages.rows, plane: county.plane)
        findings.redLine = redLine
        guard wants(.redline) else { return }
        if county.villages.count > 0 {
            let holding = Holding(
                county, land: findings.land, villageIndex: villageIndex, figures: findings.villages.rows,
                countyCode: project.countyCode,
                catalogues: catalogues)
            findings.holding = try holding.find(fallow: fallow, total: redLine.total, protection: protection)
        }
        findings.works = Works(county: county, villageIndex: villageIndex).find(land: workGrounds)
    }

    /// Lists the conflicts and sums their ground.
    /// - Returns: that ground, and by place in the rules the ground without parcels that a rule might object to.
    private mutating func findConflicts(
        _ redLine: inout RedLineFindings
    ) throws -> (list: ListGround, unseen: [Int: AreaSum]) {
        let index = villageIndex
        var layers = LayerConflicts(county, rules: rules, grounds: grounds, villageIndex: index)
        try layers.find()
        grounds = layers.grounds
        found += layers.found
        noise += layers.noise
        loader.issues.append(contentsOf: layers.issues)
        if let change { found += try ChangeConflicts.find(change, rules: rules, villages: county.villages) }
        var limits = RuleLimits(county, rules: rules, grounds: grounds, villageIndex: index)
        found = try limits.cut(found)
        grounds = limits.grounds
        noise += limits.noise
        let gone = change?.gone.filter { farmlandClasses.contains(String($0.landClass.prefix(4))) }
        let unseen = try UnseenGround(bare: bare, goneFarmland: gone?.reduce(.zero) { $0 + $1.area }).byRule(
            rules, county, limits, least: project.options.leastConflict, villageIndex: index)
        RedLine.conflicts(
            found, rules: rules, villages: county.villages, least: project.options.leastConflict, into: &redLine)
        (redLine.noisePieces, redLine.noiseArea) = (noise.pieces, noise.area)
        if county.basicFarmland != nil, county.villages.count > 0 {
            let all = findings.villages.rows.reduce(AreaSum.zero) { $0 + ($1.basicFarmland ?? .zero) }
            redLine.basicFarmland = findings.villages.again.basicFarmland.reduce(all, -)
        }
        let list = ListGround(redLine.shapes, on: county.plane.overlap)
        try RedLine.sumGround(list, into: &redLine)
        if let whole = redLine.basicFarmland, whole != .zero {
            redLine.conflictShare = redLine.conflictArea.squareMetres / whole.squareMetres
        }
        if findings.land == nil, county.basicFarmland != nil {
            absent("red_line.parcels", zh: "没有地类图斑,只检查了施工图斑", en: "without parcels only works were checked")
        }
        return (list, unseen)
    }

    /// What a rule asks for and the run does not have, and whether nothing of the rule can be judged without it.
    private func lacks(_ rule: RedLineRule) -> (names: [String], all: Bool) {
        func isThere(_ layer: ProjectLayer) -> Bool {
            switch layer {
            case .parcels: findings.land != nil
            case .parcelsBefore: change != nil
            default: county.rows(of: layer) != nil
            }
        }
        var missing = rule.grounds.filter { !isThere($0) }.map(\.rawValue)
        let isWithoutGround = rule.lines.isEmpty ? !missing.isEmpty : rule.lines.count - missing.count < 2
        if rule.isTotal, !isThere(.parcels) { missing.append(ProjectLayer.parcels.rawValue) }
        let subjects = (rule.kinds.isEmpty ? [] : [ProjectLayer.parcels]) + rule.works
        missing += subjects.filter { !isThere($0) }.map(\.rawValue)
        for works in rule.works {
            guard let rows = county.rows(of: works) else { continue }
            missing += (rule.condition?.columns ?? []).filter { rows.attributes[$0] == nil }.map {
                "\(works.rawValue).\($0)"
            }
        }
        if !rule.strips.isEmpty, county.roads?.widths.contains(where: { $0 != nil }) != true {
            missing.append(county.roads == nil ? "roads" : "roads.width")
        }
        missing += rule.except.filter { !isThere($0) }.map(\.rawValue)
        let isWithoutSubject =
            !subjects.isEmpty
            && subjects.allSatisfy { subject in
                !isThere(subject)
                    || (rule.condition?.columns ?? []).contains { county.rows(of: subject)?.attributes[$0] == nil }
            }
        let hasNoStrip = !rule.strips.isEmpty && missing.contains { $0.hasPrefix("roads") }
        return (missing.sorted(by: utf8Less), isWithoutGround || isWithoutSubject || hasNoStrip)
    }

    /// A task ten times the farmland, or a tenth of it, is told: it is likely in another unit.
    private mutating func tellUnlikely(_ total: RedLineTotal) {
        let (task, farmland) = (total.task.micro, total.farmland.micro)
        guard farmland > 0, task > 10 * farmland || 10 * task < farmland else { return }
        findings.notices.append(
            Phrase(
                zh: "耕地保有量任务 \(total.task.muText()) 亩（\(total.taskSource)）与现有耕地 \(total.farmland.muText()) 亩相差十倍以上，"
                    + "请核对任务的单位",
                en: "the farmland task of \(total.task.muText()) mu (\(total.taskSource)) and the farmland there is, "
                    + "\(total.farmland.muText()) mu, differ more than tenfold: look at the unit of the task"))
    }

    /// Farmland against the task of a catalogue made for this county or named by the project, else of the layer of
    /// protection targets.
    private mutating func redLineTotal(_ protection: ProtectionTasks?) -> RedLineTotal? {
        guard let land = findings.land else {
            absent("red_line.total", zh: "没有地类图斑,无法计算耕地面积", en: "farmland cannot be computed without parcels")
            return nil
        }
        for catalogue in catalogues {
            for target in catalogue.targets where target.indicator == "farmland.retained_area" {
                guard let task = target.canonicalArea else { continue }
                return RedLine.total(
                    farmland: land.farmland, task: task, source: target.id, doubt: land.countyDoubt)
            }
        }
        if let protection {
            return RedLine.total(
                farmland: land.farmland, protection.task(of: 0..<county.villages.count), doubt: land.countyDoubt)
        }
        absent(
            "red_line.total", zh: "既没有含耕地保有量的政策目录,也没有耕地保护目标图层",
            en: "neither a catalogue with a farmland task nor a layer `protection_targets` is named")
        return nil
    }
}
