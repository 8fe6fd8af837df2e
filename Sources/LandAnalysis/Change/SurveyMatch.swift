import Columns
import FindingValues
import Overlap

/// Two surveys matched by shape while they are read.
///
/// Most parcels of a survey were not touched. A row whose shape stands in the other survey too is settled: its partner is
/// known, and its shape is let go. So memory grows with what changed, and with how far one reader is ahead of the other. A
/// shape that stands more than once in either survey is left to the overlap kernel. Which rows are partners does not
/// depend on the order in which they come.
package struct SurveyMatch: Sendable {
    package private(set) var before = SurveyParcels()
    package private(set) var now = SurveyParcels()
    /// The later row of the same shape, by earlier row; −1 without; and the other way round.
    private(set) var partnersBefore: [Int32] = []
    private(set) var partnersNow: [Int32] = []
    private var heldBefore = HeldShapes()
    private var heldNow = HeldShapes()
    private var entries: [ShapeHash: Entry] = [:]

    /// Ground that rows of a survey claim beside earlier rows of other classes: a row for each that does.
    var claims = (before: PolygonColumn(), now: PolygonColumn())
    /// The row of the survey that claims each of them; none where it was not found again.
    var claimRows = (before: [Int?](), now: [Int?]())
    /// Shapes of rows near such ground that were settled.
    private var claimants = (before: RowShapes(), now: RowShapes())

    private struct Entry {
        var before: Int32 = -1
        var now: Int32 = -1
        var isSeveral = false
    }

    /// The shape is wanted for the list of changes: farmland gained or lost in whole parcels.
    private func isListed(_ before: Int, _ now: Int) -> Bool {
        FarmlandFlow(
            from: self.before.className(of: before), to: self.now.className(of: now),
            planting: (self.before.plantings[before], self.now.plantings[now])) != nil
    }

    /// Adds a batch of the earlier survey.
    mutating func add(before part: SurveyParcels.Part) {
        let first = before.count
        before.append(part.parcels)
        partnersBefore.append(contentsOf: repeatElement(-1, count: part.parcels.count))
        var held = [Bool](repeating: true, count: part.parcels.count)
        for (place, hash) in part.hashes.enumerated() {
            let row = Int32(first + place)
            var entry = entries[hash] ?? Entry()
            if entry.isSeveral { continue }
            if entry.before >= 0 {
                if Int(entry.before) >= first { held[Int(entry.before) - first] = true }
                separate(&entry, part.polygons, place)
            } else if entry.now >= 0 {
                entry.before = row
                (partnersBefore[Int(row)], partnersNow[Int(entry.now)]) = (entry.now, row)
                held[place] = isListed(Int(row), Int(entry.now))
                heldNow.release(Int(entry.now))
            } else {
                entry.before = row
            }
            entries[hash] = entry
        }
        heldBefore.append(part.polygons, held: held)
    }

    /// Adds a batch of the later survey.
    mutating func add(now part: SurveyParcels.Part) {
        let first = now.count
        now.append(part.parcels)
        partnersNow.append(contentsOf: repeatElement(-1, count: part.parcels.count))
        var held = [Bool](repeating: true, count: part.parcels.count)
        for (place, hash) in part.hashes.enumerated() {
            let row = Int32(first + place)
            var entry = entries[hash] ?? Entry()
            if entry.isSeveral { continue }
            if entry.now >= 0 {
                if Int(entry.now) >= first { held[Int(entry.now) - first] = true }
                separate(&entry, part.polygons, place)
            } else if entry.before >= 0 {
                entry.now = row
                (partnersBefore[Int(entry.before)], partnersNow[Int(row)]) = (row, entry.before)
                held[place] = isListed(Int(entry.before), Int(row))
                heldBefore.release(Int(entry.before))
            } else {
                entry.now = row
            }
            entries[hash] = entry
        }
        heldNow.append(part.polygons, held: held)
    }

    /// The shape came a second time in one survey: its rows are partners no more, and need their shapes again.
    private mutating func separate(_ entry: inout Entry, _ polygons: PolygonColumn, _ place: Int) {
        entry.isSeveral = true
        let shape = polygons.selecting([place])
        if entry.before >= 0, entry.now >= 0 {
            partnersBefore[Int(entry.before)] = -1
            partnersNow[Int(entry.now)] = -1
        }
        if entry.before >= 0, Int(entry.before) < heldBefore.count { heldBefore.restore(Int(entry.before), shape) }
        if entry.now >= 0, Int(entry.now) < heldNow.count { heldNow.restore(Int(entry.now), shape) }
    }

    /// Takes from a row the ground that other rows of its survey have too, so that each place counts once. A row that was
    /// settled is so no more, and its partner needs its shape again.
    /// - Parameters:
    ///   - read: the shape that the row was read in.
    ///   - left: what is left of it; may be without ground.
    mutating func trim(
        _ row: Int, isBefore: Bool, read: PolygonColumn, left: PolygonColumn, ground: Double, shares: [ZoneShare],
        repeated: Double
    ) {
        let partner = Int(isBefore ? partnersBefore[row] : partnersNow[row])
        if partner >= 0 {
            (partnersBefore[isBefore ? row : partner], partnersNow[isBefore ? partner : row]) = (-1, -1)
            if isBefore { heldNow.restore(partner, read) } else { heldBefore.restore(partner, read) }
        }
        for hash in ShapeHash.ofRows(in: read) { entries[hash]?.isSeveral = true }
        if isBefore {
            before.replace(row, ground: ground, shares: shares, repeated: repeated)
            heldBefore.replace(row, by: left)
        } else {
            now.replace(row, ground: ground, shares: shares, repeated: repeated)
            heldNow.replace(row, by: left)
        }
    }

    /// A row lies where rows of several classes claim ground: it is held against every row of the other survey that lies there,
    /// its settled partner aside. A settled row whose class changed is so no more, as its ground may be of both classes in
    /// both surveys.
    /// - Parameter read: the shape that the row was read in.
    mutating func claim(_ row: Int, isBefore: Bool, read: PolygonColumn) {
        let partner = Int(isBefore ? partnersBefore[row] : partnersNow[row])
        guard partner >= 0 else { return }
        let (a, b) = isBefore ? (row, partner) : (partner, row)
        if before.className(of: a) == now.className(of: b) {
            claimants.before.append(a, 0, of: read)
            claimants.now.append(b, 0, of: read)
            return
        }
        (partnersBefore[a], partnersNow[b]) = (-1, -1)
        for hash in ShapeHash.ofRows(in: read) { entries[hash]?.isSeveral = true }
        heldBefore.restore(a, read)
        heldNow.restore(b, read)
    }

    /// Settled rows near ground that several classes claim, and their shapes.
    var settledClaimants: (before: RowShapes, now: RowShapes) {
        (claimants.before.filter { partnersBefore[$0] >= 0 }, claimants.now.filter { partnersNow[$0] >= 0 })
    }

    /// Two rows are partners.
    func isSettled(_ before: Int, _ now: Int) -> Bool { partnersBefore[before] == Int32(clamping: now) }

    /// The later row that an earlier one is settled with, if it is.
    func partner(ofBefore row: Int) -> [Int] { partnersBefore[row] < 0 ? [] : [Int(partnersBefore[row])] }
    /// The earlier row that a later one is settled with, if it is.
    func partner(ofNow row: Int) -> [Int] { partnersNow[row] < 0 ? [] : [Int(partnersNow[row])] }

    /// Earlier rows that are not settled, and their shapes.
    var changedBefore: RowShapes { heldBefore.gathered().filter { partnersBefore[$0] < 0 } }
    /// Later rows that are not settled, and their shapes.
    var changedNow: RowShapes { heldNow.gathered().filter { partnersNow[$0] < 0 } }

    /// Shapes of settled parcels that stand in the list of changes, by later row.
    var listed: RowShapes {
        var result = heldNow.gathered().filter { partnersNow[$0] >= 0 }
        let others = heldBefore.gathered().filter { partnersBefore[$0] >= 0 }
        for (place, row) in others.rows.enumerated() {
            result.append(Int(partnersBefore[row]), place, of: others.polygons)
        }
        return result
    }

    /// The settled row of a shape; none when the shape is not settled.
    func settledRow(_ hash: ShapeHash, isBefore: Bool) -> Int? {
        guard let entry = entries[hash], !entry.isSeveral, entry.before >= 0, entry.now >= 0 else { return nil }
        return Int(isBefore ? entry.before : entry.now)
    }
}
