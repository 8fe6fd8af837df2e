import Columns
import FindingValues
import PROJ
import Survey
import TestSupport
import Testing

@testable import Tools

@Suite struct ToolsMessagesTests {
    @Test(
        arguments: [
            (.noControlArea(path: "z.shp", field: "KZMJ", zone: "z7"), ["z.shp", "KZMJ", "z7"], ["--county-area"]),
            (.noCodes(field: "XZQDM", example: "abc"), ["XZQDM", "abc"], ["--zone-key", "19"]),
            (.tooMuchGround(path: "p.shp"), ["p.shp"], ["qiancun check"]),
        ] as [(LandError, [String], [String])])
    func landErrors(_ error: LandError, _ told: [String], _ advised: [String]) {
        expectBothLanguages(error.phrase, told)
        expectBothLanguages(error.remedy, advised)
    }

    @Test func checks() throws {
        let crs = try CRSDescription(of: .epsg(4326))
        let zones = (
            CGCS2000Zone(width: .three, number: 37, prefixed: true),
            CGCS2000Zone(width: .three, number: 38, prefixed: true)
        )
        let (own, other) = (try AdministrativeCode("430603101201"), try AdministrativeCode("430603102"))
        let told: [(Phrase, [String])] = [
            (Messages.metresNotAsked, []), (Messages.crsMissing, []),
            (Messages.datum(crs), [crs.label, crs.datumName]),
            (Messages.noZone(crs), [crs.label]), (Messages.noPlane, []), (Messages.noRows, []),
            (Messages.geometryKind(.line), ["line"]), (Messages.layerMissing(.parcels), ["DLTB"]),
            (Messages.noPlaces(in: ["a.csv", "b.csv"]), ["a.csv", "b.csv"]), (Messages.noGeometry, []),
            (Messages.standsTwice, []), (Messages.duplicateKey("k1", rows: 3), ["k1", "3"]),
            (Messages.spike(degrees: 1.5), ["1.500"]), (Messages.sliver(metres: 0.25), ["0.250"]),
            (Messages.repeatedVertex, []), (Messages.ringDirection, []),
            (Messages.belowMinimum(17.5, least: 200), ["17.50", "200"]),
            (Messages.storedArea(17.5, shape: 19.25), ["17.50", "19.25"]),
            (Messages.unitCode("43", isVillage: true), ["43", "12", "19"]),
            (Messages.unitCode("43", isVillage: false), ["43", "9", "12"]),
            (Messages.codeTwice("43", rows: 2), ["43", "2"]),
            (Messages.otherCounty("430602", "430603"), ["430602", "430603"]),
            (Messages.parentCode(own, town: other), ["430603101201", "430603102"]),
            (Messages.parcelVillage(own, liesIn: other), ["430603101201", "430603102"]),
            (Messages.uncovered(17.5, by: "CJDCQ"), ["17.50", "CJDCQ"]), (Messages.pointWithoutKey, []),
            (Messages.pointKeyTwice, []),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
        expectBothLanguages(
            Messages.zoneDiffers(zones.0, from: zones.1, of: "DLTB"), ["37", "38", "DLTB"])
    }

    @Test func tables() {
        let (a, b, c) = (AreaSum(squareMetres: 17.5), AreaSum(squareMetres: 19.25), AreaSum(squareMetres: 3))
        let (left, all) = (Phrase(zh: "左", en: "left"), ["17.50", "19.25"])
        let told: [(Phrase, [String])] = [
            (Messages.leftOut(figures: 7), ["7", "0.0001"]), (Messages.oneZone(rows: 3), ["3"]),
            (Messages.noUnit(zones: 4, example: "k1", a), ["4", "k1", "17.50"]),
            (Messages.rowsShare(again: a, once: b), ["17.5", "19.25"]),
            (Messages.zonesOverlap(a, parcels: b), all), (Messages.zonesOverlap(a, pairs: b), all),
            (Messages.parcelsOverlap(again: a, once: b, sameClass: c, classes: a), all + ["3.00"]),
            (Messages.withoutParcels(a, zones: 8, largest: b), all + ["8"]),
            (Messages.claimedTwice(on: a, again: b, betweenClasses: c), all + ["3.00"]),
            (Messages.bare(a), ["17.50"]), (Messages.zone("z1", [Messages.bare(a), Messages.bare(b)]), all + ["z1"]),
            (Messages.moreZones(5, isRest: true, under: a), ["5", "17.50", "--json"]),
            (Messages.moreZones(5, isRest: false, under: nil), ["5", "--json"]),
            (Messages.pairs(6, a, in: "p"), ["6", "17.50", "p"]),
            (Messages.overlapWithin(left, a), ["17.5"]),
            (Messages.overlapWithin(zone: "z1", left: a, right: b), ["z1", "17.5", "19.25"]),
            (Messages.outsideZones(a), ["17.50"]),
            (Messages.pairOutside(["k1", "k2"], outside: a, repeated: b), all + ["k1", "k2"]),
            (Messages.morePairs(5), ["5"]), (Messages.apart(left: 4, right: 9), ["4", "9"]),
            (
                Messages.parcels(70, setAside: 2, duplicates: 3, of: 75, a, in: "p", outside: b),
                all + ["70", "2", "3", "75", "p"]
            ),
            (Messages.parcels(70, setAside: 0, duplicates: 0, of: 70, a, in: "p", outside: b), all + ["70", "p"]),
            (Messages.roundings(.planar, a), ["planar", "17.50"]),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
        #expect(
            Messages.moreZones(5, isRest: true, under: a).en
                == "  … and 5 more zones under 17.50 m² each: --json lists them")
        #expect(Messages.moreZones(5, isRest: false, under: nil).en == "  5 zones: --json lists them")
    }

    @Test func surveyNotes() throws {
        let refusal = try #require(throws: LandClassSystemError.self) {
            _ = try LandClassSystem.detect(fields: [], codeField: "DLBM", codes: [])
        }
        let told: [(Phrase, [String])] = [
            (Messages.classUnknown("0199", parcels: 7, system: "三调"), ["0199", "7", "三调"]),
            (Messages.classUnknown("0199", parcels: 7, system: nil), ["0199", "7"]),
            (Messages.notHeld(refusal), ["DLBM"]),
            (Messages.notHeld(nil), []), (Messages.classes(of: "三调", unknown: 2, parcels: 7), ["三调", "2", "7"]),
            (Messages.classes(of: "三调", unknown: 0, parcels: 0), ["三调"]), (RidgedGround.rateOutside, []),
            (Messages.rateRounded, []),
            (Messages.survey(.stored, gross: 1750, deducted: 125), ["stored", "17.50", "1.25"]),
            (Messages.ratesOutside(7), ["7", "KCXS"]), (Messages.ratesRounded(7), ["7", "KCXS"]),
            (Messages.withoutStored(7), ["7"]), (Messages.netAreaZero(7, "0103"), ["7", "0103", "TBDLMJ"]),
            (Messages.netAreaDiffers(7, "0103", by: 1750), ["7", "0103", "17.50"]),
            (Messages.notFarmland(7, "0301"), ["7", "0301", "KCXS"]),
            (Messages.county(control: 1750, zones: 7, sum: 1925, residual: -175), ["17.50", "7", "19.25", "-1.75"]),
            (
                Messages.balanced(zones: 7, residual: 1750, largest: ("z1", 1925)),
                ["7", "17.50", "z1", "19.25", "0.01"]
            ),
            (Messages.balanced(zones: 7, residual: 0, largest: nil), ["7", "0.00"]),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
    }
}
