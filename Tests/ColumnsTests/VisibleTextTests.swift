import Columns
import Testing

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("青溪村", "青溪村"), ("a\u{1b}[31mb", "a␛[31mb"), ("\u{0}\u{7f}", "␀␡"), ("a\u{9b}b", "a\u{fffd}b"),
        ("gpj.\u{202e}exe", "gpj.\u{fffd}exe"), ("a\u{2066}b\u{2069}", "a\u{fffd}b\u{fffd}"),
        ("\u{fffe}\u{1ffff}", "\u{fffd}\u{fffd}"), ("a\r\nb", "a␍␊b"), ("a\tb", "a␉b"), ("👨‍👩‍👧", "👨‍👩‍👧"),
    ])
    func withinALineEverythingIsSeen(text: String, seen: String) { #expect(VisibleText.line(text) == seen) }

    @Test func linesKeepTheirEnds() {
        #expect(VisibleText.lines("a\tb\nc\r\u{7}\n") == "a\tb\nc␍␇\n")
        #expect(VisibleText.cell("a\r\nb\u{b}") == "a\r\nb␋")
    }

    @Test func jsonSaysTheSame() {
        let text = "{\"名\": \"a\u{7f}\u{9b}b\u{202e}c\"}"
        #expect(
            String(decoding: VisibleText.json(Array(text.utf8)), as: UTF8.self)
                == "{\"名\": \"a\\u007f\\u009bb\\u202ec\"}")
    }
}
