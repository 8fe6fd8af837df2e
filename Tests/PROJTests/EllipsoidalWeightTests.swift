import Columns
import Testing

@testable import PROJ

@Suite struct EllipsoidalWeightTests {
    /// A rectangle of 2 km somewhere in a transverse Mercator plane.
    struct Case: Sendable, CustomTestStringConvertible {
        let gauss: GaussKruger
        let crs: CRS
        let latitude: Double
        let offset: Double
        var testDescription: String { "\(crs) \(latitude)° N, \(offset)° from the central meridian" }
    }

    static let cases: [Case] = [18.0, 30, 45, 53].flatMap { latitude in
        [0.0, 1, -2, 3].flatMap { offset in
            [
                Case(
                    gauss: GaussKruger(CGCS2000Zone(width: .three, number: 38, prefixed: true)), crs: .epsg(4526),
                    latitude: latitude, offset: offset),
                Case(
                    gauss: GaussKruger(centralMeridian: 117, scale: 0.9996, ellipsoid: .wgs84), crs: .epsg(32650),
                    latitude: latitude, offset: offset),
            ]
        }
    }

    /// The oracle knows nothing of k: PROJ's inverse of the border at 1 m, and the closed authalic area of each strip.
    @Test(arguments: cases)
    func areaAgreesWithTheAuthalicShoelace(_ c: Case) throws {
        let geographic = try #require(try CRSDescription(of: c.crs).geographic)
        let forward = try Transformation(from: geographic, to: c.crs)
        let inverse = try Transformation(from: c.crs, to: geographic)
        let centre = try forward.transformed(Position(c.gauss.centralMeridian + c.offset, c.latitude))
        let box = Box(of: [centre.x, centre.y], vertices: 0..<1).grown(by: 1000)
        var border = densified(box, step: 1)
        try inverse.transform(&border)
        let expected = authalicArea(border, on: c.gauss.ellipsoid)

        let near = EllipsoidalWeight(c.gauss).expansion(about: centre.y)
        #expect(abs(areaOf(box, near) / expected - 1) < 1e-10)
    }

    /// One expansion serves a parcel of 10 km.
    @Test(arguments: [18.0, 45])
    func anExpansionHoldsTenKilometresAway(latitude: Double) throws {
        let zone = CGCS2000Zone(width: .three, number: 38, prefixed: false)
        let centre = try Transformation(from: .cgcs2000, to: zone.crs).transformed(Position(117, latitude))
        let box = Box(of: [centre.x, centre.y], vertices: 0..<1).grown(by: 500)
        let weight = EllipsoidalWeight(zone)
        let here = areaOf(box, weight.expansion(about: centre.y))
        let away = areaOf(box, weight.expansion(about: centre.y - 10_000))
        #expect(abs(away / here - 1) < 1e-10)
        #expect(away != here)
    }

    @Test func theWeightIsTheInverseSquareOfThePointScale() {
        let weight = EllipsoidalWeight(GaussKruger(centralMeridian: 111))
        #expect(weight.weight(easting: 500_000, northing: 3_265_000) == 1)
        // k = 1 + x²/2R² + x⁴(1 + 4η²)/24R⁴ at 130 km east, 29.5° N, by hand with R² = MN.
        let r2 = 1 / weight.inverseR2(northing: 3_265_000)
        #expect(abs(r2.squareRoot() - 6_367_000) < 5_000)
        let u = 130_000.0 * 130_000 / r2
        let eta2 = 0.00673949677547895 * 0.7575
        let k = 1 + u / 2 + u * u * (1 + 4 * eta2) / 24
        #expect(abs(weight.pointScale(easting: 630_000, northing: 3_265_000) - k) < 1e-12)
        // domain.md C.5, case T2: 10,000 m² of plane are 9,995.8292 m² of ground.
        #expect(abs(weight.weight(easting: 630_050, northing: 3_265_050) * 10_000 - 9995.8292) < 6e-5)
    }

    @Test func footpointLatitudeIsTheLatitudeOnTheCentralMeridian() throws {
        let weight = EllipsoidalWeight(CGCS2000Zone(width: .three, number: 38, prefixed: true))
        let forward = try Transformation(from: .cgcs2000, to: .epsg(4526))
        for latitude in stride(from: 3.0, through: 60, by: 3) {
            let northing = try forward.transformed(Position(114, latitude)).y
            #expect(abs(weight.footpointLatitude(northing: northing) * 180 / .pi - latitude) < 1e-11)
        }
    }

    @Test func anOriginLatitudeAndAFalseNorthingOnlyMoveTheNorthing() {
        let plain = EllipsoidalWeight(GaussKruger(centralMeridian: 114))
        let moved = EllipsoidalWeight(
            GaussKruger(centralMeridian: 114, originLatitude: 30, falseNorthing: -3_320_113.397845))
        // The meridian from the equator to 30° N on CGCS2000 is 3,320,113.398 m long.
        #expect(abs(moved.equatorNorthing + 2 * 3_320_113.397845) < 1e-3)
        let a = plain.weight(easting: 700_000, northing: 3_400_000)
        let b = moved.weight(easting: 700_000, northing: 3_400_000 + moved.equatorNorthing)
        #expect(abs(a - b) < 1e-15)
    }

