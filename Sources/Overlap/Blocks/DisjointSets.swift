/// Sets of numbers that are joined pair by pair.
/// - Source: Tarjan and van Leeuwen, *Worst-case analysis of set union algorithms*, 1984 (linking by index, path halving).
struct DisjointSets: Sendable {
    private var parents: [Int32]

    /// Each of `count` numbers in a set of its own.
    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    /// The least number of the set.
    mutating func root(_ number: Int) -> Int {
        var at = number
        while true {
            let above = Int(parents[at])
            if above == at { return at }
            parents[at] = parents[above]
            at = above
        }
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (p, q) = (root(a), root(b))
        if p < q { parents[q] = Int32(p) } else { parents[p] = Int32(q) }
    }

    /// Joins what another partition of the same numbers has joined.
    mutating func join(_ other: DisjointSets) {
        for number in parents.indices where other.parents[number] != Int32(number) {
            join(number, Int(other.parents[number]))
        }
    }
}
