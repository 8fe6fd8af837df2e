import Columns
import PROJ
import Testing

@testable import SampleCounty

/// Geodesic areas of densified rings, computed for the worked examples of the domain facts (Karney's method): the same
/// rings in zone 38, which is zone 37 turned by three degrees.
@Suite struct GroundAreaTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, box: Box, area: Double, within: Double
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "T1", box: Box(minX: 38.5e6, minY: 3_265_000, maxX: 38_500_100, maxY: 3_265_100), area: 10_000,
            within: 1e-4),
        Case(
            name: "T2", box: Box(minX: 38.63e6, minY: 3_265_000, maxX: 38_630_100, maxY: 3_265_100), area: 9995.8292,
            within: 1e-4),
        Case(
            name: "T3", box: Box(minX: 38.63e6, minY: 3_265_000, maxX: 38_631_000, maxY: 3_266_000), area: 999_580.0288,
            within: 1e-3),
        Case(
            name: "T4", box: Box(minX: 38.44e6, minY: 3_265_000, maxX: 38_445_000, maxY: 3_269_000),
            area: 19_998_367.9551,
            within: 2e-2),
    ]

    @Test(arguments: cases)
    func publishedExamples(_ c: Case) {
        #expect(abs(GroundArea.area(of: PlantedRectangle.ring(c.box)) - c.area) < c.within)
    }

    /// The same area by the point scale: a sum over a fine lattice of k⁻².
    @Test func agreesWithThePointScale() {
        let weight = EllipsoidalWeight(CGCS2000Zone(width: .three, number: 38, prefixed: true))
        for rectangle in Fixture.rectangles {
            let b = rectangle.box
            var sum = 0.0
            let n = 20
            for i in 0..<n {
                for j in 0..<n {
                    sum += weight.weight(
                        easting: b.minX + (Double(i) + 0.5) / Double(n) * b.width,
                        northing: b.minY + (Double(j) + 0.5) / Double(n) * b.height)
                }
            }
            let area = sum / Double(n * n) * b.width * b.height
            #expect(abs(GroundArea.area(of: rectangle.ring) - area) < 1e-5)
        }
    }

    @Test func stepDoesNotMatter() {
        let ring = Fixture.rectangles[0].ring
        #expect(abs(GroundArea.area(of: ring, step: 1) - GroundArea.area(of: ring, step: 8)) < 2e-6)
    }

    @Test func clockwiseIsNegative() {
        let ring = Fixture.rectangles[0].ring
        #expect(abs(GroundArea.area(of: ring) + GroundArea.area(of: backwards(ring))) < 1e-6)
    }
}
