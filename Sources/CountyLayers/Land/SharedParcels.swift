import Columns
import FindingValues
import GEOS
import Intake
import Overlap
import Survey

/// Parcels that share ground with others, read a second time, and what they share.
///
/// They stand in an order that their classes, keys and shapes give, not their file: farmland first, then by key. Of rows of
/// one class that share ground the later gives way in sums; so every total that counts rows counts such ground once. Of
/// farmland the row with the larger ridge coefficient stands first, so that the smaller net area counts.
package struct SharedParcels: Sendable {
    /// The rows near the places, in order, in the plane.
    package let rows: Layer
    /// What they share.
    package let ground: RepeatedGround
    /// Column of the keys; none for row numbers.
    private let key: String?
    /// Class and ridge coefficient, ten-thousandths, of each row that is farmland; shape `(rows)`.
    private var farmland: [(landClass: String, rate: Int128)?] = []

    /// - Parameters:
    ///   - parts: the sound rows at the places, in the plane, from any number of batches in any order.
    ///   - key: column of the keys; none for the order of coordinates.
    ///   - rate: column of the ridge coefficient (KCXS); none where nothing is deducted.
    ///   - landClass: the class of a row of a part as it is summed.
    /// - Throws: `GEOSError`.
    init(
        _ parts: [Layer], key: String?, classField: String, rate: String? = nil,
        landClass: (String) -> String = { $0 },
        on plane: OverlapPlane
    ) throws {
        self.key = key
        guard let any = parts.first else {
            (rows, ground) = (Layer(name: "", geometry: .polygons(PolygonColumn())), RepeatedGround())
            return
        }
        let kept = parts.filter { $0.count > 0 }
        let joined = kept.isEmpty ? any : Layer.joined(kept)
        let texts = joined.column(classField)
        let names = (0..<joined.count).map { landClass(texts?.text($0) ?? "") }
        let isFarmland = names.map { LandClass($0)?.isFarmland ?? false }
        let order = joined.canonicalOrder(key: key)
        let coefficients = rate.flatMap(joined.column)
        let rates = (0..<joined.count).map { RidgedGround.rate(coefficients?.number($0)) ?? 0 }
        let first = order.enumerated().filter { isFarmland[$0.element] }.sorted { a, b in
            let (x, y) = (rates[a.element], rates[b.element])
            return x != y ? x > y : a.offset < b.offset
        }
        let sorted = first.map(\.element) + order.filter { !isFarmland[$0] }
        rows = joined.selecting(sorted)
        farmland = sorted.map { isFarmland[$0] ? (names[$0], rates[$0]) : nil }
        var (number, favoured) = ([String: Int](), [Bool]())
        let classes = sorted.map { row -> Int in
            if let known = number[names[row]] { return known }
            number[names[row]] = favoured.count
            favoured.append(isFarmland[row])
            return favoured.count - 1
        }
        guard case .polygons(let polygons) = rows.geometry else {
            ground = RepeatedGround()
            return
        }
        ground = try RepeatedGround(polygons, classes: classes, isFavoured: { favoured[$0] }, on: plane)
    }

    /// One issue for each row that shares ground with rows before it in order: `duplicate-geometry` when it shares all of it, else
    /// `overlap`, as `check` calls them.
    /// - Parameters:
    ///   - layer: our name of the layer.
    package func issues(layer: String, on plane: OverlapPlane) -> [RowIssue] {
        guard case .polygons(let polygons) = rows.geometry else { return [] }
        let keys = key.flatMap(rows.column)
        func name(_ row: Int) -> Phrase {
            keys?.text(row).map { Phrase(same: $0) } ?? Messages.row(rows.sourceRows[row])
        }
        let shared = areas(of: ground.again, on: plane)
        let whole = areas(of: polygons.selecting(ground.rows), on: plane)
        return ground.rows.indices.map { place in
            let row = ground.rows[place]
            let others = ground.partners[place]
            // Alike: the other row has no ground of its own either.
            let isSame =
                whole[place] - shared[place] <= Noise.area
                && areas(of: polygons.selecting(Array(others.prefix(16))), on: plane).contains {
                    ($0 - whole[place]).magnitude <= Noise.area
                }
            let names = others.map(name).joined(first: 3)
            let v = ground.again.vertices(ofRow: place).first
            return RowIssue(
                layer: layer, row: rows.sourceRows[row], id: keys?.text(row),
                rule: isSame ? "duplicate-geometry" : "overlap",
                place: v.map(ground.again.vertex),
                message: Messages.alsoClaimed(AreaSum(squareMetres: shared[place]).squareMetresText(), by: names))
        }
    }

    /// The rows that share ground with an earlier row of their class, whole, and that ground of each.
    package var givingWay: (rows: Layer, ground: PolygonColumn) {
        let places = ground.rows.indices.filter { !ground.sameClass.isEmpty(row: $0) }
        return (rows.selecting(places.map { ground.rows[$0] }), ground.sameClass.selecting(places))
    }

    /// What farmland net of ridges may be too small by in each zone, as rows of one class share ground and are deducted by
    /// different coefficients: the largest counts, and this is the most that the others would give above it.
    package func differentDeductions(in zones: ZoneIndex) -> [AreaSum] {
        var sums = [AreaSum](repeating: .zero, count: zones.count)
        for (place, row) in ground.rows.enumerated() where !ground.sameClass.isEmpty(row: place) {
            guard let own = farmland[row] else { continue }
            // Of a row on a heap the partners are the first few.
            let listed = ground.partners[place]
            let earlier = listed.count < ground.partnerCounts[place] ? Array(0..<row) : listed
            let most = earlier.compactMap { farmland[$0] }.filter { $0.landClass == own.landClass }.map(\.rate).max()
            guard let most, most > own.rate else { continue }
            for share in zones.overlaps(ofRow: place, in: ground.sameClass) {
                sums[share.zone] += RidgedGround(AreaSum(squareMetres: share.area), rate: most - own.rate).ridges
            }
        }
        return sums
    }

    /// The same rows with that ground alone: what sums over rows count too much.
    var sameClass: Layer {
        var (result, ground) = givingWay
        result.setGeometry(.polygons(ground), crs: rows.crs)
        return result
    }

    /// The same with a column of areas reduced to what the ground that is given up has of the row's.
    package func sameClass(scaling column: String, on plane: OverlapPlane) -> Layer {
        let (layer, given) = (sameClass, givingWay)
        guard let values = layer.column(column), case .polygons(let whole) = given.rows.geometry else { return layer }
        let shares = zip(areas(of: given.ground, on: plane), areas(of: whole, on: plane)).map { $1 > 0 ? $0 / $1 : 0 }
        var result = Layer(name: layer.name, crs: layer.crs, geometry: layer.geometry, sourceRows: layer.sourceRows)
        for (field, values) in zip(layer.fields, layer.columns) where field.name != column {
            result.add(field, values)
        }
        result.add(
            Field(column, .real), .real((0..<layer.count).map { row in values.number(row).map { $0 * shares[row] } }))
        return result
    }
}

