import Columns
import GEOS

/// Ground that rows share, row by row: what each row has that rows before it have too.
///
/// With *A*ᵢ the ground of row *i*, the ground said again by it is *Q*ᵢ = *A*ᵢ ∩ ⋃(*A*ⱼ, *j* < *i*); so Σ|*A*ᵢ| − Σ|*Q*ᵢ| is the area of the
/// union, and whatever is summed over rows counts shared ground once when the same sum over *Q*ᵢ is taken from it. The
/// order of the rows decides which of them gives way; give it as the rows' keys say, not as the file does.
public struct RepeatedGround: Sendable {
    /// Rows of the column that share ground with an earlier one, ascending.
    public private(set) var rows: [Int] = []
    /// The earlier rows that each shares ground with, ascending, and of a row on a heap the first few; shape `(rows)`.
    public private(set) var partners: [[Int]] = []
    /// How many earlier rows each shares ground with; shape `(rows)`. More than `partners` has of a row on a heap.
    public private(set) var partnerCounts: [Int] = []
    /// Rows on a heap that share ground with more rows than were counted: theirs is the least number; ascending.
    public private(set) var uncounted: [Int] = []
    /// The rows of each heap: they lie on each other by the dozen, so that their pairs are not all listed. Heaps by their first row.
    public private(set) var heaps: [[Int]] = []
    /// *Q*: what the row has that earlier rows have too; shape `(rows)`.
    public private(set) var again = PolygonColumn()
    /// The part of it that an earlier row of the same class has; shape `(rows)`.
    public private(set) var sameClass = PolygonColumn()
    /// The part of it that no earlier row said again: together each place once; shape `(rows)`.
    public private(set) var once = PolygonColumn()
    /// The part of it between classes, `again` less `sameClass`, where the row or an earlier one is favoured; shape `(rows)`.
    public private(set) var favoured = PolygonColumn()
    /// Shared ground that is noise: pieces left out.
    public private(set) var noise = 0

    /// No rows share ground.
    public init() {}

    /// Finds what each row shares with rows before it.
    /// - Parameters:
    ///   - column: sound polygons as `RowCheck.check` gives them.
    ///   - classes: number of each row's class; shape `(rows)`.
    ///   - isFavoured: of each class, whether its ground is summed in `favoured` as well (farmland). Rows of such
    ///     classes should come first, so that `favoured` holds all of it.
    ///   - counting: earlier rows that a row on a heap shares ground with are counted up to so many beyond those that are
    ///     listed; without it those that are listed are counted alone.
    /// - Throws: `GEOSError` when rows cannot be cut, or the task is cancelled.
    /// - Complexity: an R-tree and edge join of the rows; then a few cuts by GEOS for each row that shares ground, against
    ///   the rows that it shares ground with. Of rows on a heap, `EarlierRows`, about log *n* cuts each.
    public init(
        _ column: PolygonColumn, classes: [Int], isFavoured: (Int) -> Bool = { _ in false },
        _ limits: CoverageLimits = CoverageLimits(), counting: Int = 0, on plane: OverlapPlane
    ) throws(GEOSError) {
        let earlier = EarlierRows(column, above: limits.noiseArea, counting: counting, on: plane)
        let cutter = GroundCutter(column, limits, plane)
        let heaps = Dictionary(grouping: earlier.heap.keys) { earlier.heap[$0, default: 0] }.mapValues { rows in
            GroundHeap(cutter, isOneClass: Set(rows.map { classes[$0] }).count == 1)
        }
        let buried = Set(earlier.buried)
        var number: [Int: Int] = [:]
        for row in Set(earlier.partners.keys).union(earlier.heap.keys).sorted() {
            if Task.isCancelled {
                throw GEOSError(
                    reason: .cancelled, operation: "RepeatedGround", message: Phrase(zh: "已中断", en: "cancelled"))
            }
            let (heap, ownClass) = (earlier.heap[row].flatMap { heaps[$0] }, classes[row])
            let partners = earlier.partners[row, default: []].map(\.row)
            var cut: Pieces?
            if let heap, buried.contains(row) {
                cut = try Self.pieces(row, ownClass, isFavoured(ownClass), heap)
            } else if !partners.isEmpty {
                cut = try pieces(row, partners, classes, isFavoured, number, cutter)
            }
            try heap?.add(column, row: row, ofClass: ownClass, isFavoured: isFavoured(ownClass), again: cut?.again)
            guard let cut else { continue }
            number[row] = rows.count
            rows.append(row)
            self.partners.append(partners)
            partnerCounts.append(partners.count + (earlier.unlisted[row] ?? 0))
            if buried.contains(row), counting == 0 || earlier.uncounted.contains(row) { uncounted.append(row) }
            again.append(row: 0, of: cut.again)
            sameClass.append(row: 0, of: cut.sameClass)
            once.append(row: 0, of: cut.once)
            favoured.append(row: 0, of: cut.favoured)
        }
        (noise, self.heaps) = (cutter.noise, earlier.heaps)
    }

