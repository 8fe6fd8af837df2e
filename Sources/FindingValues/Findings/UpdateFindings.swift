import Columns
import ProjectFile

/// What the layer of the update process (更新过程层) says, held against what the two surveys show.
public struct UpdateFindings: Sendable, Hashable {
    /// Rows of the layer that name a class before and a class after.
    public var rows = 0
    /// Rows of another class after than before.
    public var rowsOfChange = 0
    /// Ground by class before and now, as recorded and as found, by those classes.
    public var pairs: [UpdatePair] = []
    /// Parcels where record and surveys differ; by kind and keys.
    public var differences: [UpdateDifference] = []
    /// Rows of another class after than before without the key of a parcel: they count in `pairs` only.
    public var rowsWithoutKeys = 0

    /// No rows.
    public init() {}
}

/// Ground of one class before and one class now.
public struct UpdatePair: Sendable, Hashable {
    /// Class code before.
    public var before: String
    /// Class code now.
    public var now: String
    /// Ground that the layer records: stored (TBBGMJ), else that of the shape.
    public var recorded: AreaSum
    /// Ground found between parcels that correspond, without noise and slivers.
    public var found: AreaSum

    package init(before: String, now: String, recorded: AreaSum, found: AreaSum) {
        self.before = before
        self.now = now
        self.recorded = recorded
        self.found = found
    }
}

/// Two parcels of which the record says something else than the surveys.
public struct UpdateDifference: Sendable, Hashable {
    /// In what they differ.
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

    /// In what they differ.
    public var kind: Kind
    /// Key of the earlier survey's parcel.
    public var parcelBefore: String
    /// Key of the later survey's parcel.
    public var parcelNow: String
    /// Classes before and now as recorded; none where there is no record.
    public var recorded: ClassStep?
    /// Classes before and now as found; none where no such change was found.
    public var found: ClassStep?
    /// Ground as recorded; none where there is no record.
    public var recordedArea: AreaSum?
    /// Ground as found; none where no such change was found.
    public var foundArea: AreaSum?

    package init(
        kind: Kind, parcelBefore: String, parcelNow: String, recorded: ClassStep? = nil, found: ClassStep? = nil,
        recordedArea: AreaSum? = nil, foundArea: AreaSum? = nil
    ) {
        self.kind = kind
        self.parcelBefore = parcelBefore
        self.parcelNow = parcelNow
        self.recorded = recorded
        self.found = found
        self.recordedArea = recordedArea
        self.foundArea = foundArea
    }
}

/// A class before and a class now.
public struct ClassStep: Sendable, Hashable {
    /// Class code before.
    public var before: String
    /// Class code now.
    public var now: String

    package init(before: String, now: String) {
        self.before = before
        self.now = now
    }
}
