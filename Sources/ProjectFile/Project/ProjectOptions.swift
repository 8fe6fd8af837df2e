import Columns

/// How the areas that are reported are computed.
package enum ReportedArea: String, Sendable, Hashable, CaseIterable {
    /// On the CGCS2000 ellipsoid, through the projected plane: the default.
    case ellipsoidal
    /// In the plane: reported as `planar_area_m2`, for comparison.
    case planar
}

/// The least conflict that is listed; none is official.
package enum LeastConflict: Sendable, Hashable {
    /// Whatever is more than geometric noise.
    case any
    /// So many square metres or more.
    case squareMetres(Double)
    /// What the survey maps: 200, 400 or 600 m² by class (domain facts §D.3); works as construction land.
    case mapped
}

/// `options:` of a project, with their defaults.
package struct ProjectOptions: Sendable, Hashable {
    /// Geographic CRSs that may be taken as CGCS2000; none by default, so that a datum is never guessed.
    package var treatAsCGCS2000: [String] = []
    /// How reported areas are computed.
    package var area = ReportedArea.ellipsoidal
    /// Farthest gap from a village, service or anchor to a road, metres.
    package var reachMetres = 500.0
    /// Roads that cross without a shared vertex meet (`crossings`) or do not (`ends`).
    package var roadsCross = true
    /// Ends of roads closer than this are one place, metres.
    package var snapMetres = 0.5
    /// Rules of roads beside those of the binary, absolute paths.
    package var roadRules: [String] = []
    /// Classes of roads, or words of the class field, that points beside them do not join: trunk roads with barriers.
    package var junctionsOnly: [String] = []
    /// Turns that OpenStreetMap bans are not made; the roads come from its data.
    package var turnRestrictions = false
    /// Drivers may turn around where roads meet.
    package var turnsAround = true
    /// How service areas are drawn.
    package var serviceAreas = ServiceAreaOptions()
    /// Digits of a village code: 12 in the mainland's system (or 19, of which the left 12 count). Another number is for
    /// villages that have codes of another system; the last three digits then distinguish villages of a town too.
    package var codeDigits = 12
    /// Conflicts below this are not listed, but counted with their area.
    package var leastConflict = LeastConflict.any
    /// Between two surveys, a piece between parcels that do not correspond is taken for a redrawn border when its mean width
    /// (2 · area / perimeter) is less, metres. 0.5 is ours: in images of 1 m, a border is seen to half a pixel.
    package var sliverMetres = 0.5
    /// Invalid polygons are made valid and logged instead of being set aside.
    package var repair = false
    /// Seed of every random choice.
    package var seed: UInt64 = 1
    /// How much one input may ask for.
    package var budgets = Budgets()

    /// The defaults.
    package init() {}
}

/// Driving speeds by road class and the walking speed, km/h.
package struct ProjectSpeeds: Sendable, Hashable {
    /// Speeds that replace or add to the defaults, by class name (Chinese or the source's own).
    package var classes: [String: Double] = [:]
    /// Walking, km/h.
    package var walk = 4.3

    /// No speeds but the defaults.
    package init() {}
}
