import Columns
import Foundation
import OGR
import Testing

/// `qiancun change` as a user meets it, with two small surveys in which every figure is known.
@Suite struct ChangeCommandTests {
    /// Squares of 100 m on the central meridian: key, class, column and row of the square, TBMJ.
    typealias Parcel = (key: String, landClass: String, x: Double, y: Double)

    static func survey(
        _ parcels: [Parcel], year: Int64 = 2022, crs: CRS = .epsg(4526), shift: Double = 0, classes: String = "DLBM"
    ) -> Layer {
        var shapes = PolygonColumn()
        for parcel in parcels {
            let (x, y) = (SmallCounty.origin.x + shift + parcel.x * 100, SmallCounty.origin.y + parcel.y * 100)
            shapes.append([[x, y, x + 100, y, x + 100, y + 100, x, y + 100, x, y]])
        }
        var layer = Layer(name: "DLTB", crs: crs, geometry: .polygons(shapes))
        layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
        layer.add(Field(classes, .text), .text(parcels.map(\.landClass)))
        layer.add(Field("TBMJ", .real), .real(parcels.map { _ in 10_000 }))
        layer.add(Field("TBDLMJ", .real), .real(parcels.map { _ in 10_000 }))
        layer.add(Field("SJNF", .integer), .integer(parcels.map { _ in year }))
        return layer
    }

    static let before: [Parcel] = [
        ("a", "0101", 0, 0), ("b", "0101", 1, 0), ("c", "0301", 2, 0), ("d", "0103", 3, 0),
    ]
    static let now: [Parcel] = [
        ("a", "0702", 0, 0), ("b", "0201", 1, 0), ("c", "0101", 2, 0), ("d", "0103", 3, 0),
    ]

    static func run(
        _ before: Layer, _ now: Layer, _ more: [String] = [], in folder: TemporaryFolder
    ) throws -> Command.Result {
        for (layer, name) in [(before, "before.gpkg"), (now, "now.gpkg")] {
            try? FileManager.default.removeItem(atPath: folder.path(name))
            try SmallCounty.write(layer, to: folder.path(name))
        }
        return try Command.run(
            ["change", "--before", folder.path("before.gpkg"), "--now", folder.path("now.gpkg"), "--json", "--quiet"]
                + more)
    }

    static func change(_ result: Command.Result) throws -> [String: Any] {
        #expect(result.status == 0, "\(result.errors)")
        let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        return try #require(summary?["change"] as? [String: Any])
    }

