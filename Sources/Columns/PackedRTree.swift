/// A static packed R-tree over boxes: rows in Hilbert order, 16 to a node.
///
/// - Complexity: built in O(*n* log *n*); a query visits O(log *n* + *k*) nodes for compact data and *k* hits.
/// - Source: Kamel and Faloutsos, *On Packing R-trees*, CIKM 1993.
public struct PackedRTree: Sendable {
    static let nodeSize = 16
    /// Boxes of all levels, leaves first.
    var boxes: [Box]
    /// Row of each leaf.
    var rows: [Int32]
    /// First box of each level, and the end.
    var levels: [Int]

    /// A tree over the boxes of rows.
    /// - Parameter boxes: one for each row; empty boxes and boxes with an infinite side are never found.
    public init(_ rowBoxes: [Box]) {
        var extent = Box()
        for box in rowBoxes where box.isFinite { extent.add(box) }
        // An extent without width or height has one column or row; so has one too narrow to divide by.
        let scale = { (side: Double) in side > 1e-300 ? 65535 / side : 0 }
        let (sx, sy) = (scale(extent.width), scale(extent.height))
        let keyed = rowBoxes.indices.filter { rowBoxes[$0].isFinite }.map { row -> (key: UInt32, row: Int32) in
            let c = rowBoxes[row].centre
            return (
                hilbert(UInt32(clamping: (c.x - extent.minX) * sx), UInt32(clamping: (c.y - extent.minY) * sy)),
                Int32(row)
            )
        }.sorted { $0 < $1 }
        rows = keyed.map(\.row)
        boxes = keyed.map { rowBoxes[Int($0.row)] }
        levels = [0, boxes.count]
        while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
            let (from, to) = (levels[levels.count - 2], levels[levels.count - 1])
            for start in stride(from: from, to: to, by: Self.nodeSize) {
                var node = Box()
                for child in start..<min(start + Self.nodeSize, to) { node.add(boxes[child]) }
                boxes.append(node)
            }
            levels.append(boxes.count)
        }
    }

    /// The rows that can be found, those beside each other after each other: along the Hilbert curve.
    public var rowsAlongCurve: [Int] { rows.map(Int.init) }

    /// Calls `body` with every row whose box meets `box`, in no promised order.
    public func forEach(meeting box: Box, _ body: (Int) -> Void) {
        guard !rows.isEmpty else { return }
        visit(level: levels.count - 2, node: 0, box, body)
    }

    private func visit(level: Int, node: Int, _ box: Box, _ body: (Int) -> Void) {
        let index = levels[level] + node
        guard boxes[index].meets(box) else { return }
        if level == 0 { return body(Int(rows[index])) }
        let children = node * Self.nodeSize..<min((node + 1) * Self.nodeSize, levels[level] - levels[level - 1])
        for child in children { visit(level: level - 1, node: child, box, body) }
    }

    /// Some row's box meets `box`; stops at the first.
    public func any(meeting box: Box) -> Bool { !rows.isEmpty && meets(level: levels.count - 2, node: 0, box) }

    private func meets(level: Int, node: Int, _ box: Box) -> Bool {
        guard boxes[levels[level] + node].meets(box) else { return false }
        if level == 0 { return true }
        let children = node * Self.nodeSize..<min((node + 1) * Self.nodeSize, levels[level] - levels[level - 1])
        return children.contains { meets(level: level - 1, node: $0, box) }
    }

    /// Rows whose box meets `box`, ascending.
    public func rows(meeting box: Box) -> [Int] {
        var result: [Int] = []
        forEach(meeting: box) { result.append($0) }
        return result.sorted()
    }
}

/// Position along the Hilbert curve of order 16.
private func hilbert(_ x: UInt32, _ y: UInt32) -> UInt32 {
    var (x, y, d) = (x, y, UInt32(0))
    var s = UInt32(1) << 15
    while s > 0 {
        let (rx, ry): (UInt32, UInt32) = (x & s > 0 ? 1 : 0, y & s > 0 ? 1 : 0)
        d += s * s * ((3 * rx) ^ ry)
        if ry == 0 {
            if rx == 1 { (x, y) = (65535 - x, 65535 - y) }
            (x, y) = (y, x)
        }
        s >>= 1
    }
    return d
}
