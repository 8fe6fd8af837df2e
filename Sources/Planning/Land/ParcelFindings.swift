import Columns
import Survey

extension LandFindings {
    /// The tally of all parcels as findings: sorted, named, summed.
    init(_ tally: ParcelTally, villages: Villages, plane: Plane) {
        self.init(
            method: Phrase(
                zh: "各地块与各村重叠的面积逐块累加;" + plane.areaMethod.zh
                    + ";耕地净面积 = 面积 × (1 − KCXS),田坎计入 1203;不按库存 TBMJ 缩放",
                en: "ground that each parcel shares with each village, summed; " + plane.areaMethod.en
                    + "; net farmland = area × (1 − KCXS), ridges counted as 1203; not scaled to the stored TBMJ"))
        var (gross, net) = ([String: AreaSum](), [String: AreaSum]())
        var (grossOf, netOf) = ([ParcelTally.Cell: AreaSum](), [ParcelTally.Cell: AreaSum]())
        let ridgeClass = "1203"
        for (cell, ground) in tally.cells {
            gross[cell.landClass, default: .zero] += ground.gross
            net[cell.landClass, default: .zero] += ground.gross - ground.ridges
            grossOf[cell, default: .zero] += ground.gross
            netOf[cell, default: .zero] += ground.gross - ground.ridges
            guard ground.ridges != .zero else { continue }
            let ridges = ParcelTally.Cell(village: cell.village, landClass: ridgeClass)
            net[ridgeClass, default: .zero] += ground.ridges
            netOf[ridges, default: .zero] += ground.ridges
        }
        classes = net.map { code, area in
            ClassArea(code: code, name: landClassName(code), gross: gross[code] ?? .zero, net: area)
        }.sorted { utf8Less($0.code, $1.code) }
        byVillage = netOf.map { cell, area in
            VillageClassArea(
                village: villages.codes[cell.village], code: cell.landClass, gross: grossOf[cell] ?? .zero, net: area)
        }.filter { $0.gross != .zero || $0.net != .zero }
            .sorted { $0.village != $1.village ? utf8Less($0.village, $1.village) : utf8Less($0.code, $1.code) }
        (parcels, parcelArea) = (tally.parcels, tally.parcelArea)
        (outsideVillages, parcelsOutside) = (tally.outside, tally.parcelsOutside)
        countedTwice = tally.countedTwice
        total = gross.values.reduce(.zero, +)
        for row in classes where LandClass(row.code)?.isFarmland == true {
            farmland += row.net
            farmlandGross += row.gross
        }
        hasRidges = tally.hasRidges
        storedFarmland = tally.hasStored && tally.farmlandWithoutStored == 0 ? tally.storedFarmland : nil
    }
}

/// Chinese name of a class of the third survey; none for an unknown code.
func landClassName(_ code: String) -> String? { LandClass(code).flatMap { LandClassTable.thirdSurvey[$0]?.name } }

/// 农用地, 建设用地 or 未利用地; none for an unknown code.
func threeClass(_ code: String) -> ThreeClass? {
    LandClass(code).flatMap { LandClassTable.thirdSurvey[$0]?.threeClass }
}
