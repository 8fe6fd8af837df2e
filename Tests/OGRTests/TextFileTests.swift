import Foundation
import OGR
import Testing

@Suite struct TextFileTests {
    private func decoded(_ bytes: [UInt8], encoding: String? = nil, otherwise: String? = nil) throws -> TextFile.Decoded
    {
        let folder = Scratch()
        try Data(bytes).write(to: URL(filePath: folder.file("t.txt")))
        return try TextFile.read(folder.file("t.txt"), encoding: encoding, otherwise: otherwise)
    }
    private let gbk = try! TextFile.bytes("地块坐标", encoding: "GBK", path: "t")

    @Test func howTheEncodingIsLearned() throws {
        #expect(try decoded(Array("abc".utf8)).encodingSource == .ascii)
        #expect(try decoded(Array("地块".utf8)).encodingSource == .utf8Check)
        #expect(try decoded([0xEF, 0xBB, 0xBF] + Array("地块".utf8)).encodingSource == .byteOrderMark)
        let told = try decoded(gbk, encoding: "GBK")
        #expect(told.text == "地块坐标" && told.encodingSource == .caller)
        let byFormat = try decoded(gbk, otherwise: "GBK")
        #expect(byFormat.text == "地块坐标" && byFormat.encodingSource == .format)
    }

    @Test func whatIsNotTextIsRefused() {
        #expect(throws: OGRError.self) { try decoded(gbk) }
        #expect(throws: OGRError.self) { try decoded(gbk + [0x81], otherwise: "GBK") }
        #expect(throws: OGRError.self) { try decoded(Array("地块".utf8), encoding: "no such") }
        #expect(throws: OGRError.self) { try TextFile.read("/vsicurl/http://example.com/a.txt") }
        #expect(throws: OGRError.self) { try TextFile.read("no such file.txt") }
    }

    @Test func missingLettersAreNamed() {
        let error = #expect(throws: OGRError.self) { try TextFile.bytes("地𠀀", encoding: "GBK", path: "t.txt") }
        #expect(error?.description.contains("𠀀") == true)
    }
}