    /// What a row says again, in columns of one row.
    private struct Pieces { var again, sameClass, once, favoured: PolygonColumn }

    /// What a row shares with its partners; none when it is noise.
    private func pieces(
        _ row: Int, _ partners: [Int], _ classes: [Int], _ isFavoured: (Int) -> Bool, _ number: [Int: Int],
        _ cutter: GroundCutter
    ) throws(GEOSError) -> Pieces? {
        let said = try cutter.common(row, partners)
        guard !said.isEmpty(row: 0) else { return nil }
        let alike = partners.filter { classes[$0] == classes[row] }
        let same = try alike.count == partners.count ? said : alike.isEmpty ? .emptyRow : cutter.common(row, alike)
        // Earlier rows that share ground here said a part of it again themselves.
        let before = partners.compactMap { number[$0] }
        let first = try before.isEmpty ? said : cutter.cut(said, .difference, before, of: again)
        let marked = isFavoured(classes[row]) ? partners : partners.filter { isFavoured(classes[$0]) }
        var told = PolygonColumn.emptyRow
        if !marked.isEmpty, alike.count < partners.count {
            told = try marked.count == partners.count ? said : cutter.common(row, marked)
            if !same.isEmpty(row: 0), !told.isEmpty(row: 0) {
                told = try cutter.cut(told, .difference, [0], of: same)
            }
        }
        return Pieces(again: said, sameClass: same, once: first, favoured: told)
    }

    /// The same of a row on a heap.
    private static func pieces(
        _ row: Int, _ ownClass: Int, _ isFavoured: Bool, _ heap: GroundHeap
    ) throws(GEOSError) -> Pieces? {
        let said = try heap.again(row)
        guard !said.isEmpty(row: 0) else { return nil }
        let same = try heap.sameClass(row, ofClass: ownClass, again: said)
        return Pieces(
            again: said, sameClass: same, once: try heap.once(said),
            favoured: try heap.favoured(row, isFavoured: isFavoured, again: said, same: same))
    }

    /// What is left of each row of `rows` when it gives up what earlier rows of its class have; shape `(rows)`, a row without
    /// parts where nothing is left.
    /// - Parameter column: the column that was asked about.
    /// - Throws: `GEOSError`.
    public func left(
        of column: PolygonColumn, _ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane
    ) throws(GEOSError) -> PolygonColumn {
        let cutter = GroundCutter(column, limits, plane)
        var result = PolygonColumn()
        for (place, row) in rows.enumerated() {
            guard !sameClass.isEmpty(row: place) else {
                result.append(row: row, of: column)
                continue
            }
            result.append(row: 0, of: try cutter.cut(column.selecting([row]), .difference, [place], of: sameClass))
        }
        return result
    }

    /// The part of `again` that no earlier row of the row's own class has; shape `(rows)`. With *A*ᵢ what `left` leaves of the rows,
    /// Σ|*A*ᵢ| less the ground of these pieces is the area of the union.
    /// - Throws: `GEOSError`.
    public func betweenClasses(
        _ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane
    ) throws(GEOSError) -> PolygonColumn {
        let cutter = GroundCutter(again, limits, plane)
        var result = PolygonColumn()
        for place in rows.indices {
            guard !sameClass.isEmpty(row: place) else {
                result.append(row: place, of: again)
                continue
            }
            result.append(row: 0, of: try cutter.cut(again.selecting([place]), .difference, [place], of: sameClass))
        }
        return result
    }
}

extension PolygonColumn {
    /// A column of one row without ground.
    static var emptyRow: PolygonColumn {
        var column = PolygonColumn()
        column.appendEmpty()
        return column
    }
}
