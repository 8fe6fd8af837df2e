import Columns

/// Works, observed or planned, and belt corridors, held against the three control lines and the land below them.
public struct WorkFindings: Sendable {
    /// By source and key.
    public var works: [WorkOnLines] = []
    /// New construction by planned works, and what of it is for rural industry; none without planned works or parcels.
    public var quota: ConstructionQuota?

    public init() {}
}

/// A polygon of works, or a corridor.
public struct WorkOnLines: Sendable, Hashable {
    /// `planned_works`, `construction` or `belts`.
    public var source: String
    /// Key of the work, or number of the belt; and its name.
    public var id: String
    public var name: String?
    public var area: AreaSum
    /// Ground on the lines; none without the layer. Ground of overlapping patches counts as often as it is covered.
    public var basicFarmland: AreaSum?
    public var ecologicalRedLine: AreaSum?
    public var insideUrbanBoundary: AreaSum?
    /// Ground of parcels below; none without parcels. Farmland is net of ridges.
    public var land: WorkGround?
    /// It is for rural industry (乡村产业); none when the layer does not say.
    public var isRuralIndustry: Bool?
    /// Villages that it touches by more than noise, by code.
    public var villages: [String] = []

    public init(source: String, id: String, name: String?, area: AreaSum) {
        (self.source, self.id, self.name, self.area) = (source, id, name, area)
    }
}

/// What lies under a work.
public struct WorkGround: Sendable, Hashable {
    /// Farmland net of ridges.
    public var farmland = AreaSum.zero
    /// Ground that is construction land already, and all other ground of parcels: what the work would newly build on.
    public var construction = AreaSum.zero
    public var newConstruction = AreaSum.zero

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
    /// Works with new construction, and its ground.
    public var works: Int
    public var total: AreaSum
    /// For rural industry; none when no work says what it is for.
    public var ruralIndustry: AreaSum?
    /// ruralIndustry / total; none when either is missing or there is nothing new.
    public var share: Double? {
        guard let ruralIndustry, total > .zero else { return nil }
        return ruralIndustry.squareMetres / total.squareMetres
    }

    public init(works: Int, total: AreaSum, ruralIndustry: AreaSum?) {
        (self.works, self.total, self.ruralIndustry) = (works, total, ruralIndustry)
    }
}
