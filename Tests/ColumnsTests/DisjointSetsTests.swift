import Columns
import Testing

@Suite struct DisjointSetsTests {
    @Test func aSetIsNamedByItsLowestNumber() {
        var sets = DisjointSets(count: 7)
        for (a, b) in [(6, 4), (4, 2), (5, 1), (5, 5)] { sets.join(a, b) }
        #expect((0..<7).map { sets.root($0) } == [0, 1, 2, 3, 2, 1, 2])
        let (numbers, count) = sets.numbered()
        #expect(numbers == [0, 1, 2, 3, 2, 1, 2])
        #expect(count == 4)
    }

    @Test func noNumbersAreNoSets() {
        var sets = DisjointSets(count: 0)
        #expect(sets.numbered().numbers.isEmpty)
        #expect(sets.numbered().count == 0)
    }

    /// Random joins against sets that are merged whole, in another order, and in two halves put together.
    @Test(arguments: [1, 2, 3] as [UInt64]) func joinsAgreeWithMergedSets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pairs = (0..<60).map { _ in
            (Int.random(in: 0..<100, using: &generator), Int.random(in: 0..<100, using: &generator))
        }
        var plain = (0..<100).map { Set([$0]) }
        for (a, b) in pairs {
            let both = plain[a].union(plain[b])
            for member in both { plain[member] = both }
        }
        var sets = DisjointSets(count: 100)
        for (a, b) in pairs.reversed() { sets.join(b, a) }
        var (first, second) = (DisjointSets(count: 100), DisjointSets(count: 100))
        for (a, b) in pairs.prefix(30) { first.join(a, b) }
        for (a, b) in pairs.suffix(30) { second.join(a, b) }
        first.join(second)
        for number in 0..<100 {
            #expect(sets.root(number) == plain[number].min())
            #expect(first.root(number) == plain[number].min())
        }
    }
}
