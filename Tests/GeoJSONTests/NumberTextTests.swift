import Columns
import Testing

@testable import GeoJSON

@Suite struct NumberTextTests {
    @Test(arguments: [
        "0", "-0", "1", "-1", "10", "0.5", "-0.25", "1e5", "1E+05", "1.5e-3", "123456789012345678901234567890",
    ])
    func numbers(text: String) { #expect(NumberText.isNumber(Array(text.utf8)[...])) }

    @Test(arguments: ["", "-", "01", "+1", ".5", "5.", "1e", "1e+", "1.2.3", "--1", "1-2", "e5", "00"])
    func notNumbers(text: String) { #expect(!NumberText.isNumber(Array(text.utf8)[...])) }

    @Test func fastValuesAreExact() {
        var generator = SeededGenerator(seed: 11)
        var fast = 0
        for i in 0..<50_000 {
            let value = (generator.unit() - 0.5) * 400
            let text = i % 3 == 0 ? "\(value)" : fixedText(value, decimals: i % 12)
            let bytes = Array((text + ",").utf8)
            guard let (read, length) = bytes.withUnsafeBufferPointer(NumberText.fast) else { continue }
            #expect(read == Double(text) && length == text.utf8.count)
            fast += 1
        }
        #expect(fast > 30_000)
    }

    @Test(arguments: [
        "", "1", "-", "-,", "01,", "1.,", "1e5,", "1.5E1,", ".5,", "12345678901234567890,", "9007199254740993,",
    ])
    func fastLeavesTheRestToTheSlowWay(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(NumberText.fast) == nil)
    }

    @Test func integersThatFit() {
        #expect(NumberText.integer(Array("9223372036854775807".utf8)) == .max)
        #expect(NumberText.integer(Array("-9223372036854775808".utf8)) == .min)
        #expect(NumberText.integer(Array("9223372036854775808".utf8)) == nil)
        #expect(NumberText.integer(Array("-0".utf8)) == nil)
    }
}
