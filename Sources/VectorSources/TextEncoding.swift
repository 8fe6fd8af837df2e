import Glibc

/// A text encoding by name: UTF-8, or any that `iconv` of the system knows.
package struct TextEncoding: Sendable, Hashable {
    /// As shown to people: `UTF-8`, `GBK`, `GB18030`, `CP950` …
    package let name: String
    /// As `iconv` calls it. All of GB2312, GBK and CP936 are read as GB18030, which contains them.
    let iconvName: String

    package var isUTF8: Bool { iconvName == "UTF-8" }
    package static let utf8 = TextEncoding(name: "UTF-8", iconvName: "UTF-8")
    package static let gbk = TextEncoding(name: "GBK", iconvName: "GB18030")

    private init(name: String, iconvName: String) { (self.name, self.iconvName) = (name, iconvName) }

    /// The encoding of that name, as people and `.cpg` files spell it; nil when the system has none such.
    package init?(_ text: String) {
        let spelled = text.split { " \t\r\n\0\u{FEFF}".contains($0) }.joined(separator: " ").uppercased()
        let plain = spelled.filter { $0.isLetter || $0.isNumber }
        switch plain {
        case "": return nil
        case "UTF8", "65001", "CP65001": self = .utf8
        case "GBK", "CP936", "936", "MS936", "ANSI936", "WINDOWS936": self = .gbk
        case "GB2312", "EUCCN", "GB231280": self.init(name: "GB2312", iconvName: "GB18030")
        case "GB18030", "54936", "CP54936": self.init(name: "GB18030", iconvName: "GB18030")
        case "BIG5", "950", "CP950", "ANSI950", "WINDOWS950": self.init(name: "CP950", iconvName: "CP950")
        case "LATIN1", "ISO88591", "88591": self.init(name: "ISO-8859-1", iconvName: "ISO-8859-1")
        default:
            if plain.hasPrefix("LDID"), let byte = UInt8(plain.dropFirst(4)) {
                guard let page = Self.codePage(ofLanguageByte: byte) else { return nil }
                self.init(page)
            } else if let page = Self.pageNumber(plain), 400...1300 ~= page {
                self.init(system: "CP\(page)")
            } else if plain.hasPrefix("8859"), let part = Int(plain.dropFirst(4)) {
                self.init(system: "ISO-8859-\(part)")
            } else {
                self.init(system: spelled)
            }
        }
    }

    private init?(system name: String) {
        guard name.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "/") }),
            let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1)
        else { return nil }
        iconv_close(handle)
        self.init(name: name, iconvName: name)
    }

    private static func pageNumber(_ plain: String) -> Int? {
        for prefix in ["CP", "WINDOWS", "ANSI", "OEM", "IBM", ""] where plain.hasPrefix(prefix) {
            if let n = Int(plain.dropFirst(prefix.count)) { return n }
        }
        return nil
    }

    /// The code page that byte 29 of a DBF header names; nil for 0, for 0x57 ("the Windows page of the machine", which
    /// says nothing) and for values outside the table.
    /// - Source: Visual FoxPro and ESRI lists of language drivers.
    package static func codePage(ofLanguageByte byte: UInt8) -> String? {
        switch byte {
        case 0x4D, 0x7A: "CP936"
        case 0x4F, 0x78: "CP950"
        case 0x4E, 0x79: "CP949"
        case 0x13, 0x7B: "CP932"
        case 0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B: "CP437"
        case 0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37: "CP850"
        case 0x03, 0x58, 0x59: "CP1252"
        case 0x1F, 0x22, 0x23, 0x40, 0x64, 0x87: "CP852"
        case 0x26, 0x65: "CP866"
        case 0x7C: "CP874"
        case 0xC8: "CP1250"
        case 0xC9: "CP1251"
        case 0xCA: "CP1254"
        case 0xCB: "CP1253"
        case 0xCC: "CP1257"
        default: nil
        }
    }
}
