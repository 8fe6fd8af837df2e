import Columns

/// Which polygons are neighbours, and along how many metres of border.
///
/// An undirected graph over rows. Pairs are sorted by first and then second row; rows without a neighbour are listed.
public struct Adjacency: Sendable, Equatable {
    /// Two neighbouring rows, the lower first.
    public struct Pair: Sendable, Hashable {
        /// The lower row.
        public let first: Int
        /// The higher row.
        public let second: Int
        /// Length of the shared border, metres in the plane.
        public let sharedMetres: Double

        /// A pair in either order.
        public init(_ first: Int, _ second: Int, sharedMetres: Double) {
            (self.first, self.second, self.sharedMetres) = (min(first, second), max(first, second), sharedMetres)
        }
    }

    /// Number of rows.
    public let count: Int
    /// By first and then second row, no pair twice.
    public let pairs: [Pair]
    /// First neighbour of each row; shape `(rows + 1)`.
    public let offsets: [Int]
    /// Neighbours of all rows, ascending within a row; shape `(2 · pairs)`.
    public let neighbours: [Int]
    /// Length of the border shared with each neighbour.
    public let shared: [Double]

    /// A graph from pairs in any order; a pair given twice has its lengths added.
    public init(count: Int, pairs: some Sequence<Pair>) {
        var lengths: [Pair] = []
        for pair in pairs.sorted(by: { ($0.first, $0.second, $0.sharedMetres) < ($1.first, $1.second, $1.sharedMetres) }
        ) {
            precondition(
                pair.first >= 0 && pair.second < count && pair.first < pair.second, "a pair must join two rows")
            if let last = lengths.last, last.first == pair.first, last.second == pair.second {
                let sum = last.sharedMetres + pair.sharedMetres
                lengths[lengths.count - 1] = Pair(pair.first, pair.second, sharedMetres: sum)
            } else {
                lengths.append(pair)
            }
        }
        (self.count, self.pairs) = (count, lengths)
        var degrees = [Int](repeating: 0, count: count + 1)
        for pair in lengths {
            degrees[pair.first + 1] += 1
            degrees[pair.second + 1] += 1
        }
        for row in 0..<count { degrees[row + 1] += degrees[row] }
        offsets = degrees
        var next = degrees
        var (all, metres) = (
            [Int](repeating: 0, count: 2 * lengths.count), [Double](repeating: 0, count: 2 * lengths.count)
        )
        // Lower neighbours first: pairs are sorted by their lower row, so the second pass keeps each row ascending.
        for pair in lengths {
            (all[next[pair.second]], metres[next[pair.second]]) = (pair.first, pair.sharedMetres)
            next[pair.second] += 1
        }
        for pair in lengths {
            (all[next[pair.first]], metres[next[pair.first]]) = (pair.second, pair.sharedMetres)
            next[pair.first] += 1
        }
        (neighbours, shared) = (all, metres)
    }

    /// Rows beside a row, ascending.
    public func neighbours(of row: Int) -> ArraySlice<Int> { neighbours[offsets[row]..<offsets[row + 1]] }

    /// Rows without a neighbour, ascending.
    public var isolates: [Int] { (0..<count).filter { offsets[$0] == offsets[$0 + 1] } }

    /// Connected parts: each ascending, in the order of their lowest rows.
    public var components: [[Int]] {
        var (seen, result) = ([Bool](repeating: false, count: count), [[Int]]())
        for start in 0..<count where !seen[start] {
            var (part, at) = ([start], 0)
            seen[start] = true
            while at < part.count {
                for next in neighbours(of: part[at]) where !seen[next] {
                    seen[next] = true
                    part.append(next)
                }
                at += 1
            }
            result.append(part.sorted())
        }
        return result
    }

    /// The rows hang together: each can be reached from each without leaving them.
    public func isConnected(_ rows: [Int]) -> Bool {
        guard let start = rows.first else { return true }
        var (left, stack) = (Set(rows), [start])
        left.remove(start)
        while let row = stack.popLast() {
            for next in neighbours(of: row) where left.remove(next) != nil { stack.append(next) }
        }
        return left.isEmpty
    }
}
