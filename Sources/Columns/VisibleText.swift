/// Text in which nothing acts on the terminal or on a program that shows it.
///
/// Control characters (C0, DEL, C1), the marks that turn the direction of text around (which make a name look like
/// another), line separators and code points that are no characters become visible signs: those of C0 and DEL their own
/// picture (`␛` for escape), the others `�`.
/// - Source: The Unicode Standard, 15.0, §23.1 (control codes), §23.2 (directional controls), block *Control Pictures*.
public enum VisibleText {
    /// A text of lines: line feeds and tabs stay.
    public static func lines(_ text: String) -> String { replaced(text) { $0 != 0x0a && $0 != 0x09 } }

    /// A text that stands within a line: line feeds and tabs are made visible too.
    public static func line(_ text: String) -> String { replaced(text) { _ in true } }

    /// A cell of a table: line feeds, carriage returns and tabs stay, which a cell may hold.
    public static func cell(_ text: String) -> String { replaced(text) { $0 != 0x0a && $0 != 0x09 && $0 != 0x0d } }

    /// A JSON document: the same characters, which can stand in its strings only, are escaped, so that it says the same.
    public static func json(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0x7f || $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 || $0 >= 0xef }) else {
            return bytes
        }
        var result: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard acts(scalar), scalar.value >= 0x7f else {
                result += String(scalar).utf8
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            }
        }
        return result
    }

    private static func replaced(_ text: String, _ concerns: (UInt32) -> Bool) -> String {
        guard mayAct(text), text.unicodeScalars.contains(where: { acts($0) && concerns($0.value) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(acts(scalar) && concerns(scalar.value) ? picture(scalar) : scalar)
        }
        return String(result)
    }

    /// A quick look at the bytes: false when no character of the text can act.
    private static func mayAct(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7f || $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 || $0 >= 0xef }
    }

    /// The character does something other than being seen.
    static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f...0x9f: true
        case 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        case 0xfeff, 0xfff9...0xfffb, 0xfdd0...0xfdef: true
        default: scalar.value & 0xfffe == 0xfffe
        }
    }

    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{fffd}"
        case 0x7f: "\u{2421}"
        default: "\u{fffd}"
        }
    }
}
