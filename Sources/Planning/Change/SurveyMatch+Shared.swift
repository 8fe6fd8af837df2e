import Columns
import GEOS
import Overlap

extension SurveyMatch {
    /// Lets each place count once: of rows of one survey that share ground the later gives it up.
    /// - Parameters:
    ///   - shared: the rows of the survey that share ground.
    ///   - isBefore: it is the earlier survey.
    /// - Returns: what rows of the survey claim more than once, and of that what lies in each village.
    /// - Throws: `GEOSError`.
    /// - Complexity: O(*rows* of the survey), and a cut for each row that shares ground.
    mutating func countOnce(
        _ shared: SharedParcels, isBefore: Bool, villages: ZoneIndex, on plane: OverlapPlane
    ) throws -> (all: RepeatedSums, byVillage: [RepeatedSums]) {
        guard case .polygons(let polygons) = shared.rows.geometry, !shared.ground.rows.isEmpty else {
            return (RepeatedSums(), [])
        }
        let left = try shared.ground.left(of: polygons, on: plane)
        let read = polygons.selecting(shared.ground.rows)
        let (measured, found) = (areas(of: read, on: plane), villages.tabulate(left))
        let keys = shared.rows.texts("key")
        var rows = self.rows(
            keys: shared.ground.rows.map { keys[$0] ?? String(shared.rows.sourceRows[$0]) }, isBefore: isBefore)
        for place in shared.ground.rows.indices {
            let row = shared.ground.rows[place]
            let ground = SurveyParcels.micro(measured[place])
            let key = keys[row] ?? String(shared.rows.sourceRows[row])
            let parcels = isBefore ? before : now
            guard let at = rows[key]?.firstIndex(where: { parcels.grounds[$0] == ground }),
                let number = rows[key]?.remove(at: at)
            else { continue }
            trim(
                number, isBefore: isBefore, read: read.selecting([place]), left: left.selecting([place]),
                ground: found.areas[place], shares: Array(found.shares(ofRow: place)),
                repeated: found.repeated(ofRow: place))
        }
        return (shared.ground.sums(on: plane), shared.ground.sums(in: villages))
    }

    /// Rows of a survey by some of its keys.
    private func rows(keys: [String], isBefore: Bool) -> [String: [Int]] {
        let parcels = isBefore ? before : now
        var result = Dictionary(keys.map { ($0, [Int]()) }, uniquingKeysWith: { first, _ in first })
        for row in 0..<parcels.count {
            let key = parcels.keys[row]
            if result[key] != nil { result[key]?.append(row) }
        }
        return result
    }
}

extension ChangeFindings {
    /// Tells what each survey claims more than once, and what it lacks of the other's ground: two areas, which never set each
    /// other off.
    ///
    /// Each place counts once in what changed; where its rows are of one class, nothing of it is in doubt.
    /// - Parameters:
    ///   - byVillage: what both surveys claim more than once in each village.
    ///   - codes: of the villages.
    mutating func take(
        _ repeated: (before: RepeatedSums, now: RepeatedSums), byVillage: [RepeatedSums], codes: [String]
    ) {
        func counted(_ sums: RepeatedSums) -> AreaSum { sums.again - sums.sameClass }
        let inside = byVillage.reduce(AreaSum.zero) { $0 + counted($1) }
        let outside = counted(repeated.before) + counted(repeated.now) - inside
        for (code, sums) in zip(codes, byVillage) where counted(sums) > .zero {
            doubtByVillage[code, default: .zero] += counted(sums)
        }
        if outside > .zero { doubtByVillage["", default: .zero] += outside }
        func doubt(_ overlap: AreaSum, _ sums: RepeatedSums, _ bare: [ClassGround]) -> GroundDoubt {
            GroundDoubt(
                repeated: overlap + sums.once, excess: overlap + sums.again, sameClass: sums.sameClass,
                bare: bare.reduce(.zero) { $0 + $1.area })
        }
        doubtBefore = doubt(overlapBefore, repeated.before, new)
        doubtNow = doubt(overlapNow, repeated.now, gone)
        overlapBefore += repeated.before.once
        overlapNow += repeated.now.once
    }
}
