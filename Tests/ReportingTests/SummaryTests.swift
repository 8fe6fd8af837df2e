import Columns
import FindingValues
import Foundation
import AnalysisRuns
import ProjectFile
import Testing

@testable import Reporting

@Suite struct SummaryTests {
    static func object(_ findings: Findings) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(Report.summary(findings))) as? [String: Any])
    }

    /// Walks the document: wherever a member is null, `reason` stands beside it.
    private func nullsWithoutReason(_ value: Any, _ path: String) -> [String] {
        if let object = value as? [String: Any] {
            let own = object.filter { $0.value is NSNull }.map(\.key)
            let missing = object["reason"] == nil || object["reason"] is NSNull ? own.map { path + "." + $0 } : []
            return missing + object.flatMap { nullsWithoutReason($0.value, path + "." + $0.key) }
        }
        if let list = value as? [Any] {
            return list.enumerated().flatMap {
                $0.element is NSNull ? [path] : nullsWithoutReason($0.element, path + ".\($0.offset)")
            }
        }
        return []
    }

    @Test func everyNullHasAReason() throws {
        var findings = HandMadeCounty.findings()
        #expect(nullsWithoutReason(try Self.object(findings), "") == [])
        findings.asOf = nil
        findings.redLine = RedLineFindings()
        findings.layout = LayoutFindings(villages: 0, area: .zero)
        findings.belts?.prizes = [VillagePrize(code: "1", value: 0, parts: [nil])]
        #expect(nullsWithoutReason(try Self.object(findings), "") == [])
    }

    @Test func figuresAreDecimalText() throws {
        let summary = try Self.object(HandMadeCounty.findings())
        let redLine = try #require(summary["red_line"] as? [String: Any])
        #expect(redLine["conflict_m2"] as? String == "66000.03")
        #expect(redLine["conflict_mu"] as? String == "99.00")
        let total = try #require(redLine["total"] as? [String: Any])
        #expect(total["task_mu"] as? String == "93000.00" && total["margin_mu"] as? String == "4582.57")
        #expect(total["met"] as? Bool == true)
        let text = String(decoding: Report.summary(HandMadeCounty.findings()), as: UTF8.self)
        #expect(text.contains("\"conflict_share\": 0.001380") && text.contains("\"trunk_share\": 0.500000"))
        #expect(text.contains("\"task_source\": \"protection_targets\""))
    }

    @Test func absentAnalysesAreNamed() throws {
        let summary = try Self.object(HandMadeCounty.findings())
        let absent = try #require(summary["absent"] as? [[String: Any]])
        #expect(absent.map { $0["analysis"] as? String } == ["change", "location"])
        #expect(summary["change"] == nil && summary["location"] == nil)
        #expect(
            summary.keys.sorted() == [
                "absent", "belts", "clusters", "coverage", "holding", "issues", "land", "layout", "network", "project",
                "red_line", "targets", "works",
            ])
    }

    @Test func prizesCanBeRecomputed() throws {
        let belts = try #require(try Self.object(HandMadeCounty.findings())["belts"] as? [String: Any])
        let code = HandMadeCounty.code(0, 0)
        #expect(((belts["prizes"] as? [String: Any])?[code] as? NSNumber)?.doubleValue == 1.25)
        let parts = (belts["prize_parts"] as? [String: Any])?[code] as? [String: Any]
        #expect((parts?["population"] as? NSNumber)?.doubleValue == 0.5)
    }
}
