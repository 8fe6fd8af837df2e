import Columns
import PROJ
import TestSupport
import Testing

@testable import OGR
@testable import VectorSources

@Suite struct PhraseTests {
    private let part = Phrase(zh: "某处不对", en: "something is wrong")

    @Test func errors() {
        let cases: [(OGRError, [String])] = [
            (.noSuchFile(path: "P1", nearest: "P2"), ["P1"]), (.notReadable(path: "P1", message: part), ["P1"]),
            (.remote(path: "P1"), ["P1"]), (.layerNeeded(path: "P1", layers: ["L1", "L2"]), ["P1", "2", "L1", "L2"]),
            (.noSuchLayer(path: "P1", name: "L1", layers: ["M1"]), ["P1", "L1"]),
            (.noSuchLayer(path: "P1", name: "L1", layers: []), ["P1", "L1"]),
            (.ambiguousLayer(path: "P1", name: "L1", layers: ["a/L1", "b/L1"]), ["P1", "2", "L1"]),
            (.noSuchField(path: "P1", layer: "L1", name: "F1", fields: ["G7"]), ["P1", "L1", "F1"]),
            (.noCRS(path: "P1", layer: "L1"), ["P1", "L1"]), (.unknownCRS(definition: "D1", message: part), ["D1"]),
            (.undeclaredEncoding(path: "P1", layer: "L1"), ["P1", "L1"]),
            (.unknownEncoding(path: "P1", name: "E1"), ["E1"]),
            (.badText(path: "P1", layer: "L1", field: "F1", row: 7, encoding: "GBK"), ["P1", "L1", "F1", "7", "GBK"]),
            (.badText(path: "P1", layer: "L1", field: "F1", row: nil, encoding: "UTF-8"), ["P1", "L1", "F1", "UTF-8"]),
            (.mixedGeometry(path: "P1", layer: "L1", counts: [.point: 17, .line: 23]), ["P1", "L1", "17", "23"]),
            (.badCornerPoints(path: "P1", .noParcels), ["P1", "[地块坐标]"]),
            (.badTable(path: "P1", line: 7, message: part), ["P1", "7"]),
            (
                .digitsLost(path: "P1", layer: "L1", field: "F1", cell: "C4", digits: "123456789012345678"),
                ["P1", "L1", "F1", "C4", "18"]
            ),
            (.numberTooLong(path: "P1", layer: "L1", field: "F1", row: 7, width: 20), ["P1", "L1", "F1", "7", "20"]),
            (.tooLarge(path: "P1", what: part, advice: part), ["P1"]),
            (.filesDiffer(path: "P1", other: "P2", what: part), ["P1", "P2"]),
            (.notWritable(path: "P1", message: part), ["P1"]),
            (.notStorable(path: "P1", layer: "L1", message: part), ["P1", "L1"]),
        ]
        for (error, names) in cases {
            expectBothLanguages(error.phrase, names)
            expectBothLanguages(error.remedy)
            #expect(error.description == error.phrase.en && error.advice == error.remedy?.en)
            // What a case holds ready stands in the sentence.
            #expect(error.phrase.en.contains(part.en) == error.phrase.zh.contains(part.zh))
        }
        #expect(
            OGRError.badText(path: "P1", layer: "L1", field: "F1", row: nil, encoding: "GBK").remedy?.zh.contains(
                "Big5") == true)
        #expect(
            OGRError.noSuchLayer(path: "P1", name: "roads1", layers: ["roads"]).remedy
                == Phrase(zh: "是否为 roads？", en: "did you mean roads?"))
    }

    @Test func cornerPointErrors() {
        let cases: [(CornerPointError, [String])] = [
            (.line(7, found: "X,Y", expected: part), ["7", "X,Y"]), (.noParcels, ["[地块坐标]"]),
            (.datum(nil, likely: .epsg(4526)), ["坐标系"]), (.datum("1980西安坐标系", likely: nil), ["1980西安坐标系"]),
            (.swapped(parcel: "K1", x: "38500000", y: "3000001"), ["K1", "38500000", "3000001"]),
            (.crs(part, likely: .epsg(4526)), []),
        ]
        for (error, names) in cases {
            expectBothLanguages(error.phrase, names)
            expectBothLanguages(error.remedy)
            #expect(error.remedy != nil)
            #expect(error.phrase.en.contains(part.en) == error.phrase.zh.contains(part.zh))
        }
    }

    @Test func notes() {
        let cases: [(ReadNote, [String])] = [
            (.heightsDropped(rows: 17), ["17", "Z"]), (.measuresDropped(rows: 17), ["17", "M"]),
            (.arcsStraightened(rows: 17, sagitta: 0.25), ["17", "0.250000"]), (.kindLeftOut(.line, rows: 17), ["17"]),
            (.conditionKeptNone(rows: 17), ["17"]), (.crsReplaced(declared: .epsg(4526)), ["EPSG:4526"]),
            (.northingFirst, ["X"]), (.titleRows(17), ["17"]), (.headingRows(3, 3, titles: 0), ["3"]),
            (.headingRows(3, 5, titles: 2), ["3", "5", "2"]), (.headingAbsent, ["field_1", "field_2"]),
            (.headingRepeated("H1", columns: 17), ["H1", "17", "H1_2"]),
            (.placesAreText("X1", "Y1", rows: 17, of: 23, example: "E1"), ["X1", "Y1", "17", "23", "E1"]),
            (.placesAreText("X1", "Y1", rows: 17, of: 23, example: ""), ["X1", "Y1", "17", "23"]),
            (.hiddenRowsRead(rows: 17), ["17"]), (.mergedCellsFilled(cells: 17), ["17"]),
            (.sheetsPassedOver(["S1", "S2"]), ["S1", "S2"]), (.areasStated(in: .mu, isWritten: true), []),
            (.areasStated(in: .squareMetre, isWritten: false), []),
            (.linesPassedOver(part: "T1", lines: 17), ["T1", "17"]),
            (.headerUnused(["a=1", "b=2"]), ["a=1", "b=2"]), (.file(part), []),
        ]
        for (note, names) in cases {
            expectBothLanguages(note.phrase, names)
            #expect(note.description == note.phrase.en)
        }
        #expect(ReadNote.warning("text").phrase == Phrase(zh: "GDAL：“text”", en: "GDAL: text"))
        for source in EncodingSource.allCases where source != .ascii {
            expectBothLanguages(source.phrase)
            #expect(source.phrase.en == source.rawValue)
        }
    }

    @Test func shared() {
        for kind in GeometryColumn.Kind.allCases + [nil] {
            expectBothLanguages(Messages.collection(kind, isWhole: true))
            expectBothLanguages(Messages.collection(kind, isWhole: false))
        }
        expectBothLanguages(Messages.field("F1", part), ["F1"])
        expectBothLanguages(Messages.nameLacks("GBK"), ["GBK"])
        for phrase in [
            Messages.cannotBeOpened, Messages.noLayer, Messages.noReason, Messages.unpackFirst, Messages.undecodable,
        ] {
            expectBothLanguages(phrase)
        }
    }

    /// What is told of rows while a table is read.
    @Test func rowsOfATable() throws {
        let folder = Scratch()
        let path = folder.write("t.csv", "X,Y,n\n500000,3000000,1,2\n500000\nabc,3000000,5\n")
        var report = ReadReport()
        _ = try VectorFile.read(LayerRequest(path: path, crs: .epsg(4547)), into: &report)
        #expect(report.issues.count >= 2)
        for issue in report.issues { expectBothLanguages(issue.phrase) }
        for text in ["a,b\n\"x\n", "a,b\n\"x\"y,2\n"] {
            let error = #expect(throws: OGRError.self) {
                _ = try VectorFile.read(LayerRequest(path: folder.write("u.csv", text)))
            }
            expectBothLanguages(error?.phrase, ["u.csv"])
        }
        var fields = try ShapefileFields(
            [Field("a_very_long_name", .text), Field("note", .text)], layer: "l", path: "l.shp", encoding: "UTF-8")
        var layer = Layer(name: "l", geometry: .none(rows: 1))
        layer.add(Field("a_very_long_name", .text), .text(["x"]))
        layer.add(Field("note", .text), .text([String(repeating: "x", count: 300)]))
        _ = fields.fitted(layer)
        #expect(fields.losses.count == 2)
        for loss in fields.losses { expectBothLanguages(loss) }
    }
}
