import Columns
import Foundation
import TestSupport
import Testing

@testable import FinishedRuns
@testable import Reporting

/// Two finished runs held against each other, on folders written by hand.
@Suite struct RunComparisonTests {
    /// A folder of a run: a summary, and two villages.
    private func run(_ name: String, _ summary: String, belts: [Int?], codes: [String] = ["1", "2"]) throws
        -> FinishedRun
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "compare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "geojson"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{\"project\": {\"name\": \"\(name)\"}, \(summary)}".utf8).write(
            to: folder.appending(path: "summary.json"))
        let features = zip(codes, belts).enumerated().map { n, village in
            let belt = village.1.map(String.init) ?? "null"
            let (x, y) = (113 + Double(n) / 100, 113.01 + Double(n) / 100)
            return """
                {"type": "Feature", "properties": {"code": "\(village.0)", "name": "村\(village.0)", "belt": \(belt)},
                "geometry": {"type": "Polygon", "coordinates": [[[\(x), 29], [\(y), 29], [\(y), 29.01], [\(x), 29]]]}}
                """
        }
        try Data("{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ","))]}".utf8).write(
            to: folder.appending(path: "geojson/villages.geojson"))
        return try FinishedRun(folder.path)
    }

    private static let first = """
        "belts": {"prize": 4.5, "method": {"zh": "甲", "en": "a"}, "belts": [{"belt": 1, "length_m": 1000.5, "codes": ["1"],
        "corridor_m2": "200.25"}], "stops": [{"belt": 1, "code": "1"}]}, "given": {"belts": {"prize": 3, "belts": [{"belt": 1,
        "length_m": 900, "name": "x"}], "stops": [{"belt": 1, "code": "2"}]}}
        """
    private static let second = """
        "belts": {"prize": 5, "method": {"zh": "乙", "en": "b"}, "belts": [{"belt": 1, "length_m": 1000.5, "codes": ["1", "2"],
        "corridor_m2": "260.25"}], "stops": []}
        """

    @Test func figuresAndVillagesThatDiffer() throws {
        let compared = try RunComparison(
            try run("一", Self.first, belts: [1, nil]), try run("二", Self.second, belts: [1, 1]))
        let figures = Dictionary(uniqueKeysWithValues: compared.figures.map { ($0.name, $0) })
        #expect(figures["belts.prize"]?.difference == 0.5)
        #expect(figures["belts.belts[1].corridor_m2"]?.difference == 60)
        #expect(
            figures["belts.belts[1].codes"]?.b?.shown == "1 2" && figures["belts.belts[1].codes"]?.difference == nil)
        // The same in both; words about the method are no figure; what one run has alone is told.
        #expect(figures["belts.belts[1].length_m"] == nil && figures["belts.method.zh"] == nil)
        #expect(figures["given.belts.prize"]?.a?.number == 3 && figures["given.belts.prize"]?.b == nil)
        #expect(compared.villages.map(\.state) == ["same", "changed"])
        #expect(compared.villages[1].fields.map(\.name) == ["belt"] && compared.villages[1].fields[0].b == "1")
        let layer = try #require(compared.layer)
        #expect(layer.column("belt_b")?.text(1) == "1" && layer.column("belt_a")?.text(1) == nil)
        expectBothLanguages(compared.told)
        #expect(compared.villageTable.rows.count == 1 && compared.figureTable.rows.count == compared.figures.count)
        let page = String(decoding: ComparisonPage(compared, language: .en).bytes, as: UTF8.self)
        #expect(page.contains("<path class=\"changed\"") && page.contains("belts.prize"))
    }

    @Test func ourBeltsAgainstThoseGiven() throws {
        let (ours, given) = try run("一", Self.first, belts: [1, nil]).beltsAndGiven()
        let compared = try RunComparison(ours, given)
        let prize = compared.figures.first { $0.name == "prize" }
        #expect(prize?.difference == -1.5)
        #expect(compared.villages.map(\.state) == ["changed", "changed"])
    }

    @Test func whatCannotBeCompared() throws {
        #expect(throws: ReportError.self) { try FinishedRun("/nowhere") }
        #expect(throws: ReportError.self) {
            try RunComparison(
                try run("一", Self.first, belts: [1, nil]), try run("二", Self.second, belts: [1], codes: ["9"]))
        }
        #expect(throws: ReportError.self) { try run("二", Self.second, belts: [1, 1]).beltsAndGiven() }
    }
}
