import Columns
import Testing

@Suite struct DecimalTests {
    @Test(arguments: [
        (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 2, "1.00"), (2.5, 0, "3"), (-2.5, 0, "-3"),
        (113.123456789, 9, "113.123456789"), (-0.5, 1, "-0.5"), (68_600_000, 2, "68600000.00"),
    ])
    func fixed(value: Double, decimals: Int, text: String) {
        #expect(fixedText(value, decimals: decimals) == text)
    }

    @Test(arguments: [(1.5, "1.5"), (2, "2"), (0, "0"), (100, "100"), (0.000_000_001, "0.000000001")])
    func trimmed(value: Double, text: String) {
        var bytes: [UInt8] = []
        appendFixed(value, decimals: 9, trimming: true, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func areasKeepExactDigits() {
        let task = AreaSum(micro: 68_600_000_000_000)  // 10.29 万亩
        #expect(task.squareMetresText() == "68600000.00")
        #expect(task.muText() == "102900.00")
        #expect(task.hectaresText() == "6860.00")
        #expect(AreaSum(micro: 5000).squareMetresText() == "0.01")
        #expect(AreaSum(micro: -5000).squareMetresText() == "-0.01")
        #expect(AreaSum(micro: -4999).squareMetresText() == "0.00")
    }
}
