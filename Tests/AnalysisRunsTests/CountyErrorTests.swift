import Columns
import TestSupport
import Testing

@testable import CountyLayers

@Suite struct CountyErrorTests {
    private static let (layer, path) = ("villages", "data/cj.shp")

    /// Every case with the parameters that both languages name, in what failed and in what to try.
    static let cases: [(error: CountyError, told: [String], advised: [String])] = [
        (
            .badCode(layer: layer, path: path, row: 41, reason: Messages.codeLength("12345", digits: 12)),
            [layer, path, "41", "12345", "5", "12"], ["fields: {code: …}"]
        ),
        (.duplicateKey(layer: layer, path: path, key: "k7", rows: [3, 19]), [layer, path, "k7", "3", "19"], []),
        (
            .namesDiffer(layer: layer, path: path, key: "k7", rows: [3, 19], names: ["甲村", "乙村"]),
            [layer, path, "k7", "3", "19", "甲村", "乙村"], []
        ),
        (
            .noCommonKeys(layer: layer, path: path, theirs: "4301", ours: "5301"), [layer, path, "4301", "5301"],
            ["fields: {code: …}"]
        ),
        (.noSuchColumn(what: "belts", name: "popu", known: ["population"]), ["belts", "popu"], []),
        (.noSuchColumn(what: "belts", name: "popu", known: ["population", "pop"]), ["belts", "popu"], ["pop"]),
        (.noSuchColumn(what: "belts", name: "x", known: ["abcdef"]), ["belts", "x"], ["abcdef"]),
        (.unusableColumn(what: "belts", name: "popu", reason: Messages.noNumber), ["belts", "popu"], []),
        (
            .unusableColumn(what: "belts", name: "popu", reason: Messages.holdsText("约30", in: 7, of: 9)),
            ["belts", "popu", "约30", "7", "9"], []
        ),
        (.wrongClassSystem(layer: layer, path: path, example: "011"), [layer, path, "011"], []),
        (
            .otherClassSystem(layer: layer, path: path, example: "070101", system: "国土空间", parcels: 77),
            [layer, path, "070101", "国土空间", "77"], ["DLBM"]
        ),
        (
            .storedUnit(
                layer: layer, path: path, field: Phrase(same: "TBMJ"), stored: 15, measured: 10_000),
            [layer, path, "TBMJ", "15.00", "10000"], ["2000/3", "10000"]
        ),
        (
            .surveyZones(before: "a.shp", now: "b.shp", beforeZone: Phrase(same: "z37"), nowZone: Phrase(same: "z38")),
            ["a.shp", "b.shp", "z37", "z38"], ["qiancun convert"]
        ),
        (.noCommonGround(before: "a.shp", now: "b.shp"), ["a.shp", "b.shp"], ["qiancun info"]),
        (
            .unmappedClasses(layer: layer, counts: [UnmappedClass(code: "043", parcels: 17)]), [layer, "043", "17"], []
        ),
        (.tooManyClasses(layer: layer, path: path, most: 500), [layer, path, "500"], ["fields: {class: …}"]),
        (.noSuchVillage(what: "belts.exclude", code: "4301", known: ["4302"]), ["belts.exclude", "4301"], ["4302"]),
        (.noSuchAnchor(name: "县城", known: ["甲", "乙"]), ["layout.county_seat", "县城"], ["甲", "乙"]),
    ]

    @Test(arguments: cases)
    func bothLanguages(_ c: (error: CountyError, told: [String], advised: [String])) {
        expectBothLanguages(c.error.phrase, c.told)
        expectBothLanguages(c.error.remedy, c.advised)
        #expect(c.error.description == c.error.phrase.en && c.error.advice == c.error.remedy?.en)
    }

    @Test func anItemWithoutItsColumn() {
        let error = CountyError.unusableColumn(what: "belts", name: "popu", reason: Messages.noNumber)
        expectBothLanguages(error.unusable, ["popu"])
        #expect(error.unusable?.en == "column `popu` of the village table holds no number")
        #expect(CountyError.noCommonGround(before: "a", now: "b").unusable == nil)
    }

    @Test func rows() {
        let others = ["v1", "v2", "v3", "v4"].map { Phrase(same: $0) }.joined(first: 3)
        #expect(others.zh == "v1、v2、v3 等" && others.en == "v1, v2, v3 and others")
        let told: [(Phrase, [String])] = [
            (Messages.keyShared(rows: 3), ["3"]), (Messages.standsTwice, []), (Messages.noRows, []),
            (Messages.conditionKeptNone(of: 17), ["17", "where"]),
            (Messages.otherGeometry(.line, rows: 8), ["8", "line"]),
            (Messages.codeForm(9, written: "12.0", read: "12"), ["9", "12.0", "12"]), (Messages.setAside, []),
            (Messages.enclaves(rows: [3, 9], shared: 17.5), ["3", "9", "17.50"]),
            (Messages.enclaves(rows: [3, 9], shared: nil), ["3", "9"]), (Messages.codeMissing, []),
            (Messages.codeUnmatched, []), (Messages.villageWithoutRow, []), (Messages.notFinite, []),
            (Messages.belowZero(-7), ["-7", "0"]), (Messages.beyond(1e20, most: 1e9), ["1e+20", "1000000000"]),
            (Messages.valueSetAside("population", Messages.belowZero(-7)), ["population", "-7"]),
            (Messages.valuesDiffer(rows: [3, 9], ["population 1 / 2"]), ["3", "9", "population 1 / 2"]),
            (Messages.noKind, []), (Messages.noName, []), (Messages.candidateTwice, []),
            (Messages.noWidth, ["--works-width", "1000"]), (Messages.alsoIn("17.00", others), ["17.00", "v3"]),
            (Messages.zone("z1", Messages.alsoIn("17.00", others)), ["z1", "17.00"]), (Messages.moreZones(12), ["12"]),
            (Messages.alsoClaimed("17.00", by: others), ["17.00", "v3"]), (Messages.row(5), ["5"]),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
    }
}
