import Foundation
import Testing

@testable import OGR
@testable import VectorSources

@Suite struct ZipFileTests {
    /// The check value that catalogues of such sums give for CRC-32.
    @Test func checksumOfTheNineDigits() {
        #expect(ZipFile.checksum(Data("123456789".utf8)) == 0xcbf4_3926)
        #expect(ZipFile.checksum(Data()) == 0)
    }

    @Test func anotherReaderFindsWhatWasPacked() throws {
        let folder = Fixture.temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = String(repeating: "村,人口\n清溪村,1701\n", count: 400)
        try Data(text.utf8).write(to: URL(filePath: folder + "/villages.csv"))
        for name in ["a.zip", "b.zip"] {
            try ZipFile.pack(folder + "/villages.csv", named: "村.csv", into: folder + "/" + name)
        }
        let (a, b) = (
            try Data(contentsOf: URL(filePath: folder + "/a.zip")),
            try Data(contentsOf: URL(filePath: folder + "/b.zip"))
        )
        #expect(a == b && a.count < text.utf8.count / 10)
        // GDAL's own reader checks lengths and sums.
        let found = try #require(VirtualFile("/vsizip/{\(folder)/a.zip}/村.csv"))
        #expect(String(decoding: found.readAll(), as: UTF8.self) == text)
        #expect(throws: OGRError.self) {
            try ZipFile.pack(folder + "/none.csv", named: "none.csv", into: folder + "/c.zip")
        }
    }
}
