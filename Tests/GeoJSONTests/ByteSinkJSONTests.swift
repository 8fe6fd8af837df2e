import Columns
import Testing

@testable import GeoJSON

@Suite struct ByteSinkJSONTests {
    private func text(_ write: (inout ByteSink) -> Void) -> String {
        var sink = ByteSink(capacity: 1)
        write(&sink)
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", "\"\""), ("云溪区", "\"云溪区\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\u{0}\u{1f}", "\"\\u0000\\u001f\""),
        ("\u{8}\t\n\u{c}\r", "\"\\b\\t\\n\\f\\r\""), ("😀é", "\"😀é\""), ("</script>", "\"</script>\""),
    ])
    func strings(value: String, expected: String) { #expect(text { $0.append(string: value) } == expected) }

    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "0.0"), (5.0, "5.0"), (-12.0, "-12.0"), (0.5, "0.5"), (-0.25, "-0.25"), (123.45, "123.45"),
        (0.000001, "0.000001"), (68_600_000.02, "68600000.02"), (1.10, "1.1"), (0.1 + 0.2, "0.30000000000000004"),
        (1e-7, "1e-07"), (1.0 / 3, "0.3333333333333333"), (1e300, "1e+300"),
    ])
    func shortest(value: Double, expected: String) { #expect(text { $0.append(shortest: value) } == expected) }

    @Test func everyNumberReadsBack() {
        var generator = SeededGenerator(seed: 3)
        for i in 0..<20_000 {
            let unit = generator.unit() - 0.5
            let value =
                i % 2 == 0 ? unit * [1, 1e3, 1e9, 1e17][i % 4] : (unit * 1e6).rounded() / [1, 10, 100, 1e5][i % 4]
            #expect(Double(text { $0.append(shortest: value) }) == value)
        }
    }
}
