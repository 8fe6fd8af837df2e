/// Names in a sentence.
package enum NameList {
    /// The first five, and that there are more.
    package static func some(_ names: [String], _ separator: String) -> String {
        names.prefix(5).joined(separator: separator) + (names.count > 5 ? separator + "…" : "")
    }
}
