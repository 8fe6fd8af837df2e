import Columns

/// Why not every row is in a cluster, or why the wanted number of clusters is missed.
public struct RegionObstacle: Sendable, Hashable {
    /// The bounds cannot be met, by an argument from totals or because all partitions were tried. When false the search
    /// found none, which proves nothing.
    public let isProven: Bool
    /// The reason, with numbers.
    public let phrase: Phrase

    static func proven(_ phrase: Phrase) -> RegionObstacle { RegionObstacle(isProven: true, phrase: phrase) }

    /// All partitions of few rows were tried.
    static let triedOut = RegionObstacle(
        isProven: true,
        phrase: Phrase(
            zh: "已逐一试过全部划分，没有满足上下限的方案", en: "all partitions were tried, and none keeps the bounds"))
    static let notFound = RegionObstacle(
        isProven: false,
        phrase: Phrase(
            zh: "没有找到满足上下限的方案，但未证明不存在",
            en: "no plan within the bounds was found, and it is not proven that there is none"))

    /// A floor above its ceiling, if there is one.
    static func crossed(_ sums: [SumLimit]) -> RegionObstacle? {
        for sum in sums {
            guard let least = sum.least, let most = sum.most, least > most else { continue }
            return .proven(
                Phrase(
                    zh: "\(sum.name) 的下限 \(text(least)) 大于上限 \(text(most))",
                    en: "the floor of \(sum.name), \(text(least)), is above its ceiling, \(text(most))"))
        }
        return nil
    }

    /// A number as people write it.
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(clamping: value))" : "\(value)"
    }
}
