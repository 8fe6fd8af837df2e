@testable import OGR
import Testing

@Suite struct TextEncodingTests {
    @Test(arguments: [
        ("utf8", "UTF-8"), ("UTF-8\r\n", "UTF-8"), ("65001", "UTF-8"), ("gbk", "GBK"), ("936", "GBK"),
        ("ANSI 936", "GBK"),
        ("CP936", "GBK"), ("GB2312", "GB2312"), ("gb18030", "GB18030"), ("Big5", "CP950"), ("88591", "ISO-8859-1"),
        ("1252", "CP1252"), ("ANSI 1251", "CP1251"), ("8859-15", "ISO-8859-15"), ("LDID/77", "GBK"),
        ("Shift_JIS", "SHIFT_JIS"),
    ])
    func names(spelled: String, name: String) { #expect(TextEncoding(spelled)?.name == name) }

    @Test(arguments: ["", " ", "nonsense", "LDID/87", "OEM", "a/b"])
    func unknown(spelled: String) { #expect(TextEncoding(spelled) == nil) }

    @Test func strictDecoding() {
        let gbk = TextDecoder(.gbk), utf8 = TextDecoder(.utf8)
        #expect(gbk.decode([0xD6, 0xD0, 0xB9, 0xFA]) == "中国")
        #expect(gbk.decode([0xD6]) == nil)
        #expect(gbk.decode([0xD6, 0xD0, 0xB9], mayBeCut: true) == "中")
        #expect(gbk.decode([0x61, 0xFF, 0xFF]) == nil)
        #expect(utf8.decode([0xD6, 0xD0, 0xB9, 0xFA]) == nil)
        #expect(utf8.decode(Array("村".utf8)) == "村")
        #expect(utf8.decode(Array("村庄".utf8).dropLast(), mayBeCut: true) == "村")
        #expect(utf8.decode([0x61, 0xFF], mayBeCut: true) == nil)
        #expect(utf8.decode([UInt8]()) == "")
    }

    @Test func encoding() {
        #expect(TextEncoding.gbk.encode("中国") == [0xD6, 0xD0, 0xB9, 0xFA])
        #expect(TextEncoding.gbk.encodeForDBF("𠀀") == nil)
        #expect(TextEncoding("GB18030")?.encodeForDBF("𠀀")?.count == 4)
        #expect(TextEncoding.utf8.encodeForDBF("村") == Array("村".utf8))
    }

    /// Every letter of GBK goes out and comes back.
    @Test func allOfGBK() {
        let decoder = TextDecoder(.gbk)
        var letters = 0
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE where trail != 0x7F {
                guard let text = decoder.decode([lead, trail]),
                    !text.unicodeScalars.contains(where: { 0xE000...0xF8FF ~= $0.value })
                else { continue }
                letters += 1
                #expect(TextEncoding.gbk.encode(text) == [lead, trail])
            }
        }
        #expect(letters > 21_000)
    }
}
