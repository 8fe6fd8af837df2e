import Columns
import ProjectFile

/// What changed on the ground between two surveys.
///
/// Ground is counted in integers of 10⁻⁶ m². The earlier survey's ground of a class is the sum of its row of `matrix`, of
/// `gone` and of the earlier remainder; the later survey's of a class the sum of its column, of `new` and of the later
/// remainder. Both close exactly. Ground that rows of one survey and class share counts once in all of them, for the row that
/// comes first by key. Ground that a survey claims for several classes stands in each: so a row of `matrix` is above the ground
/// of its class by `claimedBefore`, where the later survey does so, and a column by `claimedNow`, where the earlier one does.
/// Between two classes that both surveys claim for a place nothing changed there, and no flow stands.
package struct ChangeFindings: Sendable {
    /// Ground of each class before that is of each class now, over the county; by class before and now.
    package var matrix: [ClassFlow] = []
    /// The same by village; ground outside every village has an empty code. By village, class before and now.
    package var byVillage: [VillageFlow] = []
    /// Ground that only the earlier survey covers, by class.
    package var gone: [ClassGround] = []
    /// Ground that only the later survey covers, by class.
    package var new: [ClassGround] = []
    /// What the flows of each class before and `gone` hold above its ground, as the later survey claims ground for several
    /// classes.
    package var claimedBefore: [ClassGround] = []
    /// What the flows to each class now and `new` hold above its ground, as the earlier survey claims ground for several
    /// classes.
    package var claimedNow: [ClassGround] = []
    /// What `gone` holds above its ground, claimed for several classes.
    package var goneAgain = AreaSum.zero
    /// What `new` holds above its ground, claimed for several classes.
    package var newAgain = AreaSum.zero
    /// What the flows of `byVillage` from one class to another hold above their ground, over all villages.
    package var changedAgain = AreaSum.zero
    /// Parcels of the earlier survey that were used, and their whole ground.
    package var before = SurveyTotals()
    /// Parcels of the later survey that were used, and their whole ground.
    package var now = SurveyTotals()
    /// Ground that more than one row of the later survey claims, each place once.
    package var overlapNow = AreaSum.zero
    /// Ground that more than one row of the earlier survey claims, each place once.
    package var overlapBefore = AreaSum.zero
    /// Ground in doubt of the earlier survey: what several of its rows claim, and what of the later survey's ground it lacks.
    package var doubtBefore = GroundDoubt()
    /// Ground in doubt of the later survey: what several of its rows claim, and what of the earlier survey's ground it lacks.
    package var doubtNow = GroundDoubt()
    /// Ground in doubt of both surveys together, by village code; empty outside every village.
    package var doubtByVillage: [String: AreaSum] = [:]
    /// Ground that the later survey alone covers, each place once, by village code; empty outside every village.
    package var newByVillage: [String: AreaSum] = [:]
    /// Ground of villages that neither survey covers, as where both set one row aside: nothing tells what became of it.
    package var inNeitherByVillage: [String: AreaSum] = [:]
    /// The same of all villages; without villages what rows may cover at most that both surveys set aside.
    package var inNeither = AreaSum.zero
    /// The same ground as the surveys store it (TBMJ, TBDLMJ), closing to 0.01 m²; none when a survey does not store it.
    package var balanced: BalancedChange?
    /// Why there is none.
    package var balancedReason: Phrase?
    /// Groups of parcels that correspond, by fate, with the parcels of both surveys in them.
    package var fates: [FateCount] = []
    /// Groups whose fate is not `unchanged`, and unchanged ones whose border was drawn again; by fate, then by keys.
    package var groups: [ParcelGroup] = []
    /// Groups of one parcel in each survey whose common ground is at least 98 % of both and whose borders differ.
    package var redrawn = 0
    /// Farmland lost, gained or taken from grain, piece by piece: by kind, parcel before and now, village.
    package var changes: [FarmlandChange] = []
    /// Shape of each change; shape `(changes)`.
    package var shapes = PolygonColumn()
    /// Pieces of farmland change within geometric noise: left out of `changes`, counted in the matrix.
    package var noisePieces = 0
    /// Ground of `noisePieces`.
    package var noiseArea = AreaSum.zero

    /// Findings without parcels and without change.
    package init() {}

    /// Pieces of farmland change along borders that were drawn again: narrower than `sliverWidth`, between parcels that do not
    /// correspond. Left out of `changes`, counted in the matrix; their number and ground by flow.
    package var slivers: [SliverCount] = []
    /// Mean width under which a piece between parcels that do not correspond is a sliver, metres.
    package var sliverWidth = 0.0
    /// Year of the earlier survey (SJNF of most parcels); none where the layer does not say.
    package var yearBefore: Int?
    /// Year of the later survey (SJNF of most parcels); none where the layer does not say.
    package var yearNow: Int?
    /// Balance sheets of farmland.
    package var farmlandBalance = FarmlandBalanceFindings()
    /// The update process held against what was found; none without its layer.
    package var update: UpdateFindings?
    /// Parcels of the earlier survey whose class was mapped from the second survey's.
    package var mappedBefore = 0

    /// What the pieces of a flow count again, where parcels of a survey overlap; by flow, where there is any.
    package var countedTwice: [FarmlandFlow: CountedTwice] = [:]
    /// What all of `changes` count again.
    package var allCountedTwice = CountedTwice()
}

