import Columns
import Testing

@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct TaskStateTests {
    private func area(_ squareMetres: Int) -> AreaSum { AreaSum(micro: Int128(squareMetres) * 1_000_000) }

    /// held, task, too much by, too little by.
    @Test(
        arguments: [
            (110, 100, 0, 0, TaskState.met), (110, 100, 10, 0, .met), (110, 100, 11, 0, .doubtful),
            (110, 100, 0, 50, .met), (95, 100, 0, 0, .notMet), (95, 100, 0, 4, .notMet), (95, 100, 0, 5, .doubtful),
            (95, 100, 50, 0, .notMet), (100, 100, 0, 0, .met), (100, 100, 1, 0, .doubtful),
        ])
    func aTaskIsNotMetByLessThanIsInDoubt(_ held: Int, _ task: Int, _ above: Int, _ below: Int, _ state: TaskState) {
        let doubt = FigureDoubt(above: area(above), below: area(below))
        #expect(TaskState(area(task), by: area(held), doubt: doubt) == state)
    }

    /// The county's task, to the last 0.01 m²: as much in doubt as is lacking, and as much as is above the task.
    @Test func justTheGroundInDoubt() {
        func state(_ farmland: Double, above: Double = 0, below: Double = 0) -> TaskState {
            let twice = AreaSum(squareMetres: above)
            let doubt = GroundDoubt(repeated: twice, excess: twice, bare: AreaSum(squareMetres: below))
            let farmland = AreaSum(squareMetres: farmland)
            return RedLine.total(farmland: farmland, task: area(100_000), source: "T", doubt: doubt).state
        }
        #expect(state(90_000, below: 10_000) == .doubtful && state(89_999.99, below: 10_000) == .notMet)
        #expect(state(110_000, above: 10_000) == .met && state(109_999.99, above: 10_000) == .doubtful)
        // Noise turns nothing.
        #expect(state(99_999.99, below: 0.01) == .notMet && state(100_000, above: 0.01) == .met)
        #expect(state(99_999.98, below: 0.02) == .doubtful && state(100_000, above: 0.02) == .doubtful)
    }

    /// An overlap and a gap of one size leave the sum as it is, and the state open.
    @Test func anOverlapDoesNotHideAGap() {
        let doubt = GroundDoubt(repeated: area(10_000), excess: area(10_000), bare: area(10_000))
        let total = RedLine.total(farmland: area(105_000), task: area(100_000), source: "T", doubt: doubt)
        #expect(total.state == .doubtful && !total.isMet)
        #expect(total.reason?.zh.contains("重复计入 10000.00 平方米，未覆盖 10000.00 平方米") == true)
        #expect(total.reason?.en.contains("10000.00 m² counted more than once, 10000.00 m² without parcels") == true)
        #expect(RedLine.total(farmland: area(110_000), task: area(100_000), source: "T", doubt: doubt).state == .met)
        #expect(RedLine.total(farmland: area(89_000), task: area(100_000), source: "T", doubt: doubt).state == .notMet)
    }

    /// Ground that rows of one class share is in measured and in stored totals once: nothing of them is in doubt for it.
    @Test func whatOneClassSharesLeavesNoDoubt() {
        let doubt = GroundDoubt(repeated: area(500), excess: area(500), sameClass: area(500))
        var task = FarmlandTask(area: area(1000), source: "protection_targets")
        #expect(RedLine.total(farmland: area(1200), task, doubt: doubt).state == .met)
        task.stored = area(1200)
        let total = RedLine.total(farmland: area(1200), task, doubt: doubt)
        #expect(total.state == .met && total.doubt == doubt && total.margin == area(200))
    }

    @Test func villagesThatShareGroundAreInDoubtForTheCounty() {
        var land = LandFindings(method: "")
        land.countedTwice = area(30 + 5)
        land.doubt["A"] = GroundDoubt(repeated: area(5), excess: area(5), ofFarmland: area(2))
        // Of the 30 that villages share, 8 are farmland.
        land.again.inCounty = [
            VillageClassArea(village: "B", code: "0101", gross: area(8), net: area(8)),
            VillageClassArea(village: "B", code: "0301", gross: area(22), net: area(22)),
        ]
        #expect(land.sharedByVillages == area(30))
        #expect(land.countyDoubt.repeated == area(5) && land.countyDoubt.inSeveralVillages == area(8))
        #expect(
            land.countyDoubt.ofFarmlandSum == FigureDoubt(above: area(10), below: area(8), villages: area(8)))
    }
}
