import Columns
import Foundation
import Testing

@testable import OGR

/// Files that end too soon in formats that do not say so: refused, never fewer rows without a word.
@Suite struct CutFilesTests {
    private func rows(_ path: String) throws -> Int { try OGR.read(LayerRequest(path: path)).count }

    private static let head = "VERSION 300\nCHARSET \"Neutral\"\nDELIMITER \",\"\nCOLUMNS 1\n  code Char(12)\nDATA\n\n"

    private func region(_ row: Int) -> String {
        let x = 100 * row
        return "Region 1\n5\n\(x) 0\n\(x) 50\n\(x + 50) 50\n\(x + 50) 0\n\(x) 0\n"
    }

    @Test func aMIF() throws {
        let folder = Scratch()
        let table = (0..<5).map { "\"43069900100\($0)\"\n" }.joined()
        let whole = folder.write("a.mif", Self.head + (0..<5).map(region).joined())
        _ = folder.write("a.mid", table)
        #expect(try rows(whole) == 5)
        let cut = folder.write("b.mif", Self.head + (0..<3).map(region).joined())
        _ = folder.write("b.mid", table)
        #expect { _ = try rows(cut) } throws: { "\($0)".contains("says it has 5 rows, 3 could be read") }
    }

    @Test func quotedLinesOfItsTable() throws {
        let folder = Scratch()
        _ = folder.write("a.mid", "\"a\nb\",1\r\n\"c\",2")
        #expect(MIDRecords.count(folder.file("a.mif")) == 2)
        #expect(MIDRecords.count(folder.file("none.mif")) == nil)
    }

    /// SQLite itself reads on, with rows of nothing.
    @Test func aDatabase() throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(Samples.squares(0..<6))
        try writer.finish()
        let bytes = folder.bytes("a.gpkg")
        #expect(try rows(folder.file("a.gpkg")) == 6)
        let path = folder.write("b.gpkg", Array(bytes.dropLast(10)))
        #expect { _ = try rows(path) } throws: { "\($0)".contains("cut short") }
    }
}