extension SharedParcels {
    /// Reads the parcels at some places once more; none when nothing is shared.
    /// - Parameters:
    ///   - key: column of the keys; none for the order of coordinates.
    ///   - rate: column of the ridge coefficient (KCXS); none where nothing is deducted.
    ///   - needsClass: rows without a class do not count.
    /// - Throws: `OGRError`, `IntakeError`, `GEOSError`; `CancellationError`.
    package static func read(
        _ found: FoundLayer, at places: RepeatedPlaces, key: String?, classField: String, rate: String? = nil,
        needsClass: Bool = false, threads: Int, in plane: Plane, landClass: (String) -> String = { $0 }
    ) async throws -> SharedParcels? {
        guard !places.isEmpty else { return nil }
        let stream = try RowStream(found)
        let parts = try await withThrowingTaskGroup(of: [Layer].self) { group in
            for _ in 0..<max(1, threads) {
                group.addTask {
                    let turns = try stream.turns(in: plane)
                    var parts: [Layer] = []
                    while let rows = try turns.next(near: places.meets) {
                        try Task.checkCancellation()
                        let kept = needsClass ? rows.selecting(rows.rowsWithClass) : rows
                        if kept.count > 0 { parts.append(kept) }
                    }
                    return parts
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return try SharedParcels(
            parts, key: key, classField: classField, rate: rate, landClass: landClass, on: plane.overlap)
    }

    /// The same of a survey of a project.
    package static func read(
        _ stream: ParcelStream, at places: RepeatedPlaces, threads: Int
    ) async throws -> SharedParcels? {
        try await read(
            stream.found, at: places, key: "key", classField: "class", rate: "deduction_rate", needsClass: true,
            threads: threads,
            in: stream.plane, landClass: LandClass.thirdSurveyCode)
    }
}

extension BorderResidual {
    /// The borders left of parcels with each heap of them as one polygon; as they are where GEOS cannot dissolve one.
    /// - Throws: `GEOSError` when the task is cancelled.
    package func dissolving(_ shared: SharedParcels?) throws(GEOSError) -> BorderResidual {
        guard let shared, case .polygons(let polygons) = shared.rows.geometry else { return self }
        do throws(GEOSError) {
            return try dissolving(shared.ground.heaps, of: polygons)
        } catch {
            if error.reason == .cancelled { throw error }
            return self
        }
    }
}

extension Layer {
    /// Parcels that count: those of a class.
    package var rowsWithClass: [Int] {
        guard let classes = column("class") else { return [] }
        return (0..<count).filter { classes.text($0) != nil }
    }
}

extension GroundDoubt {
    /// What sums of a zone say.
    ///
    /// With *m* the number of rows at a place, Σ of the rows' ground in a zone is ∫*m*, and what they say again ∫(*m* − 1)⁺; so the
    /// ground without parcels is the zone less the first and plus the second. Noise is no bare ground.
    package init(_ sums: RepeatedSums, ground: AreaSum, covered: AreaSum) {
        let bare = ground - covered + sums.again
        self.init(sums, bare: bare > AreaSum(squareMetres: Noise.area) ? bare : .zero)
    }

    /// Shared ground as it was summed, and ground without parcels.
    package init(_ sums: RepeatedSums, bare: AreaSum) {
        self.init(
            repeated: sums.once, excess: sums.again, sameClass: sums.sameClass, bare: bare, ofFarmland: sums.favoured)
    }
}
