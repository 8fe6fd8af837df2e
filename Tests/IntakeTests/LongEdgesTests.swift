import Columns
import OGR
import Overlap
import PROJ
import Testing

@testable import Intake

/// Edges so long that ground depends on the plane: what is told is held against geodesics and against the next zone's plane.
@Suite struct LongEdgesTests {
    private func zone(_ number: Int) -> CGCS2000Zone { CGCS2000Zone(width: .three, number: number, prefixed: true) }

    /// Corners of a shape about a place, metres, as a closed ring.
    private func ring(_ corners: [(Double, Double)], easting: Double, vertices: Int = 1) -> [Double] {
        let closed = corners + corners.prefix(1)
        var ring: [Double] = []
        for (a, b) in zip(closed, closed.dropFirst()) {
            for k in 0..<vertices {
                let t = Double(k) / Double(vertices)
                ring += [easting + a.0 + (b.0 - a.0) * t, 3_300_000 + a.1 + (b.1 - a.1) * t]
            }
        }
        return ring + ring.prefix(2)
    }

    private func square(_ side: Double) -> [(Double, Double)] {
        [(-side / 2, -side / 2), (side / 2, -side / 2), (side / 2, side / 2), (-side / 2, side / 2)]
    }

    private func column(_ ring: [Double]) -> PolygonColumn {
        var column = PolygonColumn()
        column.append([ring])
        return column
    }

    private func found(_ ring: [Double], _ crs: CRS) throws -> LongEdges.Finding? {
        LongEdges(try CRSDescription(of: crs)).finding(column(ring), row: 0)
    }

    /// Ground in the plane, along geodesics, and in the plane of the next zone, of the same vertices.
    private func grounds(_ ring: [Double]) throws -> (plane: Double, geodesic: Double, next: Double) {
        func carried(_ crs: CRS) throws -> [Double] {
            var copy = ring
            try Transformation(from: zone(37).crs, to: crs).transform(&copy)
            return copy
        }
        func ground(_ ring: [Double], _ number: Int) -> Double {
            RowRepair.ground(of: column(ring), row: 0, on: .ellipsoidal(EllipsoidalWeight(zone(number))))
        }
        return (
            ground(ring, 37), Geodesic.area(ring: try carried(.cgcs2000)).magnitude,
            ground(try carried(zone(38).crs), 38)
        )
    }

    @Test(arguments: [100e3, 300e3, 500e3, 900e3], [0, 150e3]) func squares(side: Double, offset: Double) throws {
        guard side / 2 + offset < 499e3 else { return }
        let own = ring(square(side), easting: 37_500_000 + offset)
        let (plane, geodesic, _) = try grounds(own)
        let told = try #require(try found(own, zone(37).crs))
        #expect((told.longest - side).magnitude < 1e-6)
        #expect(
            (told.doubt - (plane - geodesic).magnitude).magnitude < 0.05 * told.doubt, "\(told) \(plane - geodesic)")
    }

    /// Half of a rectangle: its slanting edge has none opposite.
    @Test(arguments: [(-150e3, 200e3), (100e3, 30e3), (250e3, 60e3)]) func triangles(offset: Double, side: Double)
        throws
    {
        let own = ring([(0, 0), (side, 0), (0, 0.8 * side)], easting: 37_500_000 + offset)
        let (plane, geodesic, next) = try grounds(own)
        let told = try #require(try found(own, zone(37).crs))
        let most = max((plane - geodesic).magnitude, (plane - next).magnitude)
        #expect((told.doubt - most).magnitude < 0.1 * most, "\(told) \(plane - geodesic) \(plane - next)")
    }

    /// What is not told is right to 10⁻⁵ in whatever plane; with a vertex every 20 km to 10⁻⁶.
    @Test func whatIsNotTold() throws {
        for side in [500, 5e3, 20e3, 60e3] {
            let own = ring(square(side), easting: 37_650_000)
            let (plane, geodesic, next) = try grounds(own)
            #expect(try found(own, zone(37).crs) == nil)
            #expect((plane / geodesic - 1).magnitude < 1e-5 && (plane / next - 1).magnitude < 1e-5)
        }
        let dense = ring(square(900e3), easting: 37_500_000, vertices: 45)
        let (plane, geodesic, next) = try grounds(dense)
        #expect(try found(dense, zone(37).crs) == nil)
        #expect((plane / geodesic - 1).magnitude < 1e-6 && (plane / next - 1).magnitude < 1e-6)
    }

    @Test func degrees() throws {
        // 500 km: 5.13·10⁻⁴ by PROJ's geodesics, of 249 426 857 508 m² in the plane.
        let (w, h) = (500 / 111.0 * 1.15, 500 / 111.0)
        let own = [
            111 - w / 2, 30 - h / 2, 111 + w / 2, 30 - h / 2, 111 + w / 2, 30 + h / 2, 111 - w / 2, 30 + h / 2,
            111 - w / 2,
            30 - h / 2,
        ]
        let told = try #require(try found(own, .cgcs2000))
        #expect((told.doubt / 249_426_857_508 / 5.13e-4 - 1).magnitude < 0.05, "\(told)")
        #expect(LongEdges(nil).finding(column(own), row: 0) == nil)
    }

    /// Told in a layer read whole and in a stream; the row stays.
    @Test func throughTheGate() throws {
        let folder = try LayerFolder()
        var shapes = PolygonColumn()
        shapes.append([ring(square(200e3), easting: 37_500_000)])
        shapes.append([ring(square(200), easting: 37_500_000)])
        var layer = Layer(name: "parcels", crs: zone(37).crs, geometry: .polygons(shapes), sourceRows: nil)
        layer.add(Field("BSM", .text), .text(["a", "b"]))
        let path = try folder.write(layer)
        let request = IntakeRequest("parcels", LayerRequest(path: path), key: "BSM")
        let whole = try IntakeLayer(request)
        let stream = try RowStream(request, batchRows: 1)
        let turns = try stream.turns(in: nil)
        while try turns.next() != nil {}
        for report in [whole.report, try stream.finish()] {
            #expect(report.usable == 2 && report.setAside == 0 && report.doubts.edged == 1)
            #expect(report.issues.map(\.rule) == ["long-edge"] && report.issues.first?.severity == .warning)
            #expect(report.issues.first?.id == "a" && report.issues.first?.isSetAside == false)
            #expect(
                report.sentences.first?.en.hasPrefix("parcels: 1 of 2 rows has straight edges, the longest of 200.0 km")
                    == true)
        }
    }
}
