import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap

/// The pieces of ground where farmland was lost, gained or taken from grain, with their shapes. Noise and slivers of redrawn
/// borders are counted and left out.
struct ChangeList {
    private let account: ChangeAccount
    private let classes: ChangeClasses
    private let shapes: (before: RowShapes, now: RowShapes)
    private let listed: RowShapes
    private let question: Change.Question
    private var match: SurveyMatch { account.match }

    /// - Parameter shapes: of the rows that are not settled.
    init(
        _ account: ChangeAccount, _ classes: ChangeClasses, _ shapes: (before: RowShapes, now: RowShapes),
        _ question: Change.Question
    ) {
        (self.account, self.classes, self.shapes, self.question) = (account, classes, shapes, question)
        listed = account.match.listed
    }

    private struct Item {
        var change: FarmlandChange
        var shape: PolygonColumn
    }

    /// - Complexity: one overlay for each piece that is no whole parcel.
    func fill(_ result: inout ChangeFindings) throws {
        let context = GEOSContext()
        var items: [Item] = []
        var slivers: [FarmlandFlow: SliverCount] = [:]
        var wanted: [(piece: ChangePiece, flow: FarmlandFlow)] = []
        account.forEachPiece { piece in
            guard let a = piece.before, let b = piece.now, let flow = classes.flow(match, a, b) else { return }
            wanted.append((piece, flow))
        }
        for (n, (piece, flow)) in wanted.enumerated() {
            if n & 255 == 0 { try Task.checkCancellation() }
            let (a, b) = (piece.before!, piece.now!)
            let shape = try shape(of: piece, context)
            let clean =
                shape.count == 0 ? (column: shape, pieces: 0, area: 0) : Noise.removed(from: shape, on: question.plane)
            let area = AreaSum(micro: Int128(piece.ground)) - AreaSum(squareMetres: clean.area)
            guard area > AreaSum(squareMetres: Noise.area), clean.column.count > 0, !clean.column.isEmpty(row: 0) else {
                result.noisePieces += 1
                result.noiseArea += AreaSum(micro: Int128(piece.ground))
                continue
            }
            result.noisePieces += clean.pieces
            result.noiseArea += AreaSum(squareMetres: clean.area)
            if isSliver(piece, clean.column) {
                slivers[flow, default: SliverCount(flow: flow, pieces: 0, area: .zero)].pieces += 1
                slivers[flow]!.area += area
                continue
            }
            let share = min(1, area.squareMetres / AreaSum(micro: Int128(match.before.grounds[a])).squareMetres)
            let shareNow = min(1, area.squareMetres / AreaSum(micro: Int128(match.now.grounds[b])).squareMetres)
            let net = flow == .inflow ? match.now.net(area, of: b) : match.before.net(area, of: a)
            items.append(
                Item(
                    change: FarmlandChange(
                        flow: flow, parcelBefore: match.before.keys[a], parcelNow: match.now.keys[b],
                        classBefore: classes.names[classes.before[a]], classNow: classes.names[classes.now[b]],
                        village: piece.village.map { question.villages.codes[$0] } ?? "", area: area, share: share,
                        net: net, shareNow: shareNow),
                    shape: clean.column))
        }
        items.sort { Self.isBefore($0.change, $1.change) }
        result.changes = items.map(\.change)
        for item in items { result.shapes.append(row: 0, of: item.shape) }
        result.slivers = FarmlandFlow.allCases.compactMap { slivers[$0] }
    }

    /// Ground that changed its class, by parcels that correspond: without noise and slivers. In no order.
    func changedGround() throws -> [UpdateComparison.Found] {
        let context = GEOSContext()
        var sums: [SIMD2<Int32>: Int64] = [:]
        var pieces: [ChangePiece] = []
        account.forEachPiece { piece in
            guard let a = piece.before, let b = piece.now, classes.before[a] != classes.now[b] else { return }
            pieces.append(piece)
        }
        for (n, piece) in pieces.enumerated() {
            if n & 255 == 0 { try Task.checkCancellation() }
            let (a, b) = (piece.before!, piece.now!)
            guard Double(piece.ground) * 1e-6 > Noise.area else { continue }
            if match.partnersBefore[a] != Int32(b),
                !ParcelMatching.isLink(piece.ground, match.before.grounds[a], match.now.grounds[b])
            {
                let shape = try shape(of: piece, context)
                guard shape.count > 0, !isSliver(piece, shape) else { continue }
            }
            sums[SIMD2(Int32(a), Int32(b)), default: 0] += piece.ground
        }
        return sums.map { rows, ground in
            let (a, b) = (Int(rows.x), Int(rows.y))
            return UpdateComparison.Found(
                keyBefore: match.before.keys[a], keyNow: match.now.keys[b],
                step: ClassStep(before: classes.names[classes.before[a]], now: classes.names[classes.now[b]]),
                area: AreaSum(micro: Int128(ground)))
        }
    }

    private static func isBefore(_ p: FarmlandChange, _ q: FarmlandChange) -> Bool {
        if p.flow != q.flow { return utf8Less(p.flow.rawValue, q.flow.rawValue) }
        if p.parcelBefore != q.parcelBefore { return utf8Less(p.parcelBefore, q.parcelBefore) }
        if p.parcelNow != q.parcelNow { return utf8Less(p.parcelNow, q.parcelNow) }
        if p.village != q.village { return utf8Less(p.village, q.village) }
        return p.area > q.area
    }

