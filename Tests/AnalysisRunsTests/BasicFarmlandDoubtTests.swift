import Columns
import OGR
import Testing

@testable import FindingValues
@testable import AnalysisRuns

/// Basic farmland on which parcels overlap and leave ground bare, in two areas by village. Rectangles by hand.
@Suite struct BasicFarmlandDoubtTests {
    private func near(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.01 + 1e-6 * b } ?? false
    }

    /// 300 m × 100 m of basic farmland in village 1: 100 m of paddy, 100 m of forest that covers 20 m of the paddy, the rest
    /// bare; of village 2 a strip that one parcel covers.
    @Test func overlapAndGapDoNotHideEachOther() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        func write(_ name: String, _ rows: [(String, String, (Double, Double, Double, Double))]) throws {
            var layer = Layer(
                name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(rows.map(\.2))))
            layer.add(Field("BSM", .text), .text(rows.map(\.0)))
            layer.add(Field("DLBM", .text), .text(rows.map(\.1)))
            try folder.write(layer, name + ".gpkg")
        }
        try write("basic", [("a", "", (100, 100, 300, 100)), ("b", "", (1200, 100, 100, 100))])
        try write(
            "parcels",
            [
                ("1", "0101", (100, 100, 100, 100)), ("2", "0301", (180, 100, 100, 100)),
                ("3", "0101", (1100, 0, 800, 800)),
            ])
        let found = try await Analysis.run(
            try folder.project(
                """
                  villages: {path: villages.gpkg}
                  parcels: {path: parcels.gpkg}
                  basic_farmland: {path: basic.gpkg}
                """), threads: 1)
        let doubts = try #require(found.land?.doubtOnBasicFarmland)
        #expect(doubts.keys.sorted() == ["430699101201"])
        #expect(near(doubts["430699101201"]?.counted, 2000) && near(doubts["430699101201"]?.bare, 12_000))
        let cells = try #require(found.land?.onBasicFarmland).filter { $0.village == "430699101201" }
        #expect(near(cells.reduce(.zero) { $0 + $1.gross }, 20_000))
    }
}
