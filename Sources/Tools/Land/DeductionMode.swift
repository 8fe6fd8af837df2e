/// How the survey's areas of a parcel (TBMJ, KCMJ, TBDLMJ) are had for its pieces in zones.
///
/// Of every piece KCMJ is TBMJ · KCXS, halves up to 0.01 m², and TBDLMJ is what remains; both in integers.
/// - Source: domain facts §D.2 and §C.3.
package enum DeductionMode: String, Sendable, Hashable, CaseIterable {
    /// A parcel that lies whole in one zone counts with the stored TBMJ and TBDLMJ; a piece of another is recomputed. This is
    /// what survey software does.
    case stored
    /// TBMJ of every piece is its measured area, halves up to 0.01 m².
    case recomputed
    /// Measured pieces are scaled by stored TBMJ / measured area of the whole parcel. The pieces of a parcel within the
    /// zones sum to its stored TBMJ, and their KCMJ to that of the whole.
    case scaled

    /// Fields by our names that the mode reads, beside the rate.
    var storedFields: [String] {
        switch self {
        case .stored: ["area", "net_area"]
        case .recomputed: []
        case .scaled: ["area"]
        }
    }
}
