import Columns
import ProjectFile
import Survey

/// Land by class, from the parcels: sums of integers of 10⁻⁶ m², so that parts add up to wholes exactly.
package struct LandFindings: Sendable {
    /// Class totals of the county (parcels inside some village), by code. Net figures count ridges under `1203`.
    package var classes: [ClassArea] = []
    /// Class totals by village, by village code and class code; zero rows left out.
    package var byVillage: [VillageClassArea] = []
    /// The same by ownership (QSXZ), by village, class and owner; empty when the parcels do not say who owns them.
    package var byOwner: [OwnedClassArea] = []
    /// What of `byVillage` a village shares with one before it by code: sums over villages hold it again, and `classes`, which
    /// count each place once, do not. Empty where no villages overlap.
    package var again = RepeatedLand()
    /// What of basic farmland each class covers, by village and class; none without basic farmland.
    package var onBasicFarmland: [VillageClassArea]?
    /// Parcels that were used.
    package var parcels: Int = 0
    /// Their whole ground, inside villages and outside.
    package var parcelArea = AreaSum.zero
    /// Ground of parcels outside every village: left out of the sums above.
    package var outsideVillages = AreaSum.zero
    /// Parcels that reach outside every village by more than geometric noise.
    package var parcelsOutside: Int = 0
    /// Ground of villages that no parcel covers.
    package var withoutParcels = AreaSum.zero
    /// Ground counted more than once: in more than one village because villages overlap, or for more than one parcel.
    package var countedTwice = AreaSum.zero
    /// Ground in doubt, by village code; villages without any left out.
    package var doubt: [String: GroundDoubt] = [:]
    /// Ground in doubt below basic farmland, by village code; villages without any left out.
    package var doubtOnBasicFarmland: [String: GroundDoubt] = [:]
    /// Ground in doubt below the patches of the layers that protect ground, in the order of the layers and their rows;
    /// patches without any left out. Of patches that overlap each gives what they share, so that they are no sum.
    package var patchDoubt: [PatchDoubt] = []
    /// Σ class totals, gross.
    package var total = AreaSum.zero
    /// Farmland (0101, 0102, 0103) inside villages, net of deducted ridges.
    package var farmland = AreaSum.zero
    /// Farmland inside villages before ridges are deducted.
    package var farmlandGross = AreaSum.zero
    /// The parcels carry a ridge coefficient (KCXS).
    package var hasRidges = false
    /// Σ stored net area (TBDLMJ) of farmland parcels inside villages, to compare with ours; none when the layer has no such
    /// field or a farmland parcel there no value.
    package var storedFarmland: AreaSum?
    /// How areas were summed, in words.
    package var method: Phrase

    /// No land; areas are summed by the method.
    package init(method: Phrase) { self.method = method }
}

/// What sums over villages hold more than once, because villages overlap.
package struct RepeatedLand: Sendable {
    /// Villages before it with which each village shares ground, by code; of a village on a heap the first few.
    package var partners: [String: [String]] = [:]
    /// Villages that lie on each other by the dozen, whose partners are not all listed: those of each heap, by code.
    package var heaps: [[String]] = []
    /// In sums of the county, by the later village and class.
    package var inCounty: [VillageClassArea] = []
    /// In sums of its town: shared with a village of the town.
    package var inTown: [VillageClassArea] = []
    /// The same by ownership; empty when the parcels do not say who owns them.
    package var ownedInCounty: [OwnedClassArea] = []
    /// The same within towns.
    package var ownedInTown: [OwnedClassArea] = []

    /// Of basic farmland, in sums of the county and of towns.
    package var basicInCounty: [VillageClassArea] = []
    /// See `basicInCounty`.
    package var basicInTown: [VillageClassArea] = []

    /// Nothing.
    package init() {}
}

