import Columns

/// Levelling (平差, 调平): the difference between a control area and the sum of its parts, spread over the parts.
///
/// With *n* parts and a difference of *d* units, every part gets *d* div *n* units, and the *d* mod *n* largest one more,
/// with the sign of the difference; parts of one area go by their key, and parts of one key by their order. The unit is
/// 0.01 m² for survey areas, and the printed unit for tables.
/// - Source: the levelling of survey software, domain facts §C.4.
package enum Levelling {
    /// Parts that sum to the control.
    /// - Parameters:
    ///   - parts: 0.01 m², ≥ 0.
    ///   - control: 0.01 m², ≥ 0.
    ///   - key: decides between parts of one area.
    /// - Returns: 0.01 m²; shape as `parts`.
    /// - Throws: `LevellingError` when there are no parts to carry a difference, or a part would fall below zero.
    /// - Complexity: O(*n* log *n*).
    package static func levelled(
        _ parts: [Int64], to control: Int64, key: (Int) -> String
    ) throws(LevellingError) -> [Int64] {
        let difference = control - parts.reduce(0, +)
        guard difference != 0 else { return parts }
        guard !parts.isEmpty else { throw LevellingError(control: control, sum: 0, parts: 0, smallest: nil) }
        let order = parts.indices.sorted { a, b in
            if parts[a] != parts[b] { return parts[a] > parts[b] }
            let (x, y) = (key(a), key(b))
            return x != y ? utf8Less(x, y) : a < b
        }
        var result = parts
        spread(difference, over: order, in: &result)
        if let below = result.indices.first(where: { result[$0] < 0 }) {
            throw LevellingError(
                control: control, sum: control - difference, parts: parts.count,
                smallest: .init(key: key(below), area: parts[below]))
        }
        return result
    }

    /// Adds a difference to parts in whole units: to each the quotient, and one more to the first of them, as many as the
    /// remainder.
    /// - Parameters:
    ///   - order: the parts that take a share, largest first; not empty unless the difference is 0.
    package static func spread<Units: FixedWidthInteger & SignedInteger>(
        _ difference: Units, over order: [Int], in parts: inout [Units]
    ) {
        guard difference != 0 else { return }
        precondition(!order.isEmpty, "somebody has to take the difference")
        let (each, rest) = difference.quotientAndRemainder(dividingBy: Units(order.count))
        let one: Units = difference < 0 ? -1 : 1
        for (place, index) in order.enumerated() {
            parts[index] += each + (place < Int(rest.magnitude) ? one : 0)
        }
    }
}

/// Parts that cannot be levelled to their control area.
package struct LevellingError: ExplainedError, Hashable {
    /// A part that would fall below zero.
    package struct Part: Sendable, Hashable {
        /// The part's key.
        package let key: String
        /// 0.01 m², before levelling.
        package let area: Int64
    }

    /// 0.01 m².
    package let control: Int64
    /// Sum of the parts, 0.01 m².
    package let sum: Int64
    /// Number of parts.
    package let parts: Int
    /// The part that would fall below zero; none when there are no parts, or the difference is over the limit.
    package let smallest: Part?
    /// The limit that the difference is over, in thousandths of the control area.
    package let limit: Int64?
    /// The unit whose parts they are; set by whoever knows it.
    package var unit: Phrase?

    init(control: Int64, sum: Int64, parts: Int, smallest: Part?, limit: Int64? = nil) {
        (self.control, self.sum, self.parts, self.smallest, self.limit) = (control, sum, parts, smallest, limit)
    }

    /// Data refused.
    package var kind: FailureKind { .refused }
    /// The control area, the sum, and the part that cannot take its share.
    package var phrase: Phrase {
        guard limit != nil || smallest != nil else {
            return area + Phrase(zh: "，但其中没有任何图斑", en: ", but nothing lies there")
        }
        let total = Self.text(sum)
        let sums = Phrase(
            zh: "，其 \(parts) 个部分合计 \(total) 平方米：", en: " and its \(parts) parts sum to \(total) m²: ")
        return area + sums + reason
    }

    private var area: Phrase {
        let whole = Self.text(control)
        return Phrase(
            zh: "\(unit.map { "\($0.zh)的" } ?? "")控制面积为 \(whole) 平方米",
            en: "the control area\(unit.map { " of \($0.en)" } ?? "") is \(whole) m²")
    }

    private var reason: Phrase {
        if let limit {
            let share = decimalText(Int128(limit), scale: 1, decimals: 1)
            return Phrase(
                zh: "相差超过 \(share) %，不予平差", en: "a difference of more than \(share) % is not levelled")
        }
        guard let smallest else { return Phrase(same: "") }
        let own = Self.text(smallest.area)
        return Phrase(
            zh: "平差将从 \(smallest.key) 减去的超过其 \(own) 平方米",
            en: "levelling would take more than the \(own) m² of \(smallest.key)")
    }

    private static func text(_ area: Int64) -> String { decimalText(Int128(area), scale: 2, decimals: 2) }

    /// A difference so large is not one of rounding.
    package var remedy: Phrase? {
        Phrase(
            zh: "请核对控制面积及其单位（平方米），以及图斑是否铺满该范围：相差这么多不是取舍所致",
            en:
                "check the control area, its unit (m²), and whether the parcels cover the zone: so much is not of rounding"
        )
    }
}
