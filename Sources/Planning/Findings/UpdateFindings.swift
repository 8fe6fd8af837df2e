import Columns

/// What the layer of the update process (更新过程层) says, held against what the two surveys show.
public struct UpdateFindings: Sendable, Hashable {
    /// Rows of the layer, and those of another class after than before.
    public var rows = 0
    public var rowsOfChange = 0
    /// Ground by class before and now: as recorded, and as found between parcels that correspond.
    public var pairs: [UpdatePair] = []
    /// Parcels where record and surveys differ; by kind and keys.
    public var differences: [UpdateDifference] = []
    /// Rows without the keys of their parcels count in `pairs` only.
    public var rowsWithoutKeys = 0

    public init() {}
}

/// Ground of one class before and one class now.
public struct UpdatePair: Sendable, Hashable {
    public var before: String
    public var now: String
    public var recorded: AreaSum
    public var found: AreaSum
}

/// Two parcels of which the record says something else than the surveys.
public struct UpdateDifference: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A change that the layer does not record.
        case unrecorded
        /// Recorded with other classes.
        case recordedOtherwise = "recorded_otherwise"
        /// A record of a change that the surveys do not show.
        case unfounded
        /// Recorded with another area, by more than 1 m² and a thousandth.
        case area

        /// In both languages.
        public var name: Phrase {
            switch self {
            case .unrecorded: Phrase(zh: "有变化而未记录", en: "not recorded")
            case .recordedOtherwise: Phrase(zh: "记录地类不符", en: "recorded with other classes")
            case .unfounded: Phrase(zh: "有记录而无变化", en: "recorded and not found")
            case .area: Phrase(zh: "记录面积不符", en: "recorded with another area")
            }
        }
    }

    public var kind: Kind
    public var parcelBefore: String
    public var parcelNow: String
    /// Classes before and now; none where there is no record, or no such change.
    public var recorded: ClassStep?
    public var found: ClassStep?
    public var recordedArea: AreaSum?
    public var foundArea: AreaSum?
}

/// A class before and a class now.
public struct ClassStep: Sendable, Hashable {
    public var before: String
    public var now: String
}
