import Columns

extension Box {
    /// The same with another origin.
    fileprivate func shifted(_ x: Double, _ y: Double) -> Box {
        Box(minX: minX - x, minY: minY - y, maxX: maxX - x, maxY: maxY - y)
    }
}

/// Asks a `ZoneIndex` for many parcels, with working memory of its own. One per task; results do not depend on the order
/// of the questions.
public final class ZoneTabulator {
    private let index: ZoneIndex
    private let checker = RowChecker()
    private let parcel = EdgeList()
    private let kernel = PairKernel()
    private let source: WeightSource
    /// Asks where zones overlap; none where they do not.
    private let repeated: RepeatedZones.Tabulator?
    /// Zones with an edge near the parcel, or that hold a cell of it.
    private let candidates = Scratch<Int32>(capacity: 64)
    /// Number of the question in which each zone became a candidate last; shape `(zones)`, made when one of many cells is asked.
    private var noted: [UInt32] = []
    private var question: UInt32 = 0

    /// Working memory for questions to an index.
    public init(_ index: ZoneIndex) {
        self.index = index
        source = WeightSource(index.plane)
        repeated = index.repeated.map(RepeatedZones.Tabulator.init)
    }

    /// Shares of every row of a column.
    /// - Parameter checking: rows are checked first; faulty ones are listed and have no shares. Without it every row must have
    ///   passed `RowCheck`.
    public func shares(of parcels: PolygonColumn, checking: Bool = true) -> ZoneShares {
        var result = ZoneShares()
        result.areas.reserveCapacity(parcels.count)
        result.offsets.reserveCapacity(parcels.count + 1)
        result.shares.reserveCapacity(parcels.count + parcels.count / 4)
        parcels.withView { view in
            for row in 0..<view.count { add(view, row, checking: checking, to: &result) }
        }
        return result
    }

    /// Adds one row to the result.
    func add(_ view: PolygonView, _ row: Int, checking: Bool, to result: inout ZoneShares) {
        defer { result.offsets.append(result.shares.count) }
        let box = view.box(row)
        if checking, let fault = checker.fault(view, row, box) {
            result.faults.append(fault)
            result.areas.append(0)
            return
        }
        guard !box.isEmpty else {
            result.areas.append(0)
            return
        }
        switch source.size(box) {
        case .local: share(view, row, box, source.local(box), &result)
        case .wide: share(view, row, box, source.wide(box), &result)
        case .banded: share(view, row, box, source.banded(box), &result)
        }
    }

    @inline(__always)
    private func share(
        _ view: PolygonView, _ row: Int, _ box: Box, _ weight: some PlaneWeight, _ result: inout ZoneShares
    ) {
        let area = max(0, view.ground(row, box, weight))
        result.areas.append(area)
        let settled = gather(box)
        if settled >= 0 {
            if area > 0 { result.shares.append(ZoneShare(zone: settled, area: area)) }
            return
        }
        guard candidates.count > 0 else { return }
        result.rowsCut += 1
        // The box of a long row, such as a river, meets many zones that the row is far from.
        var isFilled = candidates.count > 2 && view.vertices(ofRow: row).count > 2 * EdgeList.few
        if isFilled { parcel.fill(view, row, originX: box.centre.x, originY: box.minY) }
        let isLong = isFilled && parcel.isLong
        for k in 0..<candidates.count {
            let zone = Int(candidates.base[k])
            let own = index.edges.boxes[zone]
            guard own.meets(box) else { continue }
            if isLong, parcel.isClear(of: own.shifted(box.centre.x, box.minY)) { continue }
            switch index.edges.collect(zone, box, into: kernel) {
            case .outside: continue
            case .inside:
                if area > 0 { result.shares.append(ZoneShare(zone: zone, area: area)) }
            case .cut:
                if !isFilled { parcel.fill(view, row, originX: box.centre.x, originY: box.minY) }
                isFilled = true
                let shared = kernel.sharedArea(parcel, weight)
                if shared > 0 { result.shares.append(ZoneShare(zone: zone, area: shared)) }
            }
        }
        guard let repeated, index.repeated?.meets(box) == true else { return }
        let again = repeated.shares(view, row)
        if !again.isEmpty { result.repeats[result.areas.count - 1] = again }
    }

    /// Finds the zones of the cells that the box meets: the zone itself when one zone alone holds all the cells, else −1
    /// and the zones, ascending, in `candidates`.
    private func gather(_ box: Box) -> Int {
        let grid = index.grid
        candidates.count = 0
        guard grid.width > 0 else { return -1 }
        let (c0, c1) = (grid.column(box.minX), grid.column(box.maxX))
        let (r0, r1) = (grid.row(box.minY), grid.row(box.maxY))
        return grid.offsets.withUnsafeBufferPointer { offsets in
            grid.entries.withUnsafeBufferPointer { entries in
                let first = r0 * grid.width + c0
                let start = Int(offsets[first])
                // One zone alone in the first cell, whole: does it hold the others too?
                if Int(offsets[first + 1]) == start + 1, entries[start] & 1 == 1 {
                    let wanted = entries[start]
                    var same = true
                    for r in r0...r1 where same {
                        for c in c0...c1 {
                            let cell = r * grid.width + c
                            let s = Int(offsets[cell])
                            if Int(offsets[cell + 1]) != s + 1 || entries[s] != wanted {
                                same = false
                                break
                            }
                        }
                    }
                    if same { return Int(wanted >> 1) }
                }
                note(entries, offsets, columns: c0...c1, rows: r0...r1)
                return -1
            }
        }
    }

    /// Notes each zone of some cells as a candidate, once and ascending.
    private func note(
        _ entries: UnsafeBufferPointer<UInt32>, _ offsets: UnsafeBufferPointer<Int32>, columns: ClosedRange<Int>,
        rows: ClosedRange<Int>
    ) {
        let width = index.grid.width
        var total = 0
        for r in rows {
            total += Int(offsets[r * width + columns.upperBound + 1]) - Int(offsets[r * width + columns.lowerBound])
        }
        // Of few entries each is held against the candidates; of many each zone bears the number of the question.
        let isFew = total <= Self.few
        if !isFew, noted.isEmpty { noted = [UInt32](repeating: 0, count: index.count) }
        if question == .max {
            for zone in noted.indices { noted[zone] = 0 }
            question = 0
        }
        question += 1
        var isAscending = true
        for r in rows {
            for k in Int(offsets[r * width + columns.lowerBound])..<Int(offsets[r * width + columns.upperBound + 1]) {
                let zone = Int32(truncatingIfNeeded: entries[k] >> 1)
                if isFew {
                    if holds(zone) { continue }
                } else {
                    if noted[Int(zone)] == question { continue }
                    noted[Int(zone)] = question
                }
                let count = candidates.count
                if count > 0, candidates.base[count - 1] > zone { isAscending = false }
                candidates.append(zone)
            }
        }
        guard !isAscending else { return }
        var found = UnsafeMutableBufferPointer(start: candidates.base, count: candidates.count)
        found.sort()
    }

    /// Entries of cells from which on zones are noted by number.
    private static let few = 64

    /// The zone is a candidate already; the last one most often is the one asked about.
    @inline(__always) private func holds(_ zone: Int32) -> Bool {
        var k = candidates.count
        while k > 0 {
            k -= 1
            if candidates.base[k] == zone { return true }
        }
        return false
    }
}