    /// The integral is the sum of its parts, wherever an edge is cut.
    @Test func edgesAddUpWhereverTheyAreCut() {
        let near = EllipsoidalWeight(GaussKruger(centralMeridian: 114)).expansion(about: 3_300_000)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<100 {
            let (x1, y1) = (600_000 + 5000 * generator.unit(), 3_300_000 + 5000 * generator.unit())
            let (x2, y2) = (600_000 + 5000 * generator.unit(), 3_300_000 + 5000 * generator.unit())
            let t = generator.unit()
            let (xm, ym) = (x1 + t * (x2 - x1), y1 + t * (y2 - y1))
            let whole = near.underEdge(x1, y1, x2, y2)
            let parts = near.underEdge(x1, y1, xm, ym) + near.underEdge(xm, ym, x2, y2)
            #expect(abs(whole - parts) < 1e-5)
            #expect(near.underEdge(x1, y1, x2, y2) == -near.underEdge(x2, y2, x1, y1))
        }
    }

    /// Geodesics between near places are as long as the plane's segments divided by k.
    @Test(arguments: [0.0, 1.5, 3])
    func groundLengthAgreesWithTheGeodesic(offset: Double) throws {
        let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
        let weight = EllipsoidalWeight(zone)
        let forward = try Transformation(from: .cgcs2000, to: zone.crs)
        let start = Position(114 + offset, 30)
        for azimuth in stride(from: 0.0, to: 360, by: 45) {
            let end = Geodesic.place(from: start, azimuth: azimuth, metres: 1000)
            let length = weight.groundLength(
                from: try forward.transformed(start), to: try forward.transformed(end))
            #expect(abs(length - 1000) < 1e-6)
        }
    }

    @Test func groundLengthOfColumns() {
        let weight = EllipsoidalWeight(GaussKruger(centralMeridian: 114))
        var lines = LineColumn()
        lines.append(parts: [[500_000, 3e6, 500_000, 3_000_100], [500_000, 3e6, 500_000, 2_999_950]])
        lines.appendEmpty()
        #expect(weight.groundLength(of: lines, row: 0) == 150)
        #expect(weight.groundLength(of: lines, row: 1) == 0)
        var polygons = PolygonColumn()
        polygons.append([
            [
                499_950, 3e6, 500_050, 3e6, 500_050, 3_000_100, 499_950, 3_000_100, 499_950, 3e6,
            ]
        ])
        #expect(abs(weight.groundPerimeter(of: polygons, row: 0) - 400) < 1e-6)
    }
}

/// A box's border, counter-clockwise and closed, with places `step` metres apart.
func densified(_ box: Box, step: Double) -> [Double] {
    let corners = [
        Position(box.minX, box.minY), Position(box.maxX, box.minY), Position(box.maxX, box.maxY),
        Position(box.minX, box.maxY), Position(box.minX, box.minY),
    ]
    return densified(corners, step: step)
}

/// A line with places at most `step` apart.
func densified(_ line: [Position], step: Double) -> [Double] {
    var result: [Double] = []
    for (a, b) in zip(line, line.dropFirst()) {
        let n = max(1, Int(clamping: (a.distance(to: b) / step).rounded(.up)))
        for i in 0..<n {
            let t = Double(i) / Double(n)
            result += [a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)]
        }
    }
    if let last = line.last { result += [last.x, last.y] }
    return result
}

/// Area of a counter-clockwise ring of many places in degrees, from the closed form of the area between the equator and
/// a latitude (Snyder, *Map Projections: A Working Manual*, 1987, eq. 3-12).
func authalicArea(_ ring: [Double], on ellipsoid: Ellipsoid) -> Double {
    let e2 = ellipsoid.firstEccentricitySquared
    let e = e2.squareRoot()
    func q(_ degrees: Double) -> Double {
        let s = sinOf(degrees * .pi / 180)
        return (1 - e2) * (s / (1 - e2 * s * s) + atanh(e * s) / e)
    }
    let (l0, q0) = (ring[0], q(ring[1]))
    let points = stride(from: 0, to: ring.count, by: 2).map { i in ((ring[i] - l0) * .pi / 180, q(ring[i + 1]) - q0) }
    var sum = 0.0
    for (a, b) in zip(points, points.dropFirst()) { sum += a.0 * b.1 - b.0 * a.1 }
    let radius = ellipsoid.equatorialRadius
    return sum / 2 * radius * radius / 2
}

private func atanh(_ x: Double) -> Double {
    // Σ x^(2k+1)/(2k+1); x < 0.09.
    var (term, sum) = (x, 0.0)
    for k in 0..<10 {
        sum += term / Double(2 * k + 1)
        term *= x * x
    }
    return sum
}

/// Ground area of a box by the weight under test.
private func areaOf(_ box: Box, _ near: EllipsoidalWeight.Expansion) -> Double {
    -(near.underEdge(box.minX, box.minY, box.maxX, box.minY) + near.underEdge(box.maxX, box.minY, box.maxX, box.maxY)
        + near.underEdge(box.maxX, box.maxY, box.minX, box.maxY)
        + near.underEdge(box.minX, box.maxY, box.minX, box.minY))
}
