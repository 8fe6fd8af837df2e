/// Walks over the bytes of one message of a protocol buffer. What runs over its end reads as zeros and marks it broken.
/// - Source: protobuf.dev, Encoding.
struct ProtobufCursor {
    private let base: UnsafeRawPointer
    private(set) var position: Int
    let end: Int
    private(set) var isBroken = false

    /// The whole of a buffer, which must outlive the cursor; an empty one has no base.
    init(_ buffer: UnsafeRawBufferPointer) {
        base = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        (position, end) = (0, buffer.count)
    }

    /// A range of the same bytes.
    private init(_ base: UnsafeRawPointer, _ range: Range<Int>) {
        self.base = base
        (position, end) = (range.lowerBound, range.upperBound)
    }

    var isAtEnd: Bool { position >= end }

    /// A number of seven bits a byte.
    @inline(__always) mutating func varint() -> UInt64 {
        guard position < end else { return broken() }
        let first = base.load(fromByteOffset: position, as: UInt8.self)
        position += 1
        if first < 0x80 { return UInt64(first) }
        return longVarint(UInt64(first & 0x7f))
    }

    private mutating func longVarint(_ first: UInt64) -> UInt64 {
        var (value, shift) = (first, UInt64(7))
        while position < end, shift < 64 {
            let byte = base.load(fromByteOffset: position, as: UInt8.self)
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return broken()
    }

    private mutating func broken() -> UInt64 {
        (position, isBroken) = (end, true)
        return 0
    }

    /// A signed number, the sign in the lowest bit.
    @inline(__always) mutating func signed() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// Number and wire type of the next field; none at the end.
    mutating func field() -> (number: Int, wire: Int)? {
        guard position < end else { return nil }
        let key = varint()
        return isBroken ? nil : (Int(truncatingIfNeeded: key >> 3), Int(key & 7))
    }

    /// The bytes of a field of wire type 2, as a message or a packed list of its own.
    mutating func message() -> ProtobufCursor {
        let length = varint()
        guard length <= UInt64(end - position) else {
            _ = broken()
            return ProtobufCursor(base, end..<end)
        }
        let start = position
        position += Int(truncatingIfNeeded: length)
        return ProtobufCursor(base, start..<position)
    }

    /// A number, as a list of its own.
    mutating func single() -> ProtobufCursor {
        let start = position
        _ = varint()
        return ProtobufCursor(base, start..<position)
    }

    /// The bytes that are left.
    var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base + position, count: max(0, end - position)) }

    /// Passes over a field.
    mutating func skip(_ wire: Int) {
        switch wire {
        case 0: _ = varint()
        case 1: advance(8)
        case 2: _ = message()
        case 5: advance(4)
        default: _ = broken()
        }
    }

    private mutating func advance(_ count: Int) {
        if end - position < count { _ = broken() } else { position += count }
    }
}
