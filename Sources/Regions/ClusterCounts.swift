import Columns

/// How many clusters each connected part can hold by its totals, how many it should, and why a number cannot be had.
struct ClusterCounts {
    private let ground: SearchGround
    /// Numbers that the totals of each part allow; none when they allow no number.
    let ranges: [ClosedRange<Int>?]
    /// Number of clusters of each part when none is asked for.
    let targets: [Int]

    init(_ ground: SearchGround) {
        self.ground = ground
        var (ranges, targets): ([ClosedRange<Int>?], [Int]) = ([], [])
        for part in ground.parts {
            let (totals, rows) = (ground.totals(of: part), Double(part.count))
            var (low, high) = (1.0, rows)
            var wishes: [Double] = []
            for j in totals.indices {
                let (least, most) = (ground.least[j], ground.most[j])
                if most.isFinite && most > 0 { low = max(low, (totals[j] / most - 1e-9).rounded(.up)) }
                if least > 0 { high = min(high, (totals[j] / least + 1e-9).rounded(.down)) }
                if let size = Self.wantedSize(least, most) { wishes.append(totals[j] / size) }
            }
            ranges.append(low <= high ? Int(clamping: low)...Int(clamping: high) : nil)
            let wish = wishes.isEmpty ? rows.squareRoot() : wishes.reduce(0, +) / Double(wishes.count)
            targets.append(Int(clamping: min(max(wish.rounded(), low), max(low, high))))
        }
        (self.ranges, self.targets) = (ranges, targets)
    }

    /// Size of a cluster between its bounds when no number of clusters is asked for: the geometric mean of both
    /// bounds, half as much again as a lower bound alone, three quarters of an upper bound alone.
    private static func wantedSize(_ least: Double, _ most: Double) -> Double? {
        switch (least > 0, most.isFinite && most > 0) {
        case (true, true): (least * most).squareRoot()
        case (true, false): 1.5 * least
        case (false, true): 0.75 * most
        case (false, false): nil
        }
    }

    /// The least and greatest number of clusters that the totals allow; none when a part allows no number.
    var range: ClosedRange<Int>? {
        var (low, high) = (0, 0)
        for range in ranges {
            guard let range else { return nil }
            (low, high) = (low + range.lowerBound, high + range.upperBound)
        }
        return low...high
    }

    /// Clusters for each part, the shares of the targets kept as near as whole numbers and ranges allow.
    func shares(of count: Int) -> [Int]? {
        guard let range, range.contains(count) else { return nil }
        let whole = Double(max(1, targets.reduce(0, +)))
        var shares = zip(targets, ranges).map { target, range in
            let wish = Int(clamping: (Double(target) * Double(count) / whole).rounded())
            return range.map { min(max(wish, $0.lowerBound), $0.upperBound) } ?? wish
        }
        /// How far a part is from its wish, in clusters.
        func excess(_ part: Int) -> Double { Double(shares[part]) - Double(targets[part]) * Double(count) / whole }
        while true {
            let sum = shares.reduce(0, +)
            if sum == count { return shares }
            let movable = shares.indices.filter { part in
                ranges[part].map { sum < count ? shares[part] < $0.upperBound : shares[part] > $0.lowerBound } ?? false
            }
            let next =
                sum < count
                ? movable.min { (excess($0), $0) < (excess($1), $1) }
                : movable.max { (excess($0), -$0) < (excess($1), -$1) }
            guard let next else { return nil }
            shares[next] += sum < count ? 1 : -1
        }
    }

    /// Why no plan can keep the bounds, with this number of clusters when one is asked for; none when totals do not say.
    func obstacle(count: Int?) -> Phrase? {
        if let part = ranges.firstIndex(where: { $0 == nil }) { return narrow(part) }
        guard let count, let range, !range.contains(count) else { return nil }
        let parts = ground.parts.count
        if count < parts {
            return Phrase(
                zh: "区域分为互不相连的 \(parts) 部分，至少要 \(parts) 个片区，不能是 \(count) 个",
                en: "\(parts) components need at least \(parts) clusters, not \(count)")
        }
        if count > ground.count {
            return Self.tooMany(count, of: ground.count)
        }
        let isMore = count > range.upperBound
        let most = isMore ? range.upperBound : range.lowerBound
        let totals = ground.totals(of: Array(0..<ground.count))
        let told = totals.indices.compactMap { j -> Phrase? in
            let bound = isMore ? ground.least[j] : ground.most[j]
            guard bound.isFinite, bound > 0 else { return nil }
            let times = RegionObstacle.text((totals[j] / bound * 100).rounded() / 100)
            return Phrase(
                zh: "\(ground.names[j]) 合计 \(RegionObstacle.text(totals[j]))，为\(isMore ? "下限" : "上限")的 \(times) 倍",
                en:
                    "\(ground.names[j]) is \(RegionObstacle.text(totals[j])) in all, \(times) \(isMore ? "floors" : "ceilings")"
            )
        }
        let reasons = told.joined(sentences: true)
        return isMore
            ? Phrase(
                zh: "最多能分成 \(most) 个片区，不能是 \(count) 个：\(reasons.zh)",
                en: "at most \(most) clusters can be had, not \(count): \(reasons.en)")
            : Phrase(
                zh: "至少要分成 \(most) 个片区，不能是 \(count) 个：\(reasons.zh)",
                en: "at least \(most) clusters are needed, not \(count): \(reasons.en)")
    }

    static func tooMany(_ count: Int, of rows: Int) -> Phrase {
        Phrase(zh: "只有 \(rows) 个区域，不能分成 \(count) 个片区", en: "\(rows) areas cannot make \(count) clusters")
    }

    /// Why the totals of a part allow no number of clusters.
    private func narrow(_ part: Int) -> Phrase {
        let (totals, rows) = (ground.totals(of: ground.parts[part]), ground.parts[part].count)
        let told = totals.indices.flatMap { j -> [Phrase] in
            let name = ground.names[j]
            var told: [Phrase] = []
            if ground.least[j] > 0 {
                let times = RegionObstacle.text((totals[j] / ground.least[j] * 100).rounded() / 100)
                told.append(Phrase(zh: "\(name) 为下限的 \(times) 倍", en: "\(times) floors of \(name)"))
            }
            if ground.most[j].isFinite && ground.most[j] > 0 {
                let times = RegionObstacle.text((totals[j] / ground.most[j] * 100).rounded() / 100)
                told.append(Phrase(zh: "\(name) 为上限的 \(times) 倍", en: "\(times) ceilings of \(name)"))
            }
            return told
        }
        return Phrase(
            zh: "相连的 \(rows) 个区域不能划分，合计", en: "a component of \(rows) areas cannot be divided: in all it holds ")
            + told.joined()
    }
}
