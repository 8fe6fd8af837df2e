import Columns
import Testing

@testable import Intake

@Suite struct SeenRowsTests {
    private func layer(_ rows: [(key: String?, box: (Double, Double, Double, Double), landClass: String)]) -> Layer {
        var layer = Layer(name: "parcels", geometry: .polygons(Self.column(rows.map(\.box))))
        layer.add(Field("key", .text), .text(rows.map(\.key)))
        layer.add(Field("class", .text), .text(rows.map(\.landClass)))
        return layer
    }

    private static func column(_ boxes: [(Double, Double, Double, Double)]) -> PolygonColumn {
        var column = PolygonColumn()
        for (x, y, w, h) in boxes { column.append([[x, y, x + w, y, x + w, y + h, x, y + h, x, y]]) }
        return column
    }

    private func fresh(_ seen: inout SeenRows, _ layer: Layer, _ issues: inout [RowIssue]) -> Int {
        seen.fresh(layer, key: layer.column("key"), &issues).count
    }

    @Test func exactDuplicatesAreLeftOutAcrossBatches() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let first = fresh(&seen, layer([("A", (0, 0, 1, 1), "0101"), ("B", (1, 0, 1, 1), "0101")]), &issues)
        let second = fresh(&seen, layer([("A", (0, 0, 1, 1), "0101"), ("C", (2, 0, 1, 1), "0101")]), &issues)
        #expect(first == 2 && second == 1)
        #expect(seen.duplicates == 1)
        #expect(issues.map(\.rule) == ["duplicate-row"] && issues[0].id == "A")
    }

    @Test func oneKeyWithTwoContentsIsKeptAndToldOnce() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let kept = fresh(
            &seen, layer([("A", (0, 0, 1, 1), "0101"), ("A", (0, 0, 1, 1), "0103"), ("A", (5, 0, 1, 1), "0101")]),
            &issues)
        #expect(kept == 3 && seen.duplicates == 0 && issues.isEmpty)
        #expect(seen.shared["A"]?.rows == 3 && seen.shared["A"]?.row == 1)
    }

    @Test func withoutAKeyTheWholeRowCounts() {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let kept = fresh(
            &seen, layer([(nil, (0, 0, 1, 1), "0101"), (nil, (0, 0, 1, 1), "0101"), (nil, (0, 0, 1, 1), "0103")]),
            &issues)
        #expect(kept == 2 && seen.duplicates == 1)
    }

    /// Rows alike in what was read are held back; the source has the last word.
    @Test func rowsThatDifferInColumnsNotReadAreKept() throws {
        var seen = SeenRows(layer: "parcels")
        var issues: [RowIssue] = []
        let box = (0.0, 0.0, 1.0, 1.0)
        var batch = layer([("A", box, "0101"), ("A", box, "0101"), ("A", box, "0101"), ("A", box, "0101")])
        batch = batch.selecting([0, 1, 2, 3])
        let kept = seen.fresh(batch, key: batch.column("key"), isWhole: false, &issues)
        #expect(kept == [0] && issues.isEmpty)
        // Rows 0 and 2 are one, rows 1 and 3 another.
        let others = try #require(
            seen.settle(&issues) { rows in
                #expect(rows == [0, 1, 2, 3])
                return [0: 7, 1: 8, 2: 7, 3: 8]
            })
        #expect(others.sourceRows == [1])
        #expect(issues.map(\.row) == [2, 3] && seen.duplicates == 2)
        #expect(seen.shared["A"]?.rows == 2)
        #expect(seen.settle(&issues) { _ in [:] } == nil)
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
