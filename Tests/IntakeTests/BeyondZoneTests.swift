import Columns
import OGR
import Overlap
import PROJ
import Testing

@testable import Intake

/// Rows far from the central meridian: areas against geodesic ones, of squares of a kilometre.
@Suite struct BeyondZoneTests {
    private func square(_ longitude: Double, _ latitude: Double) -> [Double] {
        let (w, h) = (0.01, 0.01)
        return [
            longitude, latitude, longitude + w, latitude, longitude + w, latitude + h, longitude, latitude + h,
            longitude,
            latitude,
        ]
    }

    private func layer(_ longitudes: [Double], latitude: Double) -> Layer {
        var column = PolygonColumn()
        for longitude in longitudes { column.append([square(longitude, latitude)]) }
        var layer = Layer(name: "parcels", crs: .cgcs2000, geometry: .polygons(column), sourceRows: nil)
        layer.add(Field("BSM", .text), .text(longitudes.map { "k\($0)" }))
        return layer
    }

    /// What is not told is right to 10⁻⁶, and what is told is no better than it says.
    @Test(arguments: [20.0, 28, 35, 50]) func areas(latitude: Double) throws {
        let folder = try LayerFolder()
        let longitudes = stride(from: 75.0, through: 135, by: 3).map { $0 }
        let path = try folder.write(layer(longitudes, latitude: latitude))
        var rows = try IntakeLayer(IntakeRequest("parcels", LayerRequest(path: path), key: "BSM"))
        let plane = try Plane.ofFirstProjected([rows.candidate].compactMap { $0 }, ellipsoidal: true)
        #expect(plane.zone?.centralMeridian == 105)
        try rows.carry(to: plane)
        let told = Set(rows.report.issues.filter { $0.rule == "beyond-zone" }.map(\.row))
        #expect(told.count == rows.report.doubts.far && rows.report.setAside == 0 && !told.contains(10))
        #expect(rows.report.issues.allSatisfy { $0.severity == .warning && $0.crs == plane.crs })
        guard case .polygons(let polygons) = rows.rows.geometry else { throw TransformFailure() }
        let zone = BeyondZone(plane.description)
        for row in 0..<polygons.count {
            let own = RowRepair.ground(of: polygons, row: row, on: plane.overlap)
            let geodesic = Geodesic.area(ring: square(longitudes[row], latitude)).magnitude
            let error = (own / geodesic - 1).magnitude
            guard let distance = zone.distance(polygons.box(ofRow: row)) else {
                #expect(error < 1e-6 && !told.contains(row), "\(longitudes[row]) \(error)")
                continue
            }
            #expect(told.contains(row))
            let u = distance * distance / (6_371_000.0 * 6_371_000)
            #expect(error < 0.2 * u * u * u * u * u, "\(longitudes[row]) \(error)")
        }
    }

    /// A stream says the same of the same rows.
    @Test func inAStream() throws {
        let folder = try LayerFolder()
        let path = try folder.write(layer([80, 104, 105, 106, 130], latitude: 25))
        let request = IntakeRequest("parcels", LayerRequest(path: path), key: "BSM")
        var whole = try IntakeLayer(request)
        let plane = try Plane.ofFirstProjected([whole.candidate].compactMap { $0 }, ellipsoidal: true)
        try whole.carry(to: plane)
        let stream = try RowStream(request, batchRows: 2)
        let turns = try stream.turns(in: plane)
        while try turns.next() != nil {}
        let report = try stream.finish()
        #expect(report.issues.map(\.row) == [4, 0] && report.doubts == whole.report.doubts)
        #expect(Set(report.issues) == Set(whole.report.issues))
        #expect(
            report.sentences == whole.report.sentences
                && report.sentences.first?.en.contains("2 of 5 rows reach") == true)
    }

    /// A row of a zone, at the edge of what the zone takes, is not told.
    @Test func withinAZone() throws {
        let zone = BeyondZone(try CRSDescription(of: .epsg(4526)))
        #expect(zone.distance(Box(minX: 38_000_001, minY: 3e6, maxX: 38_999_999, maxY: 3.1e6)) == nil)
        #expect(BeyondZone(nil).distance(Box(minX: 0, minY: 0, maxX: 9e6, maxY: 1)) == nil)
    }
}

private struct TransformFailure: Error {}
