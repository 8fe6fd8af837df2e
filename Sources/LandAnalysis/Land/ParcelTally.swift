import Columns
import CountyLayers
import FindingValues
import Intake
import Overlap
import ProjectFile
import Survey

/// Sums over parcels: integers, so that any split by batch or thread gives the same digits.
package struct ParcelTally: Sendable {
    package typealias Ground = RidgedGround

    /// Ground by village (none: outside every village is not tallied), class and owner.
    package struct Cell: Hashable, Sendable {
        let village: Int
        package let landClass: String
        var owner: LandOwner?
    }

    /// Farmland left fallow by village, class, irrigation and access.
    package struct FallowCell: Hashable, Sendable {
        let village: Int
        let landClass: String
        let isIrrigated: Bool?
        let hasFieldRoad: Bool?
    }

    /// A parcel that marks where people of a village live, or a piece of it that the village's border cuts off.
    package struct Settlement: Sendable {
        let village: Int
        /// Centroid of the parcel or piece.
        let place: Position
        /// Centroid of the whole parcel.
        let parcel: Position
        /// Ground inside the village.
        var area: AreaSum
        /// 0702; otherwise village land (CZCSXM 203).
        let isHomestead: Bool
    }

    /// Ground that a village shares with one before it, and what of it lies in the same town.
    package struct Again: Sendable {
        package var inCounty = Ground()
        package var inTown = Ground()

        static func += (a: inout Again, b: Again) {
            a.inCounty += b.inCounty
            a.inTown += b.inTown
        }
    }

    package var cells: [Cell: Ground] = [:]
    /// What of them sums over villages hold again, because villages overlap: by the village that comes later.
    var again: [Cell: Again] = [:]
    /// What of them lies on basic farmland.
    package var basic: [Cell: Ground] = [:]
    package var fallow: [FallowCell: AreaSum] = [:]
    /// What of `again` lies on basic farmland.
    package var basicAgain: [Cell: Again] = [:]
    /// What lies under each work.
    package var works: [WorkGround] = []
    package var parcels = 0
    var parcelArea = AreaSum.zero
    var outside = AreaSum.zero
    var parcelsOutside = 0
    var countedTwice = AreaSum.zero
    /// What farmland parcels store (TBDLMJ) in each village, divided as their ground is; what lies outside counts nowhere.
    package var stored: [Int: StoredFarmland] = [:]
    /// Farmland parcels in villages without a stored net area.
    var farmlandWithoutStored = 0
    var hasStored = false
    var hasRidges = false
    var hasOwners = false
    package var hasPlantings = false
    package var settlements: [Settlement] = []
    /// What the layout is made from; empty when it is not asked for.
    package var layout = LayoutParcels()
    /// What blocks of farmland are made from; empty unless it was asked for.
    package var farmland = FarmlandParcels()
    package var conflicts: [FoundConflict] = []
    package var noise = NoiseLeftOut()
    package var issues: [RowIssue] = []
    /// Class texts that no table knows, with the parcels that carry them.
    package var unknownClasses: [String: Int] = [:]
    /// A class of the second survey, when one was met: the least.
    package var oldClass: String?

    /// The defaults.
    package init() {}

    /// Every farmland parcel in a village stores its net area.
    package var storesAllFarmland: Bool { hasStored && farmlandWithoutStored == 0 }
    /// What the villages' farmland stores together.
    package var storedFarmland: AreaSum { stored.values.reduce(.zero) { $0 + $1.net } }

    package mutating func merge(_ other: ParcelTally) {
        for (cell, ground) in other.cells { cells[cell, default: Ground()] += ground }
        for (cell, ground) in other.again { again[cell, default: Again()] += ground }
        for (cell, ground) in other.basic { basic[cell, default: Ground()] += ground }
        for (cell, ground) in other.basicAgain { basicAgain[cell, default: Again()] += ground }
        for (cell, ground) in other.fallow { fallow[cell, default: .zero] += ground }
        if works.isEmpty { works = other.works } else { for i in other.works.indices { works[i] += other.works[i] } }
        parcels += other.parcels
        parcelArea += other.parcelArea
        outside += other.outside
        parcelsOutside += other.parcelsOutside
        countedTwice += other.countedTwice
        for (village, stored) in other.stored { self.stored[village, default: .init()] += stored }
        farmlandWithoutStored += other.farmlandWithoutStored
        hasStored = hasStored || other.hasStored
        hasRidges = hasRidges || other.hasRidges
        hasOwners = hasOwners || other.hasOwners
        hasPlantings = hasPlantings || other.hasPlantings
        settlements.append(contentsOf: other.settlements)
        layout.merge(other.layout)
        farmland.append(other.farmland)
        conflicts.append(contentsOf: other.conflicts)
        noise += other.noise
        issues.append(contentsOf: other.issues)
        for (name, count) in other.unknownClasses { unknownClasses[name, default: 0] += count }
        oldClass = [oldClass, other.oldClass].compactMap { $0 }.min(by: utf8Less)
    }
}

