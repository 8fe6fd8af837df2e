import Columns

/// Decides the type of a CSV column from all its cells, so that nothing written is lost.
///
/// Integer: every value is a plain integer of at most nine digits without a leading zero. Real: some have a decimal
/// point, none has more digits than a double shows (17, leading and trailing zeros apart; the whole part at most 15), and
/// whole numbers among them have at most nine. Flag: only `true` and `false`. Everything else is text; so codes with
/// leading zeros, codes of ten digits and more, `1e5`, `+3` and full-width digits stay as they were written.
package struct CSVTyping {
    private var integers = false, reals = false, flags = false, texts = false

    /// No cell held anything.
    package var isEmpty: Bool { !(integers || reals || flags || texts) }

    package var kind: AttributeColumn.Kind {
        if texts || (flags && (integers || reals)) { return .text }
        return flags ? .flag : reals ? .real : integers ? .integer : .text
    }

    package mutating func add(_ cell: some Collection<UInt8>) {
        guard !texts, !cell.isEmpty else { return }
        switch Self.kind(of: cell) {
        case .integer: integers = true
        case .real: reals = true
        case .flag: flags = true
        case .text: texts = true
        }
    }

    package static func kind(of cell: some Collection<UInt8>) -> AttributeColumn.Kind {
        var digits = 0, decimals = 0, leadingZero = false, pointSeen = false
        for (i, byte) in cell.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where i == 0: break
            case UInt8(ascii: ".") where !pointSeen && digits > 0: pointSeen = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if pointSeen {
                    decimals += 1
                } else {
                    if digits == 1 && leadingZero { return .text }
                    if digits == 0 { leadingZero = byte == UInt8(ascii: "0") }
                    digits += 1
                }
            default: return isFlag(cell) ? .flag : .text
            }
        }
        guard digits > 0 else { return .text }
        guard pointSeen else { return digits <= 9 ? .integer : .text }
        guard decimals > 0, digits <= 15 else { return .text }
        return digits + decimals <= 15 || significant(cell) <= 17 ? .real : .text
    }

    /// Digits of a decimal number from the first that is not 0 to the last that is not 0.
    private static func significant(_ cell: some Collection<UInt8>) -> Int {
        var (count, zeros) = (0, 0)
        for byte in cell where 48...57 ~= byte {
            if byte == UInt8(ascii: "0") {
                if count > 0 { zeros += 1 }
            } else {
                count += zeros + 1
                zeros = 0
            }
        }
        return count
    }

    private static func isFlag(_ cell: some Collection<UInt8>) -> Bool {
        guard 4...5 ~= cell.count else { return false }
        let lower = cell.map { $0 | 0x20 }
        return lower.elementsEqual("true".utf8) || lower.elementsEqual("false".utf8)
    }
}
