import Columns

/// Works, observed or planned, and belt corridors, held against the three control lines and the land below them.
package struct WorkFindings: Sendable {
    /// By source and key.
    package var works: [WorkOnLines] = []
    /// All works of each source, each place once; by source. Belt corridors are not summed.
    package var totals: [WorkTotal] = []
    /// New construction by planned works, and what of it is for rural industry; none without planned works or parcels.
    package var quota: ConstructionQuota?

    /// No works.
    package init() {}
}

/// A polygon of works, or a corridor.
package struct WorkOnLines: Sendable, Hashable {
    /// `planned_works`, `construction` or `belts`.
    package var source: String
    /// Key of the work, or number of the belt.
    package var id: String
    /// Name of the work, or the belt's anchor; none where a work has none.
    package var name: String?
    /// Ground of the polygon.
    package var area: AreaSum
    /// Ground on basic farmland; each place once; none without the layer.
    package var basicFarmland: AreaSum?
    /// Ground inside the ecological red line; each place once; none without the layer.
    package var ecologicalRedLine: AreaSum?
    /// Ground inside the urban boundary; each place once; none without the layer.
    package var insideUrbanBoundary: AreaSum?
    /// Farmland below, net of ridges; none without parcels.
    package var farmland: AreaSum?
    /// Ground of parcels below; none without parcels, and for corridors, which build on nothing.
    package var land: WorkGround?
    /// It is for rural industry (乡村产业); none when the layer does not say.
    package var isRuralIndustry: Bool?
    /// Villages that it touches by more than noise, by code.
    package var villages: [String] = []

    /// A work of so much ground; what it lies on is still unknown.
    package init(source: String, id: String, name: String?, area: AreaSum) {
        (self.source, self.id, self.name, self.area) = (source, id, name, area)
    }
}

/// All works of a source together: ground under several of them counts once.
package struct WorkTotal: Sendable, Hashable {
    /// `planned_works` or `construction`.
    package var source: String
    /// Number of works.
    package var works: Int
    /// Ground of the works.
    package var area: AreaSum
    /// Ground under several works, as often as it is repeated; in no other sum.
    package var countedTwice: AreaSum
    /// Ground on basic farmland; none without the layer.
    package var basicFarmland: AreaSum?
    /// Ground inside the ecological red line; none without the layer.
    package var ecologicalRedLine: AreaSum?
    /// Ground inside the urban boundary; none without the layer.
    package var insideUrbanBoundary: AreaSum?
    /// Farmland below, net of ridges; none without parcels.
    package var farmland: AreaSum?
    /// Ground of parcels below that is no construction land yet; none without parcels.
    package var newConstruction: AreaSum?

    /// The works of one source; what they lie on is still unknown.
    package init(source: String, works: Int, area: AreaSum, countedTwice: AreaSum) {
        (self.source, self.works, self.area, self.countedTwice) = (source, works, area, countedTwice)
    }
}

/// What lies under a work.
package struct WorkGround: Sendable, Hashable {
    /// Farmland net of ridges.
    package var farmland = AreaSum.zero
    /// Ground that is construction land already.
    package var construction = AreaSum.zero
    /// All other ground of parcels: what the work would newly build on.
    package var newConstruction = AreaSum.zero

    /// No ground.
    package init() {}

    package static func += (a: inout WorkGround, b: WorkGround) {
        a.farmland += b.farmland
        a.construction += b.construction
        a.newConstruction += b.newConstruction
    }

    package mutating func add(_ ground: RidgedGround, isFarmland: Bool, isConstruction: Bool) {
        if isFarmland { farmland += ground.net }
        if isConstruction { construction += ground.gross } else { newConstruction += ground.gross }
    }
}

/// New construction land of the plan, and the share kept for rural industry.
package struct ConstructionQuota: Sendable, Hashable {
    /// Works with new construction.
    package var works: Int
    /// Ground of the new construction, each place once.
    package var total: AreaSum
    /// New construction under several works, as often as it is repeated; not in `total`.
    package var countedTwice = AreaSum.zero
    /// New construction for rural industry; none when no work says whether it is for that.
    package var ruralIndustry: AreaSum?
    /// ruralIndustry / total; none when either is missing or there is nothing new.
    package var share: Double? {
        guard let ruralIndustry, total > .zero else { return nil }
        return ruralIndustry.squareMetres / total.squareMetres
    }

    /// New construction land, and what of it is for rural industry; nil where the layer does not say.
    package init(works: Int, total: AreaSum, ruralIndustry: AreaSum?) {
        (self.works, self.total, self.ruralIndustry) = (works, total, ruralIndustry)
    }
}
