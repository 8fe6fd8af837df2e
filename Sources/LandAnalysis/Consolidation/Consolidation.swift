import Columns
import CountyLayers
import FindingValues
import Overlap

/// Contiguous farmland: blocks of parcels, by size, by village, and how broken up they are.
package enum Consolidation {
    /// - Parameters:
    ///   - given: in any order.
    ///   - landscapes: ground of each village.
    ///   - shared: what villages together hold above the ground that they cover, where they overlap.
    ///   - gap: farmland nearer than this to other farmland is one block with it, metres.
    /// - Throws: `GEOSError` when a block cannot be dissolved; `CancellationError`.
    /// - Complexity: O(*v* log *v*) for the vertices of the parcels.
    package static func find(
        _ given: FarmlandParcels, villages: Villages, landscapes: [AreaSum], shared: AreaSum = .zero, gap: Double,
        plane: OverlapPlane, threads: Int
    ) async throws -> ConsolidationFindings {
        let parcels = given.ordered()
        let groups = try await PolygonGroups(parcels.polygons, gap: gap, threads: threads)
        let borders = OpenBorders(parcels.polygons)
        try Task.checkCancellation()
        var result = ConsolidationFindings(gapMetres: gap)
        result.hasSlopes = parcels.hasSlopes
        // Groups are numbered by their first parcel, and so by the smallest key.
        let members = Dictionary(grouping: 0..<parcels.count) { groups.group[$0] }
        let blocks = (0..<groups.count).map { block($0, members[$0] ?? [], parcels, villages) }
        let order = blocks.indices.sorted { (blocks[$1].area, $0) < (blocks[$0].area, $1) }
        var numbers = [Int](repeating: 0, count: blocks.count)
        for (i, group) in order.enumerated() { numbers[group] = i }
        result.blocks = order.enumerated().map { i, group in
            var block = blocks[group]
            block.number = i + 1
            return block
        }
        let blockOfRow = groups.group.map { numbers[$0] }
        result.shapes = try borders.dissolved(parcels.polygons, group: blockOfRow, count: blocks.count)
        let patches = try VillagePatches(
            parcels, block: blockOfRow, borders: borders.stretches, villages: villages.polygons, plane: plane)
        tally(parcels, blockOfRow, patches, villages, landscapes, shared, into: &result)
        return result
    }

    private static func block(
        _ number: Int, _ rows: [Int], _ parcels: FarmlandParcels, _ villages: Villages
    ) -> FarmlandBlock {
        var (net, gross) = (Int128(0), Int128(0))
        var own: Set<Int> = []
        for row in rows {
            net += parcels.net(parcels.grounds[row], of: row)
            gross += Int128(parcels.grounds[row])
            for share in parcels.shares[row] where share.ground > 0 { own.insert(share.village) }
        }
        let area = AreaSum(micro: net)
        return FarmlandBlock(
            number: number, parcels: rows.count, area: area, gross: AreaSum(micro: gross), size: BlockClass(of: area),
            villages: own.sorted().map { villages.codes[$0] })
    }

    /// Fills the figures of the county, of towns and of villages.
    private static func tally(
        _ parcels: FarmlandParcels, _ block: [Int], _ patches: VillagePatches, _ villages: Villages,
        _ landscapes: [AreaSum], _ shared: AreaSum, into result: inout ConsolidationFindings
    ) {
        let towns = Set((0..<villages.count).map(villages.town)).sorted(by: utf8Less)
        let townNumbers = Dictionary(uniqueKeysWithValues: zip(towns, 0...))
        let townOf = (0..<villages.count).map { townNumbers[villages.town($0)]! }
        result.byTown = towns.map(BlockTally.init(code:))
        result.byVillage = villages.codes.map(BlockTally.init(code:))
        if parcels.repeats.contains(where: { !$0.isEmpty }) {
            result.againInCounty = villages.codes.map(BlockTally.init(code:))
            result.againInTown = result.againInCounty
        }
        var (villageBlocks, townBlocks) = (Set<Int>(), Set<Int>())
        let n = result.blocks.count
        for row in 0..<parcels.count {
            let size = result.blocks[block[row]].size.rawValue
            let slope = parcels.slopes[row].map { $0.rawValue - 1 } ?? SlopeClass.allCases.count
            let whole = AreaSum(micro: parcels.net(parcels.grounds[row], of: row))
            result.county.sizes[size].area += whole
            result.county.slopes[slope] += whole
            var inside: Int128 = 0
            for share in parcels.shares[row] where share.ground > 0 {
                let net = AreaSum(micro: parcels.net(share.ground, of: row))
                inside += net.micro
                let town = townOf[share.village]
                result.byVillage[share.village].sizes[size].area += net
                result.byVillage[share.village].slopes[slope] += net
                result.byTown[town].sizes[size].area += net
                result.byTown[town].slopes[slope] += net
                if villageBlocks.insert(share.village * n + block[row]).inserted {
                    result.byVillage[share.village].sizes[size].blocks += 1
                }
                if townBlocks.insert(town * n + block[row]).inserted { result.byTown[town].sizes[size].blocks += 1 }
            }
            // Ground in several villages stands in each of them, and once in their town and the county.
            for again in parcels.repeats[row] where again.ground > 0 {
                let net = AreaSum(micro: parcels.net(again.ground, of: row))
                let inTown = AreaSum(micro: parcels.net(again.inTown, of: row))
                inside -= net.micro
                let town = townOf[again.village]
                result.againInCounty[again.village].sizes[size].area += net
                result.againInCounty[again.village].slopes[slope] += net
                result.againInTown[again.village].sizes[size].area += inTown
                result.againInTown[again.village].slopes[slope] += inTown
                result.byTown[town].sizes[size].area -= inTown
                result.byTown[town].slopes[slope] -= inTown
            }
            if whole.micro > inside { result.outside += AreaSum(micro: whole.micro - inside) }
        }
        for block in result.blocks { result.county.sizes[block.size.rawValue].blocks += 1 }
        for village in 0..<villages.count {
            result.byVillage[village].fragmentation = Fragmentation(
                patches.ofVillage[village], landscape: landscapes[village])
        }
        result.county.fragmentation = Fragmentation(
            patches.ofCounty, landscape: landscapes.reduce(.zero, +) - shared)
    }
}
