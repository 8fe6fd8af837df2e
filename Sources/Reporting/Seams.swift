import Columns

/// Texts of modules that have one language; a phrase stays as it is.
func told(_ text: String) -> Phrase { Phrase(same: text) }

/// The phrase.
func told(_ phrase: Phrase) -> Phrase { phrase }

/// What an error of a module that has one language says.
func words(zh: String, en: String) -> String { en }

/// What an error says.
func words(zh: String, en: String) -> Phrase { Phrase(zh: zh, en: en) }
