import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap

extension SurveyMatch {
    /// Lets each place count once in each class: of rows of one survey and class that share ground the later gives it up. Ground
    /// that rows of several classes claim stands in each; where that is so, is kept in `claims`.
    /// - Parameters:
    ///   - shared: the rows of the survey that share ground.
    ///   - isBefore: it is the earlier survey.
    /// - Returns: what rows of the survey claim more than once, and of that what lies in each village.
    /// - Throws: `GEOSError`.
    /// - Complexity: O(*rows* of the survey), and a cut for each row that shares ground.
    package mutating func countOnce(
        _ shared: SharedParcels, isBefore: Bool, villages: ZoneIndex, on plane: OverlapPlane
    ) throws -> (all: RepeatedSums, byVillage: [RepeatedSums]) {
        guard case .polygons(let polygons) = shared.rows.geometry, !shared.ground.rows.isEmpty else {
            return (RepeatedSums(), [])
        }
        let between = try shared.ground.betweenClasses(on: plane)
        let told = (0..<between.count).filter { !between.isEmpty(row: $0) }
        let claimed = between.selecting(told)
        let tree = PackedRTree(claimed.boxes)
        let claimants = (0..<polygons.count).filter { tree.any(meeting: polygons.box(ofRow: $0)) }
        let giving = shared.ground.rows.indices.filter { !shared.ground.sameClass.isEmpty(row: $0) }
        let numbers = self.rows(
            of: shared, Set(claimants).union(giving.map { shared.ground.rows[$0] }).sorted(), polygons,
            isBefore: isBefore, on: plane)
        let left = try shared.ground.left(of: polygons, on: plane)
        let found = villages.tabulate(left)
        for place in giving {
            let row = shared.ground.rows[place]
            guard let number = numbers[row] else { continue }
            trim(
                number, isBefore: isBefore, read: polygons.selecting([row]), left: left.selecting([place]),
                ground: found.areas[place], shares: Array(found.shares(ofRow: place)),
                repeated: found.repeated(ofRow: place))
        }
        for row in claimants {
            if let number = numbers[row] { claim(number, isBefore: isBefore, read: polygons.selecting([row])) }
        }
        let own = told.map { numbers[shared.ground.rows[$0]] }
        if isBefore {
            (claims.before, claimRows.before) = (claimed, own)
        } else {
            (claims.now, claimRows.now) = (claimed, own)
        }
        return (shared.ground.sums(on: plane), shared.ground.sums(in: villages))
    }

    /// Where some of the rows that share ground stand in the survey: by key and ground.
    private func rows(
        of shared: SharedParcels, _ wanted: [Int], _ polygons: PolygonColumn, isBefore: Bool, on plane: OverlapPlane
    ) -> [Int: Int] {
        let parcels = isBefore ? before : now
        let texts = shared.rows.texts("key")
        let keys = wanted.map { texts[$0] ?? String(shared.rows.sourceRows[$0]) }
        var byKey = Dictionary(keys.map { ($0, [Int]()) }, uniquingKeysWith: { first, _ in first })
        for row in 0..<parcels.count {
            let key = parcels.keys[row]
            if byKey[key] != nil { byKey[key]?.append(row) }
        }
        var result: [Int: Int] = [:]
        for (place, ground) in areas(of: polygons.selecting(wanted), on: plane).enumerated() {
            let key = keys[place]
            guard let at = byKey[key]?.firstIndex(where: { parcels.grounds[$0] == SurveyParcels.micro(ground) })
            else { continue }
            result[wanted[place]] = byKey[key]?.remove(at: at)
        }
        return result
    }
}

extension SurveyMatch {
    /// Ground of the earlier survey's rows in each village, counted for each row; shape `(villages)`.
    /// - Complexity: O(*rows* of the survey).
    package func coveredBefore(villages: Int) -> [AreaSum] {
        var sums = [AreaSum](repeating: .zero, count: villages)
        for row in 0..<before.count {
            for share in before.shares(of: row) where sums.indices.contains(Int(share.village)) {
                sums[Int(share.village)] += AreaSum(micro: Int128(share.ground))
            }
        }
        return sums
    }
}

extension ChangeFindings {
    /// Tells the ground of each village that neither survey covers; noise is none.
    /// - Parameters:
    ///   - grounds: of the villages.
    ///   - covered: of the earlier survey's rows in each, where rows of one class count once.
    ///   - repeated: what the earlier survey's rows claim more than once in each; empty where they share nothing.
    package mutating func addInNeither(
        codes: [String], grounds: [AreaSum], covered: [AreaSum], repeated: [RepeatedSums]
    ) {
        for (row, code) in codes.enumerated() {
            var left = grounds[row] - covered[row] - (newByVillage[code] ?? .zero)
            if row < repeated.count { left += repeated[row].again - repeated[row].sameClass }
            guard left > AreaSum(squareMetres: Noise.area) else { continue }
            inNeitherByVillage[code] = left
            inNeither += left
        }
    }

    /// Tells what each survey claims more than once, and what it lacks of the other's ground: two areas, which never set each
    /// other off.
    ///
    /// Ground that several classes claim stands in each; where its rows are of one class, nothing of it is in doubt.
    /// - Parameters:
    ///   - byVillage: what both surveys claim more than once in each village.
    ///   - codes: of the villages.
    package mutating func addRepeated(
        _ repeated: (before: RepeatedSums, now: RepeatedSums), byVillage: [RepeatedSums], codes: [String]
    ) {
        func counted(_ sums: RepeatedSums) -> AreaSum { sums.again - sums.sameClass }
        let inside = byVillage.reduce(AreaSum.zero) { $0 + counted($1) }
        let outside = counted(repeated.before) + counted(repeated.now) - inside
        for (code, sums) in zip(codes, byVillage) where counted(sums) > .zero {
            doubtByVillage[code, default: .zero] += counted(sums)
        }
        if outside > .zero { doubtByVillage["", default: .zero] += outside }
        func doubt(
            _ overlap: AreaSum, _ sums: RepeatedSums, _ bare: [ClassGround], _ claimedAgain: AreaSum
        ) -> GroundDoubt {
            GroundDoubt(
                repeated: overlap + sums.once, excess: overlap + sums.again, sameClass: sums.sameClass,
                bare: bare.reduce(.zero) { $0 + $1.area } - claimedAgain)
        }
        doubtBefore = doubt(overlapBefore, repeated.before, new, newAgain)
        doubtNow = doubt(overlapNow, repeated.now, gone, goneAgain)
        before.area = before.area - counted(repeated.before)
        now.area = now.area - counted(repeated.now)
        overlapBefore += repeated.before.once
        overlapNow += repeated.now.once
    }
}
