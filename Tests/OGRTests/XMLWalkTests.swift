@testable import OGR
import Testing

@Suite struct XMLWalkTests {
    private func tokens(_ xml: String) throws -> [String] {
        let folder = Scratch()
        let path = folder.write("a.xml", xml)
        guard let file = VirtualFile(path) else { return [] }
        let walk = XMLWalk(file, shown: path)
        var result: [String] = []
        while true {
            switch try walk.next() {
            case .open:
                result.append("<" + (walk.isNamed("a") ? "a" : "?") + (walk.attribute("k").map { "=" + $0 } ?? ""))
            case .close: result.append(">")
            case .text: result.append(walk.text)
            case .end: return result
            }
        }
    }

    @Test func tagsAndTexts() throws {
        #expect(
            try tokens("<?xml version=\"1.0\"?><!-- <a> --><x:a k='1 &gt; 0' j=\"2\">t&amp;&#26449;&#x6751;&odd;</x:a>")
                == ["<a=1 > 0", "t&村村&odd;", ">"])
        #expect(try tokens("<a/><a k=\"x>y\" /><b x:k='z'/>") == ["<a", ">", "<a=x>y", ">", "<?=z", ">"])
        #expect(try tokens("<a><![CDATA[1 < 2 & 3]]></a>") == ["<a", "1 < 2 & 3", ">"])
    }

    /// No entity of the document's own is put in.
    @Test func entitiesAreNotExpanded() throws {
        #expect(try tokens("<!DOCTYPE a SYSTEM \"x\"><a>&lol;</a>") == ["<a", "&lol;", ">"])
    }

    @Test func longTextsCrossTheBuffer() throws {
        let long = String(repeating: "村", count: 300_000)
        #expect(try tokens("<a k=\"\(long)\">\(long)</a>") == ["<a=" + long, long, ">"])
    }

    @Test func cutShort() throws {
        #expect(throws: OGRError.self) { try tokens("<a k=\"1") }
        #expect(throws: OGRError.self) { try tokens("<!-- a") }
    }
}
