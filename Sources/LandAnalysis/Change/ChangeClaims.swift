import Columns
import FindingValues
import GEOS
import Overlap

/// Ground that rows of several classes of one survey claim, held against the rows of the other survey.
///
/// A place that a survey claims for several classes stands in each of them. So the pieces of a row of the other survey that lies
/// there are above the row's ground: by what the row has of the places in `SurveyMatch.claims`, each of which is one claim
/// above the first. Where both surveys claim a place for both of two classes, nothing says that the one became the other: no
/// piece between them stands there.
struct ChangeClaims: Sendable {
    /// Places that a survey claims again.
    private(set) var places = (before: RowShapes(), now: RowShapes())
    /// Earlier rows and the places of the later survey that they have ground of.
    private(set) var ofBefore: [ParcelPair] = []
    /// Places of the earlier survey and the later rows that have ground of them.
    private(set) var ofNow: [ParcelPair] = []
    /// Of pairs of rows, what is no change as both surveys claim it for both classes.
    private(set) var same: [SIMD2<Int32>: PolygonColumn] = [:]
    /// Ground that a survey claims again where the other one has no row, 10⁻⁶ m².
    private(set) var alone: (before: Int64, now: Int64) = (0, 0)
    /// The same by the row that claims it, 10⁻⁶ m².
    private(set) var aloneOfRows = (before: [Claim](), now: [Claim]())
    /// The same by village row; −1 outside every village.
    private(set) var aloneByVillage = (before: [Int: AreaSum](), now: [Int: AreaSum]())

    /// Ground that a row claims beside earlier rows of other classes, 10⁻⁶ m².
    struct Claim: Sendable, Hashable {
        /// Row of the survey; none where it was not found again.
        let row: Int?
        let ground: Int64
    }

    /// Nothing is claimed by several classes.
    init() {}

    /// - Parameters:
    ///   - pairs: all pairs but the settled ones.
    ///   - shapes: of the rows that are not settled, and of settled rows near such ground.
    /// - Throws: `GEOSError`; `CancellationError`.
    /// - Complexity: for each place the edges near it and an overlay; for each pair of classes that may be claimed in both
    ///   surveys a few more.
    static func find(
        _ match: SurveyMatch, pairs: [ParcelPair], shapes: (before: RowShapes, now: RowShapes),
        _ question: Change.Question
    ) async throws -> ChangeClaims {
        var result = ChangeClaims()
        result.places = (RowShapes(match.claims.before), RowShapes(match.claims.now))
        let (plane, threads) = (question.plane, question.threads)
        result.ofBefore = try await ParcelPairs.find(shapes.before, result.places.now, on: plane, threads: threads)
        result.ofNow = try await ParcelPairs.find(result.places.before, shapes.now, on: plane, threads: threads)
        let before = try alone(
            result.places.before, shapes.now, Dictionary(grouping: result.ofNow, by: \.before), \.now, question)
        let now = try alone(
            result.places.now, shapes.before, Dictionary(grouping: result.ofBefore, by: \.now), \.before, question)
        result.alone = (before.grounds.reduce(0, +), now.grounds.reduce(0, +))
        result.aloneByVillage = (before.byVillage, now.byVillage)
        result.aloneOfRows = (
            zip(match.claimRows.before, before.grounds).map { Claim(row: $0, ground: $1) },
            zip(match.claimRows.now, now.grounds).map { Claim(row: $0, ground: $1) }
        )
        try result.findSame(match, pairs, shapes)
        return result
    }

    /// Of each place, and of all by village.
    private typealias Alone = (grounds: [Int64], byVillage: [Int: AreaSum])

