import Foundation
import Survey
import Testing

@Suite struct CheckRuleTests {
    @Test func identifiersAreOfOneForm() {
        for rule in CheckRule.allCases {
            #expect(rule.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }, "\(rule.id)")
            #expect(!rule.definition.english.isEmpty && !rule.definition.chinese.isEmpty)
            #expect(rule.definition.english.last != ".")
        }
        #expect(Set(CheckRule.allCases.map(\.id)).count == CheckRule.allCases.count)
    }

    @Test func everyParcelRuleIsListed() {
        let listed = Set(CheckRule.allCases.map(\.id))
        #expect(ParcelRules.identifiers.filter { !listed.contains($0) }.isEmpty)
    }

    @Test func aRuleKnowsItsLayers() {
        #expect(CheckRule.gap.applies(to: .parcels, isPolygon: true))
        #expect(!CheckRule.gap.applies(to: .ecologicalRedLine, isPolygon: true))
        #expect(!CheckRule.gap.applies(to: nil, isPolygon: true))
        #expect(CheckRule.selfCrossing.applies(to: nil, isPolygon: true))
        #expect(!CheckRule.selfCrossing.applies(to: nil, isPolygon: false))
        #expect(CheckRule.fieldMissing.applies(to: .settlements, isPolygon: false))
        #expect(CheckRule.crsMissing.applies(to: nil, isPolygon: false))
    }

    /// The page for people and the list for programs say the same.
    @Test func thePageListsEveryRuleAsItIs() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Docs/check-rules.md"), encoding: .utf8)
        let list = page.components(separatedBy: "\n## ")[0]
        let rows = list.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        #expect(rows == CheckRule.allCases.map(Self.row))
    }

    /// A line of the table: rule, severity, unit, layers, meaning.
    static func row(_ rule: CheckRule) -> String {
        let layers =
            switch rule.scope {
            case .any: "any"
            case .polygons: "polygons"
            case .cornerPoints: "corner points"
            case .standard: "standard"
            case .layers(let layers): layers.map(\.standardName).joined(separator: " ")
            }
        let definition = rule.definition
        return "| `\(rule.id)` | \(definition.severity.rawValue) | \(definition.unit?.rawValue ?? "") | \(layers) | "
            + "\(definition.english) | \(definition.chinese) |"
    }
}
