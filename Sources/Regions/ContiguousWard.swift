/// Ward's clustering with contiguity: from single rows, the two neighbouring clusters whose union adds least
/// heterogeneity are joined until the wanted number is left.
///
/// - Source: Ward, J. Amer. Statist. Assoc. 58, 1963; with contiguity Murtagh, Environment and Planning A 17, 1985.
enum ContiguousWard {
    /// Clusters from 0, or none when there are more connected parts than clusters wanted.
    /// - Complexity: O(*n*²) at most for *n* rows; ties go to the lowest rows.
    static func labels(_ ground: SearchGround, clusters wanted: Int) -> [Int]? {
        let (n, width) = (ground.count, ground.width)
        guard ground.parts.count <= wanted, wanted <= n else { return nil }
        var sizes = [Double](repeating: 1, count: n)
        var sums = ground.scores
        var beside = (0..<n).map { Array(ground.heads[ground.offsets[$0]..<ground.offsets[$0 + 1]]) }
        var into = Array(0..<n)
        var alive = Array(0..<n)
        func cost(_ a: Int, _ b: Int) -> Double {
            var d = 0.0
            for c in 0..<width {
                let e = sums[a * width + c] / sizes[a] - sums[b * width + c] / sizes[b]
                d += e * e
            }
            return d * sizes[a] * sizes[b] / (sizes[a] + sizes[b])
        }
        func nearest(_ a: Int) -> (Double, Int) {
            var best = (Double.infinity, -1)
            for b in beside[a] {
                let d = cost(a, b)
                if d < best.0 || (d == best.0 && b < best.1) { best = (d, b) }
            }
            return best
        }
        var near = (0..<n).map(nearest)
        var left = n
        while left > wanted {
            var (a, least) = (-1, Double.infinity)
            alive.removeAll { into[$0] != $0 }
            for row in alive where near[row].0 < least { (a, least) = (row, near[row].0) }
            guard a >= 0 else { return nil }
            let b = near[a].1
            for c in 0..<width { sums[a * width + c] += sums[b * width + c] }
            sizes[a] += sizes[b]
            into[b] = a
            beside[a] = Set(beside[a] + beside[b]).subtracting([a, b]).sorted()
            for other in beside[a] {
                beside[other] = Set(beside[other].map { $0 == b ? a : $0 }).sorted()
                near[other] = nearest(other)
            }
            near[a] = nearest(a)
            left -= 1
        }
        return numbered(into)
    }

    private static func numbered(_ into: [Int]) -> [Int] {
        var number = [Int](repeating: -1, count: into.count)
        var next = 0
        return into.indices.map { row in
            var top = row
            while into[top] != top { top = into[top] }
            if number[top] < 0 {
                number[top] = next
                next += 1
            }
            return number[top]
        }
    }
}
