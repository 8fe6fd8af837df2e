import Columns

/// A code of one class system. Each system has a type of its own, because the same digits mean different things in
/// different systems: a code of one cannot be passed where another's is wanted.
///
/// Being well formed does not make a code known: the `ClassTable` of the system says which codes exist.
package protocol LandClassCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The system that the codes belong to.
    static var system: LandClassSystem { get }
    /// Whether the text has the form of a code: digits and upper-case letters without blanks.
    static func isWellFormed(_ code: [UInt8]) -> Bool

    /// The whole code, without surrounding blanks, letters in upper case.
    var code: String { get }
    /// The code without the letter that marks a finer or adjustable class; itself for a plain code.
    var base: String { get }

    /// A code known to be well formed.
    init(wellFormed code: String)
}

extension LandClassCode {
    /// The code of a text; none when the text has not the form of one. Surrounding ASCII white space and lower-case letters
    /// are accepted.
    package init?(_ text: String) {
        let bytes = trimmed(text.utf8).map { $0 >= 0x61 && $0 <= 0x7a ? $0 - 0x20 : $0 }
        guard Self.isWellFormed(bytes) else { return nil }
        self.init(wellFormed: String(decoding: bytes, as: UTF8.self))
    }

    /// Itself: a plain code.
    package var base: String { code }
    /// The code as it is written, with its letter.
    package var description: String { code }
    /// By the bytes of the codes.
    package static func < (a: Self, b: Self) -> Bool { utf8Less(a.code, b.code) }
}

/// Without ASCII white space at both ends.
func trimmed(_ bytes: String.UTF8View) -> Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
    guard let from = bytes.firstIndex(where: { !isBlank($0) }), let to = bytes.lastIndex(where: { !isBlank($0) }) else {
        return bytes[bytes.endIndex...]
    }
    return bytes[from...to]
}

/// The bytes are so many decimal digits.
func isDigits(_ bytes: some Collection<UInt8>, count: Int) -> Bool {
    bytes.count == count && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}
