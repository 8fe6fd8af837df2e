import CLinux
import Columns
import PROJ

/// Finds rows that stand twice, by 64-bit fingerprints of their content: 16 bytes a row, and as much for its key.
///
/// A row is a duplicate when a row before it is alike in shape and in every value of the source, as `check` has it; of
/// rows alike the first stays, the others are left out, `duplicate-row`. Where a job reads a part of the columns, rows
/// alike in these are held back until the others are known (`settle`). Rows of one key and different content are kept;
/// what they are is for the job to say. Rows without geometry, in a layer that has one, are not judged here.
package struct SeenRows: Sendable {
    /// A key that stands on rows of different content.
    package struct Shared: Sendable, Hashable {
        /// Rows that carry it, duplicates not counted.
        package var rows: Int
        /// Source row of the second of them.
        package let row: Int
    }

    /// Rows alike in what was read, of which the source may say more.
    private struct Held: Sendable {
        let rows: Layer
        /// For each, the source row of the first row that it is like, and its key.
        let firsts: [Int]
        let keys: [String?]
    }

    private let layer: String
    private let ground: RowGround
    private var contents = FlatTable()
    private var keyed = FlatTable()
    private var held: [Held] = []
    /// By key.
    package private(set) var shared: [String: Shared] = [:]
    /// Rows that were left out.
    package private(set) var duplicates = 0

    /// Nothing seen yet.
    /// - Parameter crs: of the rows, for the area of those that are left out.
    package init(layer: String, crs: CRSDescription? = nil) { (self.layer, ground) = (layer, RowGround(crs)) }

    /// Rows of a batch that are unlike all rows seen before, ascending; the others become issues, or are held back.
    /// - Parameters:
    ///   - batch: its geometry, and the values that are read.
    ///   - key: identifies the rows; none without a key.
    ///   - isWhole: the batch has every column of the source.
    package mutating func fresh(
        _ batch: Layer, key: AttributeColumn?, isWhole: Bool = true, _ issues: inout [RowIssue]
    ) -> [Int] {
        let prints = batch.fingerprints()
        var (kept, alike, firsts) = ([Int](), [Int](), [Int]())
        kept.reserveCapacity(batch.count)
        let isTable = batch.geometry.kind == .none
        for row in 0..<batch.count {
            if row + 8 < batch.count { contents.askAhead(for: prints[row + 8]) }
            if !isTable, batch.geometry.isEmpty(row: row) {
                kept.append(row)
                continue
            }
            let place = UInt64(truncatingIfNeeded: batch.sourceRows[row])
            guard let first = contents.insert(prints[row], place) else {
                count(key?.text(row), prints[row], batch.sourceRows[row])
                kept.append(row)
                continue
            }
            alike.append(row)
            firsts.append(Int(truncatingIfNeeded: first))
        }
        guard !alike.isEmpty else { return kept }
        let rows = alike.count < batch.count ? batch.selecting(alike) : batch
        let own = Held(rows: rows, firsts: firsts, keys: alike.map { key?.text($0) })
        if isWhole { for row in 0..<rows.count { leaveOut(own, row, &issues) } } else { held.append(own) }
        return kept
    }

    /// Decides on the rows that are held back, when all were read.
    /// - Parameter whole: what the source says of these rows in all its columns, as fingerprints by source row.
    /// - Returns: those that are no duplicates, in the order of reading; none when there is none.
    /// - Throws: what `whole` throws.
    mutating func settle(
        _ issues: inout [RowIssue], whole: (Set<Int>) throws -> [Int: UInt64]
    ) rethrows -> Layer? {
        guard !held.isEmpty else { return nil }
        let all = held
        held = []
        var wanted = Set<Int>()
        for own in all { wanted.formUnion(own.firsts + own.rows.sourceRows) }
        let values = try whole(wanted)
        struct Content: Hashable {
            let first: Int
            let values: UInt64?
        }
        var known = Set<Content>()
        for own in all { for first in own.firsts { known.insert(Content(first: first, values: values[first])) } }
        var parts: [Layer] = []
        for own in all {
            var kept: [Int] = []
            for row in 0..<own.rows.count {
                let source = own.rows.sourceRows[row]
                guard known.insert(Content(first: own.firsts[row], values: values[source])).inserted else {
                    leaveOut(own, row, &issues)
                    continue
                }
                if let key = own.keys[row] { share(key, source) }
                kept.append(row)
            }
            if !kept.isEmpty { parts.append(own.rows.selecting(kept)) }
        }
        return parts.isEmpty ? nil : .joined(parts)
    }

    /// Counts a row of its key.
    private mutating func count(_ key: String?, _ print: UInt64, _ row: Int) {
        guard let key else { return }
        var hash = Fingerprint()
        hash.add(key)
        if keyed.insert(hash.value, print) != nil { share(key, row) }
    }

    private mutating func share(_ key: String, _ row: Int) {
        shared[key, default: Shared(rows: 1, row: row)].rows += 1
    }

    private mutating func leaveOut(_ own: Held, _ row: Int, _ issues: inout [RowIssue]) {
        duplicates += 1
        issues.append(
            RowIssue(
                layer: layer, row: own.rows.sourceRows[row], id: own.keys[row], rule: "duplicate-row",
                place: own.rows.geometry.firstPlace(ofRow: row), message: Messages.standsTwice,
                areaBefore: ground.area(of: own.rows.geometry, row: row)))
    }
}

/// A table of pairs of 64 bits with open addressing; at most three quarters full.
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
        if 4 * count > 3 * pairs.count { grow() }
        return nil
    }

    /// Asks for the memory of a key that will soon be put in: no two keys lie near each other.
    @inline(__always) func askAhead(for key: UInt64) {
        pairs.withUnsafeBufferPointer { pairs in
            if let first = pairs.baseAddress { qc_prefetch(first + Self.home(key, pairs.count)) }
        }
    }

    @inline(__always) private static func home(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: key) & (size &- 1)
    }

    private mutating func grow() {
        let size = 2 * pairs.count
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