/// Farmland that villages share, ready to be asked for many villages.
package struct SharedFarmland: Sendable {
    /// What each village with farmland that a village before it has too has of it, net of ridges.
    private var areas: [AreaSum] = []
    /// Places in `areas` that concern a village: its own, and those of the villages after it that share its ground.
    private var places: [String: [Int]] = [:]

    /// Number of the heap of each village that is part of one, and places in `areas` of the villages of each heap: any of them
    /// may share its ground.
    private var heaps: [String: Int] = [:]
    private var placesOfHeaps: [[Int]] = []

    /// - Complexity: O(*n*) for *n* villages, classes and pairs of villages that are listed.
    package init(_ again: RepeatedLand) {
        placesOfHeaps = [[Int]](repeating: [], count: again.heaps.count)
        for (n, villages) in again.heaps.enumerated() { for village in villages { heaps[village] = n } }
        var sums: [String: AreaSum] = [:]
        for area in again.inCounty where LandClass(area.code)?.isFarmland == true {
            sums[area.village, default: .zero] += area.net
        }
        for (village, area) in sums {
            for concerned in [village] + (again.partners[village] ?? []) {
                places[concerned, default: []].append(areas.count)
            }
            if let heap = heaps[village] { placesOfHeaps[heap].append(areas.count) }
            areas.append(area)
        }
    }

    /// Farmland that one of some villages shares with any other; of villages on a heap, that any of the heap shares.
    /// - Complexity: O(*n*) for what the villages share.
    package func area(of villages: some Sequence<String>) -> AreaSum {
        var found: Set<Int> = []
        var asked: Set<Int> = []
        for village in villages {
            found.formUnion(places[village] ?? [])
            if let heap = heaps[village], asked.insert(heap).inserted { found.formUnion(placesOfHeaps[heap]) }
        }
        return found.reduce(.zero) { $0 + areas[$1] }
    }
}

/// Area of a land class.
package struct ClassArea: Sendable, Hashable {
    /// Code as in the layer.
    package var code: String
    /// Chinese name; none for a code that the table of the third survey does not have.
    package var name: String?
    /// Before the deduction of ridges.
    package var gross: AreaSum
    /// After the deduction of ridges; of 1203 with the ridges deducted elsewhere.
    package var net: AreaSum

    /// Ground of a class before (`gross`) and after (`net`) ridges are deducted.
    package init(code: String, name: String?, gross: AreaSum, net: AreaSum) {
        (self.code, self.name, self.gross, self.net) = (code, name, gross, net)
    }
}

/// Area of a land class in a village.
package struct VillageClassArea: Sendable, Hashable {
    /// Village code.
    package var village: String
    /// Class code as in the layer.
    package var code: String
    /// Before the deduction of ridges.
    package var gross: AreaSum
    /// After the deduction of ridges; of 1203 with the ridges deducted elsewhere.
    package var net: AreaSum

    /// The same in one village.
    package init(village: String, code: String, gross: AreaSum, net: AreaSum) {
        (self.village, self.code, self.gross, self.net) = (village, code, gross, net)
    }
}

/// Who owns land, by the first digit of QSXZ.
package enum LandOwner: String, Sendable, Hashable, CaseIterable {
    /// 国有: 10, 20, 21.
    case state
    /// 集体: 30 to 34, 40.
    case collective
    /// The layer has a field, and this parcel no known value.
    case unknown

    /// - Parameter code: QSXZ.
    package init(code: String?) {
        switch code?.utf8.first {
        case UInt8(ascii: "1"), UInt8(ascii: "2"): self = .state
        case UInt8(ascii: "3"), UInt8(ascii: "4"): self = .collective
        default: self = .unknown
        }
    }
}

/// Net area of a land class in a village by owner.
package struct OwnedClassArea: Sendable, Hashable {
    /// Village code.
    package var village: String
    /// Class code as in the layer.
    package var code: String
    /// Who owns it.
    package var owner: LandOwner
    /// After the deduction of ridges; of 1203 with the ridges deducted elsewhere.
    package var net: AreaSum

    /// Net ground of a class that one kind of owner holds in one village.
    package init(village: String, code: String, owner: LandOwner, net: AreaSum) {
        (self.village, self.code, self.owner, self.net) = (village, code, owner, net)
    }
}
