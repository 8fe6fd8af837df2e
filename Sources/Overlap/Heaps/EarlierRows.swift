import Columns

/// The earlier rows that each row of a column shares ground with; of rows on a heap, the first few alone.
///
/// Where rows lie on each other by the hundred, the pairs are more than anything that is said of them. A heap is what hangs
/// together by the boxes of rows with more than `few` partners, when it has more than `few` pairs for each of its rows.
package struct EarlierRows {
    /// An earlier row, and the ground that is shared with it.
    package struct Partner {
        /// Row of the column.
        package let row: Int
        /// Square metres.
        package let area: Double
    }

    /// By row, ascending; rows that share no ground with an earlier one are not there.
    package private(set) var partners: [Int: [Partner]] = [:]
    /// Rows of heaps whose partners are not all listed, ascending.
    package private(set) var buried: [Int] = []
    /// Partners of each buried row that are not listed, as far as they were counted.
    package private(set) var unlisted: [Int: Int] = [:]
    /// Buried rows with more partners than were counted.
    package private(set) var uncounted: Set<Int> = []
    /// Number of the heap of each row that is part of one: those that may share ground with a buried row are.
    package private(set) var heap: [Int: Int] = [:]

    /// Partners that are listed of a row in a heap, and pairs for each row from where on rows are a heap.
    package static let few = 16

    /// The rows of each heap that share ground with a row, ascending; heaps by their first row.
    package var heaps: [[Int]] {
        var rows: [Int: Set<Int>] = [:]
        for (row, number) in heap {
            guard let others = partners[row] else { continue }
            rows[number, default: []].formUnion([row] + others.map(\.row))
        }
        return rows.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// - Parameters:
    ///   - column: sound rows.
    ///   - least: pairs that share no more ground do not count, m².
    ///   - counting: partners of a buried row that are counted beyond those that are listed, at most.
    /// - Complexity: that of `overlappingPairs(within:on:)`, for at most a few pairs of each row, and `counting` more of
    ///   each buried row.
    package init(_ column: PolygonColumn, above least: Double, counting: Int = 0, on plane: OverlapPlane) {
        let boxes = column.boxes
        let tree = PackedRTree(boxes)
        var asked = [Int32](repeating: 0, count: column.count)
        for row in 0..<column.count { tree.forEach(meeting: boxes[row]) { if $0 > row { asked[$0] += 1 } } }
        let edges = PairEdges(column, boxes, asked: asked)
        let ground = SharedGround(plane)
        var found = [[Partner]](repeating: [], count: column.count)

        /// Looks at the pairs whose later row is wanted, the earlier row ascending.
        func look(_ isWanted: (_ row: Int, _ later: Int) -> Bool, _ take: (_ later: Int, _ partner: Partner) -> Void) {
            column.withView { view in
                var later: [Int] = []
                for row in 0..<column.count {
                    later.removeAll(keepingCapacity: true)
                    tree.forEach(meeting: boxes[row]) { if $0 > row, isWanted(row, $0) { later.append($0) } }
                    guard !later.isEmpty else { continue }
                    ground.begin(view, row)
                    for other in later.sorted() where isWanted(row, other) {
                        let area = ground.shared { edges.collect(view, other, $0, $1) }
                        if area > least { take(other, Partner(row: row, area: area)) }
                    }
                }
            }
        }

        look {
            found[$1].count <= Self.few
        } _: {
            found[$0].append($1)
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
            let last = found.map { $0.count > Self.few ? $0.last?.row ?? 0 : .max }
            // The others of rows with many partners, until their heap is seen to be one.
            look {
                $0 > last[$1] && !isHeap($1)
            } _: { later, partner in
                found[later].append(partner)
                pairs[Int(numbers[later])] += 1
            }
            buried = many.filter(isHeap)
            if counting > 0, !buried.isEmpty {
                let seen = found.map { $0.last?.row ?? .max }
                for row in buried { unlisted[row] = found[row].count - Self.few - 1 }
                // A row that has its full count is not looked at again.
                look { row, later in
                    row > seen[later] && unlisted[later].map { $0 < counting } == true
                } _: { later, _ in
                    unlisted[later, default: 0] += 1
                }
                uncounted = Set(buried.filter { unlisted[$0, default: 0] >= counting })
            }
            for row in buried { found[row].removeLast(found[row].count - Self.few - 1) }
            let heaps = Set(buried.map { Int(numbers[$0]) })
            for row in found.indices where heaps.contains(Int(numbers[row])) { heap[row] = Int(numbers[row]) }
            // A row that shares ground with buried rows alone, and comes after those that they list.
            var known = Set(found.lazy.joined().map(\.row))
            let isBuried = Set(buried)
            look {
                isBuried.contains($1) && found[$0].isEmpty && !known.contains($0)
            } _: { later, partner in
                guard known.insert(partner.row).inserted else { return }
                found[later].append(partner)
                if let more = unlisted[later], more > 0 { unlisted[later] = more - 1 }
            }
        }
        for row in found.indices where !found[row].isEmpty { partners[row] = found[row] }
    }
}
