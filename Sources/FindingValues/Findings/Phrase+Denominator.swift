import Columns
import ProjectFile

extension Phrase {
    /// What a share counts, with its condition.
    package static func denominator(_ counted: CoverageStandard.Counted, condition: RowCondition?) -> Phrase {
        let condition = condition.map { Phrase(zh: "（\($0.text)）", en: " (\($0.text))") } ?? Phrase(same: "")
        switch counted {
        case .villages: return Phrase(zh: "行政村数", en: "villages") + condition
        case .towns: return Phrase(zh: "参评乡镇数", en: "towns asked about") + condition
        case .population: return Phrase(zh: "常住人口", en: "permanent residents") + condition
        case .area: return Phrase(zh: "村域面积（平方米）", en: "m² of village ground") + condition
        }
    }
}
