import Columns
import Foundation
import Testing

/// Rows that cannot be, in every command that reads them: the same rows are told by the same rules, and every figure is that
/// of the county without them.
@Suite struct RowGateCommandTests {
    private struct Bad {
        let key: String
        let rule: String
        /// None for a row without geometry.
        let ring: [Double]?
    }

    private static let o = SmallCounty.origin

    private static let bad = [
        Bad(key: "bad-empty", rule: "null-geometry", ring: nil),
        Bad(key: "bad-prefix", rule: "zone-mixed", ring: SmallCounty.square(Position(o.x - 38_000_000, o.y), 100)),
        Bad(key: "bad-zone", rule: "zone-mixed", ring: SmallCounty.square(Position(o.x - 1_000_000, o.y), 100)),
        Bad(key: "bad-axes", rule: "zone-mixed", ring: SmallCounty.square(Position(o.y, o.x), 100)),
        Bad(key: "bad-north", rule: "outside-domain", ring: SmallCounty.square(Position(o.x, 33_200_000), 100)),
        Bad(key: "bad-origin", rule: "outside-domain", ring: [o.x, o.y, o.x + 9, o.y, 0, 0, o.x, o.y]),
        Bad(key: "bad-huge", rule: "outside-domain", ring: [o.x, o.y, 1e30, o.y, o.x, o.y + 9, o.x, o.y]),
        Bad(key: "bad-nan", rule: "not-finite", ring: [o.x, o.y, .nan, o.y, o.x, o.y + 9, o.x, o.y]),
        Bad(
            key: "bad-tie", rule: "self-crossing",
            ring: [o.x, o.y, o.x + 90, o.y + 90, o.x + 90, o.y, o.x, o.y + 90, o.x, o.y]),
    ]

    private func county() -> SmallCounty {
        var county = SmallCounty()
        for row in Self.bad {
            county.parcels = BadInputTests.appending(to: county.parcels, id: row.key) { column in
                if let ring = row.ring { column.append([ring]) } else { column.appendEmpty() }
            }
        }
        return county
    }

    private func expectTold(_ text: String, source: SourceLocation = #_sourceLocation) {
        for row in Self.bad {
            let isTold = text.split(separator: "\n").contains { $0.contains(row.key) && $0.contains(row.rule) }
            #expect(isTold, "\(row.key) \(text)", sourceLocation: source)
        }
    }

    /// Runs a command on the county with and without the bad rows.
    private func run(_ arguments: (TemporaryFolder) -> [String]) throws -> (
        plain: [String], spoiled: [String], told: String
    ) {
        var outputs: [[String]] = []
        var told = ""
        for county in [SmallCounty(), county()] {
            let folder = try TemporaryFolder()
            try county.write(to: folder)
            let result = try Command.run(arguments(folder))
            #expect(result.status == 0, "\(result.errors)")
            let table = (try? String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)) ?? ""
            outputs.append([table, result.output])
            told = result.errors
        }
        return (outputs[0], outputs[1], told)
    }

    @Test func tabulate() throws {
        let (plain, spoiled, told) = try run { folder in
            [
                "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
                folder.path("dltb.gpkg"), "--class-field", "DLBM", "-o", folder.path("out.csv"),
            ]
        }
        #expect(plain == spoiled && plain[0].contains("0101"))
        expectTold(told)
        #expect(
            told.contains("parcels: 9 of 33 rows are set aside: 3 outside-domain, 3 zone-mixed, 1 not-finite"),
            "\(told)")
    }

    @Test func area() throws {
        let (plain, spoiled, told) = try run { ["area", $0.path("dltb.gpkg"), "--key", "BSM"] }
        #expect(plain == spoiled && plain[1].contains("total,"))
        expectTold(told)
        #expect(told.contains("features: 9 of 33 rows are set aside"))
    }

    @Test func overlap() throws {
        let (plain, spoiled, told) = try run { folder in
            [
                "overlap", "--left", folder.path("dltb.gpkg"), "--left-key", "BSM", "--right",
                folder.path("yjjbnt.gpkg"), "-o", folder.path("out.csv"),
            ]
        }
        #expect(plain == spoiled && plain[0].split(separator: "\n").count > 1)
        expectTold(told)
    }

    /// A run of a project: its figures but the issues are those of the county in order, also when one road has a wild vertex
    /// and one service no prefix.
    @Test func analyze() throws {
        var summaries: [[String: Any]] = []
        var issues = ""
        for isSpoiled in [false, true] {
            let folder = try TemporaryFolder()
            var county = isSpoiled ? county() : SmallCounty()
            if isSpoiled, case .lines(var lines) = county.roads.geometry,
                case .points(var points) = county.services.geometry
            {
                lines.append([Self.o.x, Self.o.y, 1e30, 1e30])
                county.roads = Self.longer(county.roads, .lines(lines))
                points.append(Position(500_000, Self.o.y))
                county.services = Self.longer(county.services, .points(points))
            }
            let project = try county.write(to: folder)
            let result = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet"])
            #expect(result.status == 0, "\(result.errors)")
            let data = try Data(contentsOf: folder.url.appending(path: "out/summary.json"))
            summaries.append(try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]))
            issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        }
        expectTold(issues)
        #expect(issues.contains("roads,") && issues.contains("services,"), "\(issues)")
        for part in ["land", "red_line", "layout", "network", "coverage", "belts", "clusters"] {
            let (a, b) = (summaries[0][part] as? NSDictionary, summaries[1][part] as? NSDictionary)
            #expect(a == b && a != nil, "\(part)")
        }
    }

    /// The last row once more, with another geometry.
    private static func longer(_ layer: Layer, _ geometry: GeometryColumn) -> Layer {
        let rows = Array(0..<layer.count) + [layer.count - 1]
        var result = Layer(name: layer.name, crs: layer.crs, geometry: geometry)
        for (field, column) in zip(layer.fields, layer.columns) { result.add(field, column.selecting(rows)) }
        return result
    }

    /// Villages in two rows: one village, told; under two names they are refused.
    @Test func enclave() throws {
        var county = SmallCounty()
        county.villages = BadInputTests.replacing(
            "ZLDWDM", row: 1, with: SmallCounty.codes[0] + "0000000", in: county.villages)
        let folder = try TemporaryFolder()
        let project = try county.write(to: folder)
        let refused = try Command.run(["redline", project, "-o", folder.path("out"), "--quiet"])
        #expect(refused.status == 3 && refused.errors.contains(SmallCounty.codes[0]), "\(refused.errors)")
        let names = county.villages.column("ZLDWMC")
        county.villages = BadInputTests.replacing("ZLDWMC", row: 1, with: names?.text(0) ?? "", in: county.villages)
        try FileManager.default.removeItem(atPath: folder.path("villages.gpkg"))
        try SmallCounty.write(county.villages, to: folder.path("villages.gpkg"))
        let told = try Command.run(["redline", project, "-o", folder.path("out"), "--quiet"])
        #expect(told.status == 0, "\(told.errors)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        #expect(issues.contains("villages,1,\(SmallCounty.codes[0]),duplicate-code,notice"), "\(issues)")
        let zones = try Command.run([
            "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
            folder.path("dltb.gpkg"), "--class-field", "DLBM", "-o", folder.path("out.csv"),
        ])
        #expect(zones.status == 0 && zones.errors.contains("they are one zone"), "\(zones.errors)")
    }
}
