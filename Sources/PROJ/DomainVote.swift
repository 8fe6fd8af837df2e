import Columns

/// Holds a declared CRS against the rows of a layer that comes in batches. When more than half of the rows cannot be in the CRS,
/// it is the CRS that is wrong; otherwise the rows are.
///
/// Rows without a finite box or with numbers that no CRS has, and places at (0, 0) that were never filled in, have no voice.
public struct DomainVote: Sendable {
    /// What coordinates the CRS can have.
    public let domain: CoordinateDomain
    /// Rows with a voice.
    public private(set) var judged = 0
    /// Of these the rows that cannot be in the CRS.
    public private(set) var astray = 0
    private var counts: [Key: Int] = [:]
    private var first: [Key: (row: Int, fault: DomainFault)] = [:]

    /// What makes two faults the same, numbers in their words aside.
    private struct Key: Hashable {
        let kind: DomainFault.Kind
        let zone: CGCS2000Zone?
        /// For a fixed order.
        var text: String { kind.rawValue + (zone?.crs.definition ?? "") }
    }

    /// No rows yet.
    public init(_ domain: CoordinateDomain) { self.domain = domain }

    /// Adds the rows of a batch.
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
        if finite == 0 { return }
        if domain.agrees(allWithin: whole) {
            judged += finite
            return
        }
        for box in boxes where box.isFinite {
            guard let found = domain.fault(of: box) else {
                judged += 1
                continue
            }
            add(found)
        }
    }

    /// Adds a row whose fault is known already.
    /// - Parameter row: of equal faults that of the least row stands for all, whatever the order of adding.
    public mutating func add(_ fault: DomainFault, row: Int = 0) {
        guard fault.isVote else { return }
        judged += 1
        astray += 1
        let key = Key(kind: fault.kind, zone: fault.zone)
        counts[key, default: 0] += 1
        if first[key].map({ row < $0.row }) ?? true { first[key] = (row, fault) }
    }

    /// Adds the votes of other rows of the layer.
    public mutating func add(_ other: DomainVote) {
        judged += other.judged
        astray += other.astray
        counts.merge(other.counts, uniquingKeysWith: +)
        first.merge(other.first) { a, b in b.row < a.row ? b : a }
    }

    /// Adds rows that are known to be in the domain.
    public mutating func add(inDomain rows: Int) { judged += rows }

    /// The refusal when more than half of the rows cannot be in the CRS, by what most of them show; none when they agree with it.
    public var contradiction: ZoneContradiction? {
        guard 2 * astray > judged else { return nil }
        let most = counts.min { a, b in
            a.value != b.value ? a.value > b.value : utf8Less(a.key.text, b.key.text)
        }
        return most.flatMap { first[$0.key] }.map { ZoneContradiction($0.fault, of: domain) }
    }
}
