import Columns
import TestSupport
import Testing

@testable import Intake

@Suite struct IntakeErrorTests {
    private static let (layer, path) = ("parcels", "data/dltb.shp")

    /// Every case with the parameters that both languages name.
    static let cases: [(error: IntakeError, parameters: [String])] = [
        (
            .missingField(layer: layer, path: path, field: "code", expected: ["ZLDWDM", "code"], found: ["A1", "B2"]),
            [layer, path, "code", "ZLDWDM"]
        ),
        (
            .missingField(layer: layer, path: path, field: "code", expected: ["code"], found: ["codes"]),
            [layer, "code"]
        ),
        (
            .mappedFieldAbsent(layer: layer, path: path, ours: "code", theirs: "XZQ", found: ["BSM"]),
            [layer, path, "code", "XZQ"]
        ),
        (.unknownMapping(layer: layer, ours: "area", known: ["code"]), [layer, "area", "fields:"]),
        (.emptyLayer(layer: layer, path: path), [layer, path]),
        (
            .nothingKept(layer: layer, path: path, condition: "code == 1", rows: 17),
            [layer, path, "code == 1", "17", "where"]
        ),
        (
            .nothingLeft(layer: layer, path: path, rows: 17, reasons: ["self-crossing": 12, "null-geometry": 5]),
            [layer, path, "17", "12", "self-crossing", "5", "null-geometry"]
        ),
        (.noCRS(layer: layer, path: path), [layer, path]),
        (
            .contradictedCRS(
                layer: layer, path: path, reason: Phrase(zh: "带号不符", en: "zones differ"),
                remedy: Phrase(zh: "改带号", en: "say the zone")), [layer, path]
        ),
        (.outsideChina(layer: layer, longitude: 12.345, latitude: 50.5), [layer, "50.50"]),
        (
            .datum(layer: layer, reason: Phrase(zh: "没有转换", en: "no operation"), remedy: nil), [layer]
        ),
        (.encodingIgnored(layer: layer, path: path, encoding: "GBK", own: "UTF-8"), [layer, path, "GBK", "UTF-8"]),
        (.digitsLost(layer: layer, path: path, field: "BSM", row: 4), [layer, path, "BSM", "4", "16"]),
        (
            .wrongGeometry(layer: layer, path: path, found: "line", expected: "polygon"),
            [layer, path, "line", "polygon"]
        ),
        (.noGroundPlane(crs: "EPSG:3857"), ["EPSG:3857"]),
        (.noZonePlane(crs: "EPSG:3857"), ["EPSG:3857"]),
        (
            .withoutEffect(Phrase(same: "--crs EPSG:4526"), reason: Messages.noLayerNeedsDatum), ["--crs EPSG:4526"]
        ),
    ]

    @Test(arguments: cases) func bothLanguages(_ c: (error: IntakeError, parameters: [String])) {
        expectBothLanguages(c.error.phrase, c.parameters)
        expectBothLanguages(c.error.remedy)
        #expect(c.error.description == c.error.phrase.en && c.error.advice == c.error.remedy?.en)
    }

    @Test func theFieldsAreListed() {
        let found = (1...50).map { "F\($0)" }
        let error = IntakeError.mappedFieldAbsent(
            layer: "parcels", path: "a.shp", ours: "code", theirs: "没有的字段名", found: found)
        #expect(error.remedy?.zh.hasPrefix("其字段有：F1、F2") == true && error.remedy?.zh.hasSuffix("F40、……") == true)
        #expect(
            error.remedy?.en.hasPrefix("its fields: F1, F2") == true && error.remedy?.en.hasSuffix("F40, …") == true)
    }

    @Test func rowsInBothLanguages() {
        for message in [
            Messages.setAside, Messages.keyMissing, Messages.noLandClass, Messages.noGeometry, Messages.standsTwice,
            Messages.noLayerNeedsDatum,
        ] { expectBothLanguages(message) }
        expectBothLanguages(Messages.vastGround(1e13), ["10000000000000"])
        expectBothLanguages(Messages.keyShared(rows: 3), ["3"])
    }

    @Test func whatBecameOfTheRows() {
        var report = IntakeReport(layer: "parcels", path: "a.shp")
        (report.rows, report.setAside, report.duplicates, report.repaired, report.nested) = (90, 2, 3, 9, 4)
        report.issues = (0..<2).map {
            RowIssue(layer: "parcels", row: $0, rule: "self-crossing", message: Messages.setAside, areaBefore: 50)
        }
        #expect(report.sentences.count == 4)
        for (sentence, told) in zip(report.sentences, [["2", "self-crossing", "100.00"], ["3"], ["5"], ["4"]]) {
            expectBothLanguages(sentence, ["parcels", "90"] + told)
        }
    }
}
