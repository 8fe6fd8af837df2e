import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct RowCheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, parts: [[[Double]]], fault: RowFault.Kind?
        var testDescription: String { name }
    }
    static let cases = [
        Case(name: "square", parts: [[square(0, 0, 4)]], fault: nil),
        Case(name: "repeated vertices", parts: [[[0, 0, 0, 0, 4, 0, 4, 4, 4, 4, 0, 4, 0, 0, 0, 0]]], fault: nil),
        Case(name: "vertex on a straight edge", parts: [[[0, 0, 2, 0, 4, 0, 4, 4, 0, 4, 0, 0]]], fault: nil),
        Case(name: "NaN", parts: [[[0, 0, .nan, 0, 4, 4, 0, 4, 0, 0]]], fault: .notFinite),
        Case(name: "NaN first", parts: [[[.nan, 0, 4, 0, 4, 4, 0, 4, .nan, 0]]], fault: .notFinite),
        Case(name: "infinite", parts: [[[0, 0, .infinity, 0, 4, 4, 0, 4, 0, 0]]], fault: .notFinite),
        Case(name: "beyond the Earth", parts: [[[0, 0, 1e300, 0, 4, 4, 0, 4, 0, 0]]], fault: .notFinite),
        Case(name: "three vertices", parts: [[[0, 0, 4, 0, 0, 0]]], fault: .tooFewVertices),
        Case(name: "no vertex", parts: [[[]]], fault: .tooFewVertices),
        Case(name: "open", parts: [[[0, 0, 4, 0, 4, 4, 0, 4]]], fault: .notClosed),
        Case(name: "there and back", parts: [[[0, 0, 4, 0, 8, 0, 0, 0]]], fault: .zeroArea),
        Case(name: "one point", parts: [[[1, 1, 1, 1, 1, 1, 1, 1]]], fault: .zeroArea),
        Case(name: "bow-tie", parts: [[[0, 0, 4, 4, 4, 0, 0, 5, 0, 0]]], fault: .selfCrossing),
        Case(name: "even bow-tie", parts: [[[0, 0, 4, 4, 4, 0, 0, 4, 0, 0]]], fault: .selfCrossing),
        Case(name: "spike", parts: [[[0, 0, 4, 0, 4, 4, 8, 4, 4, 4, 0, 4, 0, 0]]], fault: .selfCrossing),
        Case(name: "spike inward", parts: [[[0, 0, 2, 0, 2, 2, 2, 0, 4, 0, 4, 4, 0, 4, 0, 0]]], fault: .selfCrossing),
        Case(name: "touches itself", parts: [[[0, 0, 4, 0, 2, 2, 4, 4, 0, 4, 2, 2, 0, 0]]], fault: .selfCrossing),
        Case(name: "hole", parts: [[square(0, 0, 9), square(1, 1, 2)]], fault: nil),
        Case(name: "hole touching at a point", parts: [[square(0, 0, 4), [0, 2, 2, 1, 2, 3, 0, 2]]], fault: nil),
        Case(name: "hole along the shell", parts: [[square(0, 0, 4), square(0, 1, 2)]], fault: .ringsCross),
        Case(name: "hole across the shell", parts: [[square(0, 0, 4), square(3, 1, 2)]], fault: .ringsCross),
        Case(name: "hole outside", parts: [[square(0, 0, 4), square(9, 9, 1)]], fault: .holeOutside),
        Case(name: "hole around", parts: [[square(1, 1, 1), square(0, 0, 4)]], fault: .holeOutside),
        Case(
            name: "hole outside, touching at a vertex", parts: [[square(0, 0, 4), square(4, 4, 1)]], fault: .holeOutside
        ),
        Case(
            name: "hole crossing through vertices",
            parts: [[[0, 0, 4, 0, 4, 2, 4, 4, 0, 4, 0, 0], [4, 2, 6, 3, 2, 3, 4, 2]]], fault: .ringsCross),
        Case(
            name: "hole crossing through a vertex only",
            parts: [[[0, 0, 8, 0, 4, 4, 0, 8, 0, 0], [2, 2, 6, 2, 6, 6, 2, 6, 2, 2]]], fault: .holeOutside),
        Case(
            name: "equal hole", parts: [[square(0, 0, 4), square(0, 0, 4)]], fault: .ringsCross),
        Case(name: "nested holes", parts: [[square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)]], fault: .nestedHoles),
        Case(
            name: "nested holes, larger later", parts: [[square(0, 0, 9), square(2, 2, 1), square(1, 1, 5)]],
            fault: .nestedHoles),
        Case(name: "two parts", parts: [[square(0, 0, 1)], [square(5, 5, 1)]], fault: nil),
        Case(name: "parts touching at a point", parts: [[square(0, 0, 1)], [square(1, 1, 1)]], fault: nil),
        Case(
            name: "parts with a common side", parts: [[square(0, 0, 1)], [square(1, 0, 1)]], fault: .overlappingParts),
        Case(name: "parts crossing", parts: [[square(0, 0, 2)], [square(1, 1, 2)]], fault: .overlappingParts),
        Case(name: "part in a part", parts: [[square(0, 0, 9)], [square(1, 1, 2)]], fault: .overlappingParts),
        Case(
            name: "part in a part, smaller first", parts: [[square(1, 1, 2)], [square(0, 0, 9)]],
            fault: .overlappingParts),
        Case(name: "equal parts", parts: [[square(0, 0, 9)], [square(0, 0, 9)]], fault: .overlappingParts),
        Case(
            name: "island in a hole", parts: [[square(0, 0, 9), square(1, 1, 6)], [square(2, 2, 2)]], fault: nil),
        Case(
            name: "island filling a hole touches along it",
            parts: [[square(0, 0, 9), square(1, 1, 6)], [square(1, 1, 6)]],
            fault: .overlappingParts),
    ]

    @Test(arguments: cases) func faults(_ c: Case) {
        let checked = RowCheck.check(column(c.parts))
        #expect(checked.faults.first?.kind == c.fault)
        #expect(checked.isSound == [c.fault == nil])
    }

    /// The same with a vertex every so often, which takes the way of large rows.
    @Test(arguments: cases.filter { c in c.parts.allSatisfy { $0.allSatisfy { $0.allSatisfy(\.isFinite) } } })
    func faultsOfLongRings(_ c: Case) {
        let parts = c.parts.map { rings in
            rings.map { ring -> [Double] in
                guard ring.count > 2 else { return ring }
                var dense: [Double] = []
                for i in stride(from: 0, to: ring.count - 2, by: 2) {
                    // Quarters, eighths: exact on these coordinates.
                    for k in 0..<16 {
                        let t = Double(k) / 16
                        dense.append(ring[i] + (ring[i + 2] - ring[i]) * t)
                        dense.append(ring[i + 1] + (ring[i + 3] - ring[i + 1]) * t)
                    }
                }
                return dense + ring.suffix(2)
            }
        }
        let fault = RowCheck.check(column(parts)).faults.first?.kind
        // Densified, a ring of three vertices has more; and where rings cross at a vertex no edge crosses another.
        switch c.fault {
        case .tooFewVertices where c.parts[0][0].count > 2: #expect(fault == .zeroArea)
        case .ringsCross: #expect(fault == .ringsCross || fault == .holeOutside)
        default: #expect(fault == c.fault)
        }
    }

    @Test func directionsAreMadeRegular() {
        let wrong = column([[[0, 0, 0, 4, 4, 4, 4, 0, 0, 0], square(1, 1, 1)]])
        let checked = RowCheck.check(wrong)
        #expect(checked.turnedRings == 2)
        #expect(checked.column.doubledSignedArea(ofRing: 0) == 32)
        #expect(checked.column.doubledSignedArea(ofRing: 1) == -2)
        #expect(areas(of: wrong, on: .planar) == areas(of: checked.column, on: .planar))
    }

    @Test func emptyRowsAreSound() {
        var rows = column([[square(0, 0, 1)]])
        rows.appendEmpty()
        #expect(RowCheck.check(rows).isSound == [true, true])
        #expect(RowCheck.check(PolygonColumn()).faults.isEmpty)
    }

    @Test func placeAndRow() throws {
        let rows = column([[square(0, 0, 1)]], [[[0, 0, 4, 4, 4, 0, 0, 5, 0, 0]]])
        let fault = try #require(RowCheck.check(rows).faults.first)
        #expect(fault.row == 1)
        #expect(fault.ring == 1)
        let place = try #require(fault.place)
        #expect(place.distance(to: Position(20 / 9.0, 20 / 9.0)) < 1e-9)
    }

    /// Rings of random vertices on a coarse grid, most of them faulty, against GEOS.
    @Test(arguments: [6, 9, 30]) func agreesWithGEOS(_ vertices: Int) throws {
        var shapes = Shapes(seed: UInt64(vertices))
        let context = GEOSContext()
        var (sound, faulty) = (0, 0)
        for round in 0..<1500 {
            var ring: [Double] = []
            if round % 3 == 0 {
                ring = shapes.star(0, 0, 2, 9, vertices).map { ($0 * 2).rounded() / 2 }
            } else {
                for _ in 0..<vertices { ring += [Double(shapes.integer(12)), Double(shapes.integer(12))] }
                ring += ring[0..<2]
            }
            var parts = [[ring]]
            if round % 5 == 0 { parts[0].append(square(Double(shapes.integer(9)), Double(shapes.integer(9)), 1)) }
            if round % 7 == 0 { parts.append([square(Double(shapes.integer(9)), Double(shapes.integer(9)), 3)]) }
            let rows = column(parts)
            let fault = RowCheck.fault(of: rows, row: 0)
            let geos = try GEOSGeometry(polygons: rows, row: 0, in: context).validity()
            #expect(
                (fault == nil) == (geos == nil), "\(parts) \(String(describing: fault)) \(String(describing: geos))")
            if fault == nil { sound += 1 } else { faulty += 1 }
        }
        #expect(sound > 50)
        #expect(faulty > 300)
    }

    /// One row of many parts or holes in no order: sound, and the one that crosses another is found.
    @Test func manyRings() {
        func squares(_ n: Int) -> [[Double]] {
            (0..<n).map { i in
                let k = (i * 7919) % n
                return square(Double(k % 100) * 2, Double(k / 100) * 2, 1)
            }
        }
        let rings = squares(5000)
        #expect(RowCheck.fault(of: column(rings.map { [$0] }), row: 0) == nil)
        #expect(RowCheck.fault(of: column([[square(-1, -1, 300)] + rings]), row: 0) == nil)
        let crossing = rings + [square(100.5, 50.5, 1)]
        let fault = RowCheck.fault(of: column(crossing.map { [$0] }), row: 0)
        #expect(fault?.kind == .overlappingParts)
        #expect(fault?.ring == 5000)
        let inner = RowCheck.fault(of: column([[square(-1, -1, 300)] + rings + [square(0.25, 0.25, 0.5)]]), row: 0)
        #expect(inner?.kind == .nestedHoles)
        #expect(
            RowCheck.fault(of: column([[square(-1, -1, 300)] + rings + [square(400, 0, 1)]]), row: 0)?.kind
                == .holeOutside)
        let part = RowCheck.fault(of: column([[square(-1, -1, 300)]] + rings.map { [$0] }), row: 0)
        #expect(part?.kind == .overlappingParts)
    }
}
