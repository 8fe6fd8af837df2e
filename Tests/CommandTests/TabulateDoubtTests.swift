import Columns
import Foundation
import OGR
import Testing

/// Ground in doubt in every form in which `tabulate` and `overlap` tell it: messages, JSON, printed table; counted by hand.
@Suite struct TabulateDoubtTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A square of the parcels of village 0: its lower corner, metres from the village's, and side.
    private static func add(
        _ county: inout SmallCounty, _ id: String, _ landClass: String, _ x: Double, _ y: Double, _ side: Double
    ) {
        county.parcels = BadInputTests.appending(to: county.parcels, id: id) {
            $0.append([SmallCounty.square(Position(SmallCounty.origin.x + x, SmallCounty.origin.y + y), side)])
        }
        county.parcels = BadInputTests.replacing(
            "DLBM", row: county.parcels.count - 1, with: landClass, in: county.parcels)
    }

    /// Village 0 without its forest, 1,000,000 m²; as much ground of the homesteads is claimed by dry land too; 2500 m² of
    /// paddy stand twice. Village 1 lacks nothing, and 10 by 10 m of its paddy are pond too.
    private func write() throws {
        var county = SmallCounty()
        county.parcels = county.parcels.selecting((0..<24).filter { $0 != 3 })
        Self.add(&county, "430699200100000090", "0103", 0, 1000, 1000)
        Self.add(&county, "430699200100000091", "0101", 100, 100, 50)
        Self.add(&county, "430699200100000092", "1104", 2100, 100, 10)
        try county.write(to: folder)
    }

    private func run(_ more: String...) throws -> Command.Result {
        try Command.run(
            [
                "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
                folder.path("dltb.gpkg"), "--class-field", "DLBM", "--parcel-key", "BSM", "--quiet", "--method",
                "planar", "-o", folder.path("t.csv"), "--overwrite",
            ] + more)
    }

    private func json(_ result: Command.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test func everyFormTellsBothAreas() throws {
        try write()
        let result = try run("--json", "--table", folder.path("p.csv"), "--table-unit", "ha")
        #expect(result.status == 0, "\(result.errors)")
        let document = try json(result)
        #expect(document["parcel_area_m2"] as? String == "24000100.00" && document["zones"] as? Int == 6)
        let doubt = try #require(document["doubt"] as? [String: Any])
        #expect(
            doubt["counted_twice_m2"] as? String == "1002600.00" && doubt["in_totals_m2"] as? String == "1000100.00")
        #expect(doubt["without_parcels_m2"] as? String == "1000000.00")
        let zones = try #require(doubt["by_zone"] as? [[String: String]])
        #expect(zones.map { $0["zone"] } == SmallCounty.codes.prefix(2).map { $0 + "0000000" })
        #expect(zones.map { $0["counted_twice_m2"] } == ["1002500.00", "100.00"])
        #expect(zones.map { $0["in_totals_m2"] } == ["1000000.00", "100.00"])
        #expect(zones.map { $0["without_parcels_m2"] } == ["1000000.00", "0.00"])
        #expect(zones.map { $0["area_m2"] } == ["4000000.00", "4000000.00"])

        // 100 m² are less than the survey maps: they are in the sum, and not a line of their own.
        #expect(result.errors.contains("Parcels overlap on 1002600.00 m² of ground and count 1002600.00 m² above it"))
        #expect(
            result.errors.contains("Without parcels: 1000000.00 m² in 1 of the zones, at most 1000000.00 m² in one."))
        #expect(
            result.errors.contains(
                "zone \(SmallCounty.codes[0])0000000: ground claimed more than once 1002500.00 m², counted above it 1002500.00 m², "
                    + "of that between classes 1000000.00 m²; without parcels 1000000.00 m²"), "\(result.errors)")
        #expect(!result.errors.contains("zone \(SmallCounty.codes[1])"), "\(result.errors)")
        #expect(
            result.errors.contains("… and 1 more zones under 200.00 m² each: --json lists them"), "\(result.errors)")

        let lines = try String(contentsOfFile: folder.path("p.csv"), encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: ",") }
        #expect(lines[0].suffix(2) == ["其中重复（公顷）", "未覆盖（公顷）"])
        // County, then village 0: 400 ha of which 100 are in two classes, and 100 ha bare; village 1 has a pond of 0.01 ha.
        #expect(lines[1].prefix(2) == ["430699", "2400.01"] && lines[1].suffix(2) == ["100.01", "100.00"])
        let first = try #require(lines.first { $0[0] == SmallCounty.codes[0] })
        #expect(first[1] == "400.00" && first.suffix(2) == ["100.00", "100.00"])
    }

    /// Ground of three classes: what is counted above it is twice the ground, and never told as a part of it.
    @Test func groundOfThreeClassesIsCountedTwiceAboveItself() throws {
        var county = SmallCounty()
        for (n, landClass) in ["1104", "0702"].enumerated() {
            Self.add(&county, "43069920010000009\(n)", landClass, 2100, 100, 100)
        }
        try county.write(to: folder)
        let result = try run("--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.errors.contains(
                "ground claimed more than once 10000.00 m², counted above it 20000.00 m², of that between classes 20000.00 m²"
            ), "\(result.errors)")
        #expect(
            result.errors.contains(
                "Parcels overlap on 10000.00 m² of ground and count 20000.00 m² above it; of that 0.00 m²"),
            "\(result.errors)")
        let doubt = try #require(try json(result)["doubt"] as? [String: Any])
        #expect(doubt["counted_twice_m2"] as? String == "10000.00" && doubt["in_totals_m2"] as? String == "20000.00")
    }

    @Test func aCleanTableHasNoSuchColumns() throws {
        try SmallCounty().write(to: folder)
        let result = try run("--json", "--table", folder.path("p.csv"))
        #expect(result.status == 0, "\(result.errors)")
        let doubt = try #require(try json(result)["doubt"] as? [String: Any])
        #expect((doubt["by_zone"] as? [Any])?.isEmpty == true && doubt["without_parcels_m2"] as? String == "0.00")
        #expect(!(try String(contentsOfFile: folder.path("p.csv"), encoding: .utf8)).contains("其中重复"))
    }

    /// Parcels that store twice their ground: the printed table is left out, named, and all else is there.
    @Test func classesBeyondTheirZoneAreNotPrinted() throws {
        var county = SmallCounty()
        let n = county.parcels.count
        county.parcels.add(Field("KCXS", .real), .real([Double?](repeating: 0, count: n)))
        for name in ["TBMJ", "TBDLMJ"] {
            county.parcels.add(Field(name, .real), .real((0..<n).map { $0 == 5 ? 2_000_000 : 1_000_000 }))
        }
        try county.write(to: folder)
        let result = try run(
            "--deduction", "stored", "--table", folder.path("p.csv"), "--roll-up", folder.path("r.csv"), "--json")
        #expect(result.status == 1 && result.errors.contains("is not printed"), "\(result.errors)")
        #expect(result.errors.contains(SmallCounty.codes[1]) && result.errors.contains("500.00"), "\(result.errors)")
        let told = try #require(try json(result)["tables_not_printed"] as? [[String: Any]])
        #expect(told.count == 1 && (told[0]["row"] as? String)?.contains(SmallCounty.codes[1]) == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path("p.csv")))
        for name in ["t.csv", "r.csv"] { #expect(FileManager.default.fileExists(atPath: folder.path(name))) }
        // Areas of the plane, half a thousandth more, are areas.
        county.parcels = SmallCounty.parcels()
        county.parcels.add(Field("KCXS", .real), .real([Double?](repeating: 0, count: n)))
        for name in ["TBMJ", "TBDLMJ"] {
            county.parcels.add(Field(name, .real), .real([Double?](repeating: 1_000_500, count: n)))
        }
        try SmallCounty.write(county.parcels, to: folder.path("plane.gpkg"))
        let plane = try Command.run([
            "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
            folder.path("plane.gpkg"), "--class-field", "DLBM", "--quiet", "-o", folder.path("t2.csv"), "--deduction",
            "stored", "--table", folder.path("p2.csv"),
        ])
        #expect(plane.status == 0, "\(plane.errors)")
    }

    @Test func theSummaryNeedsStandardOutputForItself() throws {
        try SmallCounty().write(to: folder)
        let result = try run("--json", "-o", "-")
        #expect(result.status == 2 && result.errors.contains("--json"), "\(result.errors)")
        let table = try run("--json", "--table", "-")
        #expect(table.status == 2, "\(table.errors)")
    }

    @Test func overlapTellsItsLayersInJSON() throws {
        try write()
        let result = try Command.run([
            "overlap", "--left", folder.path("yjjbnt.gpkg"), "--right", folder.path("dltb.gpkg"), "--right-key", "BSM",
            "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--method", "planar", "-o",
            folder.path("pairs.csv"), "--quiet", "--json",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let document = try json(result)
        // Six patches on six fields, the second piece of paddy and the pond.
        #expect(document["pairs"] as? Int == 8 && document["area_m2"] as? String == "6002600.00")
        let doubt = try #require(document["doubt"] as? [String: Any])
        #expect(doubt["left_counted_twice_m2"] as? String == "0.00")
        #expect(doubt["right_counted_twice_m2"] as? String == "1002600.00")
        let zones = try #require(doubt["by_zone"] as? [[String: String]])
        #expect(zones.map { $0["right_counted_twice_m2"] } == ["1002500.00", "100.00"])
    }
}
