import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

/// Finds the conflicts of one run and judges farmland against its task.
struct RedLineJudge {
    private let known: Known
    private let county: County
    private let land: LandFindings?
    private let change: ChangeFindings?

    init(_ known: Known) {
        (self.known, county, land, change) = (known, known.county, known.land, known[ChangeQuestion.self])
    }

    /// Lists the conflicts and sums their ground.
    /// - Returns: that ground, and by place in the rules the ground without parcels that a rule might object to.
    func findConflicts(
        _ redLine: inout RedLineFindings, _ log: inout RunLog
    ) throws -> (list: ListGround, unseen: [Int: AreaSum]) {
        let (rules, index, pass) = (known.rules, known.villageIndex, known[ParcelPass.self])
        for rule in rules.rules {
            for works in rule.works {
                let columns = county.rows(of: works)?.attributes ?? [:]
                guard let name = rule.condition?.columnAsValue({ columns[$0] != nil }) else { continue }
                throw CountyError.columnAsValue(what: rule.id, name: name)
            }
        }
        let least = known.project.options.leastConflict
        var found = pass?.conflicts ?? []
        var noise = pass?.noise ?? NoiseLeftOut()
        var layers = LayerConflicts(county, rules: rules, grounds: pass?.grounds ?? [:], villageIndex: index)
        try layers.find()
        found += layers.found
        noise += layers.noise
        log.loader.issues += layers.issues
        if let change { found += try ChangeConflicts.find(change, rules: rules, villages: county.villages) }
        var limits = RuleLimits(county, rules: rules, grounds: layers.grounds, villageIndex: index)
        found = try limits.cut(found)
        noise += limits.noise
        let gone = change?.gone.filter { farmlandClasses.contains(String($0.landClass.prefix(4))) }
        let bare = pass?.bare ?? BareGround.Pieces()
        let unseen = try UnseenGround(
            bare: bare.polygons, villages: bare.villages, goneFarmland: gone?.reduce(.zero) { $0 + $1.area }
        ).byRule(rules, county, limits, least: least, villageIndex: index)
        RedLine.conflicts(
            found, rules: rules, villages: county.villages, least: least, into: &redLine)
        (redLine.noisePieces, redLine.noiseArea) = (noise.pieces, noise.area)
        if county.basicFarmland != nil, county.villages.count > 0 {
            let villages = known[VillageStep.self]?.villages
            let all = villages?.rows.reduce(AreaSum.zero) { $0 + ($1.basicFarmland ?? .zero) } ?? .zero
            redLine.basicFarmland = villages?.again.basicFarmland.reduce(all, -)
        }
        let list = ListGround(redLine.shapes, on: county.plane.overlap)
        try RedLine.sumGround(list, into: &redLine)
        if let whole = redLine.basicFarmland, whole != .zero {
            redLine.conflictShare = redLine.conflictArea.squareMetres / whole.squareMetres
        }
        if land == nil, county.basicFarmland != nil {
            log.lacks("red_line.parcels", zh: "没有地类图斑，只检查了施工图斑", en: "without parcels only works were checked")
        }
        return (list, unseen)
    }

    /// What a rule asks for and the run does not have, and whether nothing of the rule can be judged without it.
    func lacks(_ rule: RedLineRule) -> (names: [String], all: Bool) {
        func isThere(_ layer: ProjectLayer) -> Bool {
            switch layer {
            case .parcels: land != nil
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

    /// Notes a task of ten times the farmland or more, or of a tenth or less: it is likely in another unit.
    func noteUnlikelyTask(_ total: RedLineTotal, _ log: inout RunLog) {
        let (task, farmland) = (total.task.micro, total.farmland.micro)
        guard farmland > 0, task > 10 * farmland || 10 * task < farmland else { return }
        log.notices.append(
            Phrase(
                zh: "耕地保有量任务 \(total.task.muText()) 亩（\(total.taskSource)）与现有耕地 \(total.farmland.muText()) 亩相差十倍以上，"
                    + "请核对任务的单位",
                en: "the farmland task of \(total.task.muText()) mu (\(total.taskSource)) and the farmland there is, "
                    + "\(total.farmland.muText()) mu, differ more than tenfold: look at the unit of the task"))
    }

    /// Farmland against the task of a catalogue made for this county or named by the project, else of the layer of
    /// protection targets.
    func total(_ protection: ProtectionTasks?, _ log: inout RunLog) -> RedLineTotal? {
        guard let land else {
            log.lacks("red_line.total", zh: "没有地类图斑，无法计算耕地面积", en: "farmland cannot be computed without parcels")
            return nil
        }
        for catalogue in known.asked.catalogues {
            for target in catalogue.targets where target.indicator == .retainedFarmland {
                guard let task = target.canonicalArea else { continue }
                return RedLine.total(
                    farmland: land.farmland, task: task, source: target.id, doubt: land.countyDoubt)
            }
        }
        if let protection {
            return RedLine.total(
                farmland: land.farmland, protection.task(of: 0..<county.villages.count), doubt: land.countyDoubt)
        }
        log.lacks(
            "red_line.total", zh: "既没有含耕地保有量的政策目录，也没有耕地保护目标图层",
            en: "neither a catalogue with a farmland task nor a layer `protection_targets` is named")
        return nil
    }
}
