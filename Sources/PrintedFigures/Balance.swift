import Survey

/// Whole numbers of a printed unit that are near the exact parts and add up to the printed total.
///
/// Each part is rounded half away from zero to the unit. What is then missing from the total (or too much) is spread in
/// whole units: with *n* parts that are not zero and a difference of *d* units, every one gets *d* div *n*, and the *d*
/// mod *n* largest one more. Parts that are zero stay zero, unless all are. Equal parts go by their order.
///
/// - Parameters:
///   - parts: exact, in millionths or whatever the caller counts in.
///   - unit: how many of those make the printed unit.
///   - total: printed units that the result adds up to.
/// - Returns: printed units; shape as `parts`.
/// - Complexity: O(*n* log *n*).
/// - Source: the levelling (平差) of survey areas: control minus sum, by descending area.
package func balanced(_ parts: [Int128], unit: Int128, total: Int128) -> [Int128] {
    var units = parts.map { roundedUnits($0, unit: unit) }
    let missing = total - units.reduce(0, +)
    guard missing != 0, !parts.isEmpty else { return units }
    var taking = parts.indices.filter { parts[$0] != 0 }
    if taking.isEmpty { taking = Array(parts.indices) }
    taking.sort { parts[$0].magnitude != parts[$1].magnitude ? parts[$0].magnitude > parts[$1].magnitude : $0 < $1 }
    Levelling.spread(missing, over: taking, in: &units)
    return units
}

/// The same of parts that are zero or more: none falls below zero; what it would lack is taken from the largest.
package func balancedAboveZero(_ parts: [Int128], unit: Int128, total: Int128) -> [Int128] {
    var parts = balanced(parts, unit: unit, total: total)
    for place in parts.indices {
        while parts[place] < 0, let largest = parts.indices.max(by: { parts[$0] < parts[$1] }), parts[largest] > 0 {
            let moved = min(-parts[place], parts[largest])
            parts[place] += moved
            parts[largest] -= moved
        }
    }
    return parts
}

/// `value / unit`, rounded half away from zero.
package func roundedUnits(_ value: Int128, unit: Int128) -> Int128 {
    (value.magnitude + unit.magnitude / 2).quotientAndRemainder(dividingBy: unit.magnitude).quotient.signed(value < 0)
}

extension UInt128 {
    fileprivate func signed(_ isNegative: Bool) -> Int128 { isNegative ? -Int128(self) : Int128(self) }
}
