import Columns
import GEOS
import Intake
import Overlap
import Survey

/// The farmland red line: how much farmland there is, what must be kept, what lies where a rule forbids it.
enum RedLine {
    /// Conflicts as findings: sorted by rule, parcel, village; shapes beside them. Those under the least one are counted.
    static func conflicts(
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
    ///   - lacks: layers that a rule asks for and the run does not have.
    static func applied(
        _ rules: RedLineRules, _ conflicts: [Conflict], total: RedLineTotal?, year: Int?,
        lacks: (RedLineRule) -> (names: [String], all: Bool)
    ) -> [RuleApplied] {
        rules.rules.map { rule in
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
                result.conflicts = total.isMet ? 0 : 1
                result.area = total.isMet ? .zero : .zero - total.margin
            } else {
                let own = conflicts.filter { $0.rule == rule.id }
                result.conflicts = own.count
                result.area = own.reduce(.zero) { $0 + $1.area }
            }
            return result
        }
    }

    /// Ground under the conflicts that lie on basic farmland, each place counted once.
    ///
    /// Two that overlap lose their common ground by the kernel; where three or more hang together, their union is measured.
    static func conflictGround(_ redLine: RedLineFindings, plane: Plane) throws -> (once: AreaSum, repeated: AreaSum) {
        let rows = redLine.conflicts.indices.filter { redLine.conflicts[$0].isOnBasicFarmland }
        let shapes = redLine.shapes.selecting(rows)
        let all = rows.reduce(AreaSum.zero) { $0 + redLine.conflicts[$1].area }
        let pairs = overlappingPairs(within: shapes, on: plane.overlap).filter { $0.area > Noise.area }
        var groups = DisjointSets(count: rows.count)
        for pair in pairs { groups.join(pair.left, pair.right) }
        var once = all
        let context = GEOSContext()
        let together = Dictionary(grouping: rows.indices) { groups.root($0) }.values.filter { $0.count > 1 }
        for members in together {
            let sum = members.reduce(AreaSum.zero) { $0 + redLine.conflicts[rows[$1]].area }
            if members.count == 2 {
                let pair = pairs.first { $0.left == members[0] && $0.right == members[1] }!
                once = once - AreaSum(squareMetres: pair.area)
            } else {
                let union = try GEOSGeometry.union(of: shapes, rows: members, in: context).polygonColumn()
                once = once - (sum - AreaSum(squareMetres: areas(of: union, on: plane.overlap)[0]))
            }
        }
        return (once, all - once)
    }

    /// Farmland against what must be kept, compared in whole 0.01 m².
    static func total(farmland: AreaSum, task: AreaSum, source: String) -> RedLineTotal {
        total(farmland: farmland, FarmlandTask(area: task, source: source))
    }

    /// The same with a task that may be a stored figure.
    static func total(farmland: AreaSum, _ given: FarmlandTask) -> RedLineTotal {
        let (task, source, compared) = (given.area, given.source, given.stored ?? farmland)
        let margin = compared - task
        var total = RedLineTotal(
            farmland: farmland, task: task, taskSource: source, margin: margin,
            marginShare: task == .zero ? 0 : margin.squareMetres / task.squareMetres,
            isMet: isMet(task, by: compared, tolerance: given.tolerance))
        (total.stored, total.tolerance) = (given.stored, given.tolerance)
        return total
    }

    /// Compared in whole 0.01 m².
    static func isMet(_ task: AreaSum, by area: AreaSum, tolerance: AreaSum = .zero) -> Bool {
        centiares(area + tolerance) >= centiares(task)
    }

    /// Hundredths of a square metre, rounded half up.
    static func centiares(_ area: AreaSum) -> Int128 {
        let half: Int128 = 5000
        let shifted = area.micro + half
        return shifted >= 0 ? shifted / 10_000 : -((-shifted + 9999) / 10_000)
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
