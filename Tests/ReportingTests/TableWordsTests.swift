import Columns
import FindingValues
import Foundation
import ProjectFile
import Testing

@testable import Reporting

@Suite struct TableWordsTests {
    @Test func kindsOfServiceAreThoseOfThePage() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Reporting/Page/report-text.js")
        let text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "const kinds = {")).upperBound
        let list = text[start..<(try #require(text.range(of: "};", range: start..<text.endIndex))).lowerBound]
        let words = Dictionary(
            uniqueKeysWithValues: list.matches(of: /(\w+): "([^"]+)"/).map { (String($0.1), String($0.2)) })
        for (kind, word) in Phrase.serviceKinds { #expect(words[kind] == word, "\(kind)") }
    }

    @Test func aCodeWithoutAWordStaysAsItIs() {
        #expect(Phrase.serviceKinds("clinic hospital").zh == "卫生室、卫生院")
        #expect(Phrase.serviceKind("电商服务站").zh == "电商服务站" && Phrase.serviceKind("clinic").en == "clinic")
        #expect(TableWords.mode("inside") == "村域内" && TableWords.mode("boat") == "boat")
        #expect(TableWords.ground("farmland_before") == "上期耕地" && TableWords.ground("湿地") == "湿地")
        #expect(TableWords.lacking("construction.approval") == "施工图斑（construction.approval）")
        #expect(TableWords.lacking("rule") == "rule")
    }

    @Test(arguments: ProjectLayer.allCases) func everyLayerHasAChineseName(layer: ProjectLayer) {
        #expect(layer.title.zh.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value })
        #expect(layer.absent.zh.hasPrefix("项目没有\(layer.title.zh)") && layer.absent.zh.hasSuffix("（\(layer.rawValue)）"))
        #expect(layer.absent == ProjectLayer.absent(layer.rawValue))
    }
}
