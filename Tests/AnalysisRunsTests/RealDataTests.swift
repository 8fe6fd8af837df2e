import Columns
import Foundation
import TestSupport
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// The examples whose layers lie outside this repository.
@Suite(.slow) struct RealDataTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let isThere = FileManager.default.fileExists(atPath: root + "/../shared/geodata/tw_tainan")

    private func run(_ name: String, only: Set<AnalysisName>? = nil) async throws -> Findings {
        try await Analysis.run(
            try Project(contentsOf: Self.root + "/GeoData/examples/\(name).yaml"), only: only, threads: 2)
    }

    @Test(
        .enabled(if: isThere, "../shared/geodata is absent"), arguments: ["tainan", "tainan-gbk", "tainan-gbk-nocpg"])
    func tainan(_ name: String) async throws {
        let findings = try await run(name, only: [.redline, .coverage, .layout])
        #expect(findings.villages.rows.count == 752)
        #expect(findings.villages.rows.contains { $0.name == "大寮里" })
        // Overlaps are told and left as they are.
        #expect(findings.villages.overlaps!.pairs > 100)
        #expect(findings.network!.roads == 11_681 && findings.network!.duplicates > 5000)
        #expect(findings.issues.filter { $0.layer == "villages" && $0.areaAfter != nil }.count == 1)
        #expect(findings.notices.contains { $0.en.contains("EPSG:4326") })
        #expect(!findings.redLine!.controlAreas.isEmpty)
        // Whole-city sum of the reference: 2,258.987 km², geodesic.
        let sum = findings.villages.rows.reduce(AreaSum.zero) { $0 + $1.area }.squareMetres
        #expect(abs(sum / 1e6 - 2258.987) < 0.01)
        #expect(findings.crs == .epsg(name == "tainan" ? 4528 : 4549))
    }

    @Test(.enabled(if: isThere, "../shared/geodata is absent")) func wuhan() async throws {
        let findings = try await run("wuhan")
        #expect(findings.villages.rows.count == 63 && findings.network!.roads == 92_667)
        #expect(findings.crs == .epsg(4526))
        let belts = try #require(findings.belts)
        #expect(!belts.belts.isEmpty)
        for belt in belts.belts { #expect(belt.minutes <= 30 + 1e-9) }
        #expect(findings.operations.first { $0.layer == "roads" }?.assumedCGCS2000 == .epsg(4326))
    }
}
