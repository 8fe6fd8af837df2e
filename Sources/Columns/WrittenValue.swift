/// Values as people write them in cells, read where there is one way to read them and not otherwise.
///
/// One place for every command: what is not read here is nowhere a number, a truth or a code, and the rows that hold it
/// become issues (`Layer.unreadableCells`).
public enum WrittenValue {
    /// The number that a text stands for; none where the text is not a number and nothing else.
    ///
    /// Read: `1234.5`, `-3`, `1.5e3`, blanks around it, full-width digits and signs (`１２３`), thousands separators
    /// (`1,234.5`, `1，234`: groups of three, the first of one to three digits and not `0`), and what spreadsheets put
    /// around text (`'300`, `="300"`). Not read: units and other words (`36 km/h`, `约300`, `300人`, `15%`), decimal
    /// commas (`2,5`), `NA`, `—`, hexadecimal, infinities, and numbers beyond the range of a double.
    /// - Complexity: O(*letters*).
    public static func number(_ text: String) -> Double? {
        if let value = plainNumber(text.utf8) { return value.isFinite ? value : nil }
        let folded = unwrapped(text)
        if let value = plainNumber(folded.utf8) { return value.isFinite ? value : nil }
        guard let bare = withoutGroups(folded), let value = plainNumber(bare.utf8), value.isFinite else { return nil }
        return value
    }

    /// The truth that a text stands for: 1, true, yes, y, 是, 有; 0, false, no, n, 否, 无; none for anything else.
    public static func flag(_ text: String) -> Bool? {
        switch unwrapped(text).lowercased() {
        case "1", "1.0", "true", "yes", "y", "是", "有": true
        case "0", "0.0", "false", "no", "n", "否", "无": false
        default: nil
        }
    }

    /// The code that a text stands for.
    ///
    /// A leading apostrophe and `="…"`, with which spreadsheets keep digits as text, are taken off; full-width digits
    /// and letters become plain ones; blanks inside a code of digits and a trailing `.0` are left out. Everything else
    /// stays as it is written, without the blanks around it.
    public static func code(_ text: String) -> String {
        if text.utf8.allSatisfy({ 48...57 ~= $0 }) { return text }
        let bare = unwrapped(text)
        let solid = String(String.UnicodeScalarView(bare.unicodeScalars.filter { !$0.properties.isWhitespace }))
        if isDigits(solid.utf8) { return solid }
        if let point = solid.utf8.firstIndex(of: UInt8(ascii: ".")) {
            let decimals = solid.utf8[solid.utf8.index(after: point)...]
            let digits = solid.utf8[..<point]
            if isDigits(digits), !decimals.isEmpty, decimals.allSatisfy({ $0 == UInt8(ascii: "0") }) {
                return String(Substring(digits))
            }
        }
        return bare
    }

    /// Digits as in `Double.init(_: String)`, without its words (`nan`, `inf`) and hexadecimal.
    private static func plainNumber(_ bytes: String.UTF8View) -> Double? {
        guard let last = bytes.last, isDigit(last) || last == UInt8(ascii: ".") else { return nil }
        for byte in bytes {
            switch byte {
            case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                continue
            default: return nil
            }
        }
        return Double(String(bytes))
    }

    /// The number without its thousands separators; none where the groups are not groups of three.
    private static func withoutGroups(_ text: String) -> String? {
        let separators = [UInt8(ascii: ","), UInt8(ascii: "'")]
        guard let separator = text.utf8.first(where: { separators.contains($0) }) else { return nil }
        var body = Substring(text), sign = ""
        if let first = body.first, first == "-" || first == "+" {
            sign = String(first)
            body.removeFirst()
        }
        let halves = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = halves[0].utf8.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = groups.first, 1...3 ~= first.count, first.first != UInt8(ascii: "0"), isDigits(first),
            groups.dropFirst().allSatisfy({ $0.count == 3 && isDigits($0) }),
            halves.count == 1 || isDigits(halves[1].utf8)
        else { return nil }
        let whole = groups.map { String(Substring($0)) }.joined()
        return sign + whole + (halves.count == 2 ? "." + halves[1] : "")
    }

    /// The text without blanks around it and without what spreadsheets put around text; full-width letters made plain.
    private static func unwrapped(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))  // full-width ASCII
            case 0x2212: scalars.append("-")  // minus sign
            default: scalars.append(scalar)
            }
        }
        var body = trimmed(scalars[...])
        if body.starts(with: "=\"".unicodeScalars), body.last == "\"", body.count >= 3 {
            body = trimmed(body.dropFirst(2).dropLast())
        }
        let apostrophes: [Unicode.Scalar] = ["'", "\u{2018}", "\u{2019}", "`"]
        if let first = body.first, apostrophes.contains(first) {
            let rest = trimmed(body.dropFirst())
            let isPlain = rest.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789.,-+_ ".unicodeScalars.contains($0))
            }
            if !rest.isEmpty && isPlain { body = rest }
        }
        return String(body)
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        guard let from = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let to = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return scalars[scalars.endIndex...] }
        return scalars[from...to]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }
    private static func isDigits(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { 48...57 ~= $0 }
    }
}
