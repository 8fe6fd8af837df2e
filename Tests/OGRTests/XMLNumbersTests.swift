import Columns
import Testing

@testable import FormatAudits
@testable import OGR
@testable import VectorSources

@Suite struct XMLNumbersTests {
    private func odd(_ text: String, pieces: Int = 1 << 20) -> String? {
        var numbers = XMLNumbers()
        let bytes = Array(text.utf8)
        for from in stride(from: 0, to: bytes.count, by: pieces) {
            numbers.take(Array(bytes[from..<min(from + pieces, bytes.count)]))
        }
        return numbers.fault?.en
    }

    @Test(arguments: [1, 7, 1 << 20]) func whatIsNoNumber(pieces: Int) {
        #expect(
            odd("<a>\n<gml:posList srsName=\"x\">1 2 3\n4 5.O5</gml:posList></a>", pieces: pieces)
                == "line 3: `5.O5` is no number")
        #expect(
            odd("<coordinates>113.5,29.5,0\n113.6;29.5\n</coordinates>", pieces: pieces)
                == "line 2: `113.6;29.5` is no number")
        #expect(odd("<pos>33201O50 1</pos>", pieces: pieces) == "line 1: `33201O50` is no number")
        #expect(odd("<pos>0x32A926 1</pos>", pieces: pieces) == "line 1: `0x32A926` is no number")
    }

    @Test(arguments: [1, 7, 1 << 20]) func whatIsANumber(pieces: Int) {
        let kept =
            "<!-- <pos>a b</pos> --><d><![CDATA[<pos>a b</pos> ]] > ]]></d><name>pos list</name><pos/><gml:pos>1e5 -2.5E+3</gml:pos><coordinates>\n 1,2,3 4,5 "
            + "</coordinates><pos></pos><pos>NaN inf</pos><positions>x</positions>"
        #expect(odd(kept, pieces: pieces) == nil)
    }

    /// GDAL 3.6.2 reads `104.06` as no vertex, `104.06,30.1, ` with the next longitude as a height, and a fourth number as the next
    /// longitude.
    @Test(arguments: [1, 7, 1 << 20]) func aPlaceHasTwoNumbersOrThree(pieces: Int) {
        func tuple(_ text: String) -> String? { odd("<coordinates>\n1,2 \(text)\n3,4</coordinates>", pieces: pieces) }
        func refused(_ text: String) -> String { "line 2: the coordinates `\(text)` are not two or three numbers" }
        #expect(tuple("104.06") == refused("104.06"))
        #expect(tuple("5,6,7,8") == refused("5,6,7,8"))
        #expect(tuple("5,,6") == refused("5,,"))
        #expect(tuple(",6") == refused("1,2,"))
        #expect(tuple("5, 6") == refused("5,"))
        #expect(tuple("5,") == refused("5,"))
        #expect(tuple("5,6,7, 8") == refused("5,6,7,8"))
        #expect(tuple("5,6,") == refused("5,6,3,4"))
        #expect(
            odd("<coordinates>1,2 5,</coordinates>", pieces: pieces)
                == "line 1: the coordinates `5,` are not two or three numbers")
        for kept in ["5,6", "5,6,7", "5 ,6, 7", "5,6<!-- 9 -->"] { #expect(tuple(kept) == nil, "\(kept)") }
        #expect(odd("<coordinates>5, 6 7,\n8 9 , 10, 11</coordinates>", pieces: pieces) == nil)
        #expect(odd("<pos>1</pos>", pieces: pieces) == "line 1: the coordinates `1` are not two or three numbers")
        #expect(odd("<pos>1 2 3</pos><gx:coord>1 2 3</gx:coord><coord><X>1</X><Y>2</Y></coord>", pieces: pieces) == nil)
        let corner = "<coord><X>1</X><Y>2O</Y></coord>"
        #expect(odd(corner, pieces: pieces) == "line 1: `2O` is no number")
        #expect(odd("<coord><X>1</X></coord><X>2O</X>", pieces: pieces) == nil)
        #expect(odd("<coordinates cs=\" \" ts=\";\">1</coordinates>", pieces: pieces) == nil)
    }

    @Test(arguments: [1, 7, 1 << 20]) func aListHasWholePlaces(pieces: Int) {
        func list(_ numbers: Int, _ attributes: String = "", above: String = "") -> String? {
            let text = (0..<numbers).map(String.init).joined(separator: " ")
            return odd("<a\(above)><b/>\n<gml:posList\(attributes)>\(text)</gml:posList></a>", pieces: pieces)
        }
        func refused(_ count: Int, _ dimension: Int) -> String {
            "line 2: the posList has \(count) numbers, which is no multiple of \(dimension)"
        }
        #expect(list(11) == refused(11, 2))
        #expect(list(10) == nil && list(15) == nil && list(0) == nil)
        #expect(list(10, " srsDimension=\"3\"") == refused(10, 3))
        #expect(list(15, " srsDimension=\"2\"") == refused(15, 2))
        #expect(list(10, above: " srsDimension='3'") == refused(10, 3))
        #expect(list(10, " srsDimension=\"2\"", above: " srsDimension=\"3\"") == nil)
        let after = "<a srsDimension=\"3\"><pos>1 2 3</pos></a><posList>1 2 3 4</posList>"
        #expect(odd(after, pieces: pieces) == nil)
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
