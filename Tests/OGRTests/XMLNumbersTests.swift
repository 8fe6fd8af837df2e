import Columns
import Testing

@testable import OGR

@Suite struct XMLNumbersTests {
    private func odd(_ text: String, pieces: Int = 1 << 20) -> String? {
        var numbers = XMLNumbers()
        let bytes = Array(text.utf8)
        for from in stride(from: 0, to: bytes.count, by: pieces) {
            numbers.take(Array(bytes[from..<min(from + pieces, bytes.count)]))
        }
        return numbers.odd.map { "\($0.line): \($0.text)" }
    }

    @Test(arguments: [1, 7, 1 << 20]) func whatIsNoNumber(pieces: Int) {
        #expect(odd("<a>\n<gml:posList srsName=\"x\">1 2 3\n4 5.O5</gml:posList></a>", pieces: pieces) == "3: 5.O5")
        #expect(odd("<coordinates>113.5,29.5,0\n113.6;29.5\n</coordinates>", pieces: pieces) == "2: 113.6;29.5")
        #expect(odd("<pos>33201O50 1</pos>", pieces: pieces) == "1: 33201O50")
        #expect(odd("<pos>0x32A926 1</pos>", pieces: pieces) == "1: 0x32A926")
    }

    @Test(arguments: [1, 7, 1 << 20]) func whatIsANumber(pieces: Int) {
        let kept =
            "<!-- <pos>a b</pos> --><d><![CDATA[<pos>a b</pos> ]] > ]]></d><name>pos list</name><pos/><gml:pos>1e5 -2.5E+3</gml:pos><coordinates>\n 1,2,3 4,5 "
            + "</coordinates><pos></pos><pos>NaN inf</pos><positions>x</positions>"
        #expect(odd(kept, pieces: pieces) == nil)
    }

    @Test func aParcelIsNotReadElsewhere() throws {
        let folder = Scratch()
        let ring = "113.5,29.5 113.6,29.5 113.6,29.6O 113.5,29.6 113.5,29.5"
        let kml = folder.write(
            "a.kml",
            """
            <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><Polygon>
            <outerBoundaryIs><LinearRing><coordinates>\(ring)</coordinates></LinearRing></outerBoundaryIs>
            </Polygon></Placemark></Document></kml>
            """)
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: kml)) }
        #expect(error?.description.contains("line 2: `29.6O` is no number") == true, "\(error?.description ?? "")")
    }
}
