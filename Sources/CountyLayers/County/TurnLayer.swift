import Columns
import Intake
import OGR
import ProjectFile
import RoadNetwork

/// Rules about turning of a source of roads.
package struct TurnRules: Sendable {
    /// Those over one node, in the plane of the run.
    package var overNodes: [TurnRestriction] = []
    /// How many lead over ways, or over a node that the source has not: they are not followed.
    package var elsewhere = 0

    /// No rules.
    package init() {}
}

extension LayerLoader {
    /// Rules about turning that stand beside the roads of a source, in the plane of the run; none where the source holds no
    /// such layer, which is told.
    /// - Parameter name: our name of the layer of roads in issues.
    package mutating func turnRestrictions(of roads: LayerSource, for name: String) throws -> TurnRules {
        var source = roads
        (source.layer, source.filter, source.fields) = (OSMLayers.turns, nil, [:])
        let held = try VectorFile.describe(source.request.path)
        guard held.layers.contains(where: { $0.name == OSMLayers.turns }) else {
            issues.append(
                RowIssue(
                    layer: name, row: RowIssue.wholeLayer, rule: "no-turn-restrictions", severity: .warning,
                    message: Messages.noTurns))
            return TurnRules()
        }
        let fields = LayerFields(
            wanted: ["from_way", "to_way", "restriction"].map { LayerFields.Wanted($0, required: true) },
            standard: nil, geometry: .point, key: nil)
        let layer = try load(source, as: OSMLayers.turns, fields)
        var rules = TurnRules()
        rules.elsewhere = reports.last?.read.turnsPassedOver ?? 0
        if rules.elsewhere > 0 {
            issues.append(
                RowIssue(
                    layer: OSMLayers.turns, row: RowIssue.wholeLayer, rule: "turn-over-way", severity: .warning,
                    message: Messages.turnsElsewhere(rules.elsewhere)))
        }
        guard case .points(let points) = layer.geometry else { return rules }
        let (from, to, kinds) = (layer.texts("from_way"), layer.texts("to_way"), layer.texts("restriction"))
        var unread: [String: Int] = [:]
        for row in 0..<layer.count {
            guard let place = points.position(ofRow: row), let start = from[row], let end = to[row] else { continue }
            let kind = kinds[row] ?? ""
            if kind.hasPrefix("no_") {
                rules.overNodes.append(TurnRestriction(.no, from: start, to: end, via: place))
            } else if kind.hasPrefix("only_") {
                rules.overNodes.append(TurnRestriction(.only, from: start, to: end, via: place))
            } else {
                unread[kind, default: 0] += 1
            }
        }
        if !unread.isEmpty {
            issues.append(
                RowIssue(
                    layer: OSMLayers.turns, row: RowIssue.wholeLayer, rule: "unreadable-value", severity: .warning,
                    message: Messages.turnsUnread(unread)))
        }
        return rules
    }
}
