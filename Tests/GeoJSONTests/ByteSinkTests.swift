import Columns
import Testing

@testable import GeoJSON

@Suite struct ByteSinkTests {
    private func text(_ write: (inout ByteSink) -> Void) -> String {
        var sink = ByteSink(capacity: 1)
        write(&sink)
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (0.0, "0.000000000"), (-0.0, "0.000000000"), (-1e-10, "0.000000000"), (5e-10, "0.000000001"),
        (-5e-10, "-0.000000001"), (113.25, "113.250000000"), (-180.0, "-180.000000000"), (9.5, "9.500000000"),
        (0.999_999_999_9, "1.000000000"), (89.123456789, "89.123456789"),
    ])
    func nineDecimals(value: Double, expected: String) {
        #expect(text { $0.appendNine(value) } == expected)
    }

    @Test func nineDecimalsAgreeWithFixedText() {
        var generator = SeededGenerator(seed: 7)
        for i in 0..<20_000 {
            let value = (generator.unit() - 0.5) * [1e-6, 1, 360, 1e7][i % 4]
            #expect(text { $0.appendNine(value) } == fixedText(value, decimals: 9))
        }
    }

    @Test(arguments: [0, 7, 9, 10, 99, 100, -1, 1_234_567_890, Int64.max, Int64.min] as [Int64])
    func integers(value: Int64) { #expect(text { $0.append(value) } == String(value)) }

    @Test func everyPowerOfTenHasItsDigits() {
        var power: Int64 = 1
        for _ in 0..<18 {
            power *= 10
            for value in [power - 1, power, power + 1] { #expect(text { $0.append(value) } == String(value)) }
        }
    }

    @Test func growsWithoutLosingBytes() {
        let long = String(repeating: "千村", count: 5000)
        #expect(text { $0.append(string: long) } == "\"" + long + "\"")
    }
}