    /// What of some places no row of the other survey has.
    private static func alone(
        _ places: RowShapes, _ rows: RowShapes, _ pairs: [Int: [ParcelPair]], _ row: (ParcelPair) -> Int,
        _ question: Change.Question
    ) throws -> Alone {
        let context = GEOSContext()
        var (all, sums): Alone = ([Int64](repeating: 0, count: places.count), [:])
        for place in 0..<places.count {
            if place & 255 == 0 { try Task.checkCancellation() }
            var shape = places.polygons.selecting([place])
            let others = (pairs[places.rows[place]] ?? []).compactMap { rows.place(of: row($0)) }
            if !others.isEmpty {
                let around = try GEOSGeometry.union(of: rows.polygons, rows: others, in: context)
                let rest = try GEOSGeometry(polygons: shape, row: 0, in: context)
                    .overlay(.difference, with: around, keeping: .polygons).take()
                if try rest.isEmpty { continue }
                shape = Noise.removed(from: try rest.polygonColumn(), on: question.plane).column
            }
            guard shape.count > 0, !shape.isEmpty(row: 0) else { continue }
            let found = question.index.shares(ofRow: 0, in: shape)
            let ground = areas(of: shape, on: question.plane).first ?? 0
            all[place] = SurveyParcels.micro(ground)
            var outside = AreaSum(squareMetres: ground + found.repeated(ofRow: 0))
            for share in found.shares {
                sums[share.zone, default: .zero] += AreaSum(squareMetres: share.area)
                outside = outside - AreaSum(squareMetres: share.area)
            }
            if outside > AreaSum(squareMetres: Noise.area) { sums[-1, default: .zero] += outside }
        }
        return (all, sums)
    }

    /// Finds what of each pair both surveys claim for both classes.
    private mutating func findSame(
        _ match: SurveyMatch, _ pairs: [ParcelPair], _ shapes: (before: RowShapes, now: RowShapes)
    ) throws {
        guard places.before.count > 0, places.now.count > 0 else { return }
        let trees = (before: PackedRTree(places.before.polygons.boxes), now: PackedRTree(places.now.polygons.boxes))
        let (byBefore, byNow) = (
            Dictionary(grouping: pairs, by: \.before).mapValues { $0.map(\.now) },
            Dictionary(grouping: pairs, by: \.now).mapValues { $0.map(\.before) }
        )
        let context = GEOSContext()
        for (n, pair) in pairs.enumerated() {
            if n & 1023 == 0 { try Task.checkCancellation() }
            let classes = (match.before.className(of: pair.before), match.now.className(of: pair.now))
            guard classes.0 != classes.1, let p = shapes.before.place(of: pair.before),
                let q = shapes.now.place(of: pair.now),
                trees.before.any(meeting: shapes.now.polygons.box(ofRow: q)),
                trees.now.any(meeting: shapes.before.polygons.box(ofRow: p))
            else { continue }
            // Earlier rows of the class now, and later rows of the class before.
            let was = ((byNow[pair.now] ?? []) + match.partner(ofNow: pair.now)).filter {
                match.before.className(of: $0) == classes.1
            }.compactMap { shapes.before.place(of: $0) }
            let still = ((byBefore[pair.before] ?? []) + match.partner(ofBefore: pair.before)).filter {
                match.now.className(of: $0) == classes.0
            }.compactMap { shapes.now.place(of: $0) }
            guard !was.isEmpty, !still.isEmpty else { continue }
            let own = try GEOSGeometry(polygons: shapes.before.polygons, row: p, in: context)
            let common = try own.overlay(
                .intersection, with: GEOSGeometry(polygons: shapes.now.polygons, row: q, in: context),
                keeping: .polygons
            ).take()
            if try common.isEmpty { continue }
            let first = try common.overlay(
                .intersection, with: GEOSGeometry.union(of: shapes.before.polygons, rows: was, in: context),
                keeping: .polygons
            ).take()
            if try first.isEmpty { continue }
            let both = try first.overlay(
                .intersection, with: GEOSGeometry.union(of: shapes.now.polygons, rows: still, in: context),
                keeping: .polygons
            ).take()
            if try both.isEmpty { continue }
            same[SIMD2(Int32(clamping: pair.before), Int32(clamping: pair.now))] = try both.polygonColumn()
        }
    }

    /// What of a pair's ground is no change; none where all of it is.
    func same(_ before: Int, _ now: Int) -> PolygonColumn? {
        same.isEmpty ? nil : same[SIMD2(Int32(clamping: before), Int32(clamping: now))]
    }
}
