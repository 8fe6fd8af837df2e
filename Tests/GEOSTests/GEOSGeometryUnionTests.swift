import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryUnionTests {
    let context = GEOSContext()

    /// A row of `n` unit squares, side by side.
    private func row(_ n: Int, step: Double = 1) -> PolygonColumn {
        var column = PolygonColumn()
        for i in 0..<n {
            let x = Double(i) * step
            column.append([[x, 0, x + 1, 0, x + 1, 1, x, 1, x, 0]])
        }
        return column
    }

    /// `GEOSUnaryUnion` over one collection.
    @Test func neighboursDissolve() throws {
        let whole = try GEOSGeometry.union(of: row(10), rows: 0..<10, in: context)
        #expect(try whole.area == 10)
        #expect(try whole.length == 22)
        #expect(try whole.polygonColumn().parts(ofRow: 0).count == 1)
    }

    @Test func someRowsAndNone() throws {
        let some = try GEOSGeometry.union(of: row(10), rows: [0, 1, 5], in: context)
        #expect(try some.polygonColumn().parts(ofRow: 0).count == 2)
        let none = try GEOSGeometry.union(of: row(10), rows: [], in: context)
        #expect(try none.isEmpty)
        #expect(try none.polygonColumn().isEmpty(row: 0))
    }

    /// `GEOSUnaryUnionPrec`: a slit of 10⁻⁴ closes on a grid of 10⁻³.
    @Test func aGridClosesSlits() throws {
        let slits = row(3, step: 1.0001)
        #expect(try GEOSGeometry.union(of: slits, rows: 0..<3, in: context).polygonColumn().parts(ofRow: 0).count == 3)
        let closed = try GEOSGeometry.union(of: slits, rows: 0..<3, grid: 1e-3, in: context)
        #expect(try closed.polygonColumn().parts(ofRow: 0).count == 1)
    }

    @Test func overlapsCountOnce() throws {
        #expect(try GEOSGeometry.union(of: row(3, step: 0.5), rows: 0..<3, in: context).area == 2)
    }

    @Test func aBadRowIsNamed() {
        var column = row(2)
        column.append([[0, 0, 1, 0, 1, 1, 0, 1]])
        let error = #expect(throws: GEOSError.self) {
            _ = try GEOSGeometry.union(of: column, rows: 0..<3, in: context).area
        }
        #expect(error?.row == 2)
    }

    @Test func cancellationStops() async {
        let column = row(5)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return #expect(throws: GEOSError.self) {
                _ = try GEOSGeometry.union(of: column, rows: 0..<5, in: GEOSContext()).area
            }
        }
        #expect(await task.value?.reason == .cancelled)
    }
}