/// The parcels of one survey.
package struct SurveyTotals: Sendable, Hashable {
    /// Rows that were used.
    package var parcels = 0
    /// Ground of all parcels together; ground that they share counts once.
    package var area = AreaSum.zero
    /// What no pair of parcels accounts for, within geometric noise of each parcel; may be negative.
    package var remainder = AreaSum.zero

    /// No parcels and no ground.
    package init() {}
}

/// Ground of one class before and one class now.
package struct ClassFlow: Sendable, Hashable {
    /// Class code of the earlier survey.
    package var before: String
    /// Class code of the later survey.
    package var now: String
    /// Ground that was of the one class and is of the other.
    package var area: AreaSum

    /// Ground of class `before` that is of class `now`.
    package init(before: String, now: String, area: AreaSum) {
        (self.before, self.now, self.area) = (before, now, area)
    }
}

/// Ground of one class before and one class now in a village.
package struct VillageFlow: Sendable, Hashable {
    /// Village code; empty outside every village.
    package var village: String
    /// Class code of the earlier survey.
    package var before: String
    /// Class code of the later survey.
    package var now: String
    /// Ground in the village that was of the one class and is of the other.
    package var area: AreaSum

    /// The same ground within one village.
    package init(village: String, before: String, now: String, area: AreaSum) {
        (self.village, self.before, self.now, self.area) = (village, before, now, area)
    }
}

/// Ground of a class.
package struct ClassGround: Sendable, Hashable {
    /// Class code.
    package var landClass: String
    /// Ground of the class.
    package var area: AreaSum

    /// Ground of one class.
    package init(landClass: String, area: AreaSum) { (self.landClass, self.area) = (landClass, area) }
}

/// Ground of a class in a village; the code is empty outside every village.
package struct VillageGround: Sendable, Hashable {
    /// Village code; empty outside every village.
    package var village: String
    /// Class code.
    package var landClass: String
    /// Ground of the class in the village.
    package var area: AreaSum

    /// Ground of one class in one village.
    package init(village: String, landClass: String, area: AreaSum) {
        (self.village, self.landClass, self.area) = (village, landClass, area)
    }

    /// The same taken off.
    var negative: VillageGround { VillageGround(village: village, landClass: landClass, area: .zero - area) }
}

