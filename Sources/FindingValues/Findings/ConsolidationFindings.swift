import Columns

/// Contiguous farmland (集中连片): blocks, their size classes, and how broken up farmland is.
package struct ConsolidationFindings: Sendable {
    /// Farmland nearer than this to other farmland belongs to one block with it, metres in the plane.
    package var gapMetres: Double
    /// Largest first; equal ones by the smallest key of their parcels.
    package var blocks: [FarmlandBlock] = []
    /// Shape of each block; shape `(blocks)`.
    package var shapes = PolygonColumn()
    /// The whole county, with ground outside every village.
    package var county = BlockTally(code: "")
    /// By town code. A block over a border counts in each town, with its own part of the ground; what villages of the town share
    /// counts once.
    package var byTown: [BlockTally] = []
    /// By village code. A block over a border counts in each village, with its own part of the ground.
    package var byVillage: [BlockTally] = []
    /// Farmland outside every village, net: in the county's figures, in no village's.
    package var outside = AreaSum.zero
    /// Farmland net of ridges that several classes of farmland claim, in villages: it stands in each class of the land figures,
    /// and once in a block. Blocks inside villages and this are the farmland of the land figures.
    package var repeated = AreaSum.zero
    /// The same of each village; shape `(villages)`, or empty where there is none.
    package var repeatedByVillage: [AreaSum] = []
    /// What sums over villages hold again because villages overlap, by the village that comes later: in sums of the county. Areas
    /// alone; shape `(villages)`, or empty where villages share no farmland.
    package var againInCounty: [BlockTally] = []
    /// The same in sums of its town.
    package var againInTown: [BlockTally] = []
    /// The parcels have a slope class (GDPDJB).
    package var hasSlopes = false

    /// No blocks.
    package init(gapMetres: Double) { self.gapMetres = gapMetres }
}

/// A contiguous block of farmland.
package struct FarmlandBlock: Sendable, Hashable {
    /// From 1.
    package var number: Int
    /// Parcels in it.
    package var parcels: Int
    /// Ground net of ridges.
    package var area: AreaSum
    /// Ground with ridges.
    package var gross: AreaSum
    /// By its net area.
    package var size: BlockClass
    /// Codes of the villages that it lies in.
    package var villages: [String]

    /// A block of `parcels` parcels that touches the villages of these codes.
    package init(
        number: Int, parcels: Int, area: AreaSum, gross: AreaSum, size: BlockClass, villages: [String]
    ) {
        (self.number, self.parcels, self.area, self.gross) = (number, parcels, area, gross)
        (self.size, self.villages) = (size, villages)
    }
}

/// Blocks and farmland of a county, town or village.
package struct BlockTally: Sendable, Hashable {
    /// Empty for the county.
    package var code: String
    /// One for each size of block, smallest first.
    package var sizes: [Ground] = BlockClass.allCases.map { _ in Ground() }
    /// One for each slope class, flattest first, and one for parcels without.
    package var slopes = [AreaSum](repeating: .zero, count: SlopeClass.allCases.count + 1)
    /// For the county and for villages.
    package var fragmentation: Fragmentation?

    /// Blocks, and the farmland in them net of ridges.
    package struct Ground: Sendable, Hashable {
        /// Blocks that lie in the unit, also in part.
        package var blocks = 0
        /// Their farmland in the unit, net of ridges.
        package var area = AreaSum.zero

        /// No blocks.
        package init() {}
    }

    /// No blocks and no farmland.
    package init(code: String) { self.code = code }

    /// Blocks of all sizes.
    package var blocks: Int { sizes.reduce(0) { $0 + $1.blocks } }
    /// Farmland in blocks of all sizes, net of ridges.
    package var area: AreaSum { sizes.reduce(.zero) { $0 + $1.area } }
}