/// Tallies batches of parcels. Pure; shared by the tasks.
package struct ParcelTallier: Sendable {
    package let villages: Villages
    package let villageIndex: ZoneIndex
    /// Ground that rules on parcels protect; empty when the red line is not asked for.
    package let grounds: [ProtectedGround]
    package let rules: RedLineRules
    package let plane: Plane
    /// Keeps what the layout is made from.
    package let collectsLayout: Bool
    /// Keeps what blocks of farmland are made from.
    package var collectsFarmland = false
    /// Basic farmland village by village; none without it.
    package var basic: BasicFarmlandIndex?
    /// Works whose ground is asked for.
    package var works: ZoneIndex?
    /// Mean width under which a piece of a settlement parcel that a village's border cuts off marks no settlement, metres.
    package let thinWidth: Double

    package init(
        villages: Villages, villageIndex: ZoneIndex, grounds: [ProtectedGround], rules: RedLineRules, plane: Plane,
        collectsLayout: Bool, collectsFarmland: Bool = false, basic: BasicFarmlandIndex? = nil, works: ZoneIndex? = nil,
        thinWidth: Double = ProjectOptions().sliverMetres
    ) {
        self.villages = villages
        self.villageIndex = villageIndex
        self.grounds = grounds
        self.rules = rules
        self.plane = plane
        self.collectsLayout = collectsLayout
        self.collectsFarmland = collectsFarmland
        self.basic = basic
        self.works = works
        self.thinWidth = thinWidth
    }

    package func tally(_ batch: Layer) throws -> ParcelTally {
        guard case .polygons(let polygons) = batch.geometry else { preconditionFailure("parcels are polygons") }
        var result = ParcelTally()
        let shares = villageIndex.tabulate(polygons)
        if collectsFarmland { result.farmland = FarmlandParcels(batch, polygons, found: shares) }
        let classes = batch.texts("class")
        let ids = batch.texts("key")
        let rates = batch.numbers("deduction_rate")
        // A net area of 0 beside farmland was never filled in.
        let stored = batch.numbers("net_area").map { $0.flatMap { $0 > 0 ? $0 : nil } }
        let settlementCodes = batch.texts("settlement_code")
        result.hasStored = batch.column("net_area") != nil
        result.hasRidges = batch.column("deduction_rate") != nil
        let plantings = batch.texts("planting")
        result.hasPlantings = batch.column("planting") != nil
        result.hasOwners = batch.column("ownership") != nil
        let owners = batch.texts("ownership")
        let (irrigated, roads) = (batch.column("irrigated"), batch.column("field_road"))
        let onBasic = basic?.index.tabulate(polygons)
        let onWorks = works?.tabulate(polygons)
        result.works = [WorkGround](repeating: WorkGround(), count: works?.count ?? 0)
        // Rules on a whole ground, and rules on its strips beside roads.
        let asked = grounds.flatMap { ground in
            [false, true].filter { rules.objects(to: .layer(ground.layer), besideRoads: $0) }
                .map { (ground: ground, isBesideRoads: $0) }
        }
        var suspects = [[Suspect]](repeating: [], count: asked.count)
        let pieces = VillagePieces(villages.polygons, thinWidth: thinWidth, on: plane.overlap)
        for row in 0..<batch.count {
            if row % 1024 == 0 { try Task.checkCancellation() }
            guard let text = classes[row] else {
                result.issues.append(
                    RowIssue(
                        layer: "parcels", row: batch.sourceRows[row], id: ids[row], rule: "class-unknown",
                        message: Phrase(zh: "该图斑没有地类，已剔除", en: "the parcel has no land class; it was set aside")))
                continue
            }
            let landClass = LandClass(text)
            let code = landClass?.code ?? text
            let known = landClass.flatMap { LandClassTable.thirdSurvey[$0] }
            if known == nil {
                result.unknownClasses[text, default: 0] += 1
                if SecondSurveyClass(text) != nil {
                    result.oldClass = [result.oldClass, text].compactMap { $0 }.min(by: utf8Less)
                }
            }
            let isFarmland = landClass?.isFarmland ?? false
            let rate = isFarmland ? Self.rate(rates[row], batch, row, ids[row], &result.issues) : 0
            let owner = result.hasOwners ? LandOwner(code: owners[row]) : nil
            let outside = count(row, shares, code, owner, rate: rate, &result)
            if outside > .zero {
                result.issues.append(
                    RowIssue(
                        layer: "parcels", row: batch.sourceRows[row], id: ids[row], rule: "outside-villages",
                        severity: .warning, place: polygons.vertices(ofRow: row).first.map(polygons.vertex),
                        message: Self.outsideVillages(outside.squareMetresText()),
                        areaBefore: outside.squareMetres))
            }
            if collectsLayout, isFarmland { addFarmedGround(row, polygons, shares, rate: rate, &result) }
            if isFarmland, plantings[row] == PlantingCode.fallow.rawValue {
                for share in shares.shares(ofRow: row) {
                    let cell = ParcelTally.FallowCell(
                        village: share.zone, landClass: code, isIrrigated: irrigated?.flag(row),
                        hasFieldRoad: roads?.flag(row))
                    result.fallow[cell, default: .zero] += AreaSum(squareMetres: share.area)
                }
            }
            for share in onBasic?.shares(ofRow: row) ?? [] {
                guard let village = basic!.villages[share.zone] else { continue }
                result.basic[.init(village: village, landClass: code), default: .init()] +=
                    .init(AreaSum(squareMetres: share.area), rate: rate)
            }
            for share in onBasic?.repeats[row] ?? [] {
                guard let village = basic!.villages[share.zone] else { continue }
                result.basicAgain[.init(village: village, landClass: code), default: .init()] += .init(
                    inCounty: .init(AreaSum(squareMetres: share.area), rate: rate),
                    inTown: .init(AreaSum(squareMetres: share.inGroup), rate: rate))
            }
            for share in onWorks?.shares(ofRow: row) ?? [] {
                result.works[share.zone].add(
                    .init(AreaSum(squareMetres: share.area), rate: rate), isFarmland: isFarmland,
                    isConstruction: threeClass(code) == .construction)
            }
            if isFarmland, result.hasStored {
                if let net = stored[row], net.isFinite, net.magnitude < 1e11 {
                    for share in shares.shares(ofRow: row) {
                        result.stored[share.zone, default: .init()] += StoredFarmland(
                            net: AreaSum(squareMetres: net * share.area / shares.areas[row]),
                            parcels: share.area > Noise.area ? 1 : 0)
                    }
                } else if shares.shares(ofRow: row).contains(where: { $0.area > Noise.area }) {
                    result.farmlandWithoutStored += 1
                }
            }
            try addSettlement(row, polygons, shares, landClass, settlementCodes[row], pieces, &result)
            for (n, question) in asked.enumerated() {
                let verdict = rules.verdict(
                    on: code, planting: plantings[row], ground: .layer(question.ground.layer),
                    besideRoads: question.isBesideRoads)
                if case .conflict(let rule, let kind) = verdict { suspects[n].append(Suspect(row, rule, kind, code)) }
            }
        }
        for (question, suspects) in zip(asked, suspects) {
            try find(suspects, on: question.ground, batch, polygons, ids, &result)
        }
        return result
    }

    /// A parcel that conflicts where it lies on the protected ground.
    private struct Suspect {
        let row: Int
        let rule: Int
        let kind: Phrase
        let landClass: String

        init(_ row: Int, _ rule: Int, _ kind: Phrase, _ landClass: String) {
            (self.row, self.rule, self.kind, self.landClass) = (row, rule, kind, landClass)
        }
    }

    private static func outsideVillages(_ area: String) -> Phrase {
        Phrase(
            zh: "有 \(area) 平方米在所有村庄之外，不计入任何村",
            en: "\(area) m² lie outside every village, where no village counts them")
    }

    /// The ridge coefficient in ten-thousandths; one that is not from 0 up to 1 is an issue and counts as 0.
    private static func rate(
        _ value: Double?, _ batch: Layer, _ row: Int, _ id: String?, _ issues: inout [RowIssue]
    ) -> Int128 {
        guard let value else { return 0 }
        guard let rate = RidgedGround.rate(value) else {
            issues.append(
                RowIssue(
                    layer: "parcels", row: batch.sourceRows[row], id: id, rule: "ridge-coefficient", severity: .warning,
                    message: RidgedGround.rateOutside))
            return 0
        }
        return rate
    }

    /// Adds the ground of a row.
    /// - Returns: what of it lies outside every village; 0 for noise.
    private func count(
        _ row: Int, _ shares: ZoneShares, _ code: String, _ owner: LandOwner?, rate: Int128,
        _ result: inout ParcelTally
    ) -> AreaSum {
        let whole = AreaSum(squareMetres: shares.areas[row])
        result.parcels += 1
        result.parcelArea += whole
        var inside = AreaSum.zero
        for share in shares.shares(ofRow: row) {
            let gross = AreaSum(squareMetres: share.area)
            inside += gross
            result.cells[.init(village: share.zone, landClass: code, owner: owner), default: .init()] += .init(
                gross, rate: rate)
        }
        var twice = AreaSum.zero
        for share in shares.repeats[row] ?? [] {
            let gross = AreaSum(squareMetres: share.area)
            twice += gross
            result.again[.init(village: share.zone, landClass: code, owner: owner), default: .init()] += .init(
                inCounty: .init(gross, rate: rate), inTown: .init(AreaSum(squareMetres: share.inGroup), rate: rate))
        }
        result.countedTwice += twice
        let rest = whole - inside + twice
        if rest > AreaSum(squareMetres: Noise.area) {
            result.outside += rest
            result.parcelsOutside += 1
            return rest
        }
        if rest < .zero, rest < AreaSum(squareMetres: -Noise.area) { result.countedTwice += .zero - rest }
        return .zero
    }

    private func addSettlement(
        _ row: Int, _ polygons: PolygonColumn, _ shares: ZoneShares, _ landClass: LandClass?, _ settlementCode: String?,
        _ pieces: VillagePieces, _ result: inout ParcelTally
    ) throws {
        let isHomestead = landClass?.base == "0702"
        guard isHomestead || settlementCode?.hasPrefix("203") == true else { return }
        let settled = LayoutParcels.Settled(
            shares, row: row, isConstruction: landClass.map { threeClass($0.code) } == .construction)
        let parcel = polygons.centroid(ofRow: row)
        for piece in try pieces.pieces(ofRow: row, in: polygons, settled) where !piece.isThin {
            result.settlements.append(
                .init(
                    village: piece.village, place: piece.shape.centroid(ofRow: 0), parcel: parcel, area: piece.area,
                    isHomestead: isHomestead))
        }
        guard collectsLayout else { return }
        result.layout.polygons.append(row: row, of: polygons)
        result.layout.settled.append(settled)
    }

    /// Keeps the ground of a farmland parcel in each village, at the centroid of what the village has of it.
    private func addFarmedGround(
        _ row: Int, _ polygons: PolygonColumn, _ shares: ZoneShares, rate: Int128, _ result: inout ParcelTally
    ) {
        let parcel = polygons.centroid(ofRow: row)
        for share in shares.shares(ofRow: row) where share.area > Noise.area {
            let isWhole = shares.areas[row] - share.area <= Noise.area
            let part = isWhole ? nil : polygons.centroid(ofRow: row, within: villages.polygons, row: share.zone)
            result.layout.farmed.append(
                .init(
                    village: share.zone, place: part ?? parcel, parcel: parcel,
                    area: RidgedGround(AreaSum(squareMetres: share.area), rate: rate).net))
        }
    }

    private func find(
        _ suspects: [Suspect], on ground: ProtectedGround, _ batch: Layer, _ polygons: PolygonColumn, _ ids: [String?],
        _ result: inout ParcelTally
    ) throws {
        guard !suspects.isEmpty else { return }
        let found = try ground.pieces.find(in: polygons, rows: suspects.map(\.row))
        result.noise += NoiseLeftOut(pieces: found.noisePieces, area: found.noiseArea)
        let byRow = Dictionary(uniqueKeysWithValues: suspects.map { ($0.row, $0) })
        for piece in found.pieces {
            let suspect = byRow[piece.row]!
            result.conflicts.append(
                FoundConflict(
                    rule: suspect.rule, kind: suspect.kind,
                    parcel: ids[piece.row] ?? String(batch.sourceRows[piece.row]), landClass: suspect.landClass,
                    source: .parcels, on: ground, piece: piece))
        }
    }
}
