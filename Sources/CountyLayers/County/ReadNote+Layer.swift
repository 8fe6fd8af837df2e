import Columns
import OGR

extension ReadNote {
    /// The note with the layer it is about before it.
    func phrase(about layer: String) -> Phrase { Phrase(zh: "\(layer)：\(phrase.zh)", en: "\(layer): \(phrase.en)") }
}
