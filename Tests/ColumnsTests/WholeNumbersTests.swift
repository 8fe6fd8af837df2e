import Testing

@testable import Columns

/// Every number that does not fit has an answer; nothing ends the process.
@Suite struct WholeNumbersTests {
    static let strange: [Double] = [
        .nan, -.nan, .infinity, -.infinity, 1e308, -1e308, 1e19, -1e19, 0x1p63, -0x1p63, 0x1p127, -0x1p127,
        .leastNonzeroMagnitude,
    ]

    @Test func wholePartOfWhatFits() {
        #expect(Int(wholePart: 2.9) == 2)
        #expect(Int(wholePart: -2.9) == -2)
        #expect(Int(wholePart: -0.0) == 0)
        #expect(Int(wholePart: 0x1.fffffffffffffp62) == 9_223_372_036_854_774_784)
        #expect(Int(wholePart: -0x1p63) == .min)
        #expect(Int128(wholePart: 0x1p100) == 1 << 100)
        #expect(Int128(wholePart: -0x1p127) == .min)
    }

    @Test func wholePartOfWhatDoesNotFit() {
        for value in [Double.nan, .infinity, -.infinity, 0x1p63, 1e19, -1e19, 1e308] {
            #expect(Int(wholePart: value) == nil, "\(value)")
        }
        for value in [Double.nan, .infinity, -.infinity, 0x1p127, 1e308] {
            #expect(Int128(wholePart: value) == nil, "\(value)")
        }
    }

    @Test func whatADoubleKeeps() {
        for value in [0, 1 << 53, -1 << 53, (1 << 53) + 2, 1 << 62, .min] as [Int64] {
            #expect(value.isExactAsDouble, "\(value)")
        }
        for value in [(1 << 53) + 1, -(1 << 53) - 1, .max, .min + 1] as [Int64] {
            #expect(!value.isExactAsDouble, "\(value)")
        }
    }

    @Test func clampingKeepsToTheRange() {
        #expect(Int(clamping: 1e19) == .max && Int(clamping: -.infinity) == .min && Int(clamping: Double.nan) == 0)
        #expect(Int64(clamping: 0x1p63) == .max && Int64(clamping: -1e300) == .min)
        #expect(Int32(clamping: 3e9) == .max && Int32(clamping: -3e9) == .min && Int32(clamping: -7.5) == -7)
        #expect(UInt32(clamping: 5e9) == .max && UInt32(clamping: -0.5) == 0 && UInt32(clamping: -1.0) == 0)
        #expect(
            UInt64(clamping: 1.8446744073709552e19) == .max && UInt64(clamping: 1.8e19) == 18_000_000_000_000_000_000)
        #expect(Int128(clamping: .infinity) == .max && Int128(clamping: -1e300) == .min)
    }

    @Test(arguments: strange) func nothingTraps(_ value: Double) {
        _ = (Int(wholePart: value), Int(clamping: value), Int64(clamping: value), Int32(clamping: value))
        _ = (UInt32(clamping: value), UInt64(clamping: value), Int128(clamping: value), Int128(wholePart: value))
        _ = (AreaSum(squareMetres: value), fixedText(value, decimals: 6))
    }
}
