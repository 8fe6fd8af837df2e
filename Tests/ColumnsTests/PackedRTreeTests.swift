import Columns
import Testing

@Suite struct PackedRTreeTests {
    @Test func findsWhatAScanFinds() {
        var generator = SeededGenerator(seed: 7)
        for count in [0, 1, 16, 17, 1000] {
            let boxes = (0..<count).map { _ in
                let (x, y) = (
                    Double.random(in: 0...1000, using: &generator), Double.random(in: 0...1000, using: &generator)
                )
                return Box(minX: x, minY: y, maxX: x + .random(in: 0...50, using: &generator), maxY: y + 10)
            }
            let tree = PackedRTree(boxes)
            for query in boxes.prefix(50) + [Box(), Box(minX: -5, minY: -5, maxX: 2000, maxY: 2000)] {
                #expect(tree.rows(meeting: query) == boxes.indices.filter { boxes[$0].meets(query) })
            }
        }
    }

    @Test func leavesOutEmptyAndInfiniteBoxes() {
        let whole = Box(minX: -1e300, minY: -1e300, maxX: 1e300, maxY: 1e300)
        let tree = PackedRTree([
            Box(), Box(minX: 0, minY: 0, maxX: .infinity, maxY: 1), Box(minX: 0, minY: 0, maxX: 1, maxY: 1),
        ])
        #expect(tree.rows(meeting: whole) == [2])
    }

    @Test func nearestIsWhatAScanFinds() {
        var generator = SeededGenerator(seed: 8)
        for count in [0, 1, 15, 16, 17, 500] {
            let places = (0..<count).map { _ in
                Position((generator.unit() * 40).rounded(), (generator.unit() * 40).rounded())
            }
            let tree = PackedRTree(places.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) })
            for _ in 0..<100 {
                let p = Position((generator.unit() * 60).rounded() - 10, (generator.unit() * 60).rounded() - 10)
                for reach in [3.0, .infinity] {
                    let found = tree.nearest(to: p, within: reach) { $0 % 3 == 1 ? nil : places[$0].distance(to: p) }
                    let expected = places.indices.filter { $0 % 3 != 1 && places[$0].distance(to: p) <= reach }
                        .min { (places[$0].distance(to: p), $0) < (places[$1].distance(to: p), $1) }
                    #expect(found?.row == expected)
                    #expect(found?.distance == expected.map { places[$0].distance(to: p) })
                }
            }
        }
    }

    @Test func pairsAreThoseOfAScan() {
        var generator = SeededGenerator(seed: 9)
        for count in [0, 1, 2, 16, 17, 300] {
            let boxes = (0..<count).map { _ in
                let (x, y) = (generator.unit() * 100, generator.unit() * 100)
                return Box(minX: x, minY: y, maxX: x + generator.unit() * 9, maxY: y + generator.unit() * 9)
            }
            var found: [[Int]] = []
            PackedRTree(boxes).forEachMeetingPair { found.append([min($0, $1), max($0, $1)]) }
            let expected = boxes.indices.flatMap { a in
                boxes.indices.filter { $0 > a && boxes[a].meets(boxes[$0]) }.map { [a, $0] }
            }
            #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == expected)
        }
    }

    @Test(arguments: [0.0, 1e-305, 5])
    func placesOnOneLine(step: Double) {
        let boxes = (0..<40).map { Box(minX: 3, minY: Double($0) * step, maxX: 3, maxY: Double($0) * step) }
        let all = PackedRTree(boxes).rows(meeting: Box(minX: 0, minY: 0, maxX: 9, maxY: 999))
        #expect(all == Array(0..<40))
    }
}
