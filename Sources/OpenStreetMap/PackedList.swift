/// The numbers of a repeated field, which a message may hold packed, in several packed pieces or one by one.
/// - Source: protobuf.dev, Encoding, Packed Repeated Fields: a reader must accept all three.
struct PackedList {
    private var piece: ProtobufCursor
    /// Further pieces, of which those from `next` on are not begun.
    private var others: [ProtobufCursor] = []
    private var next = 0
    private var wasBroken = false

    /// A list without numbers.
    static var none: PackedList { PackedList(ProtobufCursor(UnsafeRawBufferPointer(start: nil, count: 0))) }

    private init(_ piece: ProtobufCursor) { self.piece = piece }

    /// Takes the numbers of a field at which a message stands; false for a wire type that a list has not, which is not taken.
    static func take(_ wire: Int, from message: inout ProtobufCursor, into list: inout PackedList?) -> Bool {
        guard wire == 2 || wire == 0 else { return false }
        let piece = wire == 2 ? message.message() : message.single()
        if list == nil { list = PackedList(piece) } else { list?.others.append(piece) }
        return true
    }

    /// No number is left.
    var isAtEnd: Bool { piece.isAtEnd && (next == others.count || !others[next...].contains { !$0.isAtEnd }) }
    var isBroken: Bool { wasBroken || piece.isBroken }

    /// The next number; what runs over the end of a piece reads as 0 and marks the list broken.
    @inline(__always) mutating func varint() -> UInt64 {
        if piece.isAtEnd, next < others.count { advance() }
        return piece.varint()
    }

    /// A signed number, the sign in the lowest bit.
    @inline(__always) mutating func signed() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func advance() {
        while piece.isAtEnd, next < others.count {
            wasBroken = wasBroken || piece.isBroken
            piece = others[next]
            next += 1
        }
    }
}
