import Columns

/// Works, observed or planned, and belt corridors, held against the three control lines and the land below them.
public struct WorkFindings: Sendable {
    /// By source and key.
    public var works: [WorkOnLines] = []
    /// New construction by planned works, and what of it is for rural industry; none without planned works or parcels.
    public var quota: ConstructionQuota?

    /// No works.
    public init() {}
}

/// A polygon of works, or a corridor.
public struct WorkOnLines: Sendable, Hashable {
    /// `planned_works`, `construction` or `belts`.
    public var source: String
    /// Key of the work, or number of the belt.
    public var id: String
    /// Name of the work, or the belt's anchor; none where a work has none.
    public var name: String?
    /// Ground of the polygon.
    public var area: AreaSum
    /// Ground on basic farmland; none without the layer. Ground of overlapping patches counts as often as it is
    /// covered.
    public var basicFarmland: AreaSum?
    /// Ground inside the ecological red line; none without the layer. Ground of overlapping patches counts as often as
    /// it is covered.
    public var ecologicalRedLine: AreaSum?
    /// Ground inside the urban boundary; none without the layer. Ground of overlapping patches counts as often as it is
    /// covered.
    public var insideUrbanBoundary: AreaSum?
    /// Ground of parcels below; none without parcels, and for corridors, whose farmland stands with the belts.
    public var land: WorkGround?
    /// It is for rural industry (乡村产业); none when the layer does not say.
    public var isRuralIndustry: Bool?
    /// Villages that it touches by more than noise, by code.
    public var villages: [String] = []

    /// Takes the members as they are; what it lies on is none.
    public init(source: String, id: String, name: String?, area: AreaSum) {
        (self.source, self.id, self.name, self.area) = (source, id, name, area)
    }
}

/// What lies under a work.
public struct WorkGround: Sendable, Hashable {
    /// Farmland net of ridges.
    public var farmland = AreaSum.zero
    /// Ground that is construction land already.
    public var construction = AreaSum.zero
    /// All other ground of parcels: what the work would newly build on.
    public var newConstruction = AreaSum.zero

    /// No ground.
    public init() {}

    static func += (a: inout WorkGround, b: WorkGround) {
        a.farmland += b.farmland
        a.construction += b.construction
        a.newConstruction += b.newConstruction
    }

    mutating func add(_ ground: ParcelTally.Ground, isFarmland: Bool, isConstruction: Bool) {
        if isFarmland { farmland += ground.net }
        if isConstruction { construction += ground.gross } else { newConstruction += ground.gross }
    }
}

/// New construction land of the plan, and the share kept for rural industry.
public struct ConstructionQuota: Sendable, Hashable {
    /// Works with new construction.
    public var works: Int
    /// Ground of the new construction.
    public var total: AreaSum
    /// New construction for rural industry; none when no work says whether it is for that.
    public var ruralIndustry: AreaSum?
    /// ruralIndustry / total; none when either is missing or there is nothing new.
    public var share: Double? {
        guard let ruralIndustry, total > .zero else { return nil }
        return ruralIndustry.squareMetres / total.squareMetres
    }

    /// Takes the members as they are.
    public init(works: Int, total: AreaSum, ruralIndustry: AreaSum?) {
        (self.works, self.total, self.ruralIndustry) = (works, total, ruralIndustry)
    }
}