    @Test func twoFilesAreEnough() throws {
        let folder = try TemporaryFolder()
        let change = try Self.change(
            Self.run(Self.survey(Self.before), Self.survey(Self.now, year: 2024), in: folder))
        let matrix = try #require(change["matrix"] as? [[String: String]])
        #expect(
            matrix.map { "\($0["before"]!)-\($0["now"]!) \($0["area_m2"]!)" } == [
                "0101-0201 10000.00", "0101-0702 10000.00", "0103-0103 10000.00", "0301-0101 10000.00",
            ])
        let balance = try #require(change["farmland_balance"] as? [String: Any])
        #expect(balance["year_before"] as? Int == 2022 && balance["year"] as? Int == 2024)
        let sheets = try #require(balance["sheets"] as? [[String: Any]])
        let rows = try sheets.map { try #require(($0["rows"] as? [[String: Any]])?.first) }
        // The forest brought back makes up for the orchard, and nothing for the houses.
        #expect(sheets.map { $0["id"] as? String } == ["RL-6", "RL-7"])
        #expect(rows.map { $0["met"] as? Bool } == [true, false])
        #expect(rows.map { $0["out_m2"] as? String } == ["10000.00", "10000.00"])
        #expect(rows.map { $0["in_m2"] as? String } == ["10000.00", "0.00"])
        let stored = try #require((change["balanced"] as? [String: Any])?["net"] as? [String: Any])
        #expect(
            (stored["before"] as? [[String: String]])?.map { $0["area_m2"] } == ["20000.00", "10000.00", "10000.00"])
    }

    @Test func oneBalanceForAllWhenItIsTurnedOn() throws {
        let folder = try TemporaryFolder()
        let change = try Self.change(
            Self.run(
                Self.survey(Self.before), Self.survey(Self.now, year: 2024), ["--set", "change.balances=[RL-6-7]"],
                in: folder))
        let sheets = try #require((change["farmland_balance"] as? [String: Any])?["sheets"] as? [[String: Any]])
        #expect(sheets.map { $0["id"] as? String } == ["RL-6-7"] && sheets[0]["status"] as? String == "unverified")
        let county = try #require((sheets[0]["rows"] as? [[String: Any]])?.first)
        #expect(county["out_m2"] as? String == "20000.00" && county["met"] as? Bool == false)
        let wrong = try Self.run(
            Self.survey(Self.before), Self.survey(Self.now), ["--set", "change.balances=[RL-66]"], in: folder)
        #expect(wrong.status == 2 && wrong.errors.contains("RL-66") && wrong.errors.contains("RL-6"))
    }

    @Test func tablesAndLayersAreWritten() throws {
        let folder = try TemporaryFolder()
        let result = try Self.run(
            Self.survey(Self.before), Self.survey(Self.now), ["-o", folder.path("out")], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let tables = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/tables"))
        for name in ["土地利用变化平衡表", "耕地变化图斑清单", "图斑对应清单", "耕地平衡表_RL-6", "耕地平衡表_RL-7"] {
            #expect(tables.contains { $0.contains(name) }, "\(name) is not in \(tables)")
        }
        let layer = try VectorFile.read(LayerRequest(path: folder.path("out/results.gpkg"), layer: "farmland_change"))
        #expect(layer.count == 3)
    }

    /// The second survey's classes are mapped; 待细分 is refused with its codes and counts.
    @Test func classesOfTheSecondSurvey() throws {
        let folder = try TemporaryFolder()
        let old: [Parcel] = [("a", "011", 0, 0), ("b", "011", 1, 0), ("c", "032", 2, 0), ("d", "013", 3, 0)]
        let change = try Self.change(Self.run(Self.survey(old), Self.survey(Self.now), in: folder))
        let matrix = try #require(change["matrix"] as? [[String: String]])
        #expect(matrix.map { $0["before"] } == ["0101", "0101", "0103", "0305"])
        #expect(change["mapped_from_second_survey"] as? Int == 4)
        let balanced = try #require(change["balanced"] as? [String: Any])
        #expect(balanced["net"] is NSNull && balanced["reason"] != nil)
        let refused = try Self.run(
            Self.survey(old + [("e", "031", 4, 0), ("f", "203", 5, 0), ("g", "203", 6, 0)]), Self.survey(Self.now),
            in: folder)
        #expect(refused.status == 3)
        for text in ["parcels_before", "待细分", "031 on 1 parcels", "203 on 2 parcels"] {
            #expect(refused.errors.contains(text), "\(refused.errors)")
        }
    }

    @Test func groundOfOneSurveyAloneIsTold() throws {
        let folder = try TemporaryFolder()
        let change = try Self.change(
            Self.run(
                Self.survey(Self.before + [("e", "0101", 9, 9)]), Self.survey(Self.now + [("n", "1104", 7, 7)]),
                in: folder))
        #expect((change["before_alone"] as? [[String: String]])?.map { $0["area_m2"] } == ["10000.00"])
        #expect((change["now_alone"] as? [[String: String]])?.map { $0["class"] } == ["1104"])
    }

    @Test func duplicatesAreCountedOnceAndTold() throws {
        let folder = try TemporaryFolder()
        // An exact duplicate, and a key that stands on two parcels.
        let twice = Self.before + [Self.before[0], ("b", "0301", 5, 0)]
        let result = try Self.run(
            Self.survey(twice), Self.survey(Self.now), ["-o", folder.path("out")], in: folder)
        let change = try Self.change(result)
        #expect((change["before"] as? [String: Any])?["parcels"] as? Int == 5)
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        #expect(issues.contains("duplicate-row") && issues.contains("duplicate-key"))
    }

    @Test func anotherDatumOrZoneIsRefusedByName() throws {
        let folder = try TemporaryFolder()
        // Xi'an 1980 has no published way to CGCS2000.
        let datum = try Self.run(
            Self.survey(Self.before, crs: .epsg(2362)), Self.survey(Self.now), in: folder)
        #expect(datum.status == 3 && datum.errors.contains("parcels_before"), "\(datum.errors)")
        // Eastings of zone 39 under a CRS of zone 38.
        let zone = try Self.run(
            Self.survey(Self.before, shift: 1_000_000), Self.survey(Self.now), in: folder)
        #expect(
            zone.status == 3 && zone.errors.contains("parcels_before") && zone.errors.contains("39"), "\(zone.errors)")
        // Sound surveys of neighbouring zones.
        var neighbour = Self.survey(Self.before, crs: .epsg(4527))
        neighbour.updateCoordinates(to: .epsg(4527)) { values in
            for i in stride(from: 0, to: values.count, by: 2) { values[i] += 1_000_000 - 287_000 }
        }
        let other = try Self.run(neighbour, Self.survey(Self.now), in: folder)
        #expect(other.status == 3, "\(other.errors)")
        for text in ["different zones", "zone 38", "zone 39", "convert"] { #expect(other.errors.contains(text)) }
        // Coordinates of elsewhere that pass for the zone: the surveys share nothing.
        let elsewhere = try Self.run(Self.survey(Self.before, shift: 50_000), Self.survey(Self.now), in: folder)
        #expect(elsewhere.status == 3 && elsewhere.errors.contains("share no ground"), "\(elsewhere.errors)")
    }

    /// Classes of planning are refused in either survey; classes that nobody knows are issues.
    @Test func otherClassSystems() throws {
        let folder = try TemporaryFolder()
        let planning: [Parcel] = [("a", "0101", 0, 0), ("b", "070301", 1, 0), ("c", "0301", 2, 0)]
        for (before, now, layer) in [(planning, Self.now, "parcels_before"), (Self.before, planning, "layer parcels ")]
        {
            let refused = try Self.run(Self.survey(before), Self.survey(now), in: folder)
            #expect(refused.status == 3, "\(refused.errors)")
            for text in [layer, "070301", "用地用海"] { #expect(refused.errors.contains(text), "\(refused.errors)") }
        }
        let unknown: [Parcel] = Self.before + [("e", "9999", 5, 0)]
        let result = try Self.run(
            Self.survey(unknown), Self.survey(Self.now + [("e", "9999", 5, 0)]), ["-o", folder.path("out")], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        #expect(issues.components(separatedBy: "class 9999 of 1 parcels").count == 3, "\(issues)")
        // The later survey may be the old one: it is mapped, and that is told.
        let old: [Parcel] = [("a", "011", 0, 0), ("b", "011", 1, 0), ("c", "032", 2, 0), ("d", "013", 3, 0)]
        let change = try Self.change(Self.run(Self.survey(Self.before), Self.survey(old), in: folder))
        let reason = (change["balanced"] as? [String: Any])?["reason"] as? [String: String]
        #expect(reason?["en"]?.contains("second survey") == true, "\(change)")
    }

    @Test func storedAreasInAnotherUnit() throws {
        let folder = try TemporaryFolder()
        var mu = Layer(name: "DLTB", crs: .epsg(4526), geometry: Self.survey(Self.now).geometry)
        mu.add(Field("BSM", .text), .text(Self.now.map(\.key)))
        mu.add(Field("DLBM", .text), .text(Self.now.map(\.landClass)))
        mu.add(Field("TBMJ", .real), .real(Self.now.map { _ in 15 }))
        let refused = try Self.run(Self.survey(Self.before), mu, in: folder)
        #expect(refused.status == 3, "\(refused.errors)")
        for text in ["layer parcels ", "TBMJ", "60.00", "look like mu"] {
            #expect(refused.errors.contains(text), "\(refused.errors)")
        }
    }

    /// Of a terrace with a tenth of ridges, half of it built over, the sheets count what was farmland net of them.
    @Test func sheetsCountFarmlandNetOfRidges() throws {
        let folder = try TemporaryFolder()
        var before = Layer(name: "DLTB", crs: .epsg(4526), geometry: Self.survey(Self.before).geometry)
        before.add(Field("BSM", .text), .text(Self.before.map(\.key)))
        before.add(Field("DLBM", .text), .text(Self.before.map(\.landClass)))
        before.add(Field("TBMJ", .real), .real(Self.before.map { _ in 10_000 }))
        before.add(Field("TBDLMJ", .real), .real([9_000, 9_000, 10_000, 9_000]))
        let change = try Self.change(Self.run(before, Self.survey(Self.now, year: 2024), in: folder))
        let sheets = try #require((change["farmland_balance"] as? [String: Any])?["sheets"] as? [[String: Any]])
        let rows = try sheets.map { try #require(($0["rows"] as? [[String: Any]])?.first) }
        #expect(rows.map { $0["out_m2"] as? String } == ["9000.00", "9000.00"])
        #expect(rows.map { $0["in_m2"] as? String } == ["10000.00", "0.00"])
        let built = try #require((change["flows"] as? [String: [String: Any]])?["to_construction"])
        #expect(built["area_m2"] as? String == "10000.00" && built["net_m2"] as? String == "9000.00")
    }

    @Test func fieldsMayHaveOtherNames() throws {
        let folder = try TemporaryFolder()
        let (before, now) = (Self.survey(Self.before, classes: "dl"), Self.survey(Self.now, classes: "dl"))
        let change = try Self.change(Self.run(before, now, ["--class-field", "dl"], in: folder))
        #expect((change["matrix"] as? [Any])?.count == 4)
        let missing = try Self.run(before, now, in: folder)
        #expect(missing.status == 3 && missing.errors.contains("class"))
        let none = try Command.run(["change", "--before", folder.path("before.gpkg")])
        #expect(none.status == 2 && none.errors.contains("--now"))
    }
}
