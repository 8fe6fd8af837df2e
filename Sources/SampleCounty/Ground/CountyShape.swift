import Columns

/// Which cells of the mesh belong to the county: one piece without holes, its border with bays and capes, the lake inside.
struct CountyShape: Sendable {
    /// One for each cell.
    private(set) var inside: [Bool]

    /// - Parameters:
    ///   - share: part of the mesh that the county takes.
    ///   - lake: ground that lies well inside.
    init(_ mesh: Mesh, share: Double, around lake: (middle: Position, radius: Double), noise: LatticeNoise) {
        let (border, warp) = (noise.branch(21), noise.branch(22))
        let (w, h) = (Double(mesh.columns) * mesh.cell / 2, Double(mesh.rows) * mesh.cell / 2)
        let far = (0..<mesh.cellCount).map { c -> Double in
            let (i, j) = mesh.place(ofCell: c)
            guard i > 2, j > 2, i < mesh.columns - 3, j < mesh.rows - 3 else { return .infinity }
            let x = (Double(i) + 0.5) * mesh.cell - w
            let y = (Double(j) + 0.5) * mesh.cell - h
            // How far the border lies in this direction: bays and capes, and small ones between.
            let (u, v) = (x / w, y / h)
            let away = (u * u + v * v).squareRoot() + 1e-9
            let reach = 0.5 + warp.fractal(1.5 * u / away + 9, 1.5 * v / away, octaves: 4)
            let toLake = mesh.middle(ofCell: c).distance(to: lake.middle) / (2.2 * lake.radius)
            return away / reach + 0.3 * (border.fractal(x / (0.2 * w), y / (0.2 * w), octaves: 4) - 0.5)
                - max(0, 1 - toLake) + 3 * max(0, max(u.magnitude, v.magnitude) - 0.93)
        }
        let wanted = Int(clamping: share * Double(mesh.cellCount))
        let limit = far.sorted()[min(wanted, far.count - 1)]
        inside = Self.largestPiece(far.map { $0 < limit }, mesh)
        let outside = Self.pieceAtBorder(inside, mesh)
        inside = outside.map { !$0 }
    }

    private static func largestPiece(_ cells: [Bool], _ mesh: Mesh) -> [Bool] {
        var seen = Array(repeating: false, count: cells.count)
        var best: [Int] = []
        for start in cells.indices where cells[start] && !seen[start] {
            let piece = flood(from: [start], mesh, &seen) { cells[$0] }
            if piece.count > best.count { best = piece }
        }
        var result = Array(repeating: false, count: cells.count)
        for c in best { result[c] = true }
        return result
    }

    /// Cells that are connected to the border of the mesh without entering the piece.
    private static func pieceAtBorder(_ piece: [Bool], _ mesh: Mesh) -> [Bool] {
        var seen = Array(repeating: false, count: piece.count)
        _ = flood(from: [0], mesh, &seen) { !piece[$0] }
        return seen
    }

    private static func flood(from start: [Int], _ mesh: Mesh, _ seen: inout [Bool], where open: (Int) -> Bool) -> [Int]
    {
        var stack = start
        var result = start
        for c in start { seen[c] = true }
        while let c = stack.popLast() {
            let (e, n, w, s) = mesh.neighbours(ofCell: c)
            for next in [e, n, w, s] where next >= 0 && !seen[next] && open(next) {
                seen[next] = true
                stack.append(next)
                result.append(next)
            }
        }
        return result
    }
}
