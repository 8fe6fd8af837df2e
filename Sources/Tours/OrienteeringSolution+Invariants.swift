extension OrienteeringSolution {
    /// What of the solution breaks a limit, or differs from what the instance gives, each worked out again; none when
    /// all hold. Asked in debug builds and by the tests: the search keeps all of them.
    func broken(_ instance: OrienteeringInstance, _ limits: OrienteeringLimits) -> String? {
        guard tours.count <= limits.count else { return "more tours than wanted" }
        var seen = Set<Int>()
        for tour in tours {
            guard limits.villages.contains(tour.villages.count) else {
                return "a tour has too few or too many villages"
            }
            var (time, at) = (Int64(0), instance.villageCount + tour.anchor)
            for village in tour.villages {
                guard !instance.excluded[village] else { return "a tour collects an excluded village" }
                guard seen.insert(village).inserted else { return "a village lies on two tours" }
                time += instance.times.micro[at * instance.times.count + village]
                time += TravelTimes.micro(instance.stays[village])
                at = village
            }
            if let end = tour.end {
                time += instance.times.micro[at * instance.times.count + instance.villageCount + end]
            }
            guard Double(time) <= limits.budgetSeconds * 1e6 else { return "a tour breaks its budget" }
            guard Double(time) / 1e6 == tour.seconds else { return "a tour's time is wrong" }
        }
        let places = tours.map(\.villages)
        guard places.allSatisfy(instance.rules.allow) else { return "a tour breaks a rule" }
        let open = instance.rules.required.indices.filter { !instance.rules.isMet($0, by: places) }
        guard open == unmet else { return "required villages are on tours, or not, other than told" }
        return (bound.value.map { $0 >= prize - 1e-6 } ?? true) ? nil : "a bound lies below an answer"
    }
}
