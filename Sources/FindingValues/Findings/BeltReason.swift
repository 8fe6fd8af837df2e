import Columns

/// A limit that keeps a village off a belt.
package enum BeltLimit: String, Sendable, Hashable, CaseIterable {
    /// The belt's driving time or length.
    case budget
    /// The most villages of a belt.
    case villages

    /// In both languages.
    package var phrase: Phrase {
        switch self {
        case .budget: Phrase(zh: "预算", en: "budget")
        case .villages: Phrase(zh: "村数上限", en: "most villages")
        }
    }
}

/// The village that a belt misses by the least.
package struct BeltNext: Sendable, Hashable {
    /// Village code.
    package var code: String
    /// What it would add to the prize.
    package var prize: Double
    /// By how much the belt would pass its budget with the village at its best place, in the unit of the budget (minutes or
    /// metres); 0 where the budget has room and another limit stops it.
    package var excess: Double

    /// A village by its code, what it adds, and what the budget lacks for it.
    package init(code: String, prize: Double, excess: Double) {
        (self.code, self.prize, self.excess) = (code, prize, excess)
    }
}

/// Why a village is on a belt, or on none.
package struct BeltReason: Sendable, Hashable {
    /// What decides.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It lies on a belt.
        case onBelt = "on_belt"
        /// No belt may collect it: `BeltFindings.excluded` says why.
        case excluded
        /// Its prize is 0.
        case nothing = "no_prize"
        /// No anchor reaches it along roads.
        case noWay = "no_way"
        /// The nearest anchor is farther than the budget.
        case farFromAnchors = "far_from_anchors"
        /// The budget of every belt lacks something for it.
        case budget
        /// A belt has room for it in its budget, but as many villages as it may have.
        case villages
        /// It could take another village's place, but that one is worth as much or more.
        case better
        /// There is no belt that it could join.
        case noBelt = "no_belt"
        /// It would fit a belt by itself; the whole plan was worth more without it.
        case plan
    }

    /// Village code.
    package var code: String
    /// What decides.
    package var kind: Kind
    /// The belt it is on, or the one that it would join with the least; none where there is none.
    package var belt: Int?
    /// What the budget lacks for it, in the unit of the budget; none where the budget is not what lacks.
    package var excess: Double?
    /// The village that is worth more in its place.
    package var instead: String?
    /// The same as a sentence: what it adds, or what keeps it off and what would bring it in.
    package var phrase: Phrase

    /// A reason without numbers; they are set where there are any.
    package init(code: String, kind: Kind, phrase: Phrase) {
        (self.code, self.kind, self.phrase) = (code, kind, phrase)
    }
}

/// Demonstration villages (示范村) on belts.
package struct DemonstrationShare: Sendable, Hashable {
    /// Demonstration villages of the county.
    package var villages: Int
    /// Those on a belt.
    package var strung: Int
    /// 串线率: `strung` of `villages`; none without demonstration villages.
    package var share: Double? { villages > 0 ? Double(strung) / Double(villages) : nil }

    /// So many on belts of so many.
    package init(villages: Int, strung: Int) { (self.villages, self.strung) = (villages, strung) }
}
