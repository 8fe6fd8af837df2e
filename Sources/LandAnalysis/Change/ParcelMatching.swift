import Columns
import FindingValues

/// Which parcels of two surveys correspond, by the share of ground they have in common.
///
/// Two parcels correspond when their common ground is at least `linkShare` of the smaller of them: the slivers along
/// borders that were drawn again are below that. Parcels that correspond, directly or through others, are one group; the
/// group's numbers of parcels decide its fate. Two single parcels have the same ground when the common ground is at least
/// `sameShare` of both.
struct ParcelMatching: Sendable {
    /// Groups of each fate with the parcels in them.
    private(set) var counts: [FateCount]
    /// Groups that are not unchanged, and unchanged ones with another border; by fate, then by keys.
    private(set) var groups: [ParcelGroup] = []
    /// Unchanged or reclassified groups with another border.
    private(set) var redrawn = 0

    static let linkShare = 0.1
    static let sameShare = 0.98

    /// The common ground is enough for the parcels to correspond.
    static func isLink(_ ground: Int64, _ before: Int64, _ now: Int64) -> Bool {
        Double(ground) >= linkShare * Double(min(before, now))
    }

    /// Rows of the two surveys in one set.
    private struct Members {
        var before: [Int] = []
        var now: [Int] = []
    }

    /// - Parameter pairs: pairs besides those that are settled.
    /// - Complexity: O(*rows* + *p* log *p*) for *p* pairs.
    init(_ match: SurveyMatch, pairs: [ParcelPair]) {
        let (before, now) = (match.before, match.now)
        var sets = DisjointSets(count: before.count + now.count)
        var common: [Int: Int64] = [:]
        var isJoined = [Bool](repeating: false, count: before.count + now.count)
        for pair in pairs where Self.isLink(pair.ground, before.grounds[pair.before], now.grounds[pair.now]) {
            sets.join(pair.before, before.count + pair.now)
            (isJoined[pair.before], isJoined[before.count + pair.now]) = (true, true)
            common[pair.before] = max(common[pair.before] ?? 0, pair.ground)
        }
        var fates = [FateCount](
            ParcelFate.allCases.map { FateCount(fate: $0, groups: 0, before: 0, now: 0) })
        var members: [Int: Members] = [:]
        func count(_ fate: ParcelFate, _ a: Int, _ b: Int) {
            let place = ParcelFate.allCases.firstIndex(of: fate)!
            fates[place].groups += 1
            fates[place].before += a
            fates[place].now += b
        }
        var groups: [ParcelGroup] = []
        func list(_ fate: ParcelFate, _ group: Members) {
            func sum(_ grounds: [Int64], _ rows: [Int]) -> AreaSum {
                AreaSum(micro: rows.reduce(Int128(0)) { $0 + Int128(grounds[$1]) })
            }
            groups.append(
                ParcelGroup(
                    fate: fate, before: group.before.map { before.keys[$0] }.sorted(by: utf8Less),
                    now: group.now.map { now.keys[$0] }.sorted(by: utf8Less),
                    areaBefore: sum(before.grounds, group.before), areaNow: sum(now.grounds, group.now)))
        }
        for row in 0..<before.count where before.grounds[row] > 0 {
            let other = Int(match.partnersBefore[row])
            if other >= 0 {
                if !isJoined[row], !isJoined[before.count + other] {
                    let isSame = before.className(of: row) == now.className(of: other)
                    count(isSame ? .unchanged : .reclassified, 1, 1)
                    if !isSame { list(.reclassified, Members(before: [row], now: [other])) }
                    continue
                }
                sets.join(row, before.count + other)
                common[row] = before.grounds[row]
            }
        }
        for row in 0..<before.count where before.grounds[row] > 0 {
            let other = Int(match.partnersBefore[row])
            if other >= 0, !isJoined[row], !isJoined[before.count + other] { continue }
            members[sets.root(row), default: Members()].before.append(row)
        }
        for row in 0..<now.count where now.grounds[row] > 0 {
            let other = Int(match.partnersNow[row])
            if other >= 0, !isJoined[before.count + row], !isJoined[other] { continue }
            members[sets.root(before.count + row), default: Members()].now.append(row)
        }
        // What gave up all its ground corresponds with nothing, and is told.
        for row in 0..<before.count where before.grounds[row] <= 0 {
            count(.repeated, 1, 0)
            list(.repeated, Members(before: [row]))
        }
        for row in 0..<now.count where now.grounds[row] <= 0 {
            count(.repeated, 0, 1)
            list(.repeated, Members(now: [row]))
        }
        for group in members.values {
            let (fate, isRedrawn) = Self.fate(group, match, common)
            count(fate, group.before.count, group.now.count)
            if isRedrawn { redrawn += 1 }
            if fate != .unchanged || isRedrawn { list(fate, group) }
        }
        let order = Dictionary(uniqueKeysWithValues: zip(ParcelFate.allCases, 0...))
        self.groups = groups.sorted { a, b in
            if a.fate != b.fate { return order[a.fate]! < order[b.fate]! }
            let (p, q) = (a.before + a.now, b.before + b.now)
            return p.lexicographicallyPrecedes(q, by: utf8Less)
        }
        counts = fates
    }

    private static func fate(
        _ group: Members, _ match: SurveyMatch, _ common: [Int: Int64]
    ) -> (fate: ParcelFate, isRedrawn: Bool) {
        switch (group.before.count, group.now.count) {
        case (0, _): return (.new, false)
        case (_, 0): return (.gone, false)
        case (1, 1):
            let (a, b) = (group.before[0], group.now[0])
            let larger = max(match.before.grounds[a], match.now.grounds[b])
            guard Double(common[a] ?? 0) >= sameShare * Double(larger) else { return (.shifted, false) }
            let isSame = match.before.className(of: a) == match.now.className(of: b)
            return (isSame ? .unchanged : .reclassified, match.partnersBefore[a] != Int32(b))
        case (1, _): return (.split, false)
        case (_, 1): return (.merged, false)
        default: return (.regrouped, false)
        }
    }
}
