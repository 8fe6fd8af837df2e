import Columns

/// A 64-bit fingerprint that does not change from run to run.
///
/// - Source: the finaliser of SplitMix64, as in `SeededGenerator`.
package struct Fingerprint: Sendable {
    /// The fingerprint of what was added so far.
    package private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The fingerprint of nothing.
    package init() {}

    /// Adds 64 bits.
    @inline(__always) package mutating func add(_ bits: UInt64) {
        var z = (value ^ bits) &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        value = z ^ (z >> 31)
    }

    /// Adds a text, with its length.
    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var i = 0
            while i + 8 <= raw.count {
                add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
                i += 8
            }
            var word: UInt64 = 0
            while i < raw.count {
                word = word << 8 | UInt64(raw[i])
                i += 1
            }
            add(word)
            add(UInt64(raw.count))
        }
    }

    /// Adds numbers by their bits, in four lanes that are mixed at the end: a multiplication and a turn a number.
    package mutating func add(_ numbers: UnsafeBufferPointer<Double>) {
        var (a, b, c, d) = (value, value ^ 0x1656_67b1_9e37_79f9, value ^ 0x85eb_ca77_c2b2_ae63, ~value)
        @inline(__always) func mix(_ lane: inout UInt64, _ number: Double) {
            lane = (lane ^ number.bitPattern) &* 0x9e37_79b1_85eb_ca87
            lane ^= lane >> 29
        }
        var i = 0
        while i + 4 <= numbers.count {
            mix(&a, numbers[i])
            mix(&b, numbers[i + 1])
            mix(&c, numbers[i + 2])
            mix(&d, numbers[i + 3])
            i += 4
        }
        while i < numbers.count {
            mix(&a, numbers[i])
            i += 1
        }
        for lane in [a, b, c, d] { add(lane) }
        add(UInt64(numbers.count))
    }
}

extension Layer {
    /// Fingerprints of the geometry and values of each row; shape `(rows)`.
    /// - Complexity: O(coordinates), about a nanosecond each, and the text.
    package func fingerprints() -> [UInt64] {
        let columns = columns
        return geometry.withCoordinates { coordinates, range in
            (0..<count).map { row in
                var hash = Fingerprint()
                hash.add(UnsafeBufferPointer(rebasing: coordinates[range(row)]))
                for column in columns { hash.add(column, row) }
                return hash.value
            }
        }
    }
}

extension Fingerprint {
    @inline(__always) fileprivate mutating func add(_ column: AttributeColumn, _ row: Int) {
        switch column {
        case .text(let v): if let text = v[row] { add(text) } else { add(1) }
        case .integer(let v): add(v[row].map { UInt64(bitPattern: $0) } ?? 1)
        case .real(let v): add(v[row].map(\.bitPattern) ?? 1)
        case .flag(let v): add(v[row].map { $0 ? 2 : 3 } ?? 1)
        }
    }
}

extension GeometryColumn {
    /// Lends all coordinates, and where those of a row stand.
    fileprivate func withCoordinates<R>(_ body: (UnsafeBufferPointer<Double>, (Int) -> Range<Int>) -> R) -> R {
        func doubled(_ r: Range<Int>) -> Range<Int> { 2 * r.lowerBound..<2 * r.upperBound }
        switch self {
        case .none: return body(UnsafeBufferPointer(start: nil, count: 0)) { _ in 0..<0 }
        case .points(let c): return c.coordinates.withUnsafeBufferPointer { body($0) { doubled(c.points(ofRow: $0)) } }
        case .lines(let c): return c.coordinates.withUnsafeBufferPointer { body($0) { doubled(c.vertices(ofRow: $0)) } }
        case .polygons(let c):
            return c.coordinates.withUnsafeBufferPointer { body($0) { doubled(c.vertices(ofRow: $0)) } }
        }
    }
}
