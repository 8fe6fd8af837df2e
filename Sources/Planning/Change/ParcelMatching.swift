import Columns

/// What became of parcels between two surveys.
public enum ParcelFate: String, Sendable, Hashable, CaseIterable {
    /// The same ground and the same class.
    case unchanged
    /// The same ground in another class.
    case reclassified
    /// One parcel became several.
    case split
    /// Several parcels became one.
    case merged
    /// One parcel became one parcel on partly other ground.
    case shifted
    /// Several parcels became several.
    case regrouped
    /// No earlier parcel corresponds.
    case new
    /// No later parcel corresponds.
    case gone

    /// In both languages.
    public var name: Phrase {
        switch self {
        case .unchanged: Phrase(zh: "未变化", en: "unchanged")
        case .reclassified: Phrase(zh: "地类变化", en: "reclassified")
        case .split: Phrase(zh: "分割", en: "split")
        case .merged: Phrase(zh: "合并", en: "merged")
        case .shifted: Phrase(zh: "边界变化", en: "shifted")
        case .regrouped: Phrase(zh: "重新划分", en: "regrouped")
        case .new: Phrase(zh: "新增", en: "new")
        case .gone: Phrase(zh: "消失", en: "gone")
        }
    }
}

/// Which parcels of two surveys correspond, by the share of ground they have in common.
///
/// Two parcels correspond when their common ground is at least `linkShare` of the smaller of them: the slivers along
/// borders that were drawn again are below that. Parcels that correspond, directly or through others, are one group; the
/// group's numbers of parcels decide its fate. Two single parcels have the same ground when the common ground is at least
/// `sameShare` of both.
struct ParcelMatching: Sendable {
    /// Parcels that correspond: rows of the earlier and of the later survey, ascending.
    struct Group: Sendable, Hashable {
        var before: [Int]
        var now: [Int]
        var fate: ParcelFate
    }

    /// By the least earlier row, groups without one last.
    let groups: [Group]

    static let linkShare = 0.1
    static let sameShare = 0.98

    /// - Complexity: O(*p* log *p*) for *p* pairs.
    init(_ pairs: [ParcelPair], before: SurveyParcels, now: SurveyParcels) {
        var sets = DisjointRows(before.count + now.count)
        var common: [Int: Int64] = [:]
        for pair in pairs {
            let smaller = min(before.grounds[pair.before], now.grounds[pair.now])
            guard Double(pair.ground) >= Self.linkShare * Double(smaller) else { continue }
            sets.join(pair.before, before.count + pair.now)
            common[pair.before] = max(common[pair.before] ?? 0, pair.ground)
        }
        var members: [Int: Group] = [:]
        for row in 0..<before.count where before.grounds[row] > 0 {
            members[sets.root(row), default: Group(before: [], now: [], fate: .gone)].before.append(row)
        }
        for row in 0..<now.count where now.grounds[row] > 0 {
            members[sets.root(before.count + row), default: Group(before: [], now: [], fate: .new)].now.append(row)
        }
        groups = members.values.map { group in
            var group = group
            group.fate = Self.fate(group, before, now, common)
            return group
        }.sorted { a, b in
            (a.before.first ?? .max, a.now.first ?? .max) < (b.before.first ?? .max, b.now.first ?? .max)
        }
    }

    private static func fate(
        _ group: Group, _ before: SurveyParcels, _ now: SurveyParcels, _ common: [Int: Int64]
    ) -> ParcelFate {
        switch (group.before.count, group.now.count) {
        case (0, _): return .new
        case (_, 0): return .gone
        case (1, 1):
            let (a, b) = (group.before[0], group.now[0])
            let larger = max(before.grounds[a], now.grounds[b])
            guard Double(common[a] ?? 0) >= sameShare * Double(larger) else { return .shifted }
            return before.classes[a] == now.classes[b] ? .unchanged : .reclassified
        case (1, _): return .split
        case (_, 1): return .merged
        default: return .regrouped
        }
    }
}

/// Sets of rows that are joined pair by pair.
/// - Source: Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975), with path halving.
struct DisjointRows {
    private var parents: [Int32]

    init(_ count: Int) { parents = (0..<Int32(count)).map { $0 } }

    /// The least row of the set.
    mutating func root(_ row: Int) -> Int {
        var at = Int32(row)
        while parents[Int(at)] != at {
            parents[Int(at)] = parents[Int(parents[Int(at)])]
            at = parents[Int(at)]
        }
        return Int(at)
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (p, q) = (root(a), root(b))
        if p != q { parents[max(p, q)] = Int32(min(p, q)) }
    }
}
