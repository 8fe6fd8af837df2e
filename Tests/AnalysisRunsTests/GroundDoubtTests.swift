import Columns
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct GroundDoubtTests {
    private func area(_ squareMetres: Int) -> AreaSum { AreaSum(micro: Int128(squareMetres) * 1_000_000) }

    @Test("What rows of one class share is in no total, so it is not counted again") func counted() {
        let doubt = GroundDoubt(repeated: area(5000), excess: area(7000), sameClass: area(3000), bare: area(20))
        #expect(doubt.counted == area(4000))
        #expect(doubt.farmlandAbove == area(4000))
        #expect(doubt.farmlandBelow == area(20))
        var told = doubt
        told.ofFarmland = area(1500)
        #expect(told.farmlandAbove == area(1500))
    }

    @Test("An overlap and a gap of one size do not cancel") func twoAreas() {
        let overlap = GroundDoubt(repeated: area(2000), excess: area(2000))
        let gap = GroundDoubt(bare: area(2000))
        let sum = overlap + gap
        #expect(sum.counted == area(2000))
        #expect(sum.bare == area(2000))
        #expect(!sum.isNone)
    }

    @Test("Doubts add up over villages; one that does not tell farmland apart counts whole") func sums() {
        var land = LandFindings(method: "")
        land.doubt["A"] = GroundDoubt(repeated: area(10), excess: area(10), ofFarmland: area(4))
        land.doubt["B"] = GroundDoubt(repeated: area(6), excess: area(8), sameClass: area(1))
        #expect(land.countyDoubt.farmlandAbove == area(4 + 7))
        #expect(land.countyDoubt.repeated == area(16))
        #expect(land.doubt(of: ["A", "C"]).counted == area(10))
        #expect(land.doubt(of: ["C"]).isNone)
    }
}
