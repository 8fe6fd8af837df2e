import Columns
import CountyLayers
import FindingValues
import Intake
import ProjectFile
import Survey

extension LandFindings {
    /// The tally of all parcels as findings: sorted, named, summed.
    package init(_ tally: ParcelTally, villages: Villages, plane: Plane) {
        self.init(
            method: Phrase(
                zh: "各地块与各村重叠的面积逐块累加；" + plane.areaMethod.zh
                    + "；耕地净面积 = 面积 × (1 − KCXS)，田坎计入 1203；不按数据库中的图斑面积（TBMJ）缩放",
                en: "ground that each parcel shares with each village, summed; " + plane.areaMethod.en
                    + "; net farmland = area × (1 − KCXS), ridges counted as 1203; not scaled to the stored TBMJ"))
        byVillage = Self.byVillage(tally.cells, villages)
        var sums: [String: (gross: AreaSum, net: AreaSum)] = [:]
        for area in byVillage {
            sums[area.code, default: (.zero, .zero)].gross += area.gross
            sums[area.code]!.net += area.net
        }
        let (inCounty, inTown) = (tally.again.mapValues(\.inCounty), tally.again.mapValues(\.inTown))
        again.inCounty = Self.byVillage(inCounty, villages)
        again.inTown = Self.byVillage(inTown, villages)
        for area in again.inCounty {
            sums[area.code, default: (.zero, .zero)].gross -= area.gross
            sums[area.code, default: (.zero, .zero)].net -= area.net
        }
        classes = sums.map { code, area in
            ClassArea(code: code, name: landClassName(code), gross: area.gross, net: area.net)
        }.sorted { utf8Less($0.code, $1.code) }
        if tally.hasOwners {
            byOwner = Self.byOwner(tally.cells, villages)
            again.ownedInCounty = Self.byOwner(inCounty, villages)
            again.ownedInTown = Self.byOwner(inTown, villages)
        }
        (parcels, parcelArea) = (tally.parcels, tally.parcelArea)
        (outsideVillages, parcelsOutside) = (tally.outside, tally.parcelsOutside)
        countedTwice = tally.countedTwice
        total = classes.reduce(.zero) { $0 + $1.gross }
        for row in classes where LandClass(row.code)?.isFarmland == true {
            farmland += row.net
            farmlandGross += row.gross
        }
        hasRidges = tally.hasRidges
        storedFarmland = tally.storesAllFarmland ? tally.storedFarmland : nil
    }

    /// Sums by village and class; ridges stand under 1203, which gains nothing gross. Zero rows are left out.
    package static func byVillage(_ cells: [ParcelTally.Cell: RidgedGround], _ villages: Villages) -> [VillageClassArea]
    {
        var sums: [ParcelTally.Cell: (gross: AreaSum, net: AreaSum)] = [:]
        for (cell, ground) in cells {
            let key = ParcelTally.Cell(village: cell.village, landClass: cell.landClass)
            sums[key, default: (.zero, .zero)].gross += ground.gross
            sums[key]!.net += ground.net
            guard ground.ridges != .zero else { continue }
            let ridges = ParcelTally.Cell(village: cell.village, landClass: ridgeClass)
            sums[ridges, default: (.zero, .zero)].net += ground.ridges
        }
        return sums.map { cell, area in
            VillageClassArea(
                village: villages.codes[cell.village], code: cell.landClass, gross: area.gross, net: area.net)
        }.filter { $0.gross != .zero || $0.net != .zero }
            .sorted { $0.village != $1.village ? utf8Less($0.village, $1.village) : utf8Less($0.code, $1.code) }
    }

    private static func byOwner(
        _ cells: [ParcelTally.Cell: RidgedGround], _ villages: Villages
    ) -> [OwnedClassArea] {
        var sums: [ParcelTally.Cell: AreaSum] = [:]
        for (cell, ground) in cells {
            sums[cell, default: .zero] += ground.net
            guard ground.ridges != .zero else { continue }
            let ridges = ParcelTally.Cell(village: cell.village, landClass: ridgeClass, owner: cell.owner)
            sums[ridges, default: .zero] += ground.ridges
        }
        return sums.filter { $0.value != .zero }.map { cell, area in
            OwnedClassArea(
                village: villages.codes[cell.village], code: cell.landClass, owner: cell.owner ?? .unknown, net: area)
        }.sorted { a, b in
            if a.village != b.village { return utf8Less(a.village, b.village) }
            return a.code != b.code ? utf8Less(a.code, b.code) : utf8Less(a.owner.rawValue, b.owner.rawValue)
        }
    }

    /// Land left fallow, sorted.
    package static func fallow(_ cells: [ParcelTally.FallowCell: AreaSum], _ villages: Villages) -> [FallowLand] {
        func order(_ flag: Bool?) -> Int { flag.map { $0 ? 0 : 1 } ?? 2 }
        return cells.map { cell, area in
            FallowLand(
                village: villages.codes[cell.village], landClass: cell.landClass, isIrrigated: cell.isIrrigated,
                hasFieldRoad: cell.hasFieldRoad, gross: area)
        }.filter { $0.gross > .zero }.sorted { a, b in
            if a.village != b.village { return utf8Less(a.village, b.village) }
            if a.landClass != b.landClass { return utf8Less(a.landClass, b.landClass) }
            return (order(a.isIrrigated), order(a.hasFieldRoad)) < (order(b.isIrrigated), order(b.hasFieldRoad))
        }
    }

    /// Ridges (田坎).
    private static let ridgeClass = "1203"
}

/// Chinese name of a class of the third survey; none for an unknown code.
func landClassName(_ code: String) -> String? { LandClass(code).flatMap { LandClassTable.thirdSurvey[$0]?.name } }

/// 农用地, 建设用地 or 未利用地; none for an unknown code.
package func threeClass(_ code: String) -> ThreeClass? {
    LandClass(code).flatMap { LandClassTable.thirdSurvey[$0]?.threeClass }
}
