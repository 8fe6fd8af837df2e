import Columns
import GEOS
import Overlap

/// Change of land between two surveys: a from–to matrix, the fate of parcels, and every piece of farmland lost or gained.
enum Change {
    /// - Parameters:
    ///   - before: parcels of the earlier survey.
    ///   - now: parcels of the later survey, in the same plane.
    ///   - villages: the villages, and an index of them in the same plane.
    /// - Complexity: O(*v*) for the vertices of both surveys; each changed parcel costs the edges near it, and each piece of
    ///   farmland change one overlay for its shape.
    static func find(
        before: SurveyParcels, now: SurveyParcels, villages: Villages, index: ZoneIndex, on plane: OverlapPlane,
        threads: Int
    ) async throws -> ChangeFindings {
        let pairs = try await ParcelPairs.find(
            before: before.polygons, grounds: before.grounds, now: now.polygons, on: plane, threads: threads)
        let divided = try ChangePieces(pairs, before: before, now: now, villages: index)
        var result = ChangeFindings()
        let classes = ClassNumbers(before, now)
        result.matrix = matrix(pairs, classes)
        result.byVillage = byVillage(divided.pieces, classes, villages)
        result.gone = alone(divided.pieces, classes.names) { $0.now == nil ? classes.before[$0.before!] : nil }
        result.new = alone(divided.pieces, classes.names) { $0.before == nil ? classes.now[$0.now!] : nil }
        result.before = totals(before, divided.noiseBefore)
        result.now = totals(now, divided.noiseNow)
        (result.overlapNow, result.overlapBefore) = (divided.overlapNow, divided.overlapBefore)
        result.fates = fates(ParcelMatching(pairs, before: before, now: now))
        try list(divided.pieces, before, now, villages, plane, into: &result)
        return result
    }

    private static func totals(_ parcels: SurveyParcels, _ noise: ChangePieces.Leftover) -> SurveyTotals {
        var totals = SurveyTotals()
        totals.parcels = parcels.count
        totals.area = AreaSum(micro: parcels.grounds.reduce(Int128(0)) { $0 + Int128($1) })
        totals.remainder = noise.ground
        return totals
    }

    /// Ground by class before and class now over the county.
    private static func matrix(_ pairs: [ParcelPair], _ classes: ClassNumbers) -> [ClassFlow] {
        let n = classes.names.count
        var sums = [Int128](repeating: 0, count: n * n)
        for pair in pairs { sums[classes.before[pair.before] * n + classes.now[pair.now]] += Int128(pair.ground) }
        return sums.indices.filter { sums[$0] != 0 }.map {
            ClassFlow(before: classes.names[$0 / n], now: classes.names[$0 % n], area: AreaSum(micro: sums[$0]))
        }
    }

    /// The same by village, ground outside every village first.
    private static func byVillage(
        _ pieces: [ChangePiece], _ classes: ClassNumbers, _ villages: Villages
    ) -> [VillageFlow] {
        let n = classes.names.count
        var sums: [Int: Int128] = [:]
        for piece in pieces {
            guard let a = piece.before, let b = piece.now else { continue }
            let village = piece.village.map { $0 + 1 } ?? 0
            sums[(village * n + classes.before[a]) * n + classes.now[b], default: 0] += Int128(piece.ground)
        }
        return sums.sorted { $0.key < $1.key }.map { key, sum in
            let village = key / (n * n)
            return VillageFlow(
                village: village == 0 ? "" : villages.codes[village - 1], before: classes.names[key / n % n],
                now: classes.names[key % n], area: AreaSum(micro: sum))
        }
    }

    /// Ground that one survey alone covers, by class.
    private static func alone(_ pieces: [ChangePiece], _ names: [String], _ number: (ChangePiece) -> Int?)
        -> [ClassGround]
    {
        var sums = [Int128](repeating: 0, count: names.count)
        for piece in pieces {
            if let c = number(piece) { sums[c] += Int128(piece.ground) }
        }
        return sums.indices.filter { sums[$0] != 0 }.map {
            ClassGround(landClass: names[$0], area: AreaSum(micro: sums[$0]))
        }
    }

    /// The classes of both surveys in UTF-8 order, and the class of each row by its number.
    private struct ClassNumbers {
        let names: [String]
        let before: [Int]
        let now: [Int]

        init(_ before: SurveyParcels, _ now: SurveyParcels) {
            let names = Set(before.classes).union(now.classes).sorted(by: utf8Less)
            let numbers = Dictionary(uniqueKeysWithValues: zip(names, 0...))
            self.names = names
            (self.before, self.now) = (before.classes.map { numbers[$0]! }, now.classes.map { numbers[$0]! })
        }
    }

