import Columns
import ProjectFile

/// What became of parcels between two surveys.
package enum ParcelFate: String, Sendable, Hashable, CaseIterable {
    /// The same ground and the same class.
    case unchanged
    /// The same ground in another class.
    case reclassified
    /// One parcel became several.
    case split
    /// Several parcels became one.
    case merged
    /// One parcel became one parcel on partly other ground.
    case shifted
    /// Several parcels became several.
    case regrouped
    /// No earlier parcel corresponds.
    case new
    /// No later parcel corresponds.
    case gone
    /// The parcel lies wholly on ground of other parcels of its own survey, each place of which counts once.
    case repeated

    /// In both languages.
    package var name: Phrase {
        switch self {
        case .unchanged: Phrase(zh: "未变化", en: "unchanged")
        case .reclassified: Phrase(zh: "地类变化", en: "reclassified")
        case .split: Phrase(zh: "分割", en: "split")
        case .merged: Phrase(zh: "合并", en: "merged")
        case .shifted: Phrase(zh: "边界变化", en: "shifted")
        case .regrouped: Phrase(zh: "重新划分", en: "regrouped")
        case .new: Phrase(zh: "新增", en: "new")
        case .gone: Phrase(zh: "消失", en: "gone")
        case .repeated: Phrase(zh: "与同期图斑完全重叠", en: "on other parcels of its survey")
        }
    }
}
