import Columns

/// What is wrong with a table of speeds.
public enum SpeedError: ExplainedError, Hashable {
    case unknownName(String)
    case notASpeed(name: String, value: Double)

    /// A mistake in the project file.
    public var kind: FailureKind { .usage }
    /// Which speed is wrong.
    public var description: String {
        switch self {
        case .unknownName(let name): "speeds: \(name) is no road class"
        case .notASpeed(let name, let value): "speeds: \(name) is \(value) km/h"
        }
    }
    /// The nearest known name, or the range.
    public var advice: String? {
        switch self {
        case .unknownName(let name):
            nearestName(
                to: name, among: RoadClass.allCases.map(\.rawValue) + ["walk", "unknown", "one_lane", "two_lanes"]
            )
            .map { "Did you mean \($0)?" }
                ?? "Known are \(RoadClass.allCases.map(\.rawValue).joined(separator: ", ")), walk, unknown, one_lane and two_lanes."
        case .notASpeed: "Give km/h above 0 and up to 200."
        }
    }
}
