import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

/// Rows of a list on the central meridian, where ground and plane agree; areas by hand.
@Suite struct ListGroundTests {
    private let plane = Squares.plane.overlap

    private func isNear(_ area: AreaSum?, _ squareMetres: Double) -> Bool {
        guard let area else { return false }
        return abs(area.squareMetres - squareMetres) < 0.01
    }

    @Test func eachPlaceOnce() throws {
        // Three in a chain (0–100, 50–150, 75–175), one apart, one twice.
        let shapes = Squares.column([
            (0, 0, 100, 100), (50, 0, 100, 100), (75, 0, 100, 100), (500, 0, 10, 10), (800, 0, 20, 20),
            (800, 0, 20, 20),
        ])
        let list = ListGround(shapes, on: plane)
        // 30,000 of rows on 17,500 of ground, and 400 twice.
        #expect(isNear(try list.repeated(within: Array(0..<6)), 12_500 + 400))
        let lost = try list.lost(within: Array(0..<6))
        #expect(lost.keys.sorted() == [1, 2, 5])
        #expect(isNear(lost[1], 5000) && isNear(lost[2], 7500) && isNear(lost[5], 400))
    }

    /// What rows count again is asked of some of them: the others take nothing.
    @Test func onlyTheRowsAskedAbout() throws {
        let shapes = Squares.column([(0, 0, 100, 100), (50, 0, 100, 100), (75, 0, 100, 100)])
        let list = ListGround(shapes, on: plane)
        #expect(isNear(try list.repeated(within: [0, 1]), 5000))
        #expect(isNear(try list.repeated(within: [0, 2]), 2500))
        #expect(isNear(try list.repeated(within: [1, 2]), 7500))
        #expect(try list.repeated(within: [1]) == .zero && list.repeated(within: []) == .zero)
    }

    @Test func rowsThatTouchShareNothing() throws {
        let list = ListGround(Squares.column([(0, 0, 100, 100), (100, 0, 100, 100), (0, 100, 200, 10)]), on: plane)
        #expect(try list.lost(within: [0, 1, 2]).isEmpty)
        #expect(try ListGround(PolygonColumn(), on: plane).repeated(within: []) == .zero)
    }

    /// Later parcels overlap: one place became construction land and stands in both rows. Worked by hand: 80 by 100 and 20 by
    /// 100 m of a field of 100 by 100 m; 8000 m² were built on, 10,000 m² are listed, 2000 m² are not covered.
    @Test func changesOnOnePlaceCountOnce() async throws {
        var found = try await ChangeTests.change(
            [("E", "0101", (0, 0, 100, 100))],
            [("L1", "0702", (0, 0, 80, 100)), ("L2", "0702", (60, 0, 20, 100))])
        let list = ListGround(found.shapes, on: plane)
        try list.sum(&found)
        #expect(found.changes.count == 2)
        #expect(isNear(found.changes.reduce(.zero) { $0 + $1.area }, 10_000))
        #expect(isNear(found.total(of: .toConstruction), 8000) && isNear(found.netTotal(of: .toConstruction), 8000))
        #expect(isNear(found.countedTwice[.toConstruction]?.area, 2000) && isNear(found.allCountedTwice.net, 2000))
        // The balance has each place once.
        let balance = try FarmlandBalance.find(
            FarmlandBalance.Input(
                change: found, ground: list, rules: try FarmlandBalanceRules(), options: ChangeOptions(),
                county: ("430699", "县"), names: [:], villages: ["430699101201"], town: { String($0.prefix(9)) }))
        let sheets = balance.sheets.filter { $0.rows[0].out > .zero }
        #expect(!sheets.isEmpty)
        for sheet in sheets {
            for row in sheet.rows.prefix(3) {
                #expect(isNear(row.out, 8000) && isNear(row.countedTwice, 2000) && row.state == .notMet)
            }
        }
    }

    @Test func aBalanceWithinTheGroundInDoubtIsDoubtful() {
        var row = FarmlandBalanceRow(code: "430699", name: "县", level: .county)
        (row.out, row.inward) = (AreaSum(squareMetres: 100), AreaSum(squareMetres: 130))
        #expect(row.state == .met)
        row.doubt = AreaSum(squareMetres: 40)
        #expect(row.state == .doubtful && !row.isMet)
        row.doubt = AreaSum(squareMetres: 29)
        #expect(row.state == .met)
        row.inward = AreaSum(squareMetres: 60)
        #expect(row.state == .notMet)
    }

    /// 100 m² went. What lacks just the ground in doubt may be balanced; what is above by just that is balanced at worst.
    @Test(
        arguments: [
            (99.99, 0.02, TaskState.doubtful), (60, 40, .doubtful), (60, 39.99, .notMet), (100, 40, .doubtful),
            (140, 40, .met), (139.99, 40, .doubtful), (100, 0.01, .met), (99.99, 0.01, .notMet), (100, 0, .met),
        ])
    func aBalanceAsLargeAsTheGroundInDoubt(_ inward: Double, _ doubt: Double, _ state: TaskState) {
        let row = FarmlandBalanceRow(
            code: "430699", name: "县", level: .county, out: AreaSum(squareMetres: 100),
            inward: AreaSum(squareMetres: inward), doubt: AreaSum(squareMetres: doubt))
        #expect(row.state == state)
    }
}
