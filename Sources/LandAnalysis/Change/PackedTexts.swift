/// Many short texts in one run of bytes: a survey has millions of keys, and a string of its own for each takes three times
/// the room.
package struct PackedTexts: Sendable {
    private var bytes: [UInt8] = []
    /// First byte of each text; shape `(texts + 1)`.
    private var offsets: [UInt64] = [0]

    var count: Int { offsets.count - 1 }

    subscript(_ place: Int) -> String {
        String(decoding: bytes[Int(offsets[place])..<Int(offsets[place + 1])], as: UTF8.self)
    }

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        offsets.append(UInt64(bytes.count))
    }

    mutating func append(contentsOf other: PackedTexts) {
        let base = UInt64(bytes.count)
        bytes.append(contentsOf: other.bytes)
        offsets.append(contentsOf: other.offsets.dropFirst().lazy.map { $0 + base })
    }

    /// The bytes of `a` stand before those of `b`.
    func isLess(_ a: Int, _ b: Int) -> Bool {
        bytes[Int(offsets[a])..<Int(offsets[a + 1])].lexicographicallyPrecedes(
            bytes[Int(offsets[b])..<Int(offsets[b + 1])])
    }
}
