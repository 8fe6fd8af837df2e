import Columns

extension ByteSink {
    /// A JSON string: UTF-8 as it is; quotation marks, reverse solidus and control characters escaped (RFC 8259 §7).
    mutating func append(string text: String) {
        var text = text
        text.withUTF8 { append(quoted: $0) }
    }

    private mutating func append(quoted run: UnsafeBufferPointer<UInt8>) {
        reserve(run.count + 2)
        store(UInt8(ascii: "\""))
        var start = 0
        for i in 0..<run.count {
            guard let escape = jsonEscape(run[i]) else { continue }
            append(UnsafeBufferPointer(rebasing: run[start..<i]))
            append(text: escape)
            start = i + 1
        }
        append(UnsafeBufferPointer(rebasing: run[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func append(text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// A finite number in the fewest digits that read back as the same value. A whole number keeps its `.0`, so that
    /// readers that guess a type from the digits see a real number.
    mutating func append(shortest value: Double) {
        // A quotient of two exact numbers is the double nearest to the decimal, so equality proves that the decimal
        // reads back; with at most 15 digits there is no shorter one.
        for (scale, decimals) in [(10.0, 1), (100.0, 2), (1e6, 6)] {
            let scaled = (value * scale).rounded()
            guard scaled.magnitude < 1e15 else { break }
            if scaled / scale == value {
                return append(scaled: Int64(clamping: scaled), decimals: decimals, negative: value < 0)
            }
        }
        append(text: "\(value)")
    }

    /// `digits · 10^−decimals`, trailing zeros left out but for the first decimal.
    private mutating func append(scaled: Int64, decimals: Int, negative: Bool) {
        var (rest, places) = (scaled.magnitude, decimals)
        while places > 1 && rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
        var step: UInt64 = 1
        for _ in 0..<places { step *= 10 }
        if negative { append(UInt8(ascii: "-")) }
        append(Int64(rest / step))
        append(UInt8(ascii: "."))
        var fraction = rest % step
        while step > 1 {
            step /= 10
            append(0x30 + UInt8(fraction / step))
            fraction %= step
        }
    }
}
