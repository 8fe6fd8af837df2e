/// A partition of the numbers `0..<count` into sets that are joined pair by pair.
///
/// A set is named by its lowest number, so that the partition and its names do not depend on the order of the joins.
/// - Complexity: any sequence of *m* calls takes O(*m* log *n*).
/// - Source: Tarjan and van Leeuwen, *Worst-case analysis of set union algorithms*, J. ACM 31, 1984 (linking by index,
///   path halving).
public struct DisjointSets: Sendable {
    @usableFromInline var parents: [Int32]

    /// Each of `count` numbers in a set of its own.
    @inlinable public init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    /// The lowest number of the set that holds `number`.
    @inlinable public mutating func root(_ number: Int) -> Int {
        var at = number
        while true {
            let above = Int(parents[at])
            if above == at { return at }
            parents[at] = parents[above]
            at = above
        }
    }

    /// Makes one set of the two that hold `a` and `b`.
    @inlinable public mutating func join(_ a: Int, _ b: Int) {
        let (p, q) = (root(a), root(b))
        if p < q { parents[q] = Int32(p) } else { parents[p] = Int32(q) }
    }

    /// Joins what another partition of the same numbers has joined.
    @inlinable public mutating func join(_ other: DisjointSets) {
        for number in parents.indices where other.parents[number] != Int32(number) {
            join(number, Int(other.parents[number]))
        }
    }

    /// The number of the set of each number, shape `(count)`; sets are counted from 0 by their lowest numbers.
    @inlinable public mutating func numbered() -> (numbers: [Int32], count: Int) {
        var numbers = [Int32](repeating: 0, count: parents.count)
        var next: Int32 = 0
        for number in numbers.indices {
            let root = root(number)
            if root == number {
                numbers[number] = next
                next += 1
            } else {
                numbers[number] = numbers[root]
            }
        }
        return (numbers, Int(next))
    }
}
