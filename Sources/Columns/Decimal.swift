/// Decimal text with a fixed number of digits, the same on every machine and in every locale.
///
/// The value is rounded to the nearest multiple of `10^−decimals`, halves away from zero, after one multiplication in
/// double precision; for |value| · 10^decimals under 2⁵³ that is within half a unit of the last digit.
/// - Parameters:
///   - value: what is not finite is written `inf`, `-inf` or `nan`: in a sentence it says what stands in a file. A number
///     of a table or a document is tested before.
///   - decimals: 0 to 15.
public func fixedText(_ value: Double, decimals: Int) -> String {
    var bytes: [UInt8] = []
    appendFixed(value, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// `fixedText` without the string: appends ASCII bytes. With `trimming`, trailing zeros (and a bare point) are left out.
public func appendFixed(_ value: Double, decimals: Int, trimming: Bool = false, to bytes: inout [UInt8]) {
    guard value.isFinite else { return bytes.append(contentsOf: "\(value)".utf8) }
    let scaled = (value * powersOfTen[decimals]).rounded(.toNearestOrAwayFromZero)
    guard scaled.magnitude < 9e18 else {
        bytes.append(contentsOf: "\(value)".utf8)
        return
    }
    var rest = UInt64(clamping: scaled.magnitude)
    if scaled < 0 && rest > 0 { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { digits in
        var n = 0
        while rest > 0 || n <= decimals {
            digits[n] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            n += 1
        }
        var last = 0
        if trimming { while last < decimals && digits[last] == UInt8(ascii: "0") { last += 1 } }
        for i in stride(from: n - 1, through: last, by: -1) {
            bytes.append(digits[i])
            if i == decimals && i > last { bytes.append(UInt8(ascii: ".")) }
        }
    }
}

private let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
