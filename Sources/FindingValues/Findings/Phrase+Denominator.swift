import Columns
import ProjectFile

extension Phrase {
    /// What a share counts, with its condition.
    package static func denominator(_ counted: CoverageStandard.Counted, condition: RowCondition?) -> Phrase {
        let condition = condition.map { " (\($0.text))" } ?? ""
        switch counted {
        case .villages: return Phrase(zh: "行政村数" + condition, en: "villages" + condition)
        case .towns: return Phrase(zh: "参评乡镇数" + condition, en: "towns asked about" + condition)
        case .population: return Phrase(zh: "常住人口" + condition, en: "permanent residents" + condition)
        case .area: return Phrase(zh: "村域面积（平方米）" + condition, en: "m² of village ground" + condition)
        }
    }
}
