import Columns
import ProjectFile

/// Plans of people (`given_belts`, `given_clusters`, `given_selection`), measured as ours are.
package struct GivenFindings: Sendable {
    /// Belts; none without the layer, or when belts are not asked for.
    package var belts: GivenBeltFindings?
    /// Clusters by name; none without the layer.
    package var clusters: [GivenCluster]?
    /// Polygon of each cluster; shape `(clusters)`.
    package var clusterPolygons = PolygonColumn()
    /// Chosen villages by code; none without the layer.
    package var selection: [GivenChoice]?
    /// Polygon of each chosen village; shape `(selection)`.
    package var selectionPolygons = PolygonColumn()

    /// No plans.
    package init() {}

    /// Nothing was given.
    package var isEmpty: Bool { belts == nil && clusters == nil && selection == nil }
}

/// Belts that people drew or listed.
package struct GivenBeltFindings: Sendable {
    /// The belts that could be measured, as ours: numbers from 1 by name, lines, corridors, villages, prizes.
    package var plan: BeltFindings
    /// What is told of each of them beside; shape as `plan.belts`.
    package var details: [GivenBelt] = []
    /// Belts that could not be measured, by name.
    package var refused: [GivenRefusal] = []
    /// Σ prize of the villages on the belts, each village once.
    package var prize = 0.0
    /// Villages that several belts claim.
    package var shared: [SharedVillage] = []

    /// A plan without belts.
    package init(plan: BeltFindings) { self.plan = plan }
}

/// What is told of a belt that people drew or listed.
package struct GivenBelt: Sendable, Hashable {
    /// Its name in the plan.
    package var name: String
    /// How far the line lies from its way on the roads; none for a list of villages.
    package var offRoads: OffRoads?
    /// Villages on its way that no belt may collect, with reasons.
    package var passedOver: [Excluded] = []
    /// The limits of the project, and whether it keeps them.
    package var rules: [GivenRule] = []

    /// A belt by its name.
    package init(name: String) { self.name = name }

    /// It keeps every limit.
    package var keepsAll: Bool { rules.allSatisfy(\.isKept) }
}

/// A drawn line beside the way on the roads that it stands for.
package struct OffRoads: Sendable, Hashable {
    /// Length of the line as drawn, metres on the ground.
    package var drawn: Double
    /// The farthest of its points from the way, metres.
    package var farthest: Double
    /// Mean distance of its points from the way, metres.
    package var mean: Double

    /// Metres drawn, and the farthest and the mean distance.
    package init(drawn: Double, farthest: Double, mean: Double) {
        (self.drawn, self.farthest, self.mean) = (drawn, farthest, mean)
    }
}

/// A limit that belts of the project have, on a belt that people drew.
package struct GivenRule: Sendable, Hashable {
    /// Which limit.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case budget, villages, anchor, excluded, shared, together, apart
    }

    /// Which limit.
    package var kind: Kind
    /// The belt keeps it.
    package var isKept: Bool
    /// What was found and what is asked.
    package var phrase: Phrase

    /// A limit, whether it is kept, and what was found.
    package init(_ kind: Kind, isKept: Bool, _ phrase: Phrase) {
        (self.kind, self.isKept, self.phrase) = (kind, isKept, phrase)
    }
}

/// A belt of a plan that could not be measured.
package struct GivenRefusal: Sendable, Hashable {
    /// Its name in the plan.
    package var name: String
    /// The first source row.
    package var row: Int
    /// What is wrong, such as how far it lies off the roads.
    package var reason: Phrase
    /// Where; none where it is nowhere in particular.
    package var place: Position?

    /// A belt by its name and row, and what is wrong with it.
    package init(name: String, row: Int, reason: Phrase, place: Position? = nil) {
        (self.name, self.row, self.reason, self.place) = (name, row, reason, place)
    }
}

/// A village that several belts of a plan claim.
package struct SharedVillage: Sendable, Hashable {
    /// Village code.
    package var code: String
    /// Names of the belts.
    package var belts: [String]

    /// A village by its code, and the names of the belts.
    package init(code: String, belts: [String]) { (self.code, self.belts) = (code, belts) }
}

/// A cluster of a plan of people.
package struct GivenCluster: Sendable, Hashable {
    /// Its name in the plan.
    package var name: String
    /// Codes of its villages.
    package var villages: [String]

    /// A cluster by its name and the codes of its villages.
    package init(name: String, villages: [String]) { (self.name, self.villages) = (name, villages) }
}

/// A village that a plan of people chooses.
package struct GivenChoice: Sendable, Hashable {
    /// Village code.
    package var code: String
    /// What it is to become; none where the plan does not say.
    package var grade: String?
    /// When; none where the plan does not say.
    package var year: Double?

    /// A village by its code.
    package init(code: String, grade: String?, year: Double?) {
        (self.code, self.grade, self.year) = (code, grade, year)
    }
}
