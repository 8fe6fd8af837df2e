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
            if Int64((Double(gross) / 100 * 0.1195 * 100 + 0.5).rounded(.down)) != exact { wrongInDoubles += 1 }
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
