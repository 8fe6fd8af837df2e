/// Partial tours from their start to each village, kept as far as none makes another needless.
///
/// Each remembers villages that it may not enter again: all of them, or those that every village since has among its
/// neighbours (ng-routes; a village that is forgotten may be entered again). One partial tour makes another at the same
/// village needless when it takes no more time, collects as much, and may enter all that the other may.
///
/// - Source: Baldacci, Mingozzi and Roberti, *New route relaxation and pricing strategies for the vehicle routing
///   problem*, Operations Research 59, 2011.
struct TourLabels<Places: PlaceSet> {
    struct Label {
        var time: Int
        var gain: Int
        var memory: Places
        /// Number of the label it comes from; −1 from the depot.
        var parent: Int32
        var village: Int32
        var count: Int32
        /// Something makes it needless.
        var isOut = false
    }

    /// What makes a partial tour needless.
    enum Dominance {
        /// Exactly as above.
        case exact
        /// Memories aside: quick, and no proof.
        case quick
        /// The same villages in another order: what is left are all sets of villages.
        case sameSet
    }

    /// What the labels are made for.
    struct Search {
        let side: TourSide
        /// What each village keeps in memory, itself included.
        let masks: [Places]
        let constraints: SideConstraints<Places>
        let dominance: Dominance
        /// Only partial tours count that may collect more than this.
        let threshold: Int
        /// Most villages.
        let most: Int
        /// Whether `most` may matter, so that labels are compared by count.
        let countMatters: Bool
        /// Most labels.
        let limit: Int
        let work: TourWork
    }

    private(set) var labels: [Label] = []
    /// Those that are not needless, by village; in the order they were found.
    private(set) var kept: [[Label]]
    private var numbers: [[Int32]]
    /// False when the limit of labels was reached first.
    private(set) var isWhole = true

    private struct SetKey: Hashable {
        let memory: Places
        let village: Int32
    }

    init(
        _ search: Search, bound: CompletionBound, joining other: JoinBound<Places>? = nil
    ) throws(CancellationError) {
        let side = search.side
        let n = side.count
        kept = [[Label]](repeating: [], count: n)
        numbers = [[Int32]](repeating: [], count: n)
        let width = max(1, side.budget / 256)
        var buckets = [[Int32]](repeating: [], count: side.budget / width + 1)
        var known: [SetKey: Int32] = [:]

        func isHopeless(_ label: Label) -> Bool {
            let v = Int(label.village)
            let (left, more) = (side.budget - label.time, search.most - Int(label.count))
            let need = search.threshold - label.gain
            guard bound.most(after: v, time: left, villages: more) > need else { return true }
            return other.map { !$0.canGain(need, after: v, left, more, label.memory) } ?? false
        }

        for v in 0..<n where side.start[v] + side.exit[v] <= side.budget {
            var memory = Places()
            memory.insert(v)
            let label = Label(
                time: side.start[v], gain: side.gains[v], memory: memory, parent: -1,
                village: Int32(truncatingIfNeeded: v), count: 1)
            if !isHopeless(label), let number = add(label, search, &known) {
                buckets[label.time / width].append(number)
            }
        }
        for slot in buckets.indices {
            if Task.isCancelled { throw CancellationError() }
            while let number = buckets[slot].popLast() {
                let label = labels[Int(number)]
                guard !label.isOut, Int(label.count) < search.most else { continue }
                let v = Int(label.village)
                for leg in side.legs[side.first[v]..<side.first[v + 1]] {
                    let time = label.time + leg.time
                    guard time <= side.budget else { break }
                    let w = leg.to
                    guard !label.memory.contains(w), time + side.exit[w] <= side.budget,
                        search.constraints.isAllowed(w, with: label.memory)
                    else { continue }
                    var memory = label.memory.intersection(search.masks[w])
                    memory.insert(w)
                    let next = Label(
                        time: time, gain: label.gain + side.gains[w], memory: memory, parent: number,
                        village: Int32(truncatingIfNeeded: w), count: label.count + 1)
                    if !isHopeless(next), let added = add(next, search, &known) {
                        buckets[time / width].append(added)
                    }
                }
                if labels.count > search.limit || search.work.isOver {
                    isWhole = false
                    return
                }
            }
        }
    }