    private static func fates(_ matching: ParcelMatching) -> [FateCount] {
        ParcelFate.allCases.map { fate in
            let groups = matching.groups.filter { $0.fate == fate }
            return FateCount(
                fate: fate, groups: groups.count, before: groups.reduce(0) { $0 + $1.before.count },
                now: groups.reduce(0) { $0 + $1.now.count })
        }
    }

    /// The pieces of farmland change, with shapes; noise is counted and left out.
    private static func list(
        _ pieces: [ChangePiece], _ before: SurveyParcels, _ now: SurveyParcels, _ villages: Villages,
        _ plane: OverlapPlane, into result: inout ChangeFindings
    ) throws {
        let context = GEOSContext()
        var found: [(change: FarmlandChange, shape: PolygonColumn)] = []
        for (n, piece) in pieces.enumerated() {
            if n & 4095 == 0 { try Task.checkCancellation() }
            guard let a = piece.before, let b = piece.now else { continue }
            let plantings = (before: before.plantings[a], now: now.plantings[b])
            guard let flow = FarmlandFlow(from: before.classes[a], to: now.classes[b], planting: plantings) else {
                continue
            }
            var change = FarmlandChange(
                flow: flow, parcelBefore: before.keys[a], parcelNow: now.keys[b], classBefore: before.classes[a],
                classNow: now.classes[b], village: piece.village.map { villages.codes[$0] } ?? "",
                area: AreaSum(micro: Int128(piece.ground)), share: 0)
            let shape = try shape(of: piece, before, now, villages, context)
            let clean = shape.count == 0 ? (column: shape, pieces: 0, area: 0) : Noise.removed(from: shape, on: plane)
            change.area = change.area - AreaSum(squareMetres: clean.area)
            guard change.area > AreaSum(squareMetres: Noise.area), clean.column.count > 0, !clean.column.isEmpty(row: 0)
            else {
                result.noisePieces += 1
                result.noiseArea += AreaSum(micro: Int128(piece.ground))
                continue
            }
            result.noisePieces += clean.pieces
            result.noiseArea += AreaSum(squareMetres: clean.area)
            change.share = min(1, change.area.squareMetres / AreaSum(micro: Int128(before.grounds[a])).squareMetres)
            found.append((change, clean.column))
        }
        found.sort { x, y in
            let (p, q) = (x.change, y.change)
            if p.flow != q.flow { return utf8Less(p.flow.rawValue, q.flow.rawValue) }
            if p.parcelBefore != q.parcelBefore { return utf8Less(p.parcelBefore, q.parcelBefore) }
            if p.parcelNow != q.parcelNow { return utf8Less(p.parcelNow, q.parcelNow) }
            if p.village != q.village { return utf8Less(p.village, q.village) }
            return p.area > q.area
        }
        result.changes = found.map(\.change)
        for item in found { result.shapes.append(row: 0, of: item.shape) }
    }

    /// The shape of a piece; without rows when it has none.
    private static func shape(
        of piece: ChangePiece, _ before: SurveyParcels, _ now: SurveyParcels, _ villages: Villages,
        _ context: GEOSContext
    ) throws -> PolygonColumn {
        let (a, b) = (piece.before!, piece.now!)
        let whole = SameShape.isSame(before.polygons, a, now.polygons, b)
        let isInOne = now.onlyVillage(of: b) != nil || before.onlyVillage(of: a) != nil
        if whole && isInOne { return now.polygons.selecting([b]) }
        let left = try GEOSGeometry(polygons: before.polygons, row: a, in: context)
        let right = try GEOSGeometry(polygons: now.polygons, row: b, in: context)
        let common = try left.overlay(.intersection, with: right, keeping: .polygons)
        if try common.geometry.isEmpty { return PolygonColumn() }
        if isInOne { return try common.geometry.polygonColumn() }
        guard let village = piece.village else {
            let around = try GEOSGeometry.union(of: villages.polygons, rows: 0..<villages.count, in: context)
            let rest = try common.geometry.overlay(.difference, with: around, keeping: .polygons)
            return try rest.geometry.isEmpty ? PolygonColumn() : rest.geometry.polygonColumn()
        }
        let zone = try GEOSGeometry(polygons: villages.polygons, row: village, in: context)
        let part = try common.geometry.overlay(.intersection, with: zone, keeping: .polygons)
        return try part.geometry.isEmpty ? PolygonColumn() : part.geometry.polygonColumn()
    }
}
