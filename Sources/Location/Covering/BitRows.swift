/// Sets of small numbers as rows of bits, all of one width.
struct BitRows {
    private let words: Int
    private var bits: [UInt64]

    init(count: Int, width: Int) {
        words = max(1, (width + 63) / 64)
        bits = [UInt64](repeating: 0, count: count * words)
    }

    mutating func insert(_ number: Int, in row: Int) { bits[row * words + number / 64] |= 1 << UInt64(number % 64) }

    /// Every number of row `a` is in row `b`.
    /// - Complexity: O(*width* / 64).
    func isSubset(_ a: Int, of b: Int) -> Bool {
        for word in 0..<words where bits[a * words + word] & ~bits[b * words + word] != 0 { return false }
        return true
    }
}
