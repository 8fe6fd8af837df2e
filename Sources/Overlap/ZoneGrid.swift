import Columns

/// A grid over all zones: for each cell, the zones that hold it whole and the zones that have an edge in it.
struct ZoneGrid: Sendable {
    private(set) var minX = 0.0
    private(set) var minY = 0.0
    private(set) var cellsPerMetre = 0.0
    private(set) var width = 0
    private(set) var height = 0
    /// First entry of each cell; shape `(cells + 1)`.
    private(set) var offsets: [Int32] = [0]
    /// Zone · 2, plus 1 when the zone holds the whole cell.
    private(set) var entries: [UInt32] = []

    /// Cells for each zone, about; a village of 2,5 km gets cells of 110 m.
    private static let cellsPerZone = 512
    private static let mostCells = 4_000_000
    /// Zones over one place, on the mean, from which on cells are made larger: what is listed grows with the zones, never with
    /// their pairs. The boxes of zones that tile their ground cover it about twice.
    private static let depth = 4.0

    init(_ zones: PolygonColumn, _ edges: ZoneEdges) {
        var extent = Box()
        var covered = 0.0
        for box in edges.boxes where box.isFinite {
            extent.add(box)
            covered += box.width * box.height
        }
        guard extent.isFinite, extent.width > 0, extent.height > 0 else { return }
        let cells = Double(min(Self.mostCells, max(64, Self.cellsPerZone * zones.count)))
        let ground = max(extent.width * extent.height, covered / Self.depth)
        let side = max((ground / cells).squareRoot(), max(extent.width, extent.height) / 20_000)
        (minX, minY, cellsPerMetre) = (extent.minX, extent.minY, 1 / side)
        width = Int(clamping: extent.width / side) + 1
        height = Int(clamping: extent.height / side) + 1
        var found: [(cell: Int32, entry: UInt32)] = []
        var marked: [Bool] = []
        zones.withView { view in
            for zone in 0..<view.count where !edges.boxes[zone].isEmpty {
                add(zone, view, edges, side, &marked, &found)
            }
        }
        // Counting sort by cell keeps the order of zones within a cell.
        var counts = [Int32](repeating: 0, count: width * height + 1)
        for f in found { counts[Int(f.cell) + 1] += 1 }
        for c in 1..<counts.count { counts[c] += counts[c - 1] }
        offsets = counts
        entries = [UInt32](repeating: 0, count: found.count)
        for f in found {
            entries[Int(counts[Int(f.cell)])] = f.entry
            counts[Int(f.cell)] += 1
        }
    }

    /// Column of a place, kept within the grid.
    @inline(__always) func column(_ x: Double) -> Int { clamp((x - minX) * cellsPerMetre, width) }
    @inline(__always) func row(_ y: Double) -> Int { clamp((y - minY) * cellsPerMetre, height) }
    @inline(__always) private func clamp(_ v: Double, _ n: Int) -> Int {
        v <= 0 ? 0 : v >= Double(n) ? n - 1 : Int(clamping: v)
    }

    private func add(
        _ zone: Int, _ view: PolygonView, _ edges: ZoneEdges, _ side: Double, _ marked: inout [Bool],
        _ found: inout [(cell: Int32, entry: UInt32)]
    ) {
        let box = edges.boxes[zone]
        let (c0, c1, r0, r1) = (column(box.minX), column(box.maxX), row(box.minY), row(box.maxY))
        let across = c1 - c0 + 1
        marked.removeAll(keepingCapacity: true)
        marked.append(contentsOf: repeatElement(false, count: across * (r1 - r0 + 1)))
        // Marks reach a little further than the edge, so that rounding never misses a cell.
        let slack = 1e-6 * side
        for ring in view.rings(ofRow: zone) {
            let v = view.vertices(ofRing: ring)
            for i in v.dropLast() {
                let (ax, ay, bx, by) = (view.x(i), view.y(i), view.x(i + 1), view.y(i + 1))
                for r in row(min(ay, by) - slack)...row(max(ay, by) + slack) {
                    var (low, high) = (min(ax, bx), max(ax, bx))
                    if ay != by {
                        // The part of the edge within the row of cells.
                        let bottom = minY + Double(r) * side - slack
                        let top = minY + Double(r + 1) * side + slack
                        let (s, t) = ((bottom - ay) / (by - ay), (top - ay) / (by - ay))
                        let (from, to) = (max(0, min(s, t)), min(1, max(s, t)))
                        guard from <= to else { continue }
                        let (x, z) = (ax + (bx - ax) * from, ax + (bx - ax) * to)
                        (low, high) = (min(x, z), max(x, z))
                    }
                    for c in column(low - slack)...column(high + slack) where c0...c1 ~= c && r0...r1 ~= r {
                        marked[(r - r0) * across + c - c0] = true
                    }
                }
            }
        }
        for r in r0...r1 {
            // Without an edge between them, neighbours lie alike.
            var isInside: Bool?
            for c in c0...c1 {
                let cell = Int32(truncatingIfNeeded: r * width + c)
                if marked[(r - r0) * across + c - c0] {
                    isInside = nil
                    found.append((cell, UInt32(truncatingIfNeeded: 2 * zone)))
                    continue
                }
                let inside =
                    isInside
                    ?? (edges.winding(zone, minX + (Double(c) + 0.5) * side, minY + (Double(r) + 0.5) * side) == 1)
                isInside = inside
                if inside { found.append((cell, UInt32(truncatingIfNeeded: 2 * zone + 1))) }
            }
        }
    }
}
