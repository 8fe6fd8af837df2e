import Testing

@testable import Reporting

@Suite struct PageTextTests {
    private func json(_ text: String) -> String {
        var bytes: [UInt8] = []
        PageText.append(json: Array(text.utf8), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func nothingEndsTheScriptElement() {
        #expect(json("\"</script><!--&\"") == "\"\\u003c/script\\u003e\\u003c!--\\u0026\"")
        #expect(json("\"\u{2028}\u{2029}\u{2027}村\"") == "\"\\u2028\\u2029\u{2027}村\"")
    }

    @Test func indentationGoes() {
        #expect(json("{\n  \"a  b\": [\n    1,\n    2\n  ]\n}\n") == "{\"a  b\": [1,2]}")
    }

    @Test func truncatedBytesDoNotCrash() {
        var bytes: [UInt8] = []
        PageText.append(json: [0x22, 0xe2, 0x80], to: &bytes)
        #expect(bytes == [0x22, 0xe2, 0x80])
    }

    @Test func escapedText() {
        #expect(PageText.escaped("a<b>&\"'村") == "a&lt;b&gt;&amp;&quot;&#39;村")
    }
}
