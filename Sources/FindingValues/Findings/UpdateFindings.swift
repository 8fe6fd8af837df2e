import Columns
import ProjectFile

/// What the layer of the update process (更新过程层) says, held against what the two surveys show.
package struct UpdateFindings: Sendable, Hashable {
    /// Rows of the layer that name a class before and a class after.
    package var rows = 0
    /// Rows of another class after than before.
    package var rowsOfChange = 0
    /// Ground by class before and now, as recorded and as found, by those classes.
    package var pairs: [UpdatePair] = []
    /// Parcels where record and surveys differ; by kind and keys.
    package var differences: [UpdateDifference] = []
    /// Rows of another class after than before without the key of a parcel: they count in `pairs` only.
    package var rowsWithoutKeys = 0

    /// No rows.
    package init() {}
}

/// Ground of one class before and one class now.
package struct UpdatePair: Sendable, Hashable {
    /// Class code before.
    package var before: String
    /// Class code now.
    package var now: String
    /// Ground that the layer records: stored (TBBGMJ), else that of the shape.
    package var recorded: AreaSum
    /// Ground found between parcels that correspond, without noise and slivers.
    package var found: AreaSum

    package init(before: String, now: String, recorded: AreaSum, found: AreaSum) {
        self.before = before
        self.now = now
        self.recorded = recorded
        self.found = found
    }
}

/// Two parcels of which the record says something else than the surveys.
package struct UpdateDifference: Sendable, Hashable {
    /// In what they differ.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A change that the layer does not record.
        case unrecorded
        /// Recorded with other classes.
        case recordedOtherwise = "recorded_otherwise"
        /// A record of a change that the surveys do not show.
        case unfounded
        /// Recorded with another area, by more than 1 m² and a thousandth.
        case area

        /// In both languages.
        package var name: Phrase {
            switch self {
            case .unrecorded: Phrase(zh: "有变化而未记录", en: "not recorded")
            case .recordedOtherwise: Phrase(zh: "记录地类不符", en: "recorded with other classes")
            case .unfounded: Phrase(zh: "有记录而无变化", en: "recorded and not found")
            case .area: Phrase(zh: "记录面积不符", en: "recorded with another area")
            }
        }
    }

    /// In what they differ.
    package var kind: Kind
    /// Key of the earlier survey's parcel.
    package var parcelBefore: String
    /// Key of the later survey's parcel.
    package var parcelNow: String
    /// Classes before and now as recorded; none where there is no record.
    package var recorded: ClassStep?
    /// Classes before and now as found; none where no such change was found.
    package var found: ClassStep?
    /// Ground as recorded; none where there is no record.
    package var recordedArea: AreaSum?
    /// Ground as found; none where no such change was found.
    package var foundArea: AreaSum?

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
package struct ClassStep: Sendable, Hashable {
    /// Class code before.
    package var before: String
    /// Class code now.
    package var now: String

    package init(before: String, now: String) {
        self.before = before
        self.now = now
    }
}
