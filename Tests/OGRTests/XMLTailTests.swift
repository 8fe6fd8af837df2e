import FormatAudits
import Testing

@testable import OGR
@testable import VectorSources

@Suite struct XMLTailTests {
    private func isWhole(_ text: String) -> Bool {
        let folder = Scratch()
        let path = folder.write("a.gml", text)
        return (try? XMLTail.check(SourceMember(shown: path, path: path, packed: false))) != nil
    }

    @Test func documentsThatEnd() {
        #expect(isWhole("<?xml version=\"1.0\"?><!-- <x> --><g:F a=\"1\"><b/></g:F>\n"))
        #expect(isWhole("<F/>"))
        #expect(isWhole("<F><b/></F><!-- written by hand -->"))
        #expect(isWhole("no markup"))
        #expect(isWhole("<F>" + String(repeating: "<b/>", count: 10_000) + "</F>"))
    }

    @Test func documentsThatAreCutShort() {
        #expect(!isWhole("<g:F><b></b>"))
        #expect(!isWhole("<F"))
        #expect(!isWhole("<F>" + String(repeating: "<b/>", count: 10_000)))
    }
}
