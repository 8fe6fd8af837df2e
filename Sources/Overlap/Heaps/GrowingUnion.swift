import Columns
import GEOS

/// The union of polygons that are added one after another, asked about in between; one per task.
///
/// It is held as a few unions, each of at least twice as many polygons as the next: each polygon goes through about log₂ *n*
/// of them, however many are added.
/// - Source: Bentley and Saxe, *Decomposable searching problems I*, J. Algorithms 1, 1980.
package final class GrowingUnion {
    private final class Level {
        let count: Int
        let box: Box
        let shape: GEOSGeometry

        init(_ count: Int, _ box: Box, _ shape: consuming GEOSGeometry) {
            (self.count, self.box) = (count, box)
            self.shape = shape
        }
    }

    private let context: GEOSContext
    private var levels: [Level] = []

    /// No polygons yet.
    package init(in context: GEOSContext) { self.context = context }

    /// Shapes of so many vertices lose those that are on a straight line: every border that was cut leaves one. GEOS rounds
    /// places to 10⁻⁸ m.
    private static let (many, straight) = (64, 1e-7)

    private static func thinned(_ shape: consuming GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
        try shape.vertexCount > many ? shape.simplified(tolerance: straight) : shape
    }

    /// Adds a row of a column.
    package func add(_ column: PolygonColumn, row: Int) throws(GEOSError) {
        guard !column.isEmpty(row: row) else { return }
        levels.append(
            Level(1, column.box(ofRow: row), try GEOSGeometry(polygons: column, row: row, in: context)))
        while levels.count > 1, levels[levels.count - 2].count <= levels[levels.count - 1].count {
            let (b, a) = (levels.removeLast(), levels.removeLast())
            var box = a.box
            box.add(b.box)
            let both = try a.shape.overlay(.union, with: b.shape, keeping: .polygons).take()
            levels.append(Level(a.count + b.count, box, try Self.thinned(both)))
        }
    }

    /// What a column of one row has in common with the union.
    func common(_ shape: PolygonColumn) throws(GEOSError) -> PolygonColumn {
        let own = try GEOSGeometry(polygons: shape, row: 0, in: context)
        let box = shape.box(ofRow: 0)
        var found = try GEOSGeometry(polygons: PolygonColumn.emptyRow, row: 0, in: context)
        for level in levels where level.box.meets(box) {
            let part = try own.overlay(.intersection, with: level.shape, keeping: .polygons).take()
            if try part.isEmpty { continue }
            if try found.isEmpty {
                found = part
            } else {
                found = try found.overlay(.union, with: part, keeping: .polygons).take()
            }
        }
        return try Self.thinned(found).polygonColumn()
    }

    /// What a column of one row has besides the union.
    package func rest(_ shape: PolygonColumn, ladder: OverlayLadder = .metres) throws(GEOSError) -> PolygonColumn {
        var left = try GEOSGeometry(polygons: shape, row: 0, in: context)
        let box = shape.box(ofRow: 0)
        for level in levels where level.box.meets(box) {
            left = try left.overlay(.difference, with: level.shape, keeping: .polygons, ladder: ladder).take()
        }
        return try left.polygonColumn()
    }
}

/// What the rows of one heap say again, found from unions that grow row by row.
final class GroundHeap {
    private let cutter: GroundCutter
    private let isOneClass: Bool
    private let all: GrowingUnion
    private let said: GrowingUnion
    private let favoured: GrowingUnion
    private var byClass: [Int: GrowingUnion] = [:]

    init(_ cutter: GroundCutter, isOneClass: Bool) {
        (self.cutter, self.isOneClass) = (cutter, isOneClass)
        (all, said) = (GrowingUnion(in: cutter.context), GrowingUnion(in: cutter.context))
        favoured = GrowingUnion(in: cutter.context)
    }

    /// Adds a row after it was asked about.
    /// - Parameter again: what it says again, if anything.
    func add(
        _ column: PolygonColumn, row: Int, ofClass number: Int, isFavoured: Bool, again: PolygonColumn?
    ) throws(GEOSError) {
        try all.add(column, row: row)
        if let again { try said.add(again, row: 0) }
        guard !isOneClass else { return }
        if isFavoured { try favoured.add(column, row: row) }
        let own = byClass[number] ?? GrowingUnion(in: cutter.context)
        byClass[number] = own
        try own.add(column, row: row)
    }

    /// What a row has that the rows before it have too.
    func again(_ row: Int) throws(GEOSError) -> PolygonColumn { try cutter.common(row, all) }

    /// The part of it that rows of its class have.
    func sameClass(_ row: Int, ofClass number: Int, again: PolygonColumn) throws(GEOSError) -> PolygonColumn {
        if isOneClass { return again }
        return try byClass[number].map { own throws(GEOSError) in try cutter.common(row, own) } ?? .emptyRow
    }

    /// The part of it that no row before said again.
    func once(_ again: PolygonColumn) throws(GEOSError) -> PolygonColumn { cutter.withoutNoise(try said.rest(again)) }

    /// The part of it between classes that a favoured class has a share in.
    func favoured(
        _ row: Int, isFavoured: Bool, again: PolygonColumn, same: PolygonColumn
    ) throws(GEOSError) -> PolygonColumn {
        if isOneClass { return .emptyRow }
        let told = isFavoured ? again : try cutter.common(row, favoured)
        if same.isEmpty(row: 0) || told.isEmpty(row: 0) { return told }
        return try cutter.cut(told, .difference, [0], of: same)
    }
}
