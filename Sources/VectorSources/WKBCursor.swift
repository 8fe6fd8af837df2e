import Columns

/// Walks well-known binary (ISO and the older 2.5D and EWKB flags, either byte order) without copying it.
///
/// Every read is checked against the end: a truncated or lying geometry gives nil, never a crash.
/// - Source: OGC 06-103r4, *Simple feature access 1*, 2011, §8.2.
struct WKBCursor {
    private let base: UnsafeRawPointer
    private let end: Int
    private(set) var at = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        precondition(!bytes.isEmpty, "no bytes, no geometry")
        (base, end) = (bytes.baseAddress!, bytes.count)
    }

    /// The start of one geometry.
    struct Header {
        /// 1 point … 7 collection, 8 … 17 curves and surfaces.
        var type: Int
        var hasZ: Bool
        var hasM: Bool
        var swapped: Bool
        /// Doubles in a coordinate tuple: 2, 3 or 4.
        var width: Int { 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0) }
    }

    mutating func header() -> Header? {
        guard at + 5 <= end else { return nil }
        let order = base.load(fromByteOffset: at, as: UInt8.self)
        guard order <= 1 else { return nil }
        at += 1
        let swapped = order == 0
        guard let code = number(swapped) else { return nil }
        let flags = code & 0xF000_0000
        if flags & 0x2000_0000 != 0 { at += 4 }  // EWKB's SRID
        let plain = Int(code & 0x0FFF_FFFF)
        let dimension = plain / 1000
        guard dimension <= 3 else { return nil }
        return Header(
            type: plain % 1000, hasZ: flags & 0x8000_0000 != 0 || dimension == 1 || dimension == 3,
            hasM: flags & 0x4000_0000 != 0 || dimension >= 2, swapped: swapped)
    }

    /// A 32-bit count.
    @inline(__always) mutating func number(_ swapped: Bool) -> UInt32? {
        guard at + 4 <= end else { return nil }
        let value = base.loadUnaligned(fromByteOffset: at, as: UInt32.self)
        at += 4
        return swapped ? value.byteSwapped : value
    }

    /// How many things follow, each of at least `size` bytes.
    @inline(__always) mutating func count(_ swapped: Bool, of size: Int) -> Int? {
        guard let n = number(swapped), Int(n) <= (end - at) / size else { return nil }
        return Int(n)
    }

    /// Copies `n` tuples' first two ordinates to `target`, which has room for `2n`. The caller has checked the length
    /// with `count(_:of:)`.
    @inline(__always) mutating func copyTuples(_ n: Int, _ header: Header, to target: UnsafeMutablePointer<Double>) {
        if header.width == 2 && !header.swapped {
            UnsafeMutableRawPointer(target).copyMemory(from: base + at, byteCount: 16 * n)
        } else {
            for i in 0..<n {
                for axis in 0..<2 {
                    let bits = base.loadUnaligned(fromByteOffset: at + 8 * (header.width * i + axis), as: UInt64.self)
                    target[2 * i + axis] = Double(bitPattern: header.swapped ? bits.byteSwapped : bits)
                }
            }
        }
        at += 8 * header.width * n
    }

    mutating func skipTuples(_ n: Int, _ header: Header) { at += 8 * header.width * n }

    /// One point's tuple; nil when it is cut off.
    mutating func point(_ header: Header) -> Position? {
        guard at + 8 * header.width <= end else { return nil }
        var xy = (0.0, 0.0)
        withUnsafeMutableBytes(of: &xy) {
            copyTuples(1, header, to: $0.baseAddress!.assumingMemoryBound(to: Double.self))
        }
        return Position(xy.0, xy.1)
    }
}
