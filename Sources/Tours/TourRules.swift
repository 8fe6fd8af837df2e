/// Rules on which villages tours collect, in the villages' numbers.
///
/// Villages that no tour may collect are told by `OrienteeringInstance.excluded`.
public struct TourRules: Sendable, Equatable {
    /// Of each list at least one village lies on some tour; a list of one names a village that must.
    public var required: [[Int]]
    /// The villages of a list lie on one tour, or on none.
    public var together: [[Int]]
    /// No two villages of a list lie on one tour.
    public var apart: [[Int]]

    /// Rules; none unless they are given.
    public init(required: [[Int]] = [], together: [[Int]] = [], apart: [[Int]] = []) {
        (self.required, self.together, self.apart) = (required, together, apart)
    }

    /// There are none.
    public var isEmpty: Bool { required.isEmpty && together.isEmpty && apart.isEmpty }

    /// A tour keeps `together` and `apart`.
    func allow(_ tour: [Int]) -> Bool {
        let places = Set(tour)
        return together.allSatisfy { list in places.isDisjoint(with: list) || places.isSuperset(of: list) }
            && apart.allSatisfy { list in Set(list).intersection(places).count <= 1 }
    }

    /// Some tour visits a village of a required list.
    func isMet(_ list: Int, by tours: some Sequence<[Int]>) -> Bool {
        required[list].contains { village in tours.contains { $0.contains(village) } }
    }
}

extension ReachProblem {
    /// The villages within reach, and the rules in their numbers.
    ///
    /// A village that must lie together with one that no tour can collect is out of reach too.
    static func withRules(
        _ instance: OrienteeringInstance, _ limits: OrienteeringLimits
    ) -> (problem: ReachProblem, rules: TourRules) {
        var excluded = instance.excluded
        while true {
            let problem = ReachProblem(instance, excluded, limits)
            var number = [Int?](repeating: nil, count: instance.villageCount)
            for (i, village) in problem.villages.enumerated() { number[village] = i }
            let lost = instance.rules.together.joined(where: { list in list.contains { number[$0] == nil } })
                .filter { number[$0] != nil }
            guard lost.isEmpty else {
                for village in lost { excluded[village] = true }
                continue
            }
            func inReach(_ lists: [[Int]]) -> [[Int]] { lists.map { Set($0.compactMap { number[$0] }).sorted() } }
            let rules = TourRules(
                required: inReach(instance.rules.required),
                together: inReach(instance.rules.together).filter { $0.count > 1 },
                apart: inReach(instance.rules.apart).filter { $0.count > 1 })
            return (problem, rules)
        }
    }
}

extension [[Int]] {
    fileprivate func joined(where isTaken: ([Int]) -> Bool) -> [Int] { filter(isTaken).flatMap { $0 } }
}
