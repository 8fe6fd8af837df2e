import Columns

/// A fault of a polygon row that makes its area, or its overlap with others, untrue or undefined.
public struct RowFault: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A coordinate is NaN or infinite.
        case notFinite = "not-finite"
        /// A ring has fewer than four vertices, the closing one included.
        case tooFewVertices = "too-few-vertices"
        /// A ring does not end where it starts.
        case notClosed = "not-closed"
        /// A ring encloses no ground.
        case zeroArea = "zero-area"
        /// A ring crosses, touches or runs along itself.
        case selfCrossing = "self-crossing"
        /// Two rings of a part cross or share a stretch of border.
        case ringsCross = "rings-cross"
        /// A hole lies outside its shell.
        case holeOutside = "hole-outside"
        /// A hole lies inside another hole.
        case nestedHoles = "nested-holes"
        /// Two parts share ground or a stretch of border.
        case overlappingParts = "overlapping-parts"
        /// Holes touch each other or the shell so that they cut the inside of a part in two.
        case insideCut = "inside-cut"

        /// A sentence for issue lists.
        public var sentence: Phrase {
            switch self {
            case .notFinite: Phrase(zh: "有坐标不是有限的数", en: "a coordinate is not a finite number")
            case .tooFewVertices: Phrase(zh: "环的顶点少于四个", en: "a ring has fewer than four vertices")
            case .notClosed: Phrase(zh: "环的终点不在起点", en: "a ring does not end where it starts")
            case .zeroArea: Phrase(zh: "环没有围成面积", en: "a ring encloses no ground")
            case .selfCrossing: Phrase(zh: "环自相交或自相接", en: "a ring crosses or touches itself")
            case .ringsCross:
                Phrase(zh: "同一部分的两个环相交，或共有一段边界", en: "two rings of a part cross or share a stretch of border")
            case .holeOutside: Phrase(zh: "内环在外环之外", en: "a hole lies outside its shell")
            case .nestedHoles: Phrase(zh: "内环在另一内环之中", en: "a hole lies inside another hole")
            case .overlappingParts: Phrase(zh: "两个部分互相重叠，或共有一段边界", en: "two parts share ground or a stretch of border")
            case .insideCut:
                Phrase(zh: "内环相接，把一个部分的内部分成两块", en: "holes touch so that they cut the inside of a part in two")
            }
        }
    }

    /// What is wrong.
    public let kind: Kind
    /// Row of the column.
    public let row: Int
    /// Ring of the column, the later one when two are concerned.
    public let ring: Int
    /// A place that shows the fault; none when no coordinate is finite.
    public let place: Position?

    /// A fault at a place.
    public init(kind: Kind, row: Int, ring: Int, place: Position?) {
        (self.kind, self.row, self.ring, self.place) = (kind, row, ring, place)
    }

    /// The fault as an issue of a layer.
    public func issue(layer: String, sourceRow: Int, id: String?) -> RowIssue {
        RowIssue(layer: layer, row: sourceRow, id: id, rule: kind.rawValue, place: place, message: kind.sentence)
    }
}
