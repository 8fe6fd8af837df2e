import Columns

/// The earlier rows that each row of a column shares ground with; of rows on a heap, the first few alone.
///
/// Where rows lie on each other by the hundred, the pairs are more than anything that is said of them. A heap is what hangs
/// together by the boxes of rows with more than `few` partners, when it has more than `few` pairs for each of its rows.
struct EarlierRows {
    /// By row, ascending; rows that share no ground with an earlier one are not there.
    private(set) var partners: [Int: [Int]] = [:]
    /// Rows of heaps whose partners are not all listed, ascending.
    private(set) var buried: [Int] = []
    /// Number of the heap of each row that is part of one: those that may share ground with a buried row are.
    private(set) var heap: [Int: Int] = [:]

    /// Partners that are listed of a row in a heap, and pairs for each row from where on rows are a heap.
    static let few = 16

    /// - Parameters:
    ///   - column: sound rows.
    ///   - least: pairs that share no more ground do not count, m².
    /// - Complexity: that of `overlappingPairs(within:on:)`, for at most a few pairs of each row.
    init(_ column: PolygonColumn, above least: Double, on plane: OverlapPlane) {
        let boxes = column.boxes
        let tree = PackedRTree(boxes)
        var asked = [Int32](repeating: 0, count: column.count)
        for row in 0..<column.count { tree.forEach(meeting: boxes[row]) { if $0 > row { asked[$0] += 1 } } }
        let edges = PairEdges(column, boxes, asked: asked)
        let ground = SharedGround(plane)
        var found = [[Int]](repeating: [], count: column.count)

        /// Looks at the pairs whose later row is wanted, the earlier row ascending.
        func look(_ isWanted: (_ row: Int, _ later: Int) -> Bool, _ take: (_ row: Int, _ later: Int) -> Void) {
            column.withView { view in
                var later: [Int] = []
                for row in 0..<column.count {
                    later.removeAll(keepingCapacity: true)
                    tree.forEach(meeting: boxes[row]) { if $0 > row, isWanted(row, $0) { later.append($0) } }
                    guard !later.isEmpty else { continue }
                    ground.begin(view, row)
                    for other in later.sorted() where isWanted(row, other) {
                        if ground.shared({ edges.collect(view, other, $0, $1) }) > least { take(row, other) }
                    }
                }
            }
        }

        look {
            found[$1].count <= Self.few
        } _: {
            found[$1].append($0)
        }
        let many = found.indices.filter { found[$0].count > Self.few }
        if !many.isEmpty {
            var sets = DisjointSets(count: column.count)
            for row in many { tree.forEach(meeting: boxes[row]) { sets.join(row, $0) } }
            let (numbers, count) = sets.numbered()
            var (rows, pairs) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
            for row in found.indices {
                rows[Int(numbers[row])] += 1
                pairs[Int(numbers[row])] += found[row].count
            }
            func isHeap(_ row: Int) -> Bool { pairs[Int(numbers[row])] > Self.few * rows[Int(numbers[row])] }
            let last = found.map { $0.count > Self.few ? $0.last ?? 0 : .max }
            // The others of rows with many partners, until their heap is seen to be one.
            look {
                $0 > last[$1] && !isHeap($1)
            } _: { row, later in
                found[later].append(row)
                pairs[Int(numbers[later])] += 1
            }
            buried = many.filter(isHeap)
            for row in buried { found[row].removeLast(found[row].count - Self.few - 1) }
            let heaps = Set(buried.map { Int(numbers[$0]) })
            for row in found.indices where heaps.contains(Int(numbers[row])) { heap[row] = Int(numbers[row]) }
        }
        for row in found.indices where !found[row].isEmpty { partners[row] = found[row] }
    }
}
