import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import Overlap
import ProjectFile
import Survey

/// The farmland red line: how much farmland there is, what must be kept, what lies where a rule forbids it.
package enum RedLine {
    /// Conflicts as findings: sorted by rule, parcel, village; shapes beside them. Those under the least one are counted.
    package static func conflicts(
        _ found: [FoundConflict], rules: RedLineRules, villages: Villages, least: LeastConflict,
        into redLine: inout RedLineFindings
    ) {
        var rows: [(Conflict, PolygonColumn)] = []
        for item in found {
            guard item.area >= least.area(of: item.landClass) else {
                redLine.smallPieces += 1
                redLine.smallArea += item.area
                continue
            }
            rows.append(
                (
                    Conflict(
                        rule: rules.rules[item.rule].id, kind: item.kind, parcel: item.parcel,
                        village: item.village.map { villages.codes[$0] } ?? "", landClass: item.landClass,
                        area: item.area,
                        share: item.share, source: item.source.rawValue, ground: item.ground, patches: item.patches),
                    item.shape
                ))
        }
        rows.sort { a, b in
            let (x, y) = (a.0, b.0)
            if x.rule != y.rule { return utf8Less(x.rule, y.rule) }
            if x.parcel != y.parcel { return utf8Less(x.parcel, y.parcel) }
            if x.source != y.source { return utf8Less(x.source, y.source) }
            if x.ground != y.ground { return utf8Less(x.ground, y.ground) }
            if x.village != y.village { return utf8Less(x.village, y.village) }
            if x.area != y.area { return x.area > y.area }
            let (p, q) = (a.1.box, b.1.box)
            return (p.minX, p.minY) < (q.minX, q.minY)
        }
        redLine.conflicts = rows.map(\.0)
        for row in rows { redLine.shapes.append(row: 0, of: row.1) }
    }

    /// Each rule with what became of it: the number and ground of its conflicts, or why it was not applied. A rule on the
    /// total has the ground that is lacking.
    /// - Parameters:
    ///   - year: the year on which the run judges.
    ///   - list: the ground of the conflicts.
    ///   - claimed: ground of each conflict that a parcel of another class claims too; none for nothing.
    ///   - unseen: by place in the rules, ground without parcels that a rule might object to.
    ///   - lacks: layers that a rule asks for and the run does not have.
    /// - Throws: `GEOSError`.
    package static func applied(
        _ rules: RedLineRules, _ conflicts: [Conflict], _ list: ListGround, total: RedLineTotal?, year: Int?,
        claimed: [AreaSum] = [], unseen: [Int: AreaSum] = [:], lacks: (RedLineRule) -> (names: [String], all: Bool)
    ) throws -> [RuleApplied] {
        try rules.rules.enumerated().map { place, rule in
            var result = RuleApplied(
                id: rule.id, name: rule.name, severity: rule.severity.rawValue, source: rule.source, page: rule.page,
                isVerified: rule.isVerified)
            let missing = lacks(rule)
            result.lacks = missing.names
            if !rule.isOn {
                result.state = .off
            } else if !rule.holds(in: year) {
                result.state = .notInForce
            } else if missing.all || (rule.isTotal && total == nil) {
                result.state = .lacking
                // Without a task there is nothing to hold the farmland against.
                if rule.isTotal, missing.names.isEmpty { result.lacks = [ProjectLayer.protectionTargets.rawValue] }
            } else if rule.isTotal, let total {
                result.isTotal = true
                result.conflicts = total.state == .notMet ? 1 : 0
                result.area = total.margin < .zero && !total.isMet ? .zero - total.margin : .zero
                (result.verdict, result.reason) = (total.state, total.reason)
            } else {
                let own = conflicts.indices.filter { conflicts[$0].rule == rule.id }
                result.conflicts = own.count
                result.countedTwice = try list.repeated(within: own)
                result.area = own.reduce(.zero) { $0 + conflicts[$1].area } - result.countedTwice
                // Where two conflicts of the rule share ground, one of them holds whichever class is right.
                let claims = claimed.isEmpty ? .zero : own.reduce(.zero) { $0 + claimed[$1] }
                result.inDoubt = min(
                    result.area, max(.zero, claims - result.countedTwice - result.countedTwice))
                result.unseen = unseen[place] ?? .zero
                judge(&result)
            }
            return result
        }
    }

    /// Judges a rule on ground: kept without a conflict, broken by one. Doubtful where all ground of its conflicts is claimed by
    /// a class that it allows too, and where it has no conflict but ground without parcels that it might object to.
    private static func judge(_ result: inout RuleApplied) {
        let doubt = FigureDoubt(above: result.inDoubt, below: result.unseen)
        let noise = AreaSum(squareMetres: Noise.area)
        if result.conflicts > 0 {
            result.verdict = result.area - result.inDoubt <= noise ? .doubtful : .notMet
        } else {
            result.verdict = result.unseen > noise ? .doubtful : .met
        }
        if result.verdict == .doubtful { result.reason = doubt.reason }
    }

    /// Sums the ground of the conflicts, each place once: on basic farmland over the county and by village, and elsewhere.
    /// - Throws: `GEOSError`.
    package static func sumGround(_ list: ListGround, into redLine: inout RedLineFindings) throws {
        let conflicts = redLine.conflicts
        let basic = conflicts.indices.filter { conflicts[$0].isOnBasicFarmland }
        redLine.conflictsCountedTwice = try list.repeated(within: basic)
        redLine.conflictArea = basic.reduce(.zero) { $0 + conflicts[$1].area } - redLine.conflictsCountedTwice
        redLine.othersCountedTwice = try list.repeated(
            within: conflicts.indices.filter { !conflicts[$0].isOnBasicFarmland })
        for (village, rows) in Dictionary(grouping: basic, by: { conflicts[$0].village }) {
            let twice = try list.repeated(within: rows)
            if twice > .zero { redLine.countedTwiceByVillage[village] = twice }
        }
    }

    /// Farmland against what must be kept, compared in whole 0.01 m².
    package static func total(
        farmland: AreaSum, task: AreaSum, source: String, doubt: GroundDoubt = GroundDoubt()
    ) -> RedLineTotal {
        total(farmland: farmland, FarmlandTask(area: task, source: source), doubt: doubt)
    }

    /// The same with a task that may be a stored figure.
    package static func total(
        farmland: AreaSum, _ given: FarmlandTask, doubt: GroundDoubt = GroundDoubt()
    ) -> RedLineTotal {
        let (task, source, compared) = (given.area, given.source, given.stored ?? farmland)
        let margin = compared - task
        let figure = doubt.ofFarmlandSum
        var total = RedLineTotal(
            farmland: farmland, task: task, taskSource: source, margin: margin,
            marginShare: task == .zero ? 0 : margin.squareMetres / task.squareMetres,
            state: TaskState(task, by: compared, tolerance: given.tolerance, doubt: figure))
        (total.stored, total.tolerance, total.doubt) = (given.stored, given.tolerance, doubt)
        if total.state == .doubtful { total.reason = figure.reason }
        return total
    }
}

extension LeastConflict {
    /// The least area that is listed, for a parcel of a class or, without one, for works.
    func area(of landClass: String?) -> AreaSum {
        switch self {
        case .any: .zero
        case .squareMetres(let least): AreaSum(squareMetres: least)
        case .mapped: AreaSum(squareMetres: landClass == nil ? 200 : MinimumArea.of(landClass) ?? 0)
        }
    }
}
