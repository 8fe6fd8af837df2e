import Columns
import Foundation
import AnalysisRuns
import ProjectFile
import Survey
import TestSupport
import Testing
import Tools

@testable import SampleCounty

/// `qiancun check` finds what is planted, at its place and as large as it is, and nothing else.
@Suite(.slow) struct CheckTests {
    struct Planted: Decodable, CustomStringConvertible {
        let rule: String, layer: String, ids: [String], ground: [Double]?, measure: Double?,
            unit: String?

        var description: String { "\(rule) of \(layer) \(ids)" }

        func isFound(as issue: CheckIssue) -> Bool {
            guard rule == issue.rule.id, layer == issue.layer else { return false }
            guard Set(ids).isSubset(of: [issue.id, issue.other].compactMap { $0 }) else { return false }
            if let ground {
                guard let place = issue.place else { return false }
                let box = Box(minX: ground[0], minY: ground[1], maxX: ground[2], maxY: ground[3]).grown(
                    by: 1e-3)
                guard box.meets(Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)) else {
                    return false
                }
            }
            guard let measure else { return issue.measure == nil }
            guard let found = issue.measure else { return false }
            return abs(found - measure) <= (unit == "m2" ? 0.005 : 1e-4)
        }
    }

    struct Truth: Decodable {
        struct Run: Decodable { let check: [String], issues: [Planted] }
        let runs: [Run]
    }

    private static let defects = Fixture.folder + "/defects"
    private static let truth = try! JSONDecoder().decode(
        Truth.self, from: Fixture.bytes(defects, "truth.json"))

    /// What `qiancun check` with these arguments finds.
    private static func check(_ files: [String], in folder: String) async throws -> [CheckIssue] {
        let paths = files.map { folder + "/" + $0 }
        guard paths[0].hasSuffix(".yaml") else {
            return try await Check.run(try CheckInput.layers(ofPaths: paths)).issues
        }
        let project = try Project(contentsOf: paths[0])
        return try await Check.run(try CheckInput.layers(of: project), CheckOptions(project)).issues
    }

    @Test func everyPlantedDefectAndNoOther() async throws {
        #expect(Self.truth.runs.count > 10)
        for run in Self.truth.runs {
            var found = try await Self.check(run.check, in: Self.defects)
            for planted in run.issues {
                let index = found.firstIndex(where: planted.isFound)
                #expect(index != nil, "\(run.check): \(planted) is not found")
                if let index { found.remove(at: index) }
            }
            for issue in found {
                Issue.record(
                    "\(run.check): \(issue.rule.id) of \(issue.layer) \(issue.id ?? "") is not planted: \(issue.message)"
                )
            }
        }
    }

    @Test func everyRuleIsBroken() {
        let planted = Set(Self.truth.runs.flatMap(\.issues).map(\.rule))
        // Not planted: they have tests of their own in OGRTests, IntakeTests and OverlapTests.
        let elsewhere: Set<CheckRule> = [
            .recordMissing, .outsideDomain, .insideCut, .notAPolygon, .ringNumber, .ringNotClosed, .tooFewPoints,
            .pointCount,
            .pointNumber, .statedUnit, .longEdge, .beyondZone, .overlapHeap,
        ]
        #expect(planted.union(elsewhere.map(\.id)) == Set(CheckRule.allCases.map(\.id)))
    }

    /// The county itself keeps every rule but for the rows that `truth.json` names.
    @Test(arguments: [SampleScale.xs, .committed])
    func countyIsInOrderButForThePlantedRows(_ scale: SampleScale) async throws {
        let folder = try scale == .xs ? Fixture.folder : Fixture.write(scale)
        defer { if scale != .xs { try? FileManager.default.removeItem(atPath: folder) } }
        struct County: Decodable {
            struct Row: Decodable { let layer: String, id: String, kind: String? }
            let invalidRows: [Row], duplicateRows: [Row]
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let county = try decoder.decode(County.self, from: Fixture.bytes(folder, "truth.json"))
        let planted =
            county.invalidRows.map {
                [$0.layer, $0.id, $0.kind!.replacingOccurrences(of: " ", with: "-")]
            }
            + county.duplicateRows.map { [$0.layer, $0.id, "duplicate-row"] }
        let found = try await Self.check(["project.yaml"], in: folder)
        #expect(
            found.map { [$0.layer, $0.id ?? "", $0.rule.id] }.sorted { "\($0)" < "\($1)" }
                == planted.sorted { "\($0)" < "\($1)" })
    }
}
