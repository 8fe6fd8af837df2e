/// Whole numbers without a sign as formats keep them in bytes: the highest byte first (big-endian) or last (little-endian).
package enum ByteOrder {
    /// Four bytes, the highest first.
    /// - Parameter at: the first of the four, which have to be there.
    package static func bigEndian(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<4).reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }

    /// Four bytes, the lowest first.
    /// - Parameter at: the first of the four, which have to be there.
    package static func littleEndian(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<4).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }

    /// Two bytes, the lowest first.
    /// - Parameter at: the first of the two, which have to be there.
    package static func shortLittleEndian(_ bytes: [UInt8], _ at: Int) -> Int {
        Int(bytes[at]) | Int(bytes[at + 1]) << 8
    }

    /// The lowest 32 bits of a number as four bytes, the highest first.
    package static func bigEndianBytes(of value: Int) -> [UInt8] {
        let word = UInt32(truncatingIfNeeded: value)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
}
