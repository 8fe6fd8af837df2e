import Columns

/// Shapes of rows that are still needed, while a survey is read: rows are let go as they are settled, and their room is
/// used again when half of a batch is gone.
struct HeldShapes: Sendable {
    private struct Batch: Sendable {
        /// Rows whose shapes are here, ascending.
        var rows: [Int32]
        var shapes: PolygonColumn
        var live: Int
    }

    private var batches: [Batch] = []
    /// Least row of each batch.
    private var firsts: [Int] = []
    private var isHeld: [Bool] = []
    /// Rows whose shape came back after they had been let go.
    private var late: [(row: Int, shape: PolygonColumn)] = []

    /// Rows so far, held or not.
    var count: Int { isHeld.count }

    /// Adds a batch of rows behind the others.
    /// - Parameter held: which of them are needed; shape as `shapes`.
    mutating func append(_ shapes: PolygonColumn, held: [Bool]) {
        let first = count
        isHeld.append(contentsOf: held)
        let kept = held.indices.filter { held[$0] }
        guard !kept.isEmpty else { return }
        firsts.append(first)
        batches.append(
            Batch(
                rows: kept.map { Int32(first + $0) },
                shapes: kept.count == shapes.count ? shapes : shapes.selecting(kept), live: kept.count))
    }

    /// A row is needed no more.
    mutating func release(_ row: Int) {
        guard isHeld[row] else { return }
        isHeld[row] = false
        let place = batch(of: row)
        batches[place].live -= 1
        let batch = batches[place]
        guard batch.live * 2 < batch.rows.count, batch.rows.count > 64 || batch.live == 0 else { return }
        let kept = batch.rows.indices.filter { isHeld[Int(batch.rows[$0])] }
        batches[place].rows = kept.map { batch.rows[$0] }
        batches[place].shapes = batch.shapes.selecting(kept)
    }

    /// A row is needed after all.
    mutating func restore(_ row: Int, _ shape: PolygonColumn) {
        guard !isHeld[row] else { return }
        late.append((row, shape))
    }

    /// A row is needed in another shape than it was read in; without ground it is needed no more.
    mutating func replace(_ row: Int, by shape: PolygonColumn) {
        release(row)
        late.removeAll { $0.row == row }
        if !shape.isEmpty(row: 0) { late.append((row, shape)) }
    }

    private func batch(of row: Int) -> Int {
        var (low, high) = (0, firsts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if firsts[middle] <= row { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The held rows, ascending but for those that came back, and their shapes.
    func gathered() -> RowShapes {
        var result = RowShapes()
        for batch in batches {
            for (place, row) in batch.rows.enumerated() where isHeld[Int(row)] {
                result.append(Int(row), place, of: batch.shapes)
            }
        }
        for (row, shape) in late { result.append(row, 0, of: shape) }
        return result
    }
}

/// Shapes of some rows of a survey.
package struct RowShapes: Sendable {
    private(set) var rows: [Int] = []
    private(set) var polygons = PolygonColumn()
    private var places: [Int: Int] = [:]

    init() {}

    /// All rows of a column.
    init(_ column: PolygonColumn) {
        for row in 0..<column.count { append(row, row, of: column) }
    }

    var count: Int { rows.count }
    /// Where the shape of a row stands in `polygons`; none when it is not here.
    func place(of row: Int) -> Int? { places[row] }

    mutating func append(_ row: Int, _ place: Int, of column: PolygonColumn) {
        guard places[row] == nil else { return }
        places[row] = rows.count
        rows.append(row)
        polygons.append(row: place, of: column)
    }

    /// Adds the rows that are not here yet.
    mutating func append(_ other: RowShapes) {
        for (place, row) in other.rows.enumerated() { append(row, place, of: other.polygons) }
    }

    /// Only rows that meet a condition.
    func filter(_ condition: (Int) -> Bool) -> RowShapes {
        var result = RowShapes()
        for (place, row) in rows.enumerated() where condition(row) { result.append(row, place, of: polygons) }
        return result
    }
}
