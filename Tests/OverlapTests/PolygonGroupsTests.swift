import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct PolygonGroupsTests {
    private func groups(_ column: PolygonColumn, _ gap: Double, threads: Int = 1) async throws -> [Int] {
        try await PolygonGroups(column, gap: gap, threads: threads).group
    }

    /// Fields of 100 m with roads of 5 m between them: apart until roads of more than 5 m are crossed.
    @Test func aGridOfFieldsWithRoads() async throws {
        var fields = PolygonColumn()
        for j in 0..<6 {
            for i in 0..<8 { fields.append([square(38_500_000 + 105 * Double(i), 3_260_000 + 105 * Double(j), 100)]) }
        }
        #expect(try await groups(fields, 4.999) == Array(0..<48))
        // The road is as wide as the gap: not narrower.
        #expect(try await groups(fields, 5) == Array(0..<48))
        #expect(try await groups(fields, 5.001) == Array(repeating: 0, count: 48))
    }

    @Test func edgesAndNotCentresDecide() async throws {
        var column = PolygonColumn()
        // A bent strip that passes 3 m beside a square, far from its middle; another 30 m off.
        column.append([[0, 0, 1000, 0, 1000, 10, 10, 10, 10, 500, 0, 500, 0, 0]])
        column.append([square(990, 13, 5)])
        column.append([square(500, 40, 5)])
        #expect(try await groups(column, 4) == [0, 0, 1])
        #expect(try await groups(column, 31) == [0, 0, 0])
    }

    @Test func touchingOverlappingAndHeldRows() async throws {
        var column = PolygonColumn()
        column.append([square(0, 0, 10)])
        column.append([square(10, 10, 10)])
        column.append([square(100, 0, 50), square(110, 10, 30)])
        // Inside the hole, 5 m from its border; inside the ground, far from every border.
        column.append([square(115, 15, 20)])
        column.append([square(1000, 0, 500)])
        column.append([square(1200, 200, 10)])
        column.appendEmpty()
        #expect(try await groups(column, 1) == [0, 0, 1, 2, 3, 3, 4])
        #expect(try await groups(column, 5.5) == [0, 0, 1, 1, 2, 2, 3])
    }

    /// Random fields against GEOS's distance and a plain search, for any number of threads.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func randomFieldsAgreeWithGEOS(seed: UInt64) async throws {
        var shapes = Shapes(seed: seed)
        var column = PolygonColumn()
        for _ in 0..<70 {
            let (x, y) = (shapes.uniform(-600, 600), shapes.uniform(-600, 600))
            column.append(parts: shapes.row(around: 38_500_000 + x, 3_260_000 + y, 40))
        }
        let rows = RowCheck.check(column).soundRows
        column = column.selecting(rows)
        let gap = 7.0
        let context = GEOSContext()
        var sets = DisjointSets(count: column.count)
        for a in 0..<column.count {
            let left = try GEOSGeometry(polygons: column, row: a, in: context)
            for b in a + 1..<column.count {
                let right = try GEOSGeometry(polygons: column, row: b, in: context)
                if try left.distance(to: right) < gap { sets.join(a, b) }
            }
        }
        var numbers: [Int: Int] = [:]
        let expected = (0..<column.count).map { row -> Int in
            let root = sets.root(row)
            if numbers[root] == nil { numbers[root] = numbers.count }
            return numbers[root]!
        }
        #expect(Set(expected).count > 3)
        for threads in [1, 2, 5] { #expect(try await groups(column, gap, threads: threads) == expected) }
    }
}