/// A change in areas as the surveys store them.
package struct BalancedChange: Sendable, Hashable {
    /// By TBMJ.
    package var gross: StoredMatrix
    /// By TBDLMJ, with what is deducted as 1203.
    package var net: StoredMatrix
    /// Parcels of the earlier survey that store no area: their measured ground was taken.
    package var withoutStoredBefore = 0
    /// Parcels of the later survey that store no area: their measured ground was taken.
    package var withoutStoredNow = 0

    package init(gross: StoredMatrix, net: StoredMatrix, withoutStoredBefore: Int = 0, withoutStoredNow: Int = 0) {
        self.gross = gross
        self.net = net
        self.withoutStoredBefore = withoutStoredBefore
        self.withoutStoredNow = withoutStoredNow
    }
}

/// A from–to matrix in whole hundredths of a square metre. In each village and class, what the earlier survey stores is the
/// sum over `flows`, `gone` and `levelled` less `claimedBefore`; what the later survey stores the sum over `flows` and `new`
/// less `claimedNow`.
package struct StoredMatrix: Sendable, Hashable {
    /// By village, class before and class now.
    package var flows: [VillageFlow]
    /// Ground that only the earlier survey covers, by village and class.
    package var gone: [VillageGround]
    /// Ground that only the later survey covers, by village and class.
    package var new: [VillageGround]
    /// What the earlier survey stores for the same ground above what the later one does, by village and class; may be
    /// negative.
    package var levelled: [VillageGround]
    /// What the flows of a class before hold above its area, as the later survey claims ground for several classes.
    package var claimedBefore: [VillageGround] = []
    /// What the flows to a class now hold above its area, as the earlier survey claims ground for several classes.
    package var claimedNow: [VillageGround] = []
    /// What `gone` holds above its ground, claimed for several classes: by what the rows store that come later.
    package var goneAgain = AreaSum.zero
    /// What `new` holds above its ground, claimed for several classes, by what the rows store that come later.
    package var newAgain = AreaSum.zero

    package init(
        flows: [VillageFlow], gone: [VillageGround], new: [VillageGround], levelled: [VillageGround],
        claimedBefore: [VillageGround] = [], claimedNow: [VillageGround] = []
    ) {
        self.flows = flows
        self.gone = gone
        self.new = new
        self.levelled = levelled
        self.claimedBefore = claimedBefore
        self.claimedNow = claimedNow
    }

    /// The flows of all villages and of ground outside them summed, by class before and now.
    /// - Complexity: O(*n* log *n*) for *n* flows.
    package var matrix: [ClassFlow] {
        var sums: [[String]: AreaSum] = [:]
        for flow in flows { sums[[flow.before, flow.now], default: .zero] += flow.area }
        return sums.sorted { a, b in
            a.key[0] != b.key[0] ? utf8Less(a.key[0], b.key[0]) : utf8Less(a.key[1], b.key[1])
        }.map { ClassFlow(before: $0.key[0], now: $0.key[1], area: $0.value) }
    }

    /// What the earlier survey stores, by village and class; zero rows left out.
    /// - Complexity: O(*n* log *n*) for *n* flows and grounds.
    package var before: [VillageGround] {
        Self.summed(
            flows.map { VillageGround(village: $0.village, landClass: $0.before, area: $0.area) } + gone + levelled
                + claimedBefore.map(\.negative))
    }
    /// What the later survey stores, by village and class; zero rows left out.
    /// - Complexity: O(*n* log *n*) for *n* flows and grounds.
    package var now: [VillageGround] {
        Self.summed(
            flows.map { VillageGround(village: $0.village, landClass: $0.now, area: $0.area) } + new
                + claimedNow.map(\.negative))
    }

    /// Grounds of all villages summed, by class.
    /// - Complexity: O(*n* log *n*) for *n* grounds.
    package static func byClass(_ grounds: [VillageGround]) -> [ClassGround] {
        var sums: [String: AreaSum] = [:]
        for ground in grounds { sums[ground.landClass, default: .zero] += ground.area }
        return sums.sorted { utf8Less($0.key, $1.key) }.map { ClassGround(landClass: $0.key, area: $0.value) }
    }

    private static func summed(_ grounds: [VillageGround]) -> [VillageGround] {
        var sums: [[String]: AreaSum] = [:]
        for ground in grounds { sums[[ground.village, ground.landClass], default: .zero] += ground.area }
        return sums.filter { $0.value != .zero }.sorted { a, b in
            a.key[0] != b.key[0] ? utf8Less(a.key[0], b.key[0]) : utf8Less(a.key[1], b.key[1])
        }.map { VillageGround(village: $0.key[0], landClass: $0.key[1], area: $0.value) }
    }
}

