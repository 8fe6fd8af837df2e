import Columns
import Foundation
import Testing

@testable import FormatAudits
@testable import OGR

/// What libraries say, said to a user.
@Suite struct ToldWordsTests {
    @Test func sentencesOfGDAL() {
        let advice =
            " You may set the GML_SKIP_CORRUPTED_FEATURES configuration option to YES to skip to the next feature"
        let feature = GDALSentence.phrase("Geometry of feature 1 a.1 cannot be parsed: Invalid exterior ring." + advice)
        #expect(feature.zh == "要素 1 a.1 的几何无法解析（外环无效）；请改正该要素，或把它去掉")
        #expect(
            feature.en
                == "the geometry of feature 1 a.1 cannot be parsed (Invalid exterior ring); correct the feature, or leave it out"
        )
        let open =
            "Non closed ring detected. To avoid accepting it, set the OGR_GEOMETRY_ACCEPT_UNCLOSED_RING configuration option to NO"
        #expect(GDALSentence.phrase(open) == Phrase(zh: "有环首尾不重合", en: "Non closed ring detected"))
        #expect(GDALSentence.phrase("`a' not recognized as a supported file format.").zh == "不是可识别的文件格式")
        let statement = GDALSentence.phrase(
            "sqlite3_exec(CREATE " + String(repeating: "name, ", count: 20_000) + ") failed: too many columns")
        #expect(statement.en.count < 600 && statement.en.hasSuffix("too many columns"))
        #expect(GDALSentence.phrase("Something new.") == Phrase(zh: "GDAL：“Something new.”", en: "Something new."))
    }

    static let zone = "PROJCS[\"CGCS2000_3_Degree_GK_Zone_38\",GEOGCS[\"a [b\",DATUM[\"d\"]],UNIT[\"Meter\",1.0]]"

    @Test(
        arguments: [
            ([UInt8](), "The .prj is empty.", false), (Array(" \n".utf8), "The .prj is empty.", false),
            ([0xEF, 0xBB, 0xBF], "The .prj is empty.", false),
            ([UInt8](repeating: 0, count: 9), "The .prj is empty.", false),
            (Array("<html></html>".utf8), "The .prj is HTML or XML and defines no CRS.", false),
            (
                [0xFF, 0xFE] + Array(zone.utf8).flatMap { [$0, 0] },
                "The .prj is UTF-16, which was not read; save it as UTF-8.", false
            ),
            (Array(zone.utf8).flatMap { [0, $0] }, "The .prj is UTF-16, which was not read; save it as UTF-8.", false),
            (Array("EPSG:4526\n".utf8), "The .prj defines no CRS: `EPSG:4526`.", false),
            (Array(zone.utf8.dropLast(5)), "The .prj ends within its definition: a bracket is not closed.", false),
            (Array((zone + "\r\n" + zone).utf8), "The .prj has the same definition 2 times.", true),
            (
                Array((zone + "\n" + zone.replacing("38", with: "39")).utf8),
                "The .prj has 2 definitions that differ: the first was read.", true
            ),
        ] as [([UInt8], String, Bool)]) func aProjection(bytes: [UInt8], says: String, isReadable: Bool)
    {
        let found = ProjectionText.judge(bytes)
        #expect(found?.0.en == says && found?.1 == isReadable)
    }

    @Test func aProjectionAsItShouldBe() {
        #expect(ProjectionText.judge(Array(Self.zone.utf8)) == nil)
        #expect(ProjectionText.judge([0xEF, 0xBB, 0xBF] + Array((Self.zone + "\n").utf8)) == nil)
    }

    @Test func whyAShapefileHasNoCRS() throws {
        let odd = try OddShapefile(rows: 2)
        let path = odd.write()
        _ = odd.folder.write("x.prj", "<html>")
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(layer.crs == nil && report.withoutCRS?.en == "The .prj is HTML or XML and defines no CRS.")
        #expect(report.notes.map(\.description).contains("The .prj is HTML or XML and defines no CRS."))
    }

    // MARK: Views

    @Test(arguments: [
        ("CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c", true),
        ("CREATE VIEW v AS WITH c AS MATERIALIZED (SELECT 1 UNION ALL SELECT x+1 FROM \"C\") SELECT x FROM c", true),
        (
            "CREATE VIEW v AS WITH a AS (SELECT 1), b(x, y) AS (SELECT 2, (SELECT 3) UNION SELECT * FROM [b]) SELECT * FROM b",
            true
        ),
        ("CREATE VIEW v AS WITH c AS (SELECT 'c' AS t /* c */ FROM d -- c\n) SELECT * FROM c", false),
        ("CREATE VIEW v AS SELECT c.x AS c FROM (SELECT x FROM c) AS c", false),
    ]) func aViewOfItself(statement: String, isRecursive: Bool) {
        #expect(RecursiveViews.isRecursive(RecursiveViews.words(statement)) == isRecursive)
    }

    // MARK: Keys

    @Test func keysOfTheirOwnInXML() throws {
        func kml(_ key: (Int, Int) -> String) -> String {
            let marks = (0..<41).map { i in
                "<Placemark><ExtendedData><Data name=\"\(key(i, 0))\"><value>1</value></Data><Data name=\"\(key(i, 1))\">"
                    + "<value>1</value></Data></ExtendedData><Point><coordinates>104,30</coordinates></Point></Placemark>"
            }
            return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(marks.joined())</Document></kml>"
        }
        let folder = Scratch()
        let own = folder.write("own.kml", kml { "k\($0)_\($1)" })
        let same = folder.write("same.kml", kml { "k\($1)" })
        var budgets = Budgets()
        budgets[.keys] = 40
        Budgets.$current.withValue(budgets) {
            let refusal = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: own)) }
            #expect(
                refusal?.description.contains("41 features have 82 different keys") == true,
                "\(refusal?.description ?? "")")
            #expect(throws: Never.self) { try VectorFile.read(LayerRequest(path: same)) }
        }
        #expect(try VectorFile.read(LayerRequest(path: own)).count == 41)
        var gml = XMLNumbers()
        gml.take(Array("<f><gml:member><a><x>1</x></a></gml:member><gml:member><a><y>1</y></a></gml:member></f>".utf8))
        #expect(gml.keys.features == 2 && gml.keys.keys == 5 && gml.keys.values == 7)
    }

    /// GDAL passes over what is no feature; whoever counts rows is told.
    @Test func whatIsNoFeature() throws {
        let folder = Scratch()
        let point =
            "{\"type\":\"Feature\",\"properties\":{\"features\":[1]},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
        func file(_ more: String) -> String {
            folder.write(
                "a.geojson", "{\"type\":\"FeatureCollection\",\"bbox\":[1,2,3,4],\n\"features\":[\(point)\n\(more)]}")
        }
        for more in [",null", ", 5", ",\"a\"", ",[]"] {
            let refusal = #expect(throws: OGRError.self, "\(more)") {
                try VectorFile.read(LayerRequest(path: file(more)))
            }
            #expect(refusal?.description.contains("line 3: an element of `features` is no feature") == true)
        }
        #expect(try VectorFile.read(LayerRequest(path: file(", " + point + " "))).count == 2)
    }
}
