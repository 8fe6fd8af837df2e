import Columns
import Testing

@testable import OGR

/// What was changed after it was packed is refused.
@Suite struct ArchiveChecksumsTests {
    private static let table = "code,area\n0101,100\n0102,200\n"

    private func refusal(_ path: String) -> OGRError? {
        do {
            _ = try VectorFile.read(LayerRequest(path: path))
            return nil
        } catch { return error as? OGRError }
    }

    /// The same bytes with one run of them replaced.
    private func changed(_ bytes: [UInt8], _ old: String, _ new: String) throws -> [UInt8] {
        let place = try #require(bytes.firstRange(of: Array(old.utf8)))
        return Array(bytes[..<place.lowerBound]) + Array(new.utf8) + Array(bytes[place.upperBound...])
    }

    @Test func aStoredMember() throws {
        let folder = Scratch()
        _ = folder.write("表.csv", Self.table)
        try folder.run("zip", "-q", "-0", "a.zip", "表.csv")
        #expect(refusal(folder.file("a.zip")) == nil)
        let bad = folder.write("b.zip", try changed(folder.bytes("a.zip"), "0102,200", "0102,900"))
        let error = refusal(bad)
        #expect(error?.kind == .refused)
        #expect(error?.phrase.en.contains("b.zip/表.csv") == true, "\(String(describing: error))")
        #expect(error?.phrase.en.contains("(CRC)") == true)
    }

    @Test func aPackedMember() throws {
        let folder = Scratch()
        _ = folder.write("a.csv", Self.table + String(repeating: "0103,300\n", count: 100))
        try folder.run("zip", "-q", "a.zip", "a.csv")
        #expect(refusal(folder.file("a.zip")) == nil)
        var bytes = folder.bytes("a.zip")
        // The checksum in the directory and before the member.
        for head in [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2]] as [[UInt8]] {
            let place = try #require(bytes.firstRange(of: head)).lowerBound
            bytes[place + (head[2] == 3 ? 14 : 16)] ^= 1
        }
        #expect(refusal(folder.write("b.zip", bytes))?.kind == .refused)
    }

    @Test func gzip() throws {
        let folder = Scratch()
        _ = folder.write("a.csv", Self.table)
        _ = folder.write("c.csv", "0103,300\n")
        try folder.run("gzip", "-k", "a.csv", "c.csv")
        #expect(refusal(folder.file("a.csv.gz")) == nil)
        // Two pieces are one file, each with its checksum.
        let two = folder.write("two.csv.gz", folder.bytes("a.csv.gz") + folder.bytes("c.csv.gz"))
        #expect(refusal(two) == nil)
        var bytes = folder.bytes("a.csv.gz")
        bytes[bytes.count - 8] ^= 1
        #expect(refusal(folder.write("b.csv.gz", bytes))?.kind == .refused)
    }

    @Test func twoOfOnePath() throws {
        let folder = Scratch()
        _ = folder.write("a.csv", Self.table)
        _ = folder.write("b.csv", Self.table)
        try folder.run("zip", "-q", "-0", "a.zip", "a.csv", "b.csv")
        var bytes = folder.bytes("a.zip")
        while let place = bytes.firstRange(of: Array("b.csv".utf8)) { bytes[place.lowerBound] = UInt8(ascii: "a") }
        let error = refusal(folder.write("two.zip", bytes))
        #expect(error?.kind == .refused)
        #expect(error?.phrase.en.contains("two.zip/a.csv") == true)
    }
}
