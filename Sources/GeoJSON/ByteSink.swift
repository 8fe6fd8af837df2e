/// A growing run of bytes with one owner, for text that is written number by number.
///
/// Every `append` makes room first; `store` does not, and is only called after `reserve`. That keeps the loop over
/// coordinates free of checks and of small allocations.
struct ByteSink: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1 << 16) {
        self.capacity = max(64, capacity)
        base = .allocate(capacity: self.capacity)
    }
    deinit { base.deallocate() }

    /// The bytes written so far, valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Forgets the bytes and keeps the room.
    mutating func clear() { count = 0 }

    /// Makes room for `more` bytes.
    @inline(__always) mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    @inline(never) private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (moved, larger)
    }

    /// Writes one byte; room must be there.
    @inline(__always) mutating func store(_ byte: UInt8) {
        base[count] = byte
        count += 1
    }

    @inline(__always) mutating func append(_ byte: UInt8) {
        reserve(1)
        store(byte)
    }

    mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let from = run.baseAddress, run.count > 0 else { return }
        reserve(run.count)
        (base + count).update(from: from, count: run.count)
        count += run.count
    }

    mutating func append(_ array: [UInt8]) { array.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// The decimal digits of an integer.
    mutating func append(_ value: Int64) {
        reserve(20)
        if value < 0 { store(UInt8(ascii: "-")) }
        storeDigits(value.magnitude)
    }

    /// A finite number with nine decimals, rounded half away from zero as `Columns.fixedText` does; no minus zero.
    /// - Parameter value: |value| ≤ 9·10⁹.
    @inline(__always) mutating func appendNine(_ value: Double) {
        reserve(24)
        let scaled = (value * 1e9).rounded(.toNearestOrAwayFromZero)
        let magnitude = UInt64(scaled.magnitude)
        if scaled < 0 { store(UInt8(ascii: "-")) }
        let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        storeDigits(whole)
        store(UInt8(ascii: "."))
        var rest = UInt32(truncatingIfNeeded: fraction)
        for place in stride(from: 8, to: -1, by: -1) {
            let tenth = rest / 10
            base[count + place] = UInt8(truncatingIfNeeded: rest &- tenth &* 10) &+ 0x30
            rest = tenth
        }
        count += 9
    }

    /// Digits of a whole number; room for 20 must be there.
    @inline(__always) private mutating func storeDigits(_ value: UInt64) {
        if value < 10 { return store(UInt8(truncatingIfNeeded: value) &+ 0x30) }
        var (digits, power) = (1, UInt64(10))
        while digits < 20 && power <= value {
            digits += 1
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            if overflow { break }
            power = next
        }
        if digits == 19 && value >= 10_000_000_000_000_000_000 { digits = 20 }
        var rest = value
        for place in stride(from: digits - 1, to: -1, by: -1) {
            let tenth = rest / 10
            base[count + place] = UInt8(truncatingIfNeeded: rest &- tenth &* 10) &+ 0x30
            rest = tenth
        }
        count += digits
    }
}
