import Columns

/// Ground that rows of a list have in common: what their sum is above the ground that they cover.
package struct CountedTwice: Sendable, Hashable {
    /// Ground.
    package var area = AreaSum.zero
    /// Farmland net of ridges of it, by the later of the rows that share a place.
    package var net = AreaSum.zero

    /// Ground that rows share; zero unless given.
    package init(area: AreaSum = .zero, net: AreaSum = .zero) { (self.area, self.net) = (area, net) }
}

extension ChangeFindings {
    /// Ground of one flow over the county, each place once: of `changes`, so without noise and slivers.
    /// - Complexity: O(*n*) for *n* changes.
    package func total(of flow: FarmlandFlow) -> AreaSum {
        changes.reduce(.zero) { $1.flow == flow ? $0 + $1.area : $0 } - (countedTwice[flow]?.area ?? .zero)
    }

    /// Farmland of one flow net of ridges, each place once.
    /// - Complexity: O(*n*) for *n* changes.
    package func netTotal(of flow: FarmlandFlow) -> AreaSum {
        changes.reduce(.zero) { $1.flow == flow ? $0 + $1.net : $0 } - (countedTwice[flow]?.net ?? .zero)
    }

    /// Ground that several rows of the earlier survey claim, as often as it is claimed again.
    package var twiceBefore: AreaSum { max(overlapBefore, doubtBefore.excess) }
    /// Ground that several rows of the later survey claim, as often as it is claimed again.
    package var twiceNow: AreaSum { max(overlapNow, doubtNow.excess) }

    /// What rows of a survey share, the earlier one's first: what rows of one class do apart from what several classes claim.
    /// Nothing stands for nothing.
    package var sharedGround: [SurveyOverlap] {
        [(true, twiceBefore, doubtBefore.sameClass), (false, twiceNow, doubtNow.sameClass)].flatMap {
            isBefore, twice, same in
            [
                SurveyOverlap(isBefore: isBefore, isSameClass: true, area: same),
                SurveyOverlap(isBefore: isBefore, isSameClass: false, area: twice - same),
            ]
        }.filter { $0.area > .zero }
    }
}

/// Ground that rows of one survey share, as often as it is claimed again.
package struct SurveyOverlap: Sendable, Hashable {
    /// Of the earlier survey.
    package var isBefore: Bool
    /// The rows are of one class: the ground counts once and is in no doubt. Else it stands in each of their classes.
    package var isSameClass: Bool
    /// What rows hold above the ground that they cover.
    package var area: AreaSum
}
