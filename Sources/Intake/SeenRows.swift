import Columns

/// Finds rows that stand twice, by 64-bit fingerprints of key and content: 16 bytes a row.
///
/// Of rows alike in key, shape and the values read, the first stays and the others are left out, `duplicate-row`. Rows of one
/// key and different content are kept; what they are is for the job to say. Rows without a key are known by their content.
/// Rows without geometry, in a layer that has one, are not judged here.
public struct SeenRows: Sendable {
    /// A key that stands on rows of different content.
    public struct Shared: Sendable, Hashable {
        /// Rows that carry it, duplicates not counted.
        public var rows: Int
        /// Source row of the second of them.
        public let row: Int
    }

    private let layer: String
    private var table = FlatTable()
    /// By key.
    public private(set) var shared: [String: Shared] = [:]
    /// Rows that were left out.
    public private(set) var duplicates = 0

    /// Nothing seen yet.
    public init(layer: String) { self.layer = layer }

    /// Rows of a batch that are no exact duplicates of rows seen before, ascending; the others become issues.
    /// - Parameters:
    ///   - batch: its geometry, and the values that are read.
    ///   - key: identifies the rows; none without a key.
    public mutating func fresh(
        _ batch: Layer, key: AttributeColumn?, _ issues: inout [RowIssue]
    ) -> [Int] {
        let contents = batch.fingerprints()
        var kept: [Int] = []
        kept.reserveCapacity(batch.count)
        let isTable = batch.geometry.kind == .none
        for row in 0..<batch.count {
            if !isTable, batch.geometry.isEmpty(row: row) {
                kept.append(row)
                continue
            }
            let id = key?.text(row)
            var hash = Fingerprint()
            if let id { hash.add(id) } else { hash.add(contents[row]) }
            guard let before = table.insert(hash.value, contents[row]) else {
                kept.append(row)
                continue
            }
            if before == contents[row] {
                duplicates += 1
                issues.append(
                    RowIssue(
                        layer: layer, row: batch.sourceRows[row], id: id, rule: "duplicate-row", severity: .warning,
                        place: batch.geometry.firstPlace(ofRow: row), message: "the row stands twice; one was left out",
                        areaBefore: PolygonRepair.ground(of: batch.geometry, row: row)))
            } else {
                if let id { shared[id, default: Shared(rows: 1, row: batch.sourceRows[row])].rows += 1 }
                kept.append(row)
            }
        }
        return kept
    }
}

/// A table of pairs of 64 bits with open addressing; at most half full.
private struct FlatTable: Sendable {
    private struct Pair {
        var key: UInt64 = 0
        var value: UInt64 = 0
    }
    private var pairs = [Pair](repeating: Pair(), count: 1024)
    private var count = 0

    /// Puts in a pair.
    /// - Returns: the value that the key has already; it stays. None when the key is new.
    mutating func insert(_ given: UInt64, _ value: UInt64) -> UInt64? {
        let new = Pair(key: given == 0 ? 1 : given, value: value)
        let found = pairs.withUnsafeMutableBufferPointer { pairs -> UInt64? in
            var slot = Self.home(new.key, pairs.count)
            while pairs[slot].key != 0 {
                if pairs[slot].key == new.key { return pairs[slot].value }
                slot = (slot &+ 1) & (pairs.count &- 1)
            }
            pairs[slot] = new
            return nil
        }
        guard found == nil else { return found }
        count += 1
        if 2 * count > pairs.count { grow() }
        return nil
    }

    private static func home(_ key: UInt64, _ size: Int) -> Int { Int(truncatingIfNeeded: key) & (size &- 1) }

    private mutating func grow() {
        let size = 4 * pairs.count
        var wider = [Pair](repeating: Pair(), count: size)
        wider.withUnsafeMutableBufferPointer { wider in
            for pair in pairs where pair.key != 0 {
                var slot = Self.home(pair.key, size)
                while wider[slot].key != 0 { slot = (slot &+ 1) & (size &- 1) }
                wider[slot] = pair
            }
        }
        pairs = wider
    }
}

extension GeometryColumn {
    /// The first vertex of a row that is finite; none when there is none.
    func firstPlace(ofRow row: Int) -> Position? {
        let c = coordinates(ofRow: row)
        var i = c.startIndex
        while i + 1 < c.endIndex {
            if c[i].isFinite, c[i + 1].isFinite { return Position(c[i], c[i + 1]) }
            i += 2
        }
        return nil
    }
}
