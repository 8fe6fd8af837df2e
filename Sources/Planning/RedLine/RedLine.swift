import Columns
import Overlap

/// The farmland red line: how much farmland there is, what must be kept, what stands on basic farmland.
enum RedLine {
    /// Conflicts as findings: sorted by rule, parcel, village; shapes beside them.
    static func conflicts(
        _ found: [FoundConflict], rules: RedLineRules, villages: Villages, patches: [String]
    ) -> (conflicts: [Conflict], shapes: PolygonColumn) {
        let rows = found.map { item in
            (
                Conflict(
                    rule: rules.rules[item.rule].id, kind: item.kind, parcel: item.parcel,
                    village: item.piece.village.map { villages.codes[$0] } ?? "", landClass: item.landClass,
                    area: AreaSum(squareMetres: item.piece.area), share: item.piece.share,
                    source: item.source.rawValue,
                    patches: Set(item.piece.patches.map { patches[$0] }).sorted(by: utf8Less)),
                item.piece.shape
            )
        }.sorted { a, b in
            let (x, y) = (a.0, b.0)
            if x.rule != y.rule { return utf8Less(x.rule, y.rule) }
            if x.parcel != y.parcel { return utf8Less(x.parcel, y.parcel) }
            if x.source != y.source { return utf8Less(x.source, y.source) }
            if x.village != y.village { return utf8Less(x.village, y.village) }
            if x.area != y.area { return x.area > y.area }
            let (p, q) = (a.1.box, b.1.box)
            return (p.minX, p.minY) < (q.minX, q.minY)
        }
        var shapes = PolygonColumn()
        for row in rows { shapes.append(row: 0, of: row.1) }
        return (rows.map(\.0), shapes)
    }

    /// Conflicts of the layers of works, whatever the land class below.
    static func works(
        _ layers: [ProjectLayer: AreaRows], rules: RedLineRules, pieces: ConflictPieces
    ) throws -> (found: [FoundConflict], noisePieces: Int, noiseArea: AreaSum) {
        var result: (found: [FoundConflict], noisePieces: Int, noiseArea: AreaSum) = ([], 0, .zero)
        for layer in [ProjectLayer.construction, .plannedWorks] {
            guard let rows = layers[layer], let rule = rules.rules(onWorks: layer).first else { continue }
            let pieces = try pieces.find(in: rows.polygons, rows: Array(0..<rows.polygons.count))
            result.noisePieces += pieces.noisePieces
            result.noiseArea += pieces.noiseArea
            let kind =
                layer == .construction
                ? Phrase(zh: "施工图斑", en: "observed works") : Phrase(zh: "拟建工程", en: "planned works")
            for piece in pieces.pieces {
                result.found.append(
                    FoundConflict(
                        rule: rule, kind: kind, parcel: rows.ids[piece.row], landClass: nil, source: layer, piece: piece
                    ))
            }
        }
        return result
    }

    /// Each rule that could be applied, with the number and ground of its conflicts; a rule on the total with the ground
    /// that is lacking.
    static func applied(
        _ rules: RedLineRules, _ conflicts: [Conflict], total: RedLineTotal?, hasBasicFarmland: Bool
    ) -> [RuleApplied] {
        rules.rules.filter { hasBasicFarmland && (!$0.isTotal || total != nil) }.map { rule in
            if rule.isTotal, let total {
                return RuleApplied(
                    id: rule.id, name: rule.name, severity: rule.severity.rawValue, source: rule.source,
                    isVerified: rule.isVerified, conflicts: total.isMet ? 0 : 1,
                    area: total.isMet ? .zero : .zero - total.margin)
            }
            let own = conflicts.filter { $0.rule == rule.id }
            return RuleApplied(
                id: rule.id, name: rule.name, severity: rule.severity.rawValue, source: rule.source,
                isVerified: rule.isVerified, conflicts: own.count, area: own.reduce(.zero) { $0 + $1.area })
        }
    }

    /// Ground that conflicts of works share with conflicts of parcels: it stands in both lists.
    static func countedTwice(_ conflicts: [Conflict], _ shapes: PolygonColumn, plane: Plane) -> AreaSum {
        let parcels = conflicts.indices.filter { conflicts[$0].source == ProjectLayer.parcels.rawValue }
        let works = conflicts.indices.filter { conflicts[$0].source != ProjectLayer.parcels.rawValue }
        guard !parcels.isEmpty, !works.isEmpty else { return .zero }
        return overlappingPairs(shapes.selecting(works), shapes.selecting(parcels), on: plane.overlap)
            .reduce(.zero) { $0 + AreaSum(squareMetres: $1.area) }
    }

    /// Farmland against what must be kept, compared in whole 0.01 m².
    static func total(farmland: AreaSum, task: AreaSum, source: String) -> RedLineTotal {
        let margin = farmland - task
        return RedLineTotal(
            farmland: farmland, task: task, taskSource: source, margin: margin,
            marginShare: task == .zero ? 0 : margin.squareMetres / task.squareMetres,
            isMet: centiares(farmland) >= centiares(task))
    }

    /// Hundredths of a square metre, rounded half up.
    static func centiares(_ area: AreaSum) -> Int128 {
        let half: Int128 = 5000
        let shifted = area.micro + half
        return shifted >= 0 ? shifted / 10_000 : -((-shifted + 9999) / 10_000)
    }

    /// Ground of villages inside each control area; zero rows left out.
    static func controlAreas(
        _ areas: [NamedArea], villages: Villages, figures: [VillageFigures], plane: Plane
    ) throws -> [ControlOverlap] {
        var result: [ControlOverlap] = []
        for area in areas {
            try Task.checkCancellation()
            let sums = Corridors.overlap(villages.polygons, with: area.polygons, plane: plane)
            for (row, sum) in sums.enumerated() where sum > AreaSum(squareMetres: Noise.area) {
                result.append(
                    ControlOverlap(
                        name: area.name, village: villages.codes[row], belt: nil, area: sum,
                        share: sum.squareMetres / figures[row].area.squareMetres))
            }
        }
        return result
    }

    /// Ground of belt corridors inside each control area; zero rows left out.
    static func controlAreas(_ areas: [NamedArea], belts: BeltFindings, plane: Plane) throws -> [ControlOverlap] {
        var result: [ControlOverlap] = []
        for area in areas {
            try Task.checkCancellation()
            let sums = Corridors.overlap(belts.corridors, with: area.polygons, plane: plane)
            for (row, sum) in sums.enumerated() where sum > AreaSum(squareMetres: Noise.area) {
                result.append(
                    ControlOverlap(
                        name: area.name, village: nil, belt: belts.belts[row].number, area: sum,
                        share: sum.squareMetres / belts.belts[row].corridorArea.squareMetres))
            }
        }
        return result
    }
}
