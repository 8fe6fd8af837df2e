import Columns
import FindingValues
import AnalysisRuns
import Testing

@testable import Reporting

@Suite struct TerminalSummaryTests {
    private func lines(_ findings: Findings, _ language: Language) -> [String] {
        TerminalSummary.text(findings, language: language).split(separator: "\n").map(String.init)
    }

    /// The value of the line that begins with a name.
    private func value(_ name: String, in lines: [String]) throws -> String {
        let line = try #require(lines.first { $0.hasPrefix(name + "  ") }, "\(name)")
        return line.dropFirst(name.count).trimmingPrefix { $0 == " " }.description
    }

    @Test func plannedWorksAreHeldAgainstTheLines() throws {
        let findings = HandMadeCounty.findings()
        let english = lines(findings, .en)
        // One work of 5,000.004 m²; observed works and corridors are not counted.
        #expect(try value("planned works", in: english) == "1, 7.50 mu (0.50 ha)")
        #expect(try value("  on basic farmland", in: english) == "1, 0.18 mu (0.01 ha)")
        #expect(try value("  on farmland", in: english) == "1, 4.50 mu (0.30 ha)")
        #expect(try value("  new construction", in: english) == "6.00 mu (0.40 ha), 100.0 % for rural industry")
        // No layer of the ecological red line: no figure.
        #expect(!english.contains { $0.contains("ecological") })
        #expect(try value("  新增建设用地", in: lines(findings, .zh)) == "6.00 亩（0.40 公顷），其中乡村产业 100.0 %")
    }

    @Test func layersWithoutACountyNameNone() throws {
        var findings = HandMadeCounty.findings()
        #expect(lines(findings, .en)[0].hasPrefix("county "))
        (findings.countyName, findings.countyCode) = ("", "")
        findings.works = nil
        let english = lines(findings, .en)
        #expect(english[0].hasPrefix("CRS "))
        #expect(!english.contains { $0.hasPrefix("planned works") })
    }

    /// Chinese characters take two columns of a terminal.
    @Test func columnsOfATerminal() {
        #expect(TerminalSummary.columns(of: "耕地 a") == 6)
        #expect(TerminalSummary.columns(of: "") == 0)
    }
}
