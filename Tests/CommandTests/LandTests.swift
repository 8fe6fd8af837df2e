import Columns
import Foundation
import OGR
import Testing

/// `area`, `tabulate` and `overlap` as a user meets them: forms of the contract, exit codes, bad input.
@Suite struct LandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try Self.write(SmallCounty(), to: folder)
    }

    /// The small county with ridges on the dry land of the first village, TBMJ and control areas.
    private static func write(_ county: SmallCounty, to folder: TemporaryFolder) throws {
        var (county, parcels) = (county, county.parcels)
        let n = parcels.count
        parcels.add(Field("KCXS", .real), .real((0..<n).map { $0 == 1 ? 0.1195 : nil }))
        parcels.add(Field("TBMJ", .real), .real((0..<n).map { 1_000_000.01 + Double($0) / 100 }))
        parcels.add(
            Field("TBDLMJ", .real), .real((0..<n).map { $0 == 1 ? 880_500.02 : 1_000_000.01 + Double($0) / 100 }))
        county.parcels = parcels
        county.villages.add(Field("DCMJ", .real), .real((0..<6).map { 4_000_000.02 - Double($0) / 100 }))
        for path in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            try FileManager.default.removeItem(atPath: folder.path(path))
        }
        try county.write(to: folder)
    }

    /// Writes the parcels anew.
    private func write(parcels: Layer) throws {
        try FileManager.default.removeItem(atPath: folder.path("dltb.gpkg"))
        try SmallCounty.write(parcels, to: folder.path("dltb.gpkg"))
    }

    private func tabulate(_ more: String...) throws -> (Command.Result, String?) {
        let out = folder.path("t.csv")
        let result = try Command.run(
            [
                "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
                folder.path("dltb.gpkg"), "--class-field", "DLBM", "--parcel-key", "BSM", "--quiet", "-o", out,
                "--overwrite",
            ] + more)
        return (result, try? String(contentsOfFile: out, encoding: .utf8))
    }

    private func file(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    // MARK: - area

    @Test func areaAsJSON() throws {
        let result = try Command.run(["area", folder.path("dltb.gpkg"), "--key", "BSM", "--method", "planar", "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(document["method"] as? String == "planar")
        #expect(document["total_area_m2"] as? String == "24000000.000000")
        let features = try #require(document["features"] as? [[String: String]])
        #expect(features.count == 24)
        #expect(features[0] == ["id": "430699200100000000", "area_m2": "1000000.000000"])
    }

    @Test func areasSideBySide() throws {
        let result = try Command.run([
            "area", folder.path("villages.gpkg"), "--method", "ellipsoidal", "--method", "official", "--method",
            "geodesic",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(lines[0] == ["id", "area_m2", "official_area_m2", "geodesic_area_m2"])
        #expect(lines.count == 8 && lines[1][0] == "0" && lines[7][0] == "total")
        for line in lines[1...6] {
            let values = line.dropFirst().compactMap { Double($0) }
            #expect(values.count == 3 && abs(values[0] - values[1]) < 0.05 && abs(values[0] - values[2]) < 1)
        }
    }

    @Test func areaRefusals() throws {
        let wrong = try Command.run(["area", folder.path("dltb.gpkg"), "--key", "BSN"])
        #expect(wrong.status == 3 && wrong.errors.contains("BSN") && wrong.errors.contains("BSM"), "\(wrong.errors)")
        let method = try Command.run(["area", folder.path("dltb.gpkg"), "--method", "sphere"])
        #expect(method.status == 2, "\(method.errors)")
        let missing = try Command.run(["area", folder.path("dltv.gpkg")])
        #expect(missing.status == 2 && missing.errors.contains("dltb.gpkg"), "\(missing.errors)")
        let roads = try Command.run(["area", folder.path("roads.gpkg")])
        #expect(roads.status == 3 && roads.errors.contains("holds line geometry, expected polygon"), "\(roads.errors)")
    }

    @Test func officialNeedsAZone() throws {
        var villages = SmallCounty.villages()
        villages.setGeometry(villages.geometry, crs: .epsg(3857))
        try SmallCounty.write(villages, to: folder.path("mercator.gpkg"))
        let result = try Command.run(["area", folder.path("mercator.gpkg"), "--method", "official"])
        #expect(result.status == 3 && result.errors.contains("zone"), "\(result.errors)")
    }

    // MARK: - tabulate

    @Test func theTableOfTheContract() throws {
        let (result, text) = try tabulate("--method", "planar")
        #expect(result.status == 0, "\(result.errors)")
        let lines = try #require(text).split(separator: "\n")
        #expect(lines.count == 25 && lines[0] == "zone,class,area_m2")
        #expect(lines[1] == "4306991002000000000,0101,1000000.000000")
        #expect(lines.dropFirst().map(String.init) == lines.dropFirst().map(String.init).sorted())
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("24 parcels, 24000000.00 m²"))
        #expect(result.errors.contains("三调工作分类"), "\(result.errors)")
    }

    /// The table does not depend on what is asked for besides.
    @Test func extraFiguresAreExtraColumns() throws {
        let (_, plain) = try tabulate()
        let (result, more) = try tabulate("--deduction", "scaled")
        #expect(result.status == 0, "\(result.errors)")
        let (a, b) = (try #require(plain).split(separator: "\n"), try #require(more).split(separator: "\n"))
        #expect(b[0] == "zone,class,area_m2,survey_m2,deducted_m2,land_m2")
        // The ridges add a row of their own.
        let shared = b.filter { !$0.contains(",1203,") }
        #expect(b.count == a.count + 1 && shared.count == a.count)
        for (x, y) in zip(a, shared) { #expect(y.hasPrefix(x + ",")) }
        #expect(more?.contains(",0103,") == true && more?.contains(",1000000.02,119500.00,880500.02\n") == true)
        #expect(more?.contains("4306991002000000000,1203,0.000000,0.00,0.00,119500.00\n") == true)
    }

    @Test func rollUpBalanceAndPrintedTable() throws {
        let (result, text) = try tabulate(
            "--method", "official", "--balance-to", "DCMJ", "--county-area", "24000000.06", "--deduction", "recomputed",
            "--roll-up", folder.path("r.csv"), "--table", folder.path("p.csv"), "--table-unit", "mu")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("slower"))
        #expect(result.errors.contains("residual 0.09 m² levelled over the zones"), "\(result.errors)")
        #expect(result.errors.contains("Before balancing"))
        let rows = try #require(text).split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        func hundredths(_ cell: Substring) -> Int { Int(cell.replacing(".", with: "")) ?? .min }
        #expect(rows.reduce(0) { $0 + hundredths($1[3]) } == 2_400_000_006)
        #expect(rows.reduce(0) { $0 + hundredths($1[5]) } == 2_400_000_006)
        let rolled = try file("r.csv").split(separator: "\n").map { $0.split(separator: ",") }
        #expect(rolled[0] == ["zone", "level", "class", "area_m2", "balanced_m2", "deducted_m2", "land_m2"])
        let county = rolled.filter { $0[1] == "county" }
        #expect(county.reduce(0) { $0 + hundredths($1[6]) } == 2_400_000_006)
        #expect(Set(rolled.dropFirst().map { $0[1] }) == ["county", "town", "village"])
        // As printed: county, town and six villages; every row and column adds up.
        let printed = try file("p.csv").split(separator: "\n").map { $0.split(separator: ",") }
        #expect(printed.count == 1 + 1 + 1 + 6 && printed[0][1] == "合计（亩）" && printed[1][0] == "430699")
        let units = printed.dropFirst().map { $0.dropFirst().map { Int($0.replacing(".", with: "")) ?? .min } }
        for row in units { #expect(row[0] == row.dropFirst().reduce(0, +)) }
        for j in units[0].indices {
            #expect(units[2...].reduce(0) { $0 + $1[j] } == units[0][j] && units[1][j] == units[0][j])
        }
        #expect(units[0][0] == 360_000)
    }

    @Test func classesNotInTheTableAreListed() throws {
        var county = SmallCounty()
        county.parcels = BadInputTests.replacing("DLBM", row: 3, with: "0199", in: county.parcels)
        try Self.write(county, to: folder)
        let (result, text) = try tabulate("--method", "planar")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("1 parcels have one of 1 classes"), "\(result.errors)")
        #expect(result.errors.contains("class-unknown") && result.errors.contains("0199"))
        #expect(text?.contains(",0199,1000000.000000\n") == true)
    }

    @Test func aMixtureOfSystemsIsRefusedWhenItMatters() throws {
        var county = SmallCounty()
        county.parcels = BadInputTests.replacing("DLBM", row: 3, with: "031", in: county.parcels)
        try Self.write(county, to: folder)
        let (result, text) = try tabulate("--deduction", "recomputed")
        #expect(result.status == 3 && text == nil, "\(result.errors)")
        #expect(result.errors.contains("031") && result.errors.contains("--class-system"), "\(result.errors)")
        let (told, _) = try tabulate("--deduction", "recomputed", "--class-system", "third-survey")
        #expect(told.status == 0, "\(told.errors)")
    }

    @Test func ratesOutsideTheirRangeAreListed() throws {
        var county = SmallCounty()
        var parcels = county.parcels
        parcels.add(Field("KCXS", .real), .real((0..<parcels.count).map { $0 == 4 ? 1.2 : 0 }))
        county.parcels = parcels
        try write(parcels: county.parcels)
        let (result, text) = try tabulate("--deduction", "recomputed", "--method", "planar")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("1 parcels have a KCXS that is not from 0 up to 1"), "\(result.errors)")
        #expect(result.errors.contains("ridge-coefficient"))
        #expect(text?.contains("4306991002010000000,0101,1000000.000000,1000000.00,0.00,1000000.00\n") == true)
    }

    @Test func refusals() throws {
        func expect(
            _ status: Int32, _ words: [String], _ more: [String], key: String = "ZLDWDM",
            source: SourceLocation = #_sourceLocation
        ) throws {
            let result = try Command.run(
                [
                    "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", key, "--parcels",
                    folder.path("dltb.gpkg"), "--class-field", "DLBM", "-o", folder.path("no.csv"), "--quiet",
                ] + more)
            #expect(result.status == status, "\(result.errors)", sourceLocation: source)
            for word in words { #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: source) }
            #expect(!FileManager.default.fileExists(atPath: folder.path("no.csv")), sourceLocation: source)
        }
        try expect(3, ["DCNJ", "DCMJ"], ["--balance-to", "DCNJ"])
        try expect(2, ["recomputed or scaled"], ["--deduction", "stored", "--balance-to", "DCMJ"])
        try expect(2, ["deduction"], ["--deduction", "guessed"])
        try expect(2, ["county-area"], ["--county-area", "12 ha"])
        try expect(2, ["method"], ["--method", "sphere"])
        // In hectares: no area of rounding.
        try expect(3, ["control area", "0.1 %", "unit (m²)"], ["--county-area", "2400"])
        try expect(3, ["ZLDWMC", "村"], ["--roll-up", folder.path("r.csv")], key: "ZLDWMC")
        try write(parcels: SmallCounty.parcels())
        try expect(3, ["KCXS"], ["--deduction", "recomputed"])
    }

    // MARK: - overlap

    @Test func pairsByTheContract() throws {
        let out = folder.path("pairs.csv")
        let result = try Command.run([
            "overlap", "--left", folder.path("yjjbnt.gpkg"), "--right", folder.path("dltb.gpkg"), "--left-key", "BSM",
            "--right-key", "BSM", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--method", "planar",
            "-o", out, "--quiet",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let pairs = try file("pairs.csv").split(separator: "\n")
        #expect(pairs.count == 7 && pairs[0] == "left,right,area_m2")
        #expect(pairs.dropFirst().allSatisfy { $0.hasSuffix(",1000000.000000") })
        let zones = try file("pairs-zones.csv").split(separator: "\n")
        #expect(zones.count == 7 && zones[0] == "left,right,zone,area_m2")
        let official = try Command.run([
            "overlap", "--left", folder.path("yjjbnt.gpkg"), "--right", folder.path("dltb.gpkg"), "--method",
            "official",
            "-o", out, "--overwrite", "--quiet",
        ])
        #expect(official.status == 0 && official.errors.contains("slower"), "\(official.errors)")
        let lines = try file("pairs.csv").split(separator: "\n").dropFirst()
        #expect(lines.count == 6 && lines.allSatisfy { $0.hasSuffix("0000") })
        let sum = lines.reduce(0) { $0 + (Double($1.split(separator: ",")[2]) ?? 0) }
        #expect(sum < 6_000_000 && sum > 5_999_990)
    }

    @Test func overlapRefusals() throws {
        let wrong = try Command.run([
            "overlap", "--left", folder.path("yjjbnt.gpkg"), "--right", folder.path("dltb.gpkg"), "--right-key", "BMS",
            "-o", folder.path("no.csv"),
        ])
        #expect(wrong.status == 3 && wrong.errors.contains("BMS"), "\(wrong.errors)")
        let place = try Command.run([
            "overlap", "--left", folder.path("yjjbnt.gpkg"), "--right", folder.path("dltb.gpkg"), "-o",
            folder.path("villages.csv/no.csv"), "--quiet",
        ])
        #expect(place.status == 1, "\(place.errors)")
    }
}
