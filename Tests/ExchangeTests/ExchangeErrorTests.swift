import Columns
import Testing

@testable import Exchange

@Suite struct ExchangeErrorTests {
    private static let reason = Phrase(zh: "原因甲", en: "reason A")
    /// Every case, its parameters, and whether its advice is made here.
    private static let cases: [(error: ExchangeError, parameters: [String], isOurs: Bool)] = [
        (.format(path: "a.xyz", known: [".gpkg", ".shp"]), ["a.xyz", ".gpkg", ".shp"], true),
        (.target("nowhere"), ["nowhere", "EPSG:4526"], true),
        (
            .options(
                Phrase(zh: "选项 --a 无用", en: "--a is of no use"), remedy: Phrase(zh: "去掉 --a", en: "leave --a out")),
            ["--a"], true
        ),
        (.noCRS(path: "a.shp", layer: "村"), ["a.shp", "村", "EPSG:4526"], false),
        (.contradicted(path: "a.shp", layer: "b", reason: reason, remedy: nil), ["a.shp", "b"], true),
        (.noneLeft(path: "a.shp", layer: "b", rows: 17, reason: reason), ["a.shp", "b", "17"], true),
        (.datum(path: "a.shp", layer: "b", reason: reason, remedy: reason), ["a.shp", "b"], true),
        (.offsetNeedsDegrees(path: "a.shp", layer: "b", found: "EPSG:4526"), ["a.shp", "b", "EPSG:4526"], true),
        (.noZone(path: "a.shp", layer: "b", found: "EPSG:3395"), ["a.shp", "b", "EPSG:3395"], true),
        (.notPolygons(path: "a.shp", layer: "b", found: .line), ["a.shp", "b"], true),
        (.noSuchField(name: "DLBN", fields: ["DLBM"]), ["DLBN", "DLBM"], true),
        (.noSuchField(name: "DLBN", fields: ["XZQDM", "XZQMC"]), ["DLBN", "XZQDM", "XZQMC"], true),
        (.sameStandard(path: "a.gpkg", standard: "DLTB", layers: ["p", "q"]), ["a.gpkg", "DLTB", "p", "q"], true),
        (.nothingStandard(path: "a.gpkg", layers: ["p", "q"]), ["a.gpkg", "p", "q"], true),
    ]

    @Test(arguments: cases.indices) func bothLanguages(at index: Int) {
        let (error, parameters, isOurs) = Self.cases[index]
        let (zh, en) = (error.phrase.zh + (error.remedy?.zh ?? ""), error.phrase.en + (error.remedy?.en ?? ""))
        for parameter in parameters { #expect(zh.contains(parameter) && en.contains(parameter), "\(zh) \(en)") }
        #expect(hasHan(error.phrase.zh) && error.description == error.phrase.en && error.advice == error.remedy?.en)
        if isOurs, let remedy = error.remedy { #expect(hasHan(remedy.zh) && remedy.zh != remedy.en) }
    }

    @Test func namesOfCodes() {
        let error = ExchangeError.notPolygons(path: "a", layer: "b", found: .line)
        #expect(error.phrase.zh.contains("几何类型为线") && error.phrase.en.hasSuffix("the layer holds line geometry"))
        for note in [
            Messages.read(as: "GBK", .cpg), Messages.columnsLeftOut(["x"], places: ["longitude", "latitude"]),
            Messages.onlyAttributes(.polygon), Messages.stated("1", "2", unit: "亩", isPlanar: true),
            Messages.tooLong("ZLDWMC", letters: 70, width: 60), Messages.notNumber("TBMJ", "x", isWhole: true),
            Messages.renamed([("a", "a_2")]), Messages.withoutGeometry(3), Messages.rounded(5, decimals: 3),
        ] {
            #expect(hasHan(note.zh) && numbers(note.zh) == numbers(note.en), "\(note.zh) \(note.en)")
        }
    }

    private func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value } }

    /// The digits of a text, which are the same in both languages.
    private func numbers(_ text: String) -> String { text.filter(\.isNumber) }
}
