import Columns
import Testing

@testable import Planning

@Suite struct SeenRowsTests {
    private func layer(_ rows: [(key: String?, box: (Double, Double, Double, Double), landClass: String)]) -> Layer {
        var layer = Layer(name: "parcels", geometry: .polygons(Squares.column(rows.map(\.box))))
        layer.add(Field("key", .text), .text(rows.map(\.key)))
        layer.add(Field("class", .text), .text(rows.map(\.landClass)))
        return layer
    }

    @Test func exactDuplicatesAreLeftOutAcrossBatches() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let first = seen.fresh(layer([("A", (0, 0, 1, 1), "0101"), ("B", (1, 0, 1, 1), "0101")]), &issues)
        let second = seen.fresh(layer([("A", (0, 0, 1, 1), "0101"), ("C", (2, 0, 1, 1), "0101")]), &issues)
        #expect(first.count == 2 && second.count == 1)
        #expect(seen.duplicates == 1)
        #expect(issues.map(\.rule) == ["duplicate-row"] && issues[0].id == "A")
    }

    @Test func oneKeyWithTwoContentsIsKeptAndToldOnce() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let kept = seen.fresh(
            layer([("A", (0, 0, 1, 1), "0101"), ("A", (0, 0, 1, 1), "0103"), ("A", (5, 0, 1, 1), "0101")]), &issues)
        seen.tellConflicts(&issues)
        #expect(kept.count == 3 && seen.duplicates == 0)
        #expect(issues.map(\.rule) == ["duplicate-key"])
        #expect(issues[0].message.contains("3 rows"))
    }

    @Test func withoutAKeyTheWholeRowCounts() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let kept = seen.fresh(
            layer([(nil, (0, 0, 1, 1), "0101"), (nil, (0, 0, 1, 1), "0101"), (nil, (0, 0, 1, 1), "0103")]), &issues)
        #expect(kept.count == 2 && seen.duplicates == 1)
    }

    @Test func fingerprintsTellTextsApart() {
        let texts = ["", "a", "b", "ab", "ba", "aa", "12345678", "123456789", "012345678", "\u{0}", "a\u{0}"]
        let hashes = texts.map { text -> UInt64 in
            var hash = Fingerprint()
            hash.add(text)
            return hash.value
        }
        #expect(Set(hashes).count == texts.count)
    }
}
