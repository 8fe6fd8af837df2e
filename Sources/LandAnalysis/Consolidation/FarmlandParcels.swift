import Columns
import CountyLayers
import FindingValues
import Overlap
import Survey

/// The farmland parcels of a survey: ground, ridges, slope and villages of each.
package struct FarmlandParcels: Sendable {
    /// In the plane of the run; rows are sound.
    var polygons = PolygonColumn()
    /// The parcel's own key, or its row number in the source.
    var keys: [String] = []
    /// Ground of each parcel, 10⁻⁶ m², ridges included.
    var grounds: [Int64] = []
    /// Ridge coefficient (KCXS), ten-thousandths; 0 where it is absent or no coefficient.
    var rates: [Int32] = []
    /// Slope class (GDPDJB) 1…5; none where the layer does not say.
    var slopes: [SlopeClass?] = []
    /// The layer has the field.
    var hasSlopes = false
    /// Ground in each village, by row.
    var shares: [[Share]] = []

    /// Ground where villages overlap, by row; empty where they do not.
    var repeats: [[Repeat]] = []

    /// Ground that a village before has too.
    struct Repeat: Sendable, Hashable {
        /// The village that has it again.
        let village: Int
        /// 10⁻⁶ m².
        let ground: Int64
        /// What of it a village of the same town has before.
        let inTown: Int64

        init(_ share: RepeatedShare) {
            (village, ground) = (share.zone, SurveyParcels.micro(share.area))
            inTown = SurveyParcels.micro(share.inGroup)
        }
    }

    /// Ground in one village.
    struct Share: Sendable, Hashable {
        /// Village row.
        let village: Int
        /// 10⁻⁶ m².
        let ground: Int64
    }

    var count: Int { keys.count }

    /// No parcels.
    package init() {}

    /// The farmland of a batch with columns by our names.
    /// - Parameter found: what each row of the batch has in each village.
    init(_ batch: Layer, _ all: PolygonColumn, found: ZoneShares) {
        let (classes, ids) = (batch.texts("class"), batch.texts("key"))
        let (rateValues, slopeTexts) = (batch.numbers("deduction_rate"), batch.texts("slope"))
        let rows = (0..<batch.count).filter { row in
            classes[row].flatMap { LandClass($0) }?.isFarmland == true
        }
        polygons = rows.count == batch.count ? all : all.selecting(rows)
        keys = rows.map { ids[$0] ?? String(batch.sourceRows[$0]) }
        rates = rows.map { Int32(RidgedGround.rate(rateValues[$0]) ?? 0) }
        slopes = rows.map { slopeTexts[$0].flatMap(SlopeClass.init(code:)) }
        hasSlopes = batch.column("slope") != nil
        for row in rows {
            grounds.append(SurveyParcels.micro(found.areas[row]))
            shares.append(
                found.shares(ofRow: row).map { Share(village: $0.zone, ground: SurveyParcels.micro($0.area)) })
            repeats.append((found.repeats[row] ?? []).map(Repeat.init))
        }
    }

    /// Adds the parcels of another batch behind these.
    mutating func append(_ other: FarmlandParcels) {
        for row in 0..<other.count { polygons.append(row: row, of: other.polygons) }
        keys += other.keys
        grounds += other.grounds
        rates += other.rates
        slopes += other.slopes
        shares += other.shares
        repeats += other.repeats
        hasSlopes = hasSlopes || other.hasSlopes
    }

    /// The parcels by key, those of one key by their coordinates: an order that no thread and no source decides.
    func ordered() -> FarmlandParcels {
        let column = GeometryColumn.polygons(polygons)
        let order = (0..<count).sorted { a, b in
            if keys[a] != keys[b] { return utf8Less(keys[a], keys[b]) }
            return column.coordinates(ofRow: a).lexicographicallyPrecedes(column.coordinates(ofRow: b))
        }
        return selecting(order)
    }

    /// The named rows, in that order.
    func selecting(_ rows: [Int]) -> FarmlandParcels {
        var result = FarmlandParcels()
        result.polygons = polygons.selecting(rows)
        result.keys = rows.map { keys[$0] }
        result.grounds = rows.map { grounds[$0] }
        result.rates = rows.map { rates[$0] }
        result.slopes = rows.map { slopes[$0] }
        result.shares = rows.map { shares[$0] }
        result.repeats = rows.map { repeats[$0] }
        result.hasSlopes = hasSlopes
        return result
    }

    /// What is left of some ground of a row without its ridges, 10⁻⁶ m².
    func net(_ ground: Int64, of row: Int) -> Int128 {
        RidgedGround(AreaSum(micro: Int128(ground)), rate: Int128(rates[row])).net.micro
    }

    /// The village that holds the whole row; none when it lies in several, or reaches outside.
    func onlyVillage(of row: Int) -> Int? {
        guard let first = shares[row].first, shares[row].count == 1, first.ground == grounds[row] else { return nil }
        return first.village
    }
}
