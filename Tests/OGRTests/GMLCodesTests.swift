import Columns
import Testing

@testable import FormatAudits
@testable import OGR

/// GDAL guesses that `0101` is the number 101.
@Suite struct GMLCodesTests {
    private func gml(_ rows: [(code: String, area: String, id: String)]) -> String {
        let members = rows.map { row in
            "<ogr:featureMember><ogr:t><ogr:geom><gml:Point srsName=\"EPSG:4490\"><gml:pos>30 114</gml:pos></gml:Point></ogr:geom>"
                + "<ogr:DLBM>\(row.code)</ogr:DLBM><ogr:TBMJ>\(row.area)</ogr:TBMJ><ogr:BSM>\(row.id)</ogr:BSM></ogr:t></ogr:featureMember>"
        }
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" "
            + "xmlns:gml=\"http://www.opengis.net/gml/3.2\">" + members.joined() + "</ogr:FeatureCollection>"
    }

    @Test func aCodeKeepsItsZero() throws {
        let folder = Scratch()
        let path = folder.write(
            "n.gml", gml([("0101", "100", "420000000000000001"), ("1001", "20.5", "420000000000000002")]))
        let layer = try VectorFile.read(LayerRequest(path: path))
        #expect((0..<2).map { layer.column("DLBM")?.text($0) } == ["0101", "1001"])
        #expect((0..<2).map { layer.column("BSM")?.text($0) } == ["420000000000000001", "420000000000000002"])
        #expect(layer.fields.first { $0.name == "TBMJ" }?.kind == .real)
        #expect(folder.listing == ["n.gml"])
    }

    @Test func numbersStayNumbers() {
        var numbers = XMLNumbers()
        numbers.take(Array(gml([("101", "0", "1"), ("0.5", "123456789012345", "a01")]).utf8))
        #expect(numbers.codes.isEmpty)
        numbers.take(Array(gml([("00", " 1234567890123456\n", "<b>01</b>")]).utf8))
        #expect(numbers.codes == ["DLBM", "TBMJ", "b"])
    }

    @Test func typesAreText() {
        let types =
            "<a><ElementPath>t</ElementPath><GeomPropertyDefn><Type>Point</Type></GeomPropertyDefn><PropertyDefn><Name>x</Name><ElementPath>p|x</ElementPath><Type>Integer</Type></PropertyDefn>"
            + "<PropertyDefn><ElementPath>y</ElementPath><Type>Integer</Type></PropertyDefn></a>"
        #expect(
            GMLCodes.text(types, ["x"])
                == types.replacing("p|x</ElementPath><Type>Integer", with: "p|x</ElementPath><Type>String"))
    }
}