    /// The parcels do not correspond and the piece is narrow.
    private func isSliver(_ piece: ChangePiece, _ shape: PolygonColumn) -> Bool {
        guard question.sliverWidth > 0, let a = piece.before, let b = piece.now,
            match.partnersBefore[a] != Int32(b),
            !ParcelMatching.isLink(piece.ground, match.before.grounds[a], match.now.grounds[b])
        else { return false }
        var perimeter = 0.0
        for ring in shape.rings(ofRow: 0) {
            for v in shape.vertices(ofRing: ring).dropLast() {
                perimeter += shape.vertex(v).distance(to: shape.vertex(v + 1))
            }
        }
        return 2 * Double(piece.ground) * 1e-6 < question.sliverWidth * perimeter
    }

    /// The shape of a piece; without rows when it has none.
    private func shape(of piece: ChangePiece, _ context: GEOSContext) throws -> PolygonColumn {
        let (a, b) = (piece.before!, piece.now!)
        if let same = account.claims.same(a, b) { return try shape(of: piece, without: same, context) }
        let isInOne = match.now.onlyVillage(of: b) != nil || match.before.onlyVillage(of: a) != nil
        if let place = listed.place(of: b), match.partnersNow[b] == Int32(a) {
            let whole = listed.polygons.selecting([place])
            if isInOne { return whole }
            return try inVillage(try GEOSGeometry(polygons: whole, row: 0, in: context), piece.village, context)
        }
        guard let p = shapes.before.place(of: a), let q = shapes.now.place(of: b) else { return PolygonColumn() }
        let noise = Int64(clamping: Noise.area * 1e6)
        // A parcel that the piece fills is the piece.
        if isInOne, match.now.grounds[b] - piece.ground <= noise { return shapes.now.polygons.selecting([q]) }
        if isInOne, match.before.grounds[a] - piece.ground <= noise { return shapes.before.polygons.selecting([p]) }
        let left = try GEOSGeometry(polygons: shapes.before.polygons, row: p, in: context)
        let right = try GEOSGeometry(polygons: shapes.now.polygons, row: q, in: context)
        let common = try left.overlay(.intersection, with: right, keeping: .polygons)
        if try common.geometry.isEmpty { return PolygonColumn() }
        if isInOne { return try common.geometry.polygonColumn() }
        return try inVillage(common.geometry, piece.village, context)
    }

    /// The same where a part of the pair is no change.
    private func shape(
        of piece: ChangePiece, without same: PolygonColumn, _ context: GEOSContext
    ) throws -> PolygonColumn {
        guard let a = piece.before, let b = piece.now, let p = shapes.before.place(of: a),
            let q = shapes.now.place(of: b)
        else { return PolygonColumn() }
        let common = try GEOSGeometry(polygons: shapes.before.polygons, row: p, in: context).overlay(
            .intersection, with: GEOSGeometry(polygons: shapes.now.polygons, row: q, in: context), keeping: .polygons
        ).take()
        let rest = try common.overlay(
            .difference, with: GEOSGeometry(polygons: same, row: 0, in: context), keeping: .polygons
        ).take()
        if try rest.isEmpty { return PolygonColumn() }
        let isInOne = match.now.onlyVillage(of: b) != nil || match.before.onlyVillage(of: a) != nil
        return isInOne ? try rest.polygonColumn() : try inVillage(rest, piece.village, context)
    }

    /// What the pieces between classes that lie where several classes claim ground hold above their ground.
    func changedAgain() throws -> AreaSum {
        let rows = (
            before: Set(account.claimed.before.compactMap(\.before)), now: Set(account.claimed.now.compactMap(\.now))
        )
        guard !rows.before.isEmpty || !rows.now.isEmpty else { return .zero }
        var pieces: [ChangePiece] = []
        account.forEachPiece { piece in
            guard let a = piece.before, let b = piece.now, classes.before[a] != classes.now[b],
                rows.before.contains(a) || rows.now.contains(b)
            else { return }
            pieces.append(piece)
        }
        let context = GEOSContext()
        var column = PolygonColumn()
        for (n, piece) in pieces.enumerated() {
            if n & 255 == 0 { try Task.checkCancellation() }
            let shape = try shape(of: piece, context)
            if shape.count > 0, !shape.isEmpty(row: 0) { column.append(row: 0, of: shape) }
        }
        return try ListGround(column, on: question.plane).repeated(within: Array(0..<column.count))
    }

    /// The part of a shape in a village, or outside every village.
    private func inVillage(
        _ shape: borrowing GEOSGeometry, _ village: Int?, _ context: GEOSContext
    ) throws -> PolygonColumn {
        let villages = question.villages
        if let village {
            let zone = try GEOSGeometry(polygons: villages.polygons, row: village, in: context)
            let part = try shape.overlay(.intersection, with: zone, keeping: .polygons)
            return try part.geometry.isEmpty ? PolygonColumn() : part.geometry.polygonColumn()
        }
        let around = try GEOSGeometry.union(of: villages.polygons, rows: 0..<villages.count, in: context)
        let rest = try shape.overlay(.difference, with: around, keeping: .polygons)
        return try rest.geometry.isEmpty ? PolygonColumn() : rest.geometry.polygonColumn()
    }
}
