import Columns
import Testing

@testable import Survey

@Suite struct SurveyedAreaTests {
    @Test(
        arguments: [
            (1_000_000, 1195, 119_500), (50, 5000, 25), (1, 5000, 1), (1, 4999, 0), (333, 680, 23), (0, 2557, 0),
            (100, 10_000, 100),
        ] as [(Int64, Int64, Int64)])
    func deduction(gross: Int64, rate: Int64, deducted: Int64) {
        let area = SurveyedArea(gross: gross, rate: rate)
        #expect(area.deducted == deducted)
        #expect(area.net + area.deducted == gross)
    }

    /// Halves that a double misses: 0.1195 is a little below its decimal value, the product should be exactly half a cent.
    @Test func halvesAreExact() {
        var (wrong, wrongInDoubles) = (0, 0)
        for gross in Int64(1)..<400_000 {
            let exact = (gross * 1195 + 5000) / 10_000
            if SurveyedArea(gross: gross, rate: 1195).deducted != exact { wrong += 1 }
            if Int64(clamping: (Double(gross) / 100 * 0.1195 * 100 + 0.5).rounded(.down)) != exact {
                wrongInDoubles += 1
            }
        }
        #expect(wrong == 0)
        #expect(wrongInDoubles == 40)
    }

    @Test func rates() {
        #expect(SurveyedArea.rate(0.1195) == 1195)
        #expect(SurveyedArea.rate(0) == 0)
        #expect(SurveyedArea.rate(1) == 10_000)
        #expect(SurveyedArea.rate(1.0001) == nil)
        #expect(SurveyedArea.rate(-0.1) == nil)
        #expect(SurveyedArea.rate(.nan) == nil)
        #expect(SurveyedArea.rate(0.12345) == nil)
        // Columns of single precision hold 0.119499996….
        #expect(SurveyedArea.rate(Double(Float(0.1195))) == 1195)
        #expect(SurveyedArea.rate(Double(Float(0.2557))) == 2557)
    }

    @Test(
        arguments: [
            ("0", 0), ("68600000.00", 6_860_000_000), ("1.5", 150), ("12", 1200), ("0.01", 1), ("", nil), (".5", nil),
            ("1.", nil), ("1.234", nil), ("-1", nil), ("1e3", nil), ("1,000", nil), (" 1", nil),
            ("1000000000000000", nil),
        ] as [(String, Int64?)])
    func decimalText(text: String, hundredths: Int64?) {
        #expect(SurveyedArea.hundredths(text: text) == hundredths)
    }

    @Test func units() {
        #expect(SurveyedArea.units(1000.05, decimals: 2) == 100_005)
        #expect(SurveyedArea.units(-0.07, decimals: 2) == -7)
        #expect(SurveyedArea.units(68_600_000.01, decimals: 2) == 6_860_000_001)
        #expect(SurveyedArea.units(8, decimals: 0) == 8)
        #expect(SurveyedArea.units(1.005, decimals: 2) == nil)
        #expect(SurveyedArea.units(.nan, decimals: 2) == nil)
        #expect(SurveyedArea.units(1e12, decimals: 2) == nil)
    }

    /// 170.00 m² · 0.1195 is exactly 20.315 m², and so on: each ends in half a hundredth, which goes up. In doubles the
    /// product lies a little below the half and is rounded down.
    @Test(
        arguments: [
            (1_000, 1195, 120), (17_000, 1195, 2_032), (17_500, 1886, 3_301), (5_000, 2557, 1_279), (500, 450, 23),
        ] as [(Int64, Int64, Int64)])
    func halvesThatDoublesMiss(gross: Int64, rate: Int64, deducted: Int64) {
        #expect(gross * rate % 10_000 == 5_000)
        #expect(SurveyedArea(gross: gross, rate: rate).deducted == deducted)
        let product = Double(gross) / 100 * (Double(rate) / 10_000)
        #expect(Int64(clamping: (product * 100 + 0.5).rounded(.down)) == deducted - 1)
    }

    @Test func hundredths() {
        #expect(SurveyedArea.hundredths(1.005) == 100 || SurveyedArea.hundredths(1.005) == 101)
        #expect(SurveyedArea.hundredths(12.345678) == 1235)
        #expect(SurveyedArea.hundredths(-1) == nil)
        #expect(SurveyedArea.hundredths(.infinity) == nil)
        #expect(AreaSum(hundredths: 123).micro == 1_230_000)
        #expect(AreaSum(micro: 1_235_000).hundredths == 124)
    }

    @Test func scaledPartsFollowTheStoredWhole() {
        let whole = AreaSum(micro: 3_000_000)
        #expect(SurveyedArea.scaled(AreaSum(micro: 1_000_000), of: whole, stored: 301) == 100)
        #expect(SurveyedArea.scaled(AreaSum(micro: 1_500_000), of: whole, stored: 301) == 151)
        #expect(SurveyedArea.scaled(whole, of: whole, stored: 301) == 301)
    }
}
