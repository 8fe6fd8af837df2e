import AnalysisRuns
import Columns
import Exchange
import FindingValues
import Foundation
import Output
import ProjectFile
import Testing

import struct OGR.LayerRequest

@testable import Reporting

@Suite struct ProjectExamples {
    private let files: SmallFiles
    private var folder: String { files.path }

    init() throws { files = try SmallFiles() }

    @Test func analysis() async throws {
        try files.writeProject()
        // example: AnalysisRuns/AnalysisRuns
        let project = try Project(contentsOf: "\(folder)/project.yaml")
        let findings = try await Analysis.run(project, threads: 4) { step in print(step.stage.name, step.done) }

        print(findings.land?.farmland.muText() ?? "no parcels")
        for rule in findings.redLine?.rules ?? [] { print(rule.id, rule.state.rawValue, rule.conflicts) }
        for absence in findings.absent { print(absence.analysis, absence.reason.en) }
        // end
        #expect(findings.villages.rows.map(\.code) == ["430699101201", "430699101202"])
        #expect(findings.land == nil && findings.absent.contains { $0.analysis == "location" })
    }

    @Test(.enabled(if: (try? Leaflet.installed()) != nil, "Leaflet (libjs-leaflet) is not installed"))
    func report() async throws {
        try files.writeProject()
        let findings = try await Analysis.run(try Project(contentsOf: "\(folder)/project.yaml"), threads: 1)
        // example: Reporting/Reporting
        let door = OutputDoor(inputs: ["\(folder)/project.yaml"])
        let out = try door.folder("\(folder)/out", known: ReportFiles.isOurs)
        let breaches = try await Report.write(findings, record: RunRecord(version: "1.0"), into: out, language: .zh)
        for breach in breaches { print(breach.message.en) }  // a table that did not hold what it must is not printed
        try door.commit()
        print(TerminalSummary.text(findings, language: .en))
        // end
        #expect(breaches.isEmpty)
        #expect(FileManager.default.fileExists(atPath: "\(folder)/out/summary.json"))
    }

    @Test func conversion() throws {
        try files.writeShapefile()
        // example: Exchange/Exchange-1
        var request = Conversion.Request(
            source: LayerRequest(path: "\(folder)/村界.shp", encoding: "GBK"), output: "\(folder)/villages.geojson")
        request.target = try Target("CGCS2000")
        let outcome = try Conversion.run(request)
        for layer in outcome.layers {
            print(layer.name, layer.rows)
            for note in layer.notes { print(note) }
        }
        // end
        #expect(outcome.layers.map(\.rows) == [2])
    }

    @Test func delivery() async throws {
        try files.writeProject()
        // example: Exchange/Exchange-2
        let delivery = Delivery.Request(
            source: LayerRequest(path: "\(folder)/project.yaml"), output: "\(folder)/delivery")
        let delivered = try await Delivery.run(delivery)
        print(delivered.zone, delivered.layers, delivered.check.issues.count)
        // end
        #expect(delivered.layers.map(\.rows) == [2])
    }
}
