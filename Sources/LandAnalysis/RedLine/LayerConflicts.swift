import Columns
import CountyLayers
import Overlap
import ProjectFile

/// Conflicts between layers of polygons: works on protected ground, and control lines that overlap.
package struct LayerConflicts {
    let county: County
    let rules: RedLineRules
    /// Protected ground by layer, made when it is first asked for.
    package private(set) var grounds: [ProjectLayer: ProtectedGround]
    private let villageIndex: ZoneIndex
    package private(set) var found: [FoundConflict] = []
    package private(set) var noise = NoiseLeftOut()
    package private(set) var issues: [RowIssue] = []

    /// - Parameter grounds: those that were made already.
    package init(
        _ county: County, rules: RedLineRules, grounds: [ProjectLayer: ProtectedGround], villageIndex: ZoneIndex
    ) {
        (self.county, self.rules, self.grounds, self.villageIndex) = (county, rules, grounds, villageIndex)
    }

    /// Applies every active rule on works and on lines.
    /// - Complexity: each row costs the edges of the patches near it; each piece one overlay for its shape.
    package mutating func find() throws {
        for r in rules.active {
            let rule = rules.rules[r]
            if case .layer(let layer) = rule.ground, let ground = ground(layer) {
                for works in rule.works {
                    guard let rows = county.rows(of: works) else { continue }
                    let wanted = try self.rows(of: works, rows, rule)
                    try find(r, works.title, works, rows, wanted, on: ground)
                }
            }
            for (i, first) in rule.lines.enumerated() {
                for second in rule.lines[(i + 1)...] {
                    guard let rows = county.rows(of: first), let ground = ground(second) else { continue }
                    let kind = Phrase(
                        zh: first.title.zh + "与" + second.title.zh + "重叠",
                        en: first.title.en + " over " + second.title.en)
                    try find(r, kind, first, rows, Array(0..<rows.polygons.count), on: ground)
                }
            }
        }
    }

    private mutating func find(
        _ rule: Int, _ kind: Phrase, _ layer: ProjectLayer, _ rows: AreaRows, _ wanted: [Int],
        on ground: ProtectedGround
    ) throws {
        let result = try ground.pieces.find(in: rows.polygons, rows: wanted)
        noise += NoiseLeftOut(pieces: result.noisePieces, area: result.noiseArea)
        for piece in result.pieces {
            found.append(
                FoundConflict(
                    rule: rule, kind: kind, parcel: rows.ids[piece.row], landClass: nil, source: layer, on: ground,
                    piece: piece))
        }
    }

    private mutating func ground(_ layer: ProjectLayer) -> ProtectedGround? {
        if let ground = grounds[layer] { return ground }
        grounds[layer] = county.ground(layer, villageIndex: villageIndex)
        return grounds[layer]
    }

    private static func open(_ rule: String, _ columns: Phrase) -> Phrase {
        Phrase(
            zh: "规则 \(rule) 无法判定：\(columns.zh) 没有值", en: "rule \(rule) cannot be judged: no value for \(columns.en)")
    }

    /// Rows that fulfil the rule's condition; one whose values leave it open becomes an issue and is left out.
    private mutating func rows(of layer: ProjectLayer, _ rows: AreaRows, _ rule: RedLineRule) throws -> [Int] {
        guard let condition = rule.condition else { return Array(0..<rows.polygons.count) }
        guard condition.columns.allSatisfy({ rows.attributes[$0] != nil }) else { return [] }
        return (0..<rows.polygons.count).filter { row in
            if let answer = condition.isFulfilled(row: row, column: { rows.attributes[$0]! }) { return answer }
            issues.append(
                RowIssue(
                    layer: layer.rawValue, row: row < rows.sourceRows.count ? rows.sourceRows[row] : row,
                    id: rows.ids[row], rule: "condition-open", severity: .warning,
                    place: rows.polygons.vertices(ofRow: row).first.map(rows.polygons.vertex),
                    message: Self.open(rule.id, condition.columns.map { Phrase(same: $0) }.joined())))
            return false
        }
    }
}

extension County {
    /// A layer of polygons; none when the project does not name it.
    package func rows(of layer: ProjectLayer) -> AreaRows? {
        switch layer {
        case .basicFarmland: basicFarmland
        case .protectionTargets: protectionTargets
        default: areas[layer]
        }
    }

    /// A layer as protected ground; none when the project does not name it.
    package func ground(_ layer: ProjectLayer, villageIndex: ZoneIndex) -> ProtectedGround? {
        guard let rows = rows(of: layer) else { return nil }
        let pieces = ConflictPieces(
            patches: rows.polygons, villages: villages.polygons, villageIndex: villageIndex, on: plane.overlap)
        return ProtectedGround(layer: layer, pieces: pieces, ids: rows.ids)
    }
}
