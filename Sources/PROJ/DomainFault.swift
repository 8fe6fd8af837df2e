import Columns

/// What coordinates show that cannot be coordinates of their CRS.
public struct DomainFault: Sendable, Hashable {
    /// How coordinates may fail to be places of a CRS.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A coordinate is infinite.
        case notFinite
        /// Eastings start with the number of another zone.
        case otherZone
        /// Eastings start with a zone number, the CRS has none.
        case prefixNotDeclared
        /// The CRS has a zone number, eastings do not start with it.
        case prefixMissing
        /// Farther from the central meridian than the zone is ever used.
        case farFromMeridian
        /// Northing or latitude comes first.
        case swapped
        /// Degrees under a projected CRS, or metres under a geographic one.
        case unit
        /// Eastings or longitudes that the CRS cannot have.
        case noEasting
        /// A northing at or beyond the pole, of a CGCS2000 zone beyond 60°N, or a latitude beyond 90°.
        case beyondPole
        /// A northing of a CGCS2000 zone at or below 0.
        case southOfEquator
        /// A vertex at exactly (0, 0), where the CRS has no ground.
        case origin
    }

    /// How they fail.
    public let kind: Kind
    /// What they look like, with their zone where they point to one.
    public let found: Phrase
    /// The zone they point to; none when they point to none.
    public let zone: CGCS2000Zone?
    /// A place that shows it, as the row has it; none when no finite one does.
    public var place: Position?

    init(_ kind: Kind, _ found: Phrase, zone: CGCS2000Zone? = nil, place: Position? = nil) {
        (self.kind, self.found, self.zone, self.place) = (kind, found, zone, place)
    }

    /// The rule of `check` that a row with this fault breaks: `not-finite`, `zone-mixed` or `outside-domain`.
    public var rule: String {
        switch kind {
        case .notFinite: "not-finite"
        case .otherZone, .prefixNotDeclared, .prefixMissing, .farFromMeridian, .swapped, .unit: "zone-mixed"
        case .noEasting, .beyondPole, .southOfEquator, .origin: "outside-domain"
        }
    }

    /// A sentence on the row, without an end stop.
    public var sentence: Phrase {
        Phrase(zh: "该行坐标显示：\(found.zh)", en: "the row's coordinates show \(found.en)")
    }

    /// It speaks of the CRS of a whole layer when most rows show it. Places that were never filled in do not, nor do numbers that no
    /// CRS of the Earth has: of those the row is wrong, whatever the CRS.
    var isVote: Bool { kind != .notFinite && kind != .origin && !isBeyondEarth }

    /// Metres, feet or degrees: a coordinate beyond all CRSs, false eastings included.
    private var isBeyondEarth: Bool {
        place.map { max($0.x.magnitude, $0.y.magnitude) >= Self.beyondEarth } ?? false
    }

    /// Zones have eastings up to 120 500 000 m.
    private static let beyondEarth = 2e8
}
