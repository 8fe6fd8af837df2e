import Columns
import Testing

@testable import OGR

/// Well-known binary of curves, little-endian.
private struct Curve {
    var bytes: [UInt8] = []
    mutating func begin(_ type: UInt32, _ count: Int) {
        bytes.append(1)
        for value in [type, UInt32(count)] { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    }
    mutating func points(_ values: [Double]) {
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
    }
    func stroked(_ tolerance: Double = 1e-4) throws -> (vertices: [Position], sagitta: Double) {
        var stroker = CurveStroker(tolerance: tolerance)
        let plain = try #require(bytes.withUnsafeBytes { stroker.stroke($0) })
        var builder = GeometryBuilder()
        var (hasZ, hasM) = (false, false)
        plain.withUnsafeBytes { _ = builder.append($0, hasZ: &hasZ, hasM: &hasM) }
        let column = builder.take(declared: nil)
        let flat = column.coordinates(ofRow: 0)
        return (
            stride(from: 0, to: flat.count, by: 2).map { Position(Array(flat)[$0], Array(flat)[$0 + 1]) },
            stroker.sagitta
        )
    }
}

private func area(_ ring: [Position]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
}

@Suite struct CurveStrokerTests {
    /// A circle of 100 m as one string of three points: π·100² = 31415.927, low by less than 1.4·10⁻⁶ of it.
    @Test func aCircle() throws {
        var curve = Curve()
        curve.begin(10, 1)
        curve.begin(8, 3)
        curve.points([100, 0, -100, 0, 100, 0])
        let (ring, sagitta) = try curve.stroked()
        #expect((area(ring).magnitude - 31_415.9265).magnitude < 0.05)
        #expect(sagitta <= 1e-4 && sagitta > 0.9e-4)
        #expect(ring.allSatisfy { ($0.distance(to: Position(0, 0)) - 100).magnitude < 1e-9 })
    }

    /// A square of 100 m with half a circle on one side: 10000 + π·50²/2 = 13926.9908.
    @Test func aCompoundRing() throws {
        var curve = Curve()
        curve.begin(12, 1)
        curve.begin(10, 1)
        curve.begin(9, 2)
        curve.begin(2, 4)
        curve.points([0, 100, 0, 0, 100, 0, 100, 100])
        curve.begin(8, 3)
        curve.points([100, 100, 50, 150, 0, 100])
        let (ring, _) = try curve.stroked()
        #expect((area(ring) - 13_926.9908).magnitude < 0.02)
        #expect(ring.first == ring.last)
    }

    /// Neighbours that share an arc share its chords, whichever way it runs.
    @Test func anArcHasTheSameVerticesBothWays() throws {
        var (there, back) = (Curve(), Curve())
        there.begin(8, 5)
        there.points([
            38_500_000.1, 3_300_000, 38_500_010, 3_300_007, 38_500_021, 3_300_003, 38_500_030, 3_299_990, 38_500_041.7,
            3_299_995,
        ])
        back.begin(8, 5)
        back.points([
            38_500_041.7, 3_299_995, 38_500_030, 3_299_990, 38_500_021, 3_300_003, 38_500_010, 3_300_007, 38_500_000.1,
            3_300_000,
        ])
        let (a, b) = (try there.stroked().vertices, try back.stroked().vertices)
        #expect(a == b.reversed())
        #expect(a.count > 100)
    }

    /// By the tolerance in degrees, a thousandth of the one in metres where radii are small; never above a degree a chord.
    @Test func toleranceAndStep() throws {
        var curve = Curve()
        curve.begin(8, 3)
        curve.points([0, 1, 1, 0, 0, -1])
        #expect(try curve.stroked(1).vertices.count == 181)
        let (fine, sagitta) = try curve.stroked(1e-9)
        #expect(sagitta <= 1e-9)
        #expect(fine.count > 20_000)
    }

    @Test func pointsOnALineStayThem() throws {
        var curve = Curve()
        curve.begin(8, 3)
        curve.points([0, 0, 5, 5, 10, 10])
        #expect(try curve.stroked().vertices == [Position(0, 0), Position(5, 5), Position(10, 10)])
    }

    @Test func damagedBytesAreNoShape() {
        var curve = Curve()
        curve.begin(10, 1)
        curve.begin(8, 3)
        curve.points([100, 0, -100, 0, 100, 0])
        for end in 0..<curve.bytes.count {
            var stroker = CurveStroker(tolerance: 1e-4)
            #expect(curve.bytes[..<end].withUnsafeBytes { stroker.stroke($0) } == nil)
        }
        var even = Curve()
        even.begin(8, 2)
        even.points([0, 0, 1, 1])
        var stroker = CurveStroker(tolerance: 1e-4)
        #expect(even.bytes.withUnsafeBytes { stroker.stroke($0) } == nil)
    }
}
