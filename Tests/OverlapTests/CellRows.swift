import Columns
import GEOS

@testable import Overlap

/// Rows made of unit cells of a turned grid, so that shared and bare ground can be counted cell by cell.
///
/// Cell (i, j) is the square with the corner 25·(0.16 i − 0.12 j, 0.12 i + 0.16 j) and a side of 5: whole coordinates, and no border
/// runs along an axis.
struct CellRows {
    static let cellArea = 25.0
    var shapes: Shapes
    let side: Int
    /// Cells of each row.
    var rows: [Set<Int>] = []

    init(seed: UInt64, side: Int) { (shapes, self.side) = (Shapes(seed: seed), side) }

    static func corner(_ i: Int, _ j: Int) -> [Double] { [Double(4 * i - 3 * j), Double(3 * i + 4 * j)] }

    /// A clean coverage: every cell belongs to one of `count` rows; rows have holes and several parts.
    mutating func tile(_ count: Int) {
        let seeds = (0..<count).map { _ in (shapes.integer(side), shapes.integer(side)) }
        var tiles = [Set<Int>](repeating: [], count: count)
        for cell in 0..<side * side {
            let (x, y) = (cell % side, cell / side)
            let near = seeds.indices.min { p, q in
                let a = (seeds[p].0 - x) * (seeds[p].0 - x) + (seeds[p].1 - y) * (seeds[p].1 - y)
                let b = (seeds[q].0 - x) * (seeds[q].0 - x) + (seeds[q].1 - y) * (seeds[q].1 - y)
                return (a, p) < (b, q)
            }
            let row = shapes.random.unit() < 0.03 ? shapes.integer(count) : near ?? 0
            tiles[row].insert(cell)
        }
        rows += tiles.filter { !$0.isEmpty }
    }

    /// Plants what surveys have: ground taken by a neighbour too, rows that stand twice, ground that nobody has.
    mutating func spoil() {
        for _ in 0..<max(1, rows.count / 4) {
            let row = shapes.integer(rows.count)
            let (x, y) = (shapes.integer(side), shapes.integer(side))
            let (w, h) = (1 + shapes.integer(4), 1 + shapes.integer(4))
            let patch = Set((y..<min(side, y + h)).flatMap { y in (x..<min(side, x + w)).map { y * side + $0 } })
            switch shapes.integer(4) {
            case 0: rows[row].formUnion(patch)
            case 1: rows[row].subtract(patch)
            case 2: rows.append(rows[row])
            default: rows.append(patch)
            }
            if rows[row].isEmpty { rows[row].insert(x + side * y) }
        }
    }

    /// The rows as polygons; corners between cells that lie on a straight border are dropped now and then, so that
    /// neighbours have different corners.
    mutating func column(dropping share: Double = 0) throws -> PolygonColumn {
        var column = PolygonColumn()
        let context = GEOSContext()
        for row in rows {
            var cells = PolygonColumn()
            for cell in row.sorted() {
                let (i, j) = (cell % side, cell / side)
                cells.append([
                    Self.corner(i, j) + Self.corner(i + 1, j) + Self.corner(i + 1, j + 1) + Self.corner(i, j + 1)
                        + Self.corner(i, j)
                ])
            }
            let whole = try GEOSGeometry.union(of: cells, rows: 0..<cells.count, in: context).polygonColumn()
            column.append(
                parts: whole.parts(ofRow: 0).map { part in
                    whole.rings(ofPart: part).map { ring in
                        thinned(whole.vertices(ofRing: ring).map(whole.vertex), share)
                    }
                })
        }
        return column
    }

    private mutating func thinned(_ ring: [Position], _ share: Double) -> [Double] {
        var result: [Double] = []
        for i in ring.indices {
            if i > 0, i + 1 < ring.count {
                let isStraight =
                    orientation(ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y, ring[i + 1].x, ring[i + 1].y) == 0
                if isStraight, shapes.random.unit() < share { continue }
            }
            result += [ring[i].x, ring[i].y]
        }
        return result
    }

    /// Numbers of the rows that have a cell, ascending; shape `(cells)`.
    var owners: [[Int]] {
        var owners = [[Int]](repeating: [], count: side * side)
        for (row, cells) in rows.enumerated() { for cell in cells { owners[cell].append(row) } }
        return owners
    }
}
