/// The most that a tour can still collect after a village, by the time and the villages that are left.
///
/// Time is cut in slots, rounded in the tour's favour, so that the bound holds for every tour without a village twice.
struct CompletionBound {
    private let count: Int
    private let width: Int
    private let slots: Int
    /// Slots given on top, where legs shorter than a slot are charged a whole one.
    private let extra: Int
    /// Villages that may still come: 0, 1, … ; one layer for any number.
    private let layers: Int
    /// Shape `(layers, villages, slots + 1)`.
    private var values: [Int]

    /// Stands for "no way to finish".
    static let none = Int.min / 4

    /// Cuts off nothing.
    init() {
        (count, width, slots, extra, layers, values) = (0, 1, 0, 0, 1, [])
    }

    @inline(__always) func most(after village: Int, time left: Int, villages more: Int) -> Int {
        if values.isEmpty { return Int.max / 4 }
        let layer = layers == 1 ? 0 : min(more, layers - 1)
        return values[(layer * count + village) * (slots + 1) + min(slots, left / width + extra)]
    }

    /// The sums of gains of walks that do not turn back at once: they may come back to a village, though not by way of
    /// one other only.
    ///
    /// - Parameters:
    ///   - most: most villages of a tour, when that may matter; the bound then counts villages too.
    ///   - mostSlots: the more, the sharper and the dearer.
    /// - Complexity: O(*slots · n² · layers*).
    /// - Source: Christofides, Mingozzi and Toth, *State-space relaxation procedures*, Networks 11, 1981.
    init(walks side: TourSide, most: Int?, mostSlots: Int = 500, _ work: TourWork) {
        let n = side.count
        count = n
        layers = most ?? 1
        let legWork = max(1, side.legs.count * (most ?? 2))
        let wanted = max(60, min(mostSlots, 30_000_000 / legWork))
        width = max(1, side.budget / wanted)
        if most == nil {
            // Each village is entered once: as many legs as villages that have a short leg into them.
            var isShort = [Bool](repeating: false, count: n)
            for leg in side.legs where leg.time < width { isShort[leg.to] = true }
            extra = isShort.count { $0 }
        } else {
            extra = 0
        }
        slots = side.budget / width + extra
        values = [Int](repeating: Self.none, count: layers * n * (slots + 1))
        work.steps += legWork * (slots + 1)
        if most == nil { fillAtOnce(side) } else { fillByCount(side) }
    }

    /// The most that a tour through a village can collect: what comes before it, the village, what comes after.
    /// - Parameter backward: the bound of the same villages seen backwards, with as many layers and the same budget.
    func most(through village: Int, _ side: TourSide, _ backward: CompletionBound) -> Int {
        var best = Self.none
        let left = side.budget - side.stays[village]
        guard left >= 0 else { return best }
        for layer in 0..<layers {
            for slot in 0...left / backward.width {
                let before = backward.most(after: village, time: slot * backward.width, villages: layer)
                guard before > Self.none else { continue }
                let after = most(after: village, time: left - slot * backward.width, villages: layers - 1 - layer)
                if after > Self.none { best = max(best, before + after) }
            }
        }
        return best == Self.none ? best : best + side.gains[village]
    }

    /// The two best ways on from a village that differ in the next village.
    private struct Pair {
        var first = CompletionBound.none, second = CompletionBound.none
        var next = Int32(-1)

        @inline(__always) mutating func offer(_ value: Int, _ to: Int32) {
            if value > first {
                if to != next { second = first }
                (first, next) = (value, to)
            } else if value > second, to != next {
                second = value
            }
        }
    }

    /// A pair where a tour may end: 0 for finishing at once.
    private func finishing(_ side: TourSide, _ village: Int, _ slot: Int) -> Pair {
        var pair = Pair()
        if side.end[village] / width <= slot { pair.first = 0 }
        return pair
    }

    private mutating func fillAtOnce(_ side: TourSide) {
        let row = slots + 1
        var pairs = [Pair](repeating: Pair(), count: count * row)
        for slot in 0...slots {
            for v in 0..<count {
                var pair = finishing(side, v, slot)
                for leg in side.legs[side.first[v]..<side.first[v + 1]] {
                    let cost = max(1, leg.time / width)
                    guard cost <= slot else { break }
                    let from = pairs[leg.to * row + slot - cost]
                    let value = (from.next == Int32(truncatingIfNeeded: v) ? from.second : from.first)
                    if value > Self.none {
                        pair.offer(value + side.gains[leg.to], Int32(truncatingIfNeeded: leg.to))
                    }
                }
                pairs[v * row + slot] = pair
                values[v * row + slot] = pair.first
            }
        }
    }

    private mutating func fillByCount(_ side: TourSide) {
        let row = slots + 1
        var before = (0..<count * row).map { finishing(side, $0 / row, $0 % row) }
        for i in before.indices { values[i] = before[i].first }
        for layer in 1..<max(1, layers) {
            var pairs = (0..<count * row).map { finishing(side, $0 / row, $0 % row) }
            for v in 0..<count {
                for leg in side.legs[side.first[v]..<side.first[v + 1]] {
                    let (cost, gain, to) = (leg.time / width, side.gains[leg.to], Int32(truncatingIfNeeded: leg.to))
                    guard cost <= slots else { break }
                    for slot in cost...slots {
                        let from = before[leg.to * row + slot - cost]
                        let value = (from.next == Int32(truncatingIfNeeded: v) ? from.second : from.first)
                        if value > Self.none { pairs[v * row + slot].offer(value + gain, to) }
                    }
                }
            }
            for i in pairs.indices { values[layer * count * row + i] = pairs[i].first }
            before = pairs
        }
    }

    /// The same from partial tours seen from the other end, found with their memories.
    ///
    /// - Parameter most: most villages of a tour, when that may matter.
    init<Places>(_ side: TourSide, from other: TourLabels<Places>, most: Int?) {
        count = side.count
        layers = most ?? 1
        extra = 0
        let wanted = max(100, min(2000, 4_000_000 / max(1, side.count * layers)))
        width = max(1, side.budget / wanted)
        slots = side.budget / width
        let row = slots + 1
        values = [Int](repeating: Self.none, count: layers * side.count * row)
        for v in 0..<side.count {
            for label in other.kept[v] where !label.isOut {
                let used = max(0, label.time - side.stays[v])
                let layer = layers == 1 ? 0 : min(layers - 1, Int(label.count) - 1)
                let at = (layer * side.count + v) * row + min(slots, used / width)
                values[at] = max(values[at], label.gain - side.gains[v])
            }
        }
        for line in 0..<layers * side.count {
            for slot in 1..<max(1, row) {
                values[line * row + slot] = max(values[line * row + slot], values[line * row + slot - 1])
            }
        }
        for i in 0..<max(0, layers - 1) * side.count * row {
            let next = i + side.count * row
            values[next] = max(values[next], values[i])
        }
    }
}
