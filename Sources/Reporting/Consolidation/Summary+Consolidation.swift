import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func consolidation(_ findings: ConsolidationFindings) -> JSONValue {
        var members = JSONMembers(tally(findings.county, hasSlopes: findings.hasSlopes))
        members["gap_m"] = .trimmed(findings.gapMetres, decimals: 3)
        members["blocks"] = .integer(findings.blocks.count)
        if findings.hasSlopes {
            members["slope_classes"] = .list(
                SlopeClass.allCases.map { .object(["class": .text(String($0.rawValue)), "name": .phrase($0.name)]) })
        }
        members["outside_villages_m2"] = .area(findings.outside)
        members["counted_twice_m2"] = .area(findings.repeated)
        members["in_two_villages_m2"] = .area(findings.againInCounty.reduce(.zero) { $0 + $1.area })
        members.set("largest_block_m2", findings.blocks.first?.area, or: noFarmland, JSONValue.area)
        members["by_town"] = .list(
            findings.byTown.map { town in
                .object(tally(town, hasSlopes: findings.hasSlopes).merging(["town": .text(town.code)]) { $1 })
            })
        members["by_village"] = .list(
            findings.byVillage.enumerated().map { place, village in
                var own = tally(village, hasSlopes: findings.hasSlopes)
                own["village"] = .text(village.code)
                if place < findings.repeatedByVillage.count {
                    own["counted_twice_m2"] = .area(findings.repeatedByVillage[place])
                }
                return .object(own)
            })
        members["method"] = .phrase(method(findings.gapMetres))
        return members.value
    }

    /// What the figures mean, in words.
    private static func method(_ gap: Double) -> Phrase {
        let metres = plainText(gap)
        return Phrase(
            zh: "间距小于 \(metres) 米的耕地图斑（0101、0102、0103）连为一片；面积扣除田坎，分级按整片面积，跨界的片各村只计本村部分。"
                + "破碎度按 McGarigal 和 Marks(1995)及 FRAGSTATS 的定义，斑块为片在村内的部分，面积含田坎，边缘不含村界，斑块结合度（COHESION）按 1 米栅格",
            en:
                "farmland parcels (0101, 0102, 0103) less than \(metres) m apart are one block; areas are net of ridges, "
                + "sizes go by the whole block, and a village counts its own part. Fragmentation as McGarigal and Marks "
                + "(1995) and FRAGSTATS define it: a patch is a block's part in a village, ridges included, village "
                + "borders are no edge, cohesion with cells of 1 m")
    }

    private static let noFarmland = Phrase(zh: "没有耕地", en: "there is no farmland")

    private static func tally(_ tally: BlockTally, hasSlopes: Bool) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "farmland_m2": .area(tally.area), "farmland_mu": .mu(tally.area),
            "classes": .list(
                zip(BlockClass.allCases, tally.sizes).map { size, ground in
                    .object([
                        "class": .text(size.code), "name": .phrase(size.name), "blocks": .integer(ground.blocks),
                        "area_m2": .area(ground.area), "area_mu": .mu(ground.area),
                    ])
                }),
        ]
        if hasSlopes {
            var slopes: [String: JSONValue] = [:]
            for (slope, area) in zip(SlopeClass.allCases, tally.slopes) { slopes[String(slope.rawValue)] = .area(area) }
            slopes["unknown"] = .area(tally.slopes[SlopeClass.allCases.count])
            members["slope_m2"] = .object(slopes)
        }
        members["fragmentation"] = tally.fragmentation.map(fragmentation)
        return members
    }

    private static func fragmentation(_ measures: Fragmentation) -> JSONValue {
        var members = JSONMembers([
            "patches": .integer(measures.patches), "farmland_gross_m2": .area(measures.farmland),
        ])
        let noGround = Phrase(zh: "村庄没有面积", en: "the village has no ground")
        members.set("patch_density_per_100_ha", measures.patchDensity, or: noGround, JSONValue.ratio)
        members.set("mean_patch_ha", measures.meanPatchHectares, or: noFarmland, JSONValue.ratio)
        members.set("largest_patch_index_percent", measures.largestPatchIndex, or: noGround, JSONValue.ratio)
        members.set("edge_density_m_per_ha", measures.edgeDensity, or: noGround, JSONValue.ratio)
        members.set("cohesion_percent", measures.cohesion, or: noFarmland, JSONValue.ratio)
        return members.value
    }
}
