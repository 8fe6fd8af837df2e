import Testing

@testable import Columns

@Suite struct AreaSumTests {
    /// Xinjiang, Tibet and Inner Mongolia are larger than 10¹² m².
    @Test func provincesAndMore() {
        #expect(AreaSum(squareMetres: 1.6649e12).squareMetresText() == "1664900000000.00")
        #expect(AreaSum(squareMetres: 510_065_621_724_088.44).squareMetresText(decimals: 0) == "510065621724088")
        #expect(AreaSum(squareMetres: 1.6649e12).hectaresText() == "166490000.00")
        #expect(AreaSum(squareMetres: 2e12).muText() == "3000000000.00")
    }

    @Test func roundedHalfAwayFromZero() {
        #expect(AreaSum(squareMetres: 0.0000005).micro == 1)
        #expect(AreaSum(squareMetres: -0.0000005).micro == -1)
        #expect(AreaSum(squareMetres: 12.25).micro == 12_250_000)
    }

    /// Beyond any ground the sum stands still; a million of the greatest still fit, in every unit.
    @Test func neverOverflows() {
        let most = AreaSum(squareMetres: .infinity)
        #expect(most == AreaSum(squareMetres: 1e24) && AreaSum(squareMetres: -1e300) == AreaSum.zero - most)
        #expect(AreaSum(squareMetres: .nan) == .zero)
        let sum = AreaSum(micro: most.micro * 1_000_000)
        #expect(sum.muText().hasPrefix("15") && sum.hectaresText().hasPrefix("1"))
    }
}
