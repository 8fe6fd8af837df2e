import Columns
import Testing

@testable import FormatAudits
@testable import OGR

/// A second geometry where one is allowed: GDAL reads one of the two and says nothing.
@Suite struct XMLGeometriesTests {
    private func fault(_ text: String, isKML: Bool) -> String? {
        var numbers = XMLNumbers(isKML: isKML)
        numbers.take(Array(text.utf8))
        return numbers.fault?.en
    }
    private func kml(_ text: String) -> String? { fault("<kml><Placemark>\n\(text)</Placemark></kml>", isKML: true) }
    private func gml(_ text: String) -> String? {
        fault("<a><gml:featureMember><t>\n\(text)</t></gml:featureMember></a>", isKML: false)
    }

    @Test func kmlHasOne() {
        let polygon = "<Polygon><outerBoundaryIs><LinearRing/></outerBoundaryIs></Polygon>"
        #expect(kml(polygon + "\n" + polygon)?.hasPrefix("line 3: Polygon is a second one in a Placemark") == true)
        #expect(kml("<Point><coordinates>1,2</coordinates></Point>" + polygon) != nil)
        #expect(
            kml("<Polygon><outerBoundaryIs>1</outerBoundaryIs><outerBoundaryIs>2</outerBoundaryIs></Polygon>")?
                .hasPrefix("line 2: outerBoundaryIs is a second one in a Polygon") == true)
        let places = "<coordinates>1,2</coordinates>"
        #expect(
            kml("<LinearRing>\(places)\(places)</LinearRing>")?.hasPrefix(
                "line 2: coordinates is a second one in a LinearRing") == true)
    }

    @Test func kmlMayHaveSeveral() {
        let polygon = "<Polygon><outerBoundaryIs>1</outerBoundaryIs><innerBoundaryIs>1</innerBoundaryIs>"
        let whole = polygon + "<innerBoundaryIs>2</innerBoundaryIs></Polygon>"
        #expect(kml("<MultiGeometry>\(whole)\(whole)</MultiGeometry>") == nil)
        #expect(kml("\(whole)</Placemark><Placemark>\(whole)") == nil)
        #expect(kml("<Polygon/>\(whole)<!-- \(whole) -->") == nil)
    }

    @Test func gmlHasOne() {
        let polygon = "<gml:Polygon><gml:exterior>1</gml:exterior><gml:interior>1</gml:interior></gml:Polygon>"
        #expect(
            gml("<geom>\(polygon)</geom>\n<geom2>\(polygon)</geom2>")?.hasPrefix(
                "line 3: Polygon is a second one in a t") == true)
        #expect(
            gml("<g><gml:Polygon><gml:exterior>1</gml:exterior><gml:exterior>2</gml:exterior></gml:Polygon></g>")?
                .hasPrefix("line 2: exterior is a second one in a Polygon") == true)
        #expect(
            gml("<g><gml:LineString><gml:posList>1 2</gml:posList><gml:posList>3 4</gml:posList></gml:LineString></g>")
                != nil)
    }

    @Test func gmlMayHaveSeveral() {
        let polygon = "<gml:Polygon><gml:exterior>1</gml:exterior></gml:Polygon>"
        let parts = "<gml:surfaceMember>\(polygon)</gml:surfaceMember><gml:surfaceMember>\(polygon)</gml:surfaceMember>"
        #expect(
            gml("<gml:boundedBy>\(polygon)</gml:boundedBy><g><gml:MultiSurface>\(parts)</gml:MultiSurface></g>") == nil)
        #expect(gml("<g>\(polygon)</g></t></gml:featureMember><gml:featureMember><t><g>\(polygon)</g>") == nil)
        #expect(gml("<g><gml:LineString><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString></g>") == nil)
    }
}
