import Columns

/// What building a network found and changed, step by step.
public struct NetworkReport: Sendable {
    /// A named repair or noding step: how many places it changed, and metres of road it removed or moved.
    public struct Step: Sendable, Hashable {
        /// `repeated-vertices`, `zero-length`, `duplicates`, `snapped-ends`, `crossings`, `passes`, `touches`, `overlaps`,
        /// `shared-ground`, `self-loops`.
        public let name: String
        /// Places or lines changed.
        public let count: Int
        /// Metres removed, merged or added.
        public let metres: Double
    }

    /// What a row has in common with another row that it was merged into; with itself where a road goes over its own
    /// line again.
    public struct Merge: Sendable, Hashable {
        /// The row that was merged.
        public let row: Int
        /// The row that the line belongs to now.
        public let into: Int
        /// Ground length of the line that both have, metres.
        public let metres: Double

        static func inOrder(_ a: Merge, _ b: Merge) -> Bool {
            a.row != b.row ? a.row < b.row : a.into != b.into ? a.into < b.into : a.metres < b.metres
        }
    }

    /// Kilometres of one class in the network.
    public struct ClassLength: Sendable, Hashable {
        /// None for unknown.
        public let road: RoadClass?
        /// Length on the ground.
        public let kilometres: Double
        /// Driving speed of the class, km/h.
        public let speed: Double
    }

    /// A fault of the network that a line of `metres` would close.
    public struct Gap: Sendable, Hashable {
        /// What kind of fault.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// An end near a road that it does not join.
            case danglingEnd = "dangling_end"
            /// A part of the network that no road joins to the largest part.
            case island
            /// Roads that one-way streets let a driver enter and not leave, or leave and not enter.
            case oneWayTrap = "one_way_trap"
        }
        /// What kind of fault.
        public let kind: Kind
        /// The end; the place of the island nearest to another road; the node of the trap nearest to its start.
        public let place: Position
        /// Row of the road at the place.
        public let row: Int
        /// Key of that road, or its row number from 0.
        public let road: String
        /// What would close it. To the nearest road that is not joined, none when there is no other; of a trap the
        /// metres of one-way road in it.
        public let metres: Double?
        /// Metres of road in the island or trap; none for an end.
        public let length: Double?
    }

    /// A stated length that is shorter than the straight line from end to end.
    public struct ShortLength: Sendable, Hashable {
        /// Row of the road, from 0.
        public let row: Int
        /// Its key; none where keys are not known.
        public let key: String?
        /// As stated, metres.
        public let length: Double
        /// From end to end, metres on the ground.
        public let straight: Double
    }

    /// Rows given, and rows set aside (see `issues`).
    public internal(set) var rows = 0
    /// Rows that are no lines.
    public internal(set) var rowsSetAside = 0
    /// In the order in which they were done; a step that found nothing is there with 0, one that was not asked for is not.
    public internal(set) var steps: [Step] = []
    /// Nodes of the network.
    public internal(set) var nodes = 0
    /// Edges of the network.
    public internal(set) var edges = 0
    /// Connected components, directions aside.
    public internal(set) var components = 0
    /// Share of the network's length in its largest component; 0 without roads.
    public internal(set) var largestComponentShare = 0.0
    /// Whole lines and stretches that several rows have, by row and the row that they belong to.
    public internal(set) var merges: [Merge] = []
    /// Stretches that several rows have and that each keeps, for they differ in who may use them, in level or in direction,
    /// by row and the row for which the ground counts.
    public internal(set) var shared: [Merge] = []
    /// Kilometres by class, highest first, unknown last; ground that several roads have counts once, for the highest.
    public internal(set) var lengths: [ClassLength] = []
    /// Rows of unknown class; they are driven at the speed `unknown` of the table unless the row has its own.
    public internal(set) var rowsOfUnknownClass = 0
    /// Rows whose stated length is shorter than the straight line from end to end, which no road is; their lines are measured.
    public internal(set) var rowsTooShort = 0
    /// Of these the row whose length is the least share of the straight line; of equal ones the first.
    public internal(set) var shortest: ShortLength?
    /// Turns that drivers may not make.
    public internal(set) var bannedTurns = 0
    /// Rules about turning that were not applied: a road or the place is not there, or the rule does not say which side of
    /// a road is meant.
    public internal(set) var turnsNotApplied: [TurnRestriction] = []
    /// Sorted by kind and place.
    public internal(set) var gaps: [Gap] = []
    /// Rows set aside, repaired or doubtful: `null-geometry`, `not-finite`, `zero-length`, `duplicate`, `overlap`,
    /// `shared-ground`, `self-loop`, `wrong-speed`, `wrong-length`, `snapped-end`.
    public internal(set) var issues: [RowIssue] = []

    /// Length of the network.
    public var kilometres: Double { lengths.reduce(0) { $0 + $1.kilometres } }
    /// What a step of the repair changed; nil where it was not taken.
    public func step(_ name: String) -> Step? { steps.first { $0.name == name } }
}
