import Columns
import FindingValues
import Overlap

/// Which rows of a column share ground, with rows of one and the same shape counted as one.
///
/// Rows that stand on each other by the hundred have pairs by the ten thousand that all say the same: such rows are a group,
/// and pairs are looked for between groups alone. Rows that share geometric noise (0.01 m² or less) share nothing.
package struct SharingRows: Sendable {
    /// Group of each row; shape `(rows)`.
    package let group: [Int]
    /// Rows of each group, ascending.
    package let members: [[Int]]
    /// Groups that share ground with a group, by group, ascending; groups that share none are not there. Of groups on a heap,
    /// `EarlierRows`, the first few.
    package private(set) var neighbours: [Int: [Int]] = [:]
    /// The groups of each heap, ascending.
    package let heaps: [[Int]]
    /// Number of the heap of each of these groups.
    package let heap: [Int: Int]

    /// - Parameter rows: sound.
    /// - Complexity: `EarlierRows` for one row of each shape.
    package init(_ rows: PolygonColumn, on plane: OverlapPlane) {
        let (group, members) = Self.groups(rows, on: plane)
        (self.group, self.members) = (group, members)
        let distinct = members.count == rows.count ? rows : rows.selecting(members.map { $0[0] })
        let earlier = EarlierRows(distinct, above: Noise.area, on: plane)
        heaps = earlier.heaps
        heap = Dictionary(
            heaps.enumerated().flatMap { n, rows in rows.map { ($0, n) } }, uniquingKeysWith: { first, _ in first })
        for (row, partners) in earlier.partners {
            for partner in partners {
                neighbours[partner.row, default: []].append(row)
                neighbours[row, default: []].append(partner.row)
            }
        }
        for row in neighbours.keys { neighbours[row]?.sort() }
    }

    /// No rows share ground.
    package var isEmpty: Bool { neighbours.isEmpty && members.count == group.count }

    /// Rows that share ground with a row and come before it, ascending: the first of them.
    /// - Complexity: O(*most*) for each group that shares ground with the row's.
    package func earlier(_ row: Int, most: Int) -> [Int] {
        ([group[row]] + (neighbours[group[row]] ?? [])).flatMap { members[$0].prefix(most).filter { $0 < row } }
            .sorted().prefix(most).map { $0 }
    }

    /// Of some rows those that share ground with another of them, or lie on one heap with another.
    package func sharing(_ rows: [Int]) -> [Int] {
        guard !isEmpty else { return [] }
        var asked: [Int: Int] = [:]
        for row in rows { asked[group[row], default: 0] += 1 }
        var onHeap: [Int: Int] = [:]
        for group in asked.keys { if let heap = heap[group] { onHeap[heap, default: 0] += 1 } }
        return rows.filter { row in
            (asked[group[row]] ?? 0) > 1 || heap[group[row]].map { (onHeap[$0] ?? 0) > 1 } == true
                || neighbours[group[row]]?.contains { asked[$0] != nil } == true
        }
    }

    /// Rows by shape, in the order of the first row of each. Rows of no more ground than noise are each their own.
    private static func groups(_ rows: PolygonColumn, on plane: OverlapPlane) -> (of: [Int], members: [[Int]]) {
        let boxes = rows.boxes
        var count: [Box: Int] = [:]
        for box in boxes { count[box, default: 0] += 1 }
        let doubtful = count.count == rows.count ? [] : boxes.indices.filter { (count[boxes[$0]] ?? 0) > 1 }
        guard !doubtful.isEmpty else { return (Array(0..<rows.count), (0..<rows.count).map { [$0] }) }
        let own = rows.selecting(doubtful)
        let (column, grounds) = (GeometryColumn.polygons(own), areas(of: own, on: plane))
        var firsts: [[Double]: [Int]] = [:]
        var first = Array(0..<rows.count)
        for (n, row) in doubtful.enumerated() where grounds[n] > Noise.area {
            let key = Array(column.coordinates(ofRow: n))
            let known = (firsts[key] ?? []).first { other in own.selecting([n]) == own.selecting([other]) }
            if let known { first[row] = doubtful[known] } else { firsts[key, default: []].append(n) }
        }
        var (group, members) = ([Int](repeating: 0, count: rows.count), [[Int]]())
        for row in first.indices {
            if first[row] == row {
                group[row] = members.count
                members.append([row])
            } else {
                group[row] = group[first[row]]
                members[group[row]].append(row)
            }
        }
        return (group, members)
    }
}
