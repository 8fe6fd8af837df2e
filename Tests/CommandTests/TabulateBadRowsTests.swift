import Columns
import Foundation
import TestSupport
import Testing

/// Rows that are no sound polygons, as `tabulate` tells of them: each is counted and listed, and no figure changes.
@Suite(.slow) struct TabulateBadRowsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// Parts of rings, from the corner of the first village.
        let parts: [[[Double]]]
        /// None for a row that is used.
        let rule: String?
        var testDescription: String { name }
    }

    private static func box(_ x: Double, _ y: Double, _ side: Double) -> [Double] {
        [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    }

    static let cases = [
        Case(name: "bow-tie", parts: [[[0, 0, 10, 10, 10, 0, 0, 12, 0, 0]]], rule: "self-crossing"),
        Case(name: "duplicated ring", parts: [[box(0, 0, 10), box(0, 0, 10)]], rule: "duplicate-ring"),
        Case(name: "hole outside", parts: [[box(0, 0, 10), box(20, 20, 5)]], rule: "hole-outside"),
        Case(name: "overlapping parts", parts: [[box(0, 0, 10)], [box(5, 5, 10)]], rule: "overlapping-parts"),
        Case(name: "doubled part", parts: [[box(0, 0, 10)], [box(0, 0, 10)]], rule: "duplicate-ring"),
        Case(name: "NaN", parts: [[[0, 0, 10, 0, .nan, 10, 0, 10, 0, 0]]], rule: "not-finite"),
        Case(name: "empty", parts: [], rule: "null-geometry"),
        Case(name: "zero area", parts: [[[0, 0, 10, 0, 5, 0, 0, 0]]], rule: "zero-area"),
        Case(name: "clockwise", parts: [[[0, 0, 0, 10, 10, 10, 10, 0, 0, 0]]], rule: nil),
    ]

    private func tabulate(_ county: SmallCounty, _ options: String...) throws -> (table: String, told: String) {
        let folder = try TemporaryFolder()
        try county.write(to: folder)
        let result = try Command.run(
            [
                "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
                folder.path("dltb.gpkg"), "--class-field", "DLBM", "--parcel-key", "BSM", "--method", "planar",
                "--quiet", "-o", folder.path("out.csv"),
            ] + options)
        #expect(result.status == 0, "\(result.errors)")
        return (try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8), result.errors)
    }

    private func spoiled(_ cases: [Case]) -> SmallCounty {
        var county = SmallCounty()
        for (n, c) in cases.enumerated() {
            county.parcels = BadInputTests.appending(to: county.parcels, id: "bad\(n)") { column in
                column.append(
                    parts: c.parts.map {
                        $0.map { ring in
                            ring.enumerated().map {
                                $0.element + ($0.offset % 2 == 0 ? SmallCounty.origin.x : SmallCounty.origin.y)
                            }
                        }
                    })
            }
            // Another class than that of the ground below: ground of one class counts once.
            county.parcels = BadInputTests.replacing(
                "DLBM", row: county.parcels.count - 1, with: "0301", in: county.parcels)
        }
        return county
    }

    @Test(arguments: cases) func isCountedAndListed(_ c: Case) throws {
        let plain = try tabulate(SmallCounty())
        let found = try tabulate(spoiled([c]))
        guard let rule = c.rule else {
            // 100 m² more of class 0301 in the first village: in any direction a ring counts as what it encloses, and what
            // two classes claim stands in each.
            let line = SmallCounty.codes[0] + "0000000,0301,1000"
            #expect(found.table == plain.table.replacing(line + "000.000000", with: line + "100.000000"))
            #expect(found.told.contains("overlap on 100.00 m² of ground and count 100.00 m² above it"), "\(found.told)")
            #expect(!found.told.contains("set aside"))
            return
        }
        #expect(found.table == plain.table)
        #expect(found.told.contains("25 rows is set aside: 1 \(rule)"), "\(found.told)")
        #expect(found.told.contains("bad0: \(rule)"), "\(found.told)")
    }

    @Test func allOfThemWithAndWithoutRepair() throws {
        let bad = Self.cases.filter { $0.rule != nil }
        let plain = try tabulate(SmallCounty())
        for threads in ["1", "2"] {
            let found = try tabulate(spoiled(bad), "--threads", threads)
            #expect(found.table == plain.table)
            #expect(
                found.told.contains("rows are set aside") && found.told.contains("parcels: \(bad.count) of "),
                "\(found.told)")
            for (n, c) in bad.enumerated() { #expect(found.told.contains("bad\(n): \(c.rule!)"), "\(found.told)") }
        }
        let repaired = try tabulate(spoiled(bad), "--repair")
        #expect(repaired.table != plain.table)
        #expect(repaired.told.contains("bad0: self-crossing") && repaired.told.contains("it was made valid"))
        // What cannot be made to enclose ground stays aside.
        for n in [5, 6, 7] {
            let line = repaired.told.split(separator: "\n").first { $0.contains("bad\(n):") }
            #expect(line?.contains("set aside") == true, "\(repaired.told)")
        }
    }
}
