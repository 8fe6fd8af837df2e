import Columns
import FormatAudits
import Testing

@testable import OGR

@Suite struct InnerBoundariesTests {
    private func ring(_ west: Double, _ side: Double) -> String {
        let (x, y) = (west + side, 28 + west - 113 + side)
        let s = 28 + west - 113
        return
            "<LinearRing><coordinates>\(west),\(s) \(x),\(s) \(x),\(y) \(west),\(y) \(west),\(s)</coordinates></LinearRing>"
    }

    @Test func everyRingIsAHole() throws {
        let folder = Scratch()
        let path = folder.write(
            "k.kml",
            """
            <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
            <Folder><name>一组</name><Placemark><name>a</name><Polygon>
            <outerBoundaryIs>\(ring(113, 0.1))</outerBoundaryIs>
            <innerBoundaryIs>\(ring(113.01, 0.01))<!-- <innerBoundaryIs> -->\(ring(113.03, 0.01))
            \(ring(113.05, 0.01))</innerBoundaryIs></Polygon></Placemark></Folder>
            <Folder><name>二组</name><Placemark><name>b</name><Point><coordinates>113,28</coordinates></Point></Placemark>
            </Folder></Document></kml>
            """)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, layer: "一组"), into: &report)
        guard case .polygons(let polygons) = layer.geometry else {
            Issue.record("no polygons")
            return
        }
        #expect(polygons.rings(ofRow: 0).count == 4)
        #expect(
            report.notes.map(\.description) == ["1 inner boundaries held several rings: each ring was read as a hole."])
        #expect(try VectorFile.read(LayerRequest(path: path, layer: "二组")).count == 1)
    }

    /// The further rings of an outer boundary are holes: inside the first they are, outside it the row is not valid.
    @Test func aFurtherOuterRingIsNotLost() throws {
        let two = "<k:outerBoundaryIs><k:LinearRing/><k:LinearRing/><k:LinearRing/></k:outerBoundaryIs><x/>"
        let split = InnerBoundaries.split(Array(two.utf8))
        #expect(split.boundaries == 0 && split.outer == 1)
        let hole = "<k:innerBoundaryIs><k:LinearRing/></k:innerBoundaryIs>"
        #expect(
            String(decoding: split.bytes, as: UTF8.self)
                == "<k:outerBoundaryIs><k:LinearRing/></k:outerBoundaryIs>" + hole + hole + "<x/>")
        for end in 0..<two.utf8.count { _ = InnerBoundaries.split(Array(two.utf8.prefix(end))) }

        let folder = Scratch()
        let path = folder.write(
            "k.kml",
            """
            <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
            <Placemark><name>a</name><Polygon><outerBoundaryIs>\(ring(113, 0.1))\(ring(113.01, 0.01))</outerBoundaryIs>
            <innerBoundaryIs>\(ring(113.03, 0.01))</innerBoundaryIs></Polygon></Placemark></Document></kml>
            """)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        guard case .polygons(let polygons) = layer.geometry else {
            Issue.record("no polygons")
            return
        }
        #expect(polygons.parts(ofRow: 0).count == 1 && polygons.rings(ofRow: 0).count == 3)
        #expect(report.notes.map(\.description).contains { $0.hasPrefix("1 outer boundaries held several rings") })
    }

    @Test func otherDocumentsStayAsTheyAre() {
        let plain = Array(
            "<a><k:innerBoundaryIs><k:LinearRing/></k:innerBoundaryIs><LinearRing/><LinearRing/></a>".utf8)
        #expect(InnerBoundaries.split(plain).bytes == plain)
        let two = "<k:innerBoundaryIs><k:LinearRing/><k:LinearRing/></k:innerBoundaryIs>"
        let split = InnerBoundaries.split(Array(two.utf8))
        #expect(split.boundaries == 1)
        #expect(
            String(decoding: split.bytes, as: UTF8.self)
                == "<k:innerBoundaryIs><k:LinearRing/></k:innerBoundaryIs><k:innerBoundaryIs><k:LinearRing/></k:innerBoundaryIs>"
        )
        for end in 0..<two.utf8.count { _ = InnerBoundaries.split(Array(two.utf8.prefix(end))) }
    }
}
