import Columns

/// Clusters of rows, what was left out and why.
public struct RegionResult: Sendable, Equatable {
    /// Cluster of each row, from 1 in the order of lowest rows; `nil` when the row is in none. Shape `(rows)`.
    public let labels: [Int?]
    /// Members of each cluster, ascending; cluster `c` at `c − 1`.
    public let clusters: [[Int]]
    /// Sum of squares about the cluster mean of each cluster, on z-scores.
    public let heterogeneity: [Double]
    /// Sum of `heterogeneity`: what is minimised.
    public let objective: Double
    /// A proven lower bound on `objective`; `nil` with `boundReason`.
    public let bound: Double?
    /// Why there is no bound; `nil` with one.
    public let boundReason: Phrase?
    /// Why rows are left over or the wanted number of clusters is missed; `nil` when neither is so.
    public let obstacle: RegionObstacle?
    /// Rows in no cluster, ascending, with the reason.
    public let unassigned: [Unassigned]

    /// A row that no cluster holds.
    public struct Unassigned: Sendable, Hashable {
        /// Row, from 0.
        public let row: Int
        /// Why no cluster holds it.
        public let reason: Reason
    }

    /// Why a row is in no cluster.
    public enum Reason: String, Sendable, Hashable {
        case componentTooSmall = "its connected part cannot reach the lower bounds"
        case tooLarge = "it alone exceeds an upper bound"
        case leftOver = "its neighbours' clusters are full and it cannot form one with free neighbours"

        /// In both languages.
        public var phrase: Phrase {
            switch self {
            case .componentTooSmall: Phrase(zh: "所在连通部分达不到下限", en: rawValue)
            case .tooLarge: Phrase(zh: "单独一村即超过上限", en: rawValue)
            case .leftOver: Phrase(zh: "相邻片区已满，且不能与空余邻村成片", en: rawValue)
            }
        }
    }
}
