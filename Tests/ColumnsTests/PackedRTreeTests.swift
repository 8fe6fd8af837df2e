import Columns
import Testing

@Suite struct PackedRTreeTests {
    @Test func findsWhatAScanFinds() {
        var generator = SeededGenerator(seed: 7)
        for count in [0, 1, 16, 17, 1000] {
            let boxes = (0..<count).map { _ in
                let (x, y) = (Double.random(in: 0...1000, using: &generator), Double.random(in: 0...1000, using: &generator))
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
        let tree = PackedRTree([Box(), Box(minX: 0, minY: 0, maxX: .infinity, maxY: 1), Box(minX: 0, minY: 0, maxX: 1, maxY: 1)])
        #expect(tree.rows(meeting: whole) == [2])
    }
}
