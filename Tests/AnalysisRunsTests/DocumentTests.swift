import Columns
import Foundation
import Intake
import Survey
import TestSupport
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

/// The documents name everything that the sources know.
@Suite struct DocumentTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    private func sources(_ folder: String) throws -> [String] {
        let url = Self.root.appending(path: "Sources/\(folder)")
        return try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: url.appending(path: $0), encoding: .utf8) }
    }

    /// The page has the word by itself.
    private func names(_ page: String, _ word: String) -> Bool {
        page.ranges(of: word).contains { range in
            func isWord(_ c: Character?) -> Bool { c.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
            let before = range.lowerBound > page.startIndex ? page[page.index(before: range.lowerBound)] : nil
            let after = range.upperBound < page.endIndex ? page[range.upperBound] : nil
            return !isWord(before) && !isWord(after)
        }
    }

    /// The texts of the lists of keys: `known: [...]` and `keys = [...]`.
    private func listedKeys(_ source: String) -> Set<String> {
        var result: Set<String> = []
        for list in source.matches(of: #/(?:known:|[kK]eys =|more =.*?)\s*\[([^\]]*)\]/#) {
            for word in list.1.matches(of: #/"([a-z_0-9]+)"/#) { result.insert(String(word.1)) }
        }
        return result
    }

    @Test func everyKeyOfAProjectIsDescribed() throws {
        let page = try text("Docs/project-file.md")
        var keys = Set(Project.keys + ProjectLayer.allCases.map(\.rawValue))
        for source in try sources("ProjectFile/Project") { keys.formUnion(listedKeys(source)) }
        for file in [
            "ProjectFile/Coverage/AccessibilityItem.swift", "ProjectFile/Coverage/CoverageItem+Reading.swift",
            "ProjectFile/Coverage/CoverageChoice.swift",
            "ProjectFile/Location/LocationItem.swift", "ProjectFile/Consolidation/ConsolidationOptions.swift",
        ] { keys.formUnion(listedKeys(try text("Sources/" + file))) }
        #expect(keys.count > 80, "the lists of keys were not found")
        keys.subtract(["types", "selection", "inspect", "table"])  // refused; of the key `database`, which is
        for key in keys.sorted() where !names(page, key) { Issue.record("Docs/project-file.md lacks `\(key)`") }
    }

    @Test func everyColumnOfALayerIsDescribed() throws {
        let page = try text("Docs/project-file.md")
        for layer in ProjectLayer.allCases where layer != .villageTable {
            for field in LayerFields.of(layer).wanted {
                for name in [field.name] + field.aliases where !names(page, name) {
                    Issue.record("Docs/project-file.md lacks `\(name)` of \(layer.rawValue)")
                }
            }
        }
        for (theirs, ours) in LayerLoader.tableNames {
            #expect(names(page, theirs) && names(page, ours), "\(theirs): \(ours)")
        }
    }

    /// Identifiers of rules are texts such as `code-form`; what looks alike and is none is named here.
    @Test func everyRuleIsListed() throws {
        let page = try text("Docs/check-rules.md")
        let others: Set = [
            "repeated-vertices", "self-loops", "snapped-ends", "closed-lines", "made-valid", "rings-nested",
            "duplicate-removed", "left-invalid", "spikes-removed",
        ]
        var found: Set<String> = ["duplicate", "overlap", "gap", "spike", "sliver"]
        for folder in [
            "Intake", "Overlap", "PROJ", "RoadNetwork", "Survey/Check", "Exchange", "OGR", "CountyLayers", "Tools",
            "LandAnalysis", "WayAnalysis/Layout", "WayAnalysis/Network", "AnalysisRuns",
        ] {
            for source in try sources(folder) {
                for line in source.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                    // Identifiers are given as `rule:`, as the raw value of a case, or as the first text of a call.
                    for word in line.matches(of: #/"([a-z]+(?:-[a-z]+)+)"/#) { found.insert(String(word.1)) }
                }
            }
        }
        for source in try sources("WayAnalysis/Coverage") + sources("Overlap") {
            for word in source.matches(of: #/rule: "([a-z-]+)"/#) { found.insert(String(word.1)) }
        }
        #expect(found.count > 90, "the rules were not found")
        for rule in found.subtracting(others).sorted() where !page.contains("| `\(rule)` |") {
            Issue.record("Docs/check-rules.md lacks `\(rule)`")
        }
    }

    @Test(arguments: PolicyIndicator.allCases) func indicatorsAreDescribed(_ indicator: PolicyIndicator) throws {
        #expect(try text("GeoData/policies/README.md").contains("| `\(indicator.rawValue)` |"), "\(indicator)")
        expectBothLanguages(indicator.method)
    }

    /// Every section of the domain facts that a comment cites is there.
    @Test func citedFactsAreWritten() throws {
        let page = try text("Docs/domain-facts.md")
        let sections = Set(page.matches(of: #/(?m)^### ([A-Z]\.\d) /#).map { String($0.1) })
        var cited: Set<String> = []
        for folder in ["Sources", "Tests", "GeoData"] {
            let url = Self.root.appending(path: folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: url.path)
            where path.hasSuffix(".swift") || path.hasSuffix(".md") {
                let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
                for found in text.matches(of: #/§([B-G]\.\d)/#) { cited.insert(String(found.1)) }
            }
        }
        #expect(cited.count > 10, "the citations were not found")
        #expect(cited.subtracting(sections).isEmpty)
    }

    @Test func budgetsAreDescribed() throws {
        let page = try text("Docs/project-file.md")
        for key in Budgets.Key.allCases { #expect(page.contains("| `\(key.rawValue)` |"), "\(key)") }
    }
}
