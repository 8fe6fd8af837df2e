/// How a measured value is held against the one that a document asks for, by its name in catalogues and standards.
package enum Comparator: String, Sendable, Hashable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"
    case equal = "=="
    /// The whole of the denominator.
    case all
    /// All that is named is there.
    case exists
}