    /// Keeps a label unless another makes it needless, and drops those that it makes needless.
    private mutating func add(_ label: Label, _ search: Search, _ known: inout [SetKey: Int32]) -> Int32? {
        let v = Int(label.village)
        let number = Int32(truncatingIfNeeded: labels.count)
        if search.dominance == .sameSet {
            search.work.steps += 100
            let key = SetKey(memory: label.memory, village: label.village)
            if let other = known[key] {
                guard label.time < labels[Int(other)].time else { return nil }
                labels[Int(other)].isOut = true
            }
            known[key] = number
            labels.append(label)
            return number
        }
        search.work.steps += kept[v].count + 10
        let isQuick = search.dominance == .quick
        let (together, countMatters) = (search.constraints.together, search.countMatters && !isQuick)
        func dominates(_ a: Label, _ b: Label) -> Bool {
            guard a.time <= b.time, a.gain >= b.gain, !countMatters || a.count <= b.count else { return false }
            guard isQuick || a.memory.isSubset(of: b.memory) else { return false }
            return together.isEmpty || a.memory.intersection(together) == b.memory.intersection(together)
        }
        let isNeedless = kept[v].withUnsafeBufferPointer { list in
            for other in list where dominates(other, label) { return true }
            return false
        }
        if isNeedless { return nil }
        var i = 0
        while i < kept[v].count {
            if dominates(label, kept[v][i]) {
                labels[Int(numbers[v][i])].isOut = true
                kept[v].swapAt(i, kept[v].count - 1)
                numbers[v].swapAt(i, numbers[v].count - 1)
                kept[v].removeLast()
                numbers[v].removeLast()
            } else {
                i += 1
            }
        }
        labels.append(label)
        kept[v].append(label)
        numbers[v].append(number)
        return number
    }

    /// A finished tour.
    struct Route {
        /// In the order of the side.
        let villages: [Int]
        let gain: Int
        /// Its end included.
        let time: Int
    }

    /// Finished tours that collect more than the threshold, the most first, then the shorter.
    /// - Parameter least: least villages of a tour.
    func routes(_ search: Search, least: Int = 1, atMost limit: Int) -> [Route] {
        let side = search.side
        var found: [(number: Int, gain: Int, time: Int)] = []
        for (number, label) in labels.enumerated()
        where !label.isOut && label.gain > search.threshold && label.count >= least {
            let time = label.time + side.end[Int(label.village)]
            guard time <= side.budget, search.constraints.isComplete(label.memory) else { continue }
            found.append((number, label.gain, time))
        }
        found.sort {
            if $0.gain != $1.gain { return $0.gain > $1.gain }
            return $0.time != $1.time ? $0.time < $1.time : $0.number < $1.number
        }
        return found.prefix(limit).map { Route(villages: villages(of: $0.number), gain: $0.gain, time: $0.time) }
    }

    private func villages(of number: Int) -> [Int] {
        var (villages, at) = ([Int](), number)
        while at >= 0 {
            villages.append(Int(labels[at].village))
            at = Int(labels[at].parent)
        }
        return villages.reversed()
    }
}

/// Rules on the villages of one tour, in the numbers of a `TourSide`.
struct SideConstraints<Places: PlaceSet> {
    /// Villages that may not lie on a tour with each village.
    var apart: [Places]
    /// Villages that lie on a tour together or not at all; every label remembers them.
    var groups: [Places] = []
    /// All of `groups`.
    var together = Places()
    var hasApart = false

    @inline(__always) func isAllowed(_ village: Int, with memory: Places) -> Bool {
        !hasApart || apart[village].intersection(memory).isEmpty
    }

    func isComplete(_ memory: Places) -> Bool {
        groups.allSatisfy { group in
            let part = memory.intersection(group)
            return part.isEmpty || part == group
        }
    }
}

/// What partial tours from the other end can add to one, their memories compared.
struct JoinBound<Places: PlaceSet> {
    private let lists: [[TourLabels<Places>.Label]]
    private let side: TourSide

    init(_ side: TourSide, _ other: TourLabels<Places>) {
        self.side = side
        lists = other.kept.map { $0.sorted { $0.gain > $1.gain } }
    }

    /// Some partial tour from the other end fits, shares no remembered village, and adds more than `need`.
    func canGain(_ need: Int, after village: Int, _ left: Int, _ more: Int, _ memory: Places) -> Bool {
        let (own, stay) = (side.gains[village], side.stays[village])
        return lists[village].withUnsafeBufferPointer { list in
            for label in list {
                if label.gain - own <= need { return false }
                if label.time - stay <= left, Int(label.count) - 1 <= more,
                    label.memory.intersection(memory).count == 1
                {
                    return true
                }
            }
            return false
        }
    }
}
