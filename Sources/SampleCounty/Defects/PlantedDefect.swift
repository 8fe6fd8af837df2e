import Columns
import Survey

/// A fault that is planted in the layers of `defects/`, as `qiancun check` is to find it.
struct PlantedDefect: Sendable {
    var rule: CheckRule
    /// Name of the layer; empty for a fault of the set of layers.
    var layer: String
    /// Keys of the rows concerned, or the name of a layer that is missing; none for a row without a key and for a whole
    /// layer.
    var keys: [String] = []
    /// The place shown lies in here, borders included; CRS of the layer. None for a fault of a whole layer.
    var ground: Box?
    /// Exact by construction, in the rule's unit; none where the rule has no measure.
    var measure: Double?

    /// As a member of `truth.json`.
    var text: TruthText {
        var members: [String: TruthText] = [
            "rule": .text(rule.id), "layer": .text(layer), "ids": .list(keys.map { .text($0) }),
        ]
        if let ground {
            members["ground"] = .list(
                [ground.minX, ground.minY, ground.maxX, ground.maxY].map { .number($0, decimals: 4) })
        }
        if let measure, let unit = rule.unit {
            members["measure"] = .number(measure, decimals: 4)
            members["unit"] = .text(unit.rawValue)
        }
        return .object(members)
    }
}
