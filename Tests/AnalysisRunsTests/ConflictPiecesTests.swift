import Columns
import Testing

@testable import CountyLayers
@testable import LandAnalysis
@testable import AnalysisRuns

@Suite struct ConflictPiecesTests {
    private func pieces(
        patches: [(Double, Double, Double, Double)], villages: Int = 2, of polygons: [(Double, Double, Double, Double)]
    ) throws -> ConflictPieces.Result {
        let villages = try Squares.villages(villages)
        let finder = ConflictPieces(
            patches: Squares.column(patches), villages: villages.polygons, on: Squares.plane.overlap)
        return try finder.find(in: Squares.column(polygons), rows: Array(polygons.indices))
    }

    @Test func oneVillage() throws {
        let found = try pieces(patches: [(100, 100, 200, 200)], of: [(250, 150, 100, 40)])
        #expect(found.pieces.count == 1)
        let piece = found.pieces[0]
        #expect(abs(piece.area - 50 * 40) < 1e-3)
        #expect(abs(piece.share - 0.5) < 1e-9)
        #expect(piece.village == 0 && piece.patches == [0] && piece.row == 0)
        #expect(piece.shape.box == Squares.column([(250, 150, 50, 40)]).box)
        #expect(found.noisePieces == 0)
    }

    @Test func twoVillagesAndTheGroundOutside() throws {
        let found = try pieces(
            patches: [(900, 0, 2000, 100)], of: [(950, 0, 100, 100), (1950, 0, 100, 100), (5000, 0, 10, 10)])
        #expect(found.pieces.map(\.row) == [0, 0, 1, 1])
        #expect(found.pieces.map(\.village) == [0, 1, 1, nil])
        for piece in found.pieces { #expect(abs(piece.area - 5000) < 1e-2) }
    }

    @Test func overlappingPatchesCountOnce() throws {
        let found = try pieces(patches: [(0, 0, 60, 60), (40, 0, 60, 60)], of: [(0, 0, 100, 60)])
        #expect(found.pieces.count == 1)
        #expect(abs(found.pieces[0].area - 6000) < 1e-3)
        #expect(found.pieces[0].patches == [0, 1])
    }

    @Test func touchingIsNoConflict() throws {
        let found = try pieces(patches: [(0, 0, 60, 60)], of: [(60, 0, 40, 60), (60, 60, 5, 5)])
        #expect(found.pieces.isEmpty && found.noisePieces == 0)
    }

    @Test func noiseIsTakenOffAndCounted() throws {
        // 0.0005 m wide along 60 m: 0.03 m², but narrower than 0.001 m.
        let narrow = try pieces(patches: [(0, 0, 60, 60)], of: [(59.9995, 0, 40, 60)])
        #expect(narrow.pieces.isEmpty && narrow.noisePieces == 1)
        #expect(abs(narrow.noiseArea.squareMetres - 0.03) < 1e-4)
        // 0.05 m by 0.1 m: 0.005 m².
        let small = try pieces(patches: [(0, 0, 60, 60)], of: [(59.95, 59.9, 40, 60)])
        #expect(small.pieces.isEmpty && small.noisePieces == 1)
        // 0.01 m along 60 m is ground.
        #expect(try pieces(patches: [(0, 0, 60, 60)], of: [(59.99, 0, 40, 60)]).pieces.count == 1)
    }

    @Test func aNoisyPartOfAPiece() throws {
        // Two patches: one overlaps by 10 m, the other by a hair.
        let found = try pieces(
            patches: [(0, 0, 20, 60), (30, 0, 10.0003, 60)], of: [(10, 0, 10, 60), (40, 0, 10, 60)])
        #expect(found.pieces.map(\.row) == [0])
        #expect(abs(found.pieces[0].area - 600) < 1e-3)
        #expect(found.noisePieces == 1)
    }
}
