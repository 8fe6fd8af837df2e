import Columns

/// Holds a declared CRS against the rows of a layer that comes in batches: what more than half of the rows show counts, so
/// that a few wild rows condemn nothing.
public struct ZoneVote: Sendable {
    private let crs: CRSDescription
    private var judged = 0
    private var counts: [Key: Int] = [:]
    private var first: [Key: ZoneContradiction] = [:]

    /// What makes two contradictions the same, numbers in their words aside.
    private struct Key: Hashable {
        let fault: ZoneContradiction.Fault
        let zone: CGCS2000Zone?
    }

    /// No rows yet.
    public init(crs: CRSDescription) { self.crs = crs }

    /// Adds the rows of a batch; rows without a finite box have no voice.
    /// - Complexity: O(vertices).
    public mutating func add(_ geometry: GeometryColumn) {
        add((0..<geometry.count).map(geometry.box(ofRow:)))
    }

    /// The same by the boxes of the rows.
    public mutating func add(_ boxes: [Box]) {
        var whole = Box()
        var finite = 0
        for box in boxes where box.isFinite {
            whole.add(box)
            finite += 1
        }
        judged += finite
        if finite == 0 || CGCS2000.agrees(crs: crs, allWithin: whole) { return }
        for box in boxes where box.isFinite {
            guard let found = CGCS2000.contradiction(crs: crs, box: box) else { continue }
            let key = Key(fault: found.fault, zone: found.foundZone)
            counts[key, default: 0] += 1
            if first[key] == nil { first[key] = found }
        }
    }

    /// What more than half of the rows show, by the first row that shows it; none when they agree with the CRS.
    public var contradiction: ZoneContradiction? {
        counts.first { 2 * $0.value > judged }.flatMap { first[$0.key] }
    }
}
