import Columns
@testable import OGR
import Testing

@Suite struct WrittenGeometryTests {
    private func read(_ text: String, crs: CRS? = nil, only: GeometryColumn.Kind? = nil) throws -> (Layer, ReadReport) {
        let folder = Scratch()
        var report = ReadReport()
        let request = LayerRequest(path: folder.write("t.csv", text), crs: crs, only: only)
        return (try VectorFile.read(request, into: &report), report)
    }

    @Test(arguments: ["WKT", "the_geom", "geometry", "几何", "geom"])
    func polygons(heading: String) throws {
        let (layer, _) = try read(
            "名称,\(heading)\n甲,\"POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2))\"\n乙,\n")
        #expect(layer.fields.map(\.name) == ["名称"])
        guard case .polygons(let polygons) = layer.geometry else { throw Missing() }
        #expect(polygons.rings(ofPart: 0).count == 2)
        #expect(layer.geometry.box == Box(minX: 0, minY: 0, maxX: 10, maxY: 10))
        #expect(layer.geometry.isEmpty(row: 1))
        #expect(layer.crs == nil)
    }

    @Test func sridIsTheCRS() throws {
        let (layer, _) = try read("id,geom\n1,SRID=4490;POINT(113.5 29.5)\n2,SRID=4490;POINT(113.6 29.6)\n")
        #expect(layer.crs == .epsg(4490))
        #expect(layer.geometry.coordinates(ofRow: 1) == [113.6, 29.6])
        let (other, report) = try read("id,geom\n1,SRID=4490;POINT(113.5 29.5)\n", crs: .epsg(4326))
        #expect(other.crs == .epsg(4326))
        #expect(report.replacedCRS == .epsg(4490))
    }

    /// A point in the hexadecimal form of PostGIS: little-endian, SRID 4326, 1 and 2.
    @Test func hexadecimal() throws {
        let (layer, report) = try read(
            "id,wkb_geometry\n1,0101000020E6100000000000000000F03F0000000000000040\n2,0101000020E61000000000\n")
        #expect(layer.crs == .epsg(4326))
        #expect(layer.geometry.coordinates(ofRow: 0) == [1, 2])
        #expect(layer.geometry.isEmpty(row: 1))
        #expect(report.issues.map(\.rule) == ["geometry-broken"])
    }

    /// GDAL reads what a number begins with: 33201 of `33201O50` would be a parcel of 328 km².
    @Test(arguments: ["3320100.O5", "33201O50", "0x32A926", "3320100,9 1e", "+-3", "1.2.3", "3320100。5"])
    func aCoordinateThatIsNoNumber(_ text: String) throws {
        let (layer, report) = try read("id,wkt\n1,\"POINT(38520000 \(text))\"\n2,POINT(38520000 -3.32e+6)\n")
        #expect(layer.geometry.isEmpty(row: 0) && !layer.geometry.isEmpty(row: 1))
        #expect(report.issues.map(\.rule) == ["geometry-broken"] && report.issues.map(\.row) == [0])
    }

    @Test func whatIsNoGeometryIsTold() throws {
        let (layer, report) = try read(
            "id,wkt\n1,POINT(1 2)\n2,POINT(1 2) x\n3,POLYGON((0 0\n4,SRID=4547;POINT(3 4)\n".replacing(
                "4,SRID", with: "4,SRID"))
        #expect(layer.count == 4)
        #expect((0..<4).map { layer.geometry.isEmpty(row: $0) } == [false, true, true, false])
        #expect(report.issues.map(\.row) == [1, 2])
    }

    /// A cell of blanks is no geometry, not a broken one, in quotes or not.
    @Test func anEmptyCellHasNoGeometry() throws {
        let (layer, report) = try read("id,wkt\n1,POINT(1 2)\n2,\"\"\n3,\"  \"\n4,\n")
        #expect((0..<4).map { layer.geometry.isEmpty(row: $0) } == [false, true, true, true])
        #expect(report.issues.isEmpty && report.emptyGeometries == 3)
    }

    @Test func kindsAreNotMixed() throws {
        let text = "id,wkt\n1,POINT(1 2)\n2,\"LINESTRING(1 2,3 4)\"\n"
        #expect(throws: OGRError.self) { try read(text) }
        let (layer, report) = try read(text, only: .line)
        #expect(layer.column("id") == .integer([2]))
        #expect(layer.sourceRows == [1])
        #expect(report.leftOut == [.point: 1])
    }

    @Test func arcsAreMadeStraight() throws {
        let (layer, report) = try read("id,wkt\n1,\"CIRCULARSTRING(0 0,1 1,2 0)\"\n")
        #expect(layer.geometry.kind == .line)
        #expect(report.straightenedCurves == 1)
    }

    /// Words under such a heading are words.
    @Test func aColumnOfWordsIsNone() throws {
        let (layer, _) = try read("id,shape\n1,round\n")
        #expect(layer.geometry == .none(rows: 1))
        #expect(layer.fields.map(\.name) == ["id", "shape"])
    }

    private struct Missing: Error {}
}
