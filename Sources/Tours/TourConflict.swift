extension Orienteering {
    /// Required lists that no tours keep all together, as few as can be; none when that is not certain.
    ///
    /// Tried one by one, then two, then three; beyond that lists are taken away from all as long as the rest conflict.
    static func conflict(
        _ problem: ReachProblem, _ rules: TourRules, unmet: [Int]
    ) throws(CancellationError) -> [Int]? {
        let all = Array(rules.required.indices)
        for size in 1...3 where size <= all.count {
            // Lists that were not kept are likelier, but the first smallest set in order is named.
            for set in subsets(of: all, size) {
                if size > 1, Set(set).isDisjoint(with: unmet) { continue }
                if try !canKeep(set, problem, rules) { return set }
            }
        }
        var left = all
        guard try !canKeep(left, problem, rules) else { return nil }
        for list in all {
            let fewer = left.filter { $0 != list }
            if try !canKeep(fewer, problem, rules) { left = fewer }
        }
        return left
    }

    /// Some tours keep the lists, or nobody can tell.
    private static func canKeep(
        _ lists: [Int], _ problem: ReachProblem, _ rules: TourRules
    ) throws(CancellationError) -> Bool {
        if lists.contains(where: { rules.required[$0].isEmpty }) { return false }
        var part = rules
        part.required = lists.map { rules.required[$0] }
        var search = ColumnGeneration(problem, rules: part, known: [])
        try search.run()
        // Beyond the rewards nothing is worth a further reward.
        return search.bound >= lists.count * search.reward
    }

    private static func subsets(of all: [Int], _ size: Int) -> [[Int]] {
        guard size > 0 else { return [[]] }
        return all.indices.flatMap { i in
            subsets(of: Array(all[(i + 1)...]), size - 1).map { [all[i]] + $0 }
        }
    }
}
