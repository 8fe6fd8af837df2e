import Columns
import TestSupport
import Testing

@testable import Writers

@Suite struct JSONValueTests {
    @Test func fixedText() {
        let value = JSONValue.object([
            "é": .ratio(0.5), "b": .list([.integer(1), .null, .flag(true)]), "B": .text("a\"\\\n\u{1}村"),
            "a": .object([:]),
            "c": .trimmed(2.50, decimals: 6), "d": .list([]),
        ])
        #expect(
            String(decoding: value.bytes, as: UTF8.self) == """
                {
                  "B": "a\\"\\\\\\n\\u0001村",
                  "a": {},
                  "b": [
                    1,
                    null,
                    true
                  ],
                  "c": 2.5,
                  "d": [],
                  "é": 0.500000
                }

                """)
    }

    /// The fewest digits that read back as the same value, and no text that JSON does not know.
    @Test func numbersAsTheyAre() {
        let list = JSONValue.list([
            .shortest(0.1), .shortest(-38_433_000.25), .shortest(.nan), .fixed(.infinity, decimals: 2),
            .unsigned(.max), .integer(.min), .orNull(nil as Int?, JSONValue.integer),
        ])
        let text = String(decoding: list.bytes, as: UTF8.self).filter { !$0.isWhitespace }
        #expect(text == "[0.1,-38433000.25,null,null,18446744073709551615,-9223372036854775808,null]")
    }

    @Test func membersWithoutAValueAreLeftOut() {
        #expect(JSONValue.present(["a": nil, "b": .integer(1)]) == .object(["b": .integer(1)]))
    }

    @Test func nullsHaveOneReasonEach() {
        var members = JSONMembers()
        members.set("a", nil as Int?, or: "one", JSONValue.integer)
        members.set("b", nil as Int?, or: "two", JSONValue.integer)
        members.set("c", nil as Int?, or: "one", JSONValue.integer)
        members.set("d", 4, or: "three", JSONValue.integer)
        guard case .object(let object) = members.value else { Issue.record("not an object"); return }
        #expect(object["a"] == .null && object["d"] == .integer(4))
        #expect(object["reason"] == .object(["en": .text("one; two"), "zh": .text("one；two")]))
    }
}
