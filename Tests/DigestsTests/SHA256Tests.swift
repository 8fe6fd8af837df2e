import Digests
import Foundation
import OGR
import Testing

@Suite struct SHA256Tests {
    struct Case: Sendable { let text: String, digest: String }
    /// NIST, *Secure Hash Standard validation*, examples for SHA-256.
    static let cases = [
        Case(text: "", digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        Case(text: "abc", digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Case(
            text: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        Case(
            text: "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                + "mnopqrstnopqrstu",
            digest: "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    ]

    @Test(arguments: cases) func published(_ c: Case) {
        #expect(Array(c.text.utf8).withUnsafeBytes(Digest.of) == c.digest)
    }

    /// The one-million-letter example, through a file and so in pieces.
    @Test func aFileInPieces() throws {
        let folder = Scratch()
        let path = folder.write("a", [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        let digest = try Digest.ofSource(path)
        #expect(digest.map(\.sha256) == ["cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"])
        #expect(digest.map(\.bytes) == [1_000_000])
    }

    /// Lengths around the block size, whole against in two pieces, via files of two lengths.
    @Test(arguments: [55, 56, 63, 64, 65, 127, 128]) func aroundABlock(length: Int) throws {
        let folder = Scratch()
        let bytes = (0..<length).map { UInt8($0) }
        let path = folder.write("a", bytes)
        #expect(try Digest.ofSource(path)[0].sha256 == bytes.withUnsafeBytes(Digest.of))
    }

    @Test func aFileThatIsNotThereIsTold() {
        let folder = Scratch()
        #expect(throws: OGRError.self) { try Digest.ofFile(folder.path + "/none") }
    }
}

/// A folder of a test's own, removed with the object.
private final class Scratch {
    let path = NSTemporaryDirectory() + "digests-" + UUID().uuidString

    init() { try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) -> String {
        _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
        return path + "/" + name
    }
}
