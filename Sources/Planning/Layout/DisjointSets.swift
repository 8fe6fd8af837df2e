/// Disjoint sets of `0..<count`, named by their lowest member.
struct DisjointSets: Sendable {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    /// The lowest member of the set that holds `member`.
    mutating func root(_ member: Int) -> Int {
        var at = member
        while Int(parents[at]) != at {
            parents[at] = parents[Int(parents[at])]
            at = Int(parents[at])
        }
        return at
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        if x < y { parents[y] = Int32(x) } else { parents[x] = Int32(y) }
    }
}
