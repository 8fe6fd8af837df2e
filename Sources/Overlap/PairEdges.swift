import Columns

/// The edges of rows that other rows are held against: those of a few rows listed by strips of x, because they are many
/// and asked for often, those of the others looked through each time. Both ways give the kernel the same edges in the
/// same order. One per task.
final class PairEdges {
    /// Number of the row in `listed`; −1 where its edges are looked through.
    private let place: [Int32]
    private let listed: ZoneEdges
    private let near = Scratch<ZoneEdge>()

    /// Looking through an edge costs about a twentieth of listing it.
    private static let lookPerList: Int32 = 20
    /// Rows with fewer vertices are not worth a list.
    private static let few = 32

    /// - Parameter asked: how often each row will be asked for.
    init(_ column: PolygonColumn, _ boxes: [Box], asked: [Int32]) {
        var rows: [Int] = []
        place = (0..<column.count).map { row in
            guard asked[row] > Self.lookPerList, column.vertices(ofRow: row).count > Self.few else { return -1 }
            rows.append(row)
            return Int32(truncatingIfNeeded: rows.count - 1)
        }
        listed = ZoneEdges(rows.count == column.count ? column : column.selecting(rows))
    }

    /// Gives the kernel the edges of a row near and above a box.
    func collect(_ view: PolygonView, _ row: Int, _ kernel: PairKernel, _ box: Box) -> PairKernel.Verdict {
        if place[row] >= 0 { return listed.collect(Int(place[row]), box, into: kernel) }
        near.count = 0
        for part in view.parts(row) {
            let rings = view.rings(ofPart: part)
            for ring in rings { take(view, ring, isShell: ring == rings.lowerBound, box) }
        }
        sortByWest()
        kernel.begin()
        for k in 0..<near.count { kernel.add(near.base[k], box) }
        return kernel.verdict(left: box.minX - box.centre.x, right: box.maxX - box.centre.x)
    }

    @inline(__always) private func take(_ view: PolygonView, _ ring: Int, isShell: Bool, _ box: Box) {
        let v = view.vertices(ofRing: ring)
        guard v.count > 2 else { return }
        let first = near.count
        let origin = view.point(v.lowerBound)
        var p = origin
        var area = 0.0
        var i = v.lowerBound + 1
        while i < v.upperBound {
            let q = view.point(i)
            area += (p.x - q.x) * ((p.y - origin.y) + (q.y - origin.y))
            if max(p.x, q.x) > box.minX, min(p.x, q.x) < box.maxX, p.y > box.minY || q.y > box.minY, p.x != q.x {
                near.append(
                    p.x < q.x
                        ? ZoneEdge(x1: p.x, y1: p.y, x2: q.x, y2: q.y, sign: -1)
                        : ZoneEdge(x1: q.x, y1: q.y, x2: p.x, y2: p.y, sign: 1))
            }
            p = q
            i += 1
        }
        if (area > 0) != isShell {
            for k in first..<near.count { near.base[k].sign = -near.base[k].sign }
        }
    }

    /// From west to east, equal ones in the order of the row, as `ZoneEdges` has them.
    private func sortByWest() {
        let (e, n) = (near.base, near.count)
        guard n <= 24 else {
            var buffer = UnsafeMutableBufferPointer(start: e, count: n)
            buffer.sort { $0.x1 < $1.x1 }
            return
        }
        var i = 1
        while i < n {
            let edge = e[i]
            var j = i
            while j > 0, e[j - 1].x1 > edge.x1 {
                e[j] = e[j - 1]
                j -= 1
            }
            e[j] = edge
            i += 1
        }
    }
}
