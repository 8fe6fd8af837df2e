import Columns

extension RoadClass {
    /// What is said of a word that is no class.
    package static func isNone(_ name: String) -> Phrase {
        Phrase(zh: "“\(name)”不是道路等级", en: "`\(name)` is not a class of roads")
    }
}

/// What is wrong with a table of speeds.
public enum SpeedError: ExplainedError, Hashable {
    case unknownName(String)
    case notASpeed(name: String, value: Double)

    /// A mistake in the project file.
    public var kind: FailureKind { .usage }
    /// Which speed is wrong.
    public var phrase: Phrase {
        switch self {
        case .unknownName(let name):
            Phrase(zh: "speeds：", en: "speeds: ") + RoadClass.isNone(name)
        case .notASpeed(let name, let value):
            Phrase(zh: "speeds：\(name) 为 \(value) 千米每小时", en: "speeds: \(name) is \(value) km/h")
        }
    }
    /// The nearest known name, or the range.
    public var remedy: Phrase? {
        switch self {
        case .unknownName(let name):
            nearestName(to: name, among: Self.known).map {
                Phrase(zh: "是否为 \($0)？", en: "Did you mean \($0)?")
            } ?? Self.knownNames
        case .notASpeed:
            Phrase(zh: "请填大于 0 且不超过 200 的千米每小时数。", en: "Give km/h above 0 and up to 200.")
        }
    }

    private static let classes = RoadClass.allCases.map(\.rawValue)
    private static let known = classes + ["walk", "cycle", "unknown", "one_lane", "two_lanes"]

    private static var knownNames: Phrase {
        let names = classes.map { Phrase(same: $0) }.joined()
        return Phrase(
            zh: "可用的有：\(names.zh)、walk、cycle、unknown、one_lane 和 two_lanes。",
            en: "Known are \(names.en), walk, cycle, unknown, one_lane and two_lanes.")
    }
}
