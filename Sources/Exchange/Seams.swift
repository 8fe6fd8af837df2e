import Columns
import OGR

/// Texts of modules that have one language; a phrase stays as it is.
func told(_ text: String) -> Phrase { Phrase(same: text) }

/// The phrase.
func told(_ phrase: Phrase) -> Phrase { phrase }

extension ReadNote {
    /// The note for people.
    var told: Phrase { Phrase(same: description) }
}
