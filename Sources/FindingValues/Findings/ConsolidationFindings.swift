import Columns

/// Contiguous farmland (集中连片): blocks, their size classes, and how broken up farmland is.
public struct ConsolidationFindings: Sendable {
    /// Farmland nearer than this to other farmland belongs to one block with it, metres in the plane.
    public var gapMetres: Double
    /// Largest first; equal ones by the smallest key of their parcels.
    public var blocks: [FarmlandBlock] = []
    /// Shape of each block; shape `(blocks)`.
    public var shapes = PolygonColumn()
    /// The whole county, with ground outside every village.
    public var county = BlockTally(code: "")
    /// By town code. A block over a border counts in each town, with its own part of the ground; what villages of the town share
    /// counts once.
    public var byTown: [BlockTally] = []
    /// By village code. A block over a border counts in each village, with its own part of the ground.
    public var byVillage: [BlockTally] = []
    /// Farmland outside every village, net: in the county's figures, in no village's.
    public var outside = AreaSum.zero
    /// Farmland net of ridges that several classes of farmland claim, in villages: it stands in each class of the land figures,
    /// and once in a block. Blocks inside villages and this are the farmland of the land figures.
    public var repeated = AreaSum.zero
    /// The same of each village; shape `(villages)`, or empty where there is none.
    public var repeatedByVillage: [AreaSum] = []
    /// What sums over villages hold again because villages overlap, by the village that comes later: in sums of the county. Areas
    /// alone; shape `(villages)`, or empty where villages share no farmland.
    public var againInCounty: [BlockTally] = []
    /// The same in sums of its town.
    public var againInTown: [BlockTally] = []
    /// The parcels have a slope class (GDPDJB).
    public var hasSlopes = false

    /// No blocks.
    public init(gapMetres: Double) { self.gapMetres = gapMetres }
}

/// A contiguous block of farmland.
public struct FarmlandBlock: Sendable, Hashable {
    /// From 1.
    public var number: Int
    /// Parcels in it.
    public var parcels: Int
    /// Ground net of ridges.
    public var area: AreaSum
    /// Ground with ridges.
    public var gross: AreaSum
    /// By its net area.
    public var size: BlockClass
    /// Codes of the villages that it lies in.
    public var villages: [String]

    /// A block of `parcels` parcels that touches the villages of these codes.
    public init(
        number: Int, parcels: Int, area: AreaSum, gross: AreaSum, size: BlockClass, villages: [String]
    ) {
        (self.number, self.parcels, self.area, self.gross) = (number, parcels, area, gross)
        (self.size, self.villages) = (size, villages)
    }
}

/// Blocks and farmland of a county, town or village.
public struct BlockTally: Sendable, Hashable {
    /// Empty for the county.
    public var code: String
    /// One for each size of block, smallest first.
    public var sizes: [Ground] = BlockClass.allCases.map { _ in Ground() }
    /// One for each slope class, flattest first, and one for parcels without.
    public var slopes = [AreaSum](repeating: .zero, count: SlopeClass.allCases.count + 1)
    /// For the county and for villages.
    public var fragmentation: Fragmentation?

    /// Blocks, and the farmland in them net of ridges.
    public struct Ground: Sendable, Hashable {
        /// Blocks that lie in the unit, also in part.
        public var blocks = 0
        /// Their farmland in the unit, net of ridges.
        public var area = AreaSum.zero

        /// No blocks.
        public init() {}
    }

    /// No blocks and no farmland.
    public init(code: String) { self.code = code }

    /// Blocks of all sizes.
    public var blocks: Int { sizes.reduce(0) { $0 + $1.blocks } }
    /// Farmland in blocks of all sizes, net of ridges.
    public var area: AreaSum { sizes.reduce(.zero) { $0 + $1.area } }
}