/// Parcels of two surveys that correspond.
package struct ParcelGroup: Sendable, Hashable {
    /// What became of the parcels.
    package var fate: ParcelFate
    /// Keys of the earlier survey's parcels, by UTF-8; empty for a new parcel.
    package var before: [String]
    /// Keys of the later survey's parcels, by UTF-8; empty for a parcel that is gone.
    package var now: [String]
    /// Whole ground of the earlier survey's parcels.
    package var areaBefore: AreaSum
    /// Whole ground of the later survey's parcels.
    package var areaNow: AreaSum

    package init(fate: ParcelFate, before: [String], now: [String], areaBefore: AreaSum, areaNow: AreaSum) {
        self.fate = fate
        self.before = before
        self.now = now
        self.areaBefore = areaBefore
        self.areaNow = areaNow
    }
}

/// Slivers along redrawn borders that would count as a flow.
package struct SliverCount: Sendable, Hashable {
    /// The flow that they would count as.
    package var flow: FarmlandFlow
    /// Number of slivers.
    package var pieces: Int
    /// Their ground.
    package var area: AreaSum

    package init(flow: FarmlandFlow, pieces: Int, area: AreaSum) {
        self.flow = flow
        self.pieces = pieces
        self.area = area
    }
}

/// How many groups of parcels had a fate.
package struct FateCount: Sendable, Hashable {
    /// What became of the parcels that are counted.
    package var fate: ParcelFate
    /// Groups of that fate.
    package var groups: Int
    /// Parcels of the earlier survey in them.
    package var before: Int
    /// Parcels of the later survey in them.
    package var now: Int

    /// Groups with one fate, and how many parcels of either survey they hold.
    package init(fate: ParcelFate, groups: Int, before: Int, now: Int) {
        (self.fate, self.groups, self.before, self.now) = (fate, groups, before, now)
    }
}

/// A piece of ground where farmland was lost, gained, or taken from grain.
package struct FarmlandChange: Sendable, Hashable {
    /// What the change means for farmland.
    package var flow: FarmlandFlow
    /// Key of the earlier survey's parcel.
    package var parcelBefore: String
    /// Key of the later survey's parcel.
    package var parcelNow: String
    /// Class code of the earlier parcel.
    package var classBefore: String
    /// Class code of the later parcel.
    package var classNow: String
    /// Village code; empty outside every village.
    package var village: String
    /// Ground of the piece, without parts within geometric noise.
    package var area: AreaSum
    /// `area` as a share of the earlier parcel's ground, at most 1.
    package var share: Double
    /// Farmland of it net of ridges, in the proportion that the survey stores: of the earlier survey, of an inflow of the
    /// later; the whole piece where the survey stores no areas.
    package var net: AreaSum
    /// `area` as a share of the later parcel's ground, at most 1.
    package var shareNow: Double

    package init(
        flow: FarmlandFlow, parcelBefore: String, parcelNow: String, classBefore: String, classNow: String,
        village: String, area: AreaSum, share: Double, net: AreaSum, shareNow: Double
    ) {
        self.flow = flow
        self.parcelBefore = parcelBefore
        self.parcelNow = parcelNow
        self.classBefore = classBefore
        self.classNow = classNow
        self.village = village
        self.area = area
        self.share = share
        self.net = net
        self.shareNow = shareNow
    }
}
