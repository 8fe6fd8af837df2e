import Columns
import Overlap

/// The parcels of one survey in memory: ground, class and village of each. Rows stand in the order they came; what is
/// told of them is ordered by key.
struct SurveyParcels: Sendable {
    /// In the plane of the run; rows are sound.
    var polygons = PolygonColumn()
    /// The parcel's own key, or its row number in the source.
    var keys: [String] = []
    /// Class code as in the layer.
    var classes: [String] = []
    /// What grows on farmland (ZZSXDM); none where the layer does not say.
    var plantings: [String?] = []
    /// Ground of each parcel, 10⁻⁶ m².
    var grounds: [Int64] = []
    /// First share of each row in `shares`; shape `(rows + 1)`.
    private(set) var offsets: [Int] = [0]
    /// Ground of each row in each village it shares ground with, 10⁻⁶ m².
    private(set) var shares: [Share] = []
    var issues: [RowIssue] = []

    /// Ground in one village.
    struct Share: Sendable {
        /// Village row.
        let village: Int32
        let ground: Int64
    }

    var count: Int { keys.count }
    func shares(of row: Int) -> ArraySlice<Share> { shares[offsets[row]..<offsets[row + 1]] }

    /// The village that holds the whole row; none when it lies in several, or reaches outside.
    func onlyVillage(of row: Int) -> Int32? {
        let own = shares(of: row)
        guard let first = own.first, own.count == 1, first.ground == grounds[row] else { return nil }
        return first.village
    }

    /// Parcels of a batch with columns by our names, each held against the villages. Rows without a class are set aside.
    /// - Complexity: as `ZoneIndex.tabulate`.
    init(_ batch: Layer, named layer: String, villages: ZoneIndex) throws {
        guard case .polygons(let all) = batch.geometry else { preconditionFailure("parcels are polygons") }
        let (classTexts, ids) = (batch.texts("class"), batch.texts("key"))
        var rows: [Int] = []
        for row in 0..<batch.count {
            if classTexts[row] != nil {
                rows.append(row)
            } else {
                issues.append(
                    RowIssue(
                        layer: layer, row: batch.sourceRows[row], id: ids[row], rule: "class-missing",
                        message: "the parcel has no land class; it was set aside"))
            }
        }
        polygons = rows.count == batch.count ? all : all.selecting(rows)
        keys = rows.map { ids[$0] ?? String(batch.sourceRows[$0]) }
        classes = rows.map { classTexts[$0]! }
        let planting = batch.texts("planting")
        plantings = rows.map { planting[$0] }
        let found = villages.tabulate(polygons)
        try Task.checkCancellation()
        for row in 0..<polygons.count {
            grounds.append(Self.micro(found.areas[row]))
            for share in found.shares(ofRow: row) {
                shares.append(Share(village: Int32(share.zone), ground: Self.micro(share.area)))
            }
            offsets.append(shares.count)
        }
    }

    /// No parcels.
    init() {}

    /// Adds the parcels of another batch behind these.
    mutating func append(_ other: SurveyParcels) {
        for row in 0..<other.count { polygons.append(row: row, of: other.polygons) }
        keys += other.keys
        classes += other.classes
        plantings += other.plantings
        grounds += other.grounds
        let base = shares.count
        shares += other.shares
        offsets += other.offsets.dropFirst().map { $0 + base }
        issues += other.issues
    }

    /// Square metres as a whole count of 10⁻⁶ m².
    static func micro(_ squareMetres: Double) -> Int64 { Int64(AreaSum(squareMetres: squareMetres).micro) }
}
