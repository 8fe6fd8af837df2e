import Foundation
import Testing

@testable import Reporting

/// The scripts of the page, read without a browser: what chapters add, and the words of both languages.
@Suite struct PageScriptsTests {
    /// A script of the page.
    private struct Script {
        let name: String
        let text: String
        /// The keys of words that it shows.
        let shown: Set<String>

        init(_ name: String, _ bytes: [UInt8]) {
            (self.name, text) = (name, String(decoding: bytes, as: UTF8.self))
            shown = Self.shown(text)
        }

        /// The definitions of its words.
        var definitions: String {
            guard let block = text.firstMatch(of: #/(?m)^(?:page\.words|addWords)\(\{\n((?:.*\n)*?)\}\);$/#) else {
                return ""
            }
            return String(block.1)
        }

        /// The keys of its words.
        var words: [String] { definitions.matches(of: #/(?m)^  "?([\w-]+)"?: \{/#).map { String($0.1) } }

        /// Texts in the first argument of `word` and `wordOf`, the last of `unit` and `texts`. What is compared with is no key.
        private static func shown(_ text: String) -> Set<String> {
            var keys: Set<String> = []
            for call in text.matches(of: #/\b(word|wordOf|unit|texts)\(/#) {
                let arguments = arguments(text[call.range.upperBound...])
                let isName = call.1.hasPrefix("word")
                guard let argument = isName ? arguments.first : arguments.last else { continue }
                for text in argument.replacing(#/[=!]== "[^"]*"/#, with: "").matches(of: #/"([^"]*)"/#) {
                    keys.insert(String(text.1))
                }
            }
            return keys
        }

        /// The arguments of a call from behind its bracket.
        private static func arguments(_ text: Substring) -> [String] {
            var (arguments, depth, isText): ([String], Int, Bool) = ([""], 0, false)
            for character in text {
                if character == "\"" { isText.toggle() }
                if !isText {
                    if "([{".contains(character) { depth += 1 }
                    if ")]}".contains(character) { depth -= 1 }
                    if depth < 0 { break }
                    if character == "," && depth == 0 {
                        arguments.append("")
                        continue
                    }
                }
                arguments[arguments.count - 1].append(character)
            }
            return arguments
        }
    }

    /// What all chapters share.
    private static let shared = [
        Script("text", PackageResources.report_text_js), Script("data", PackageResources.report_data_js),
        Script("chapters", PackageResources.report_chapters_js), Script("map", PackageResources.report_map_js),
        Script("parts", PackageResources.report_parts_js), Script("layers", PackageResources.report_layers_js),
        Script("panel", PackageResources.report_panel_js),
    ]
    private static let chapters = Chapters.inTables.filter { !$0.pageScript.isEmpty }.map {
        Script("\($0)", $0.pageScript)
    }
    private var shared: [Script] { Self.shared }
    private var chapters: [Script] { Self.chapters }
    private var common: [String] { shared.flatMap(\.words) }

    private func added(_ call: String, by script: Script) throws -> [String] {
        script.text.matches(of: try Regex("page\\.\(call)\\(\"(\\w+)\"", as: (Substring, Substring).self)).map {
            String($0.output.1)
        }
    }

    /// A script that no chapter names would lie in its folder and be in no page.
    @Test func everyScriptIsThatOfTheChapterInItsFolder() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Reporting")
        var found: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix("-page.js") {
            let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
            let owners = Chapters.inTables.filter { $0.pageScript == bytes }.map { "\($0)" }
            #expect(owners.count == 1, "\(path) is the script of \(owners)")
            let folder = path.prefix { $0 != "/" }
            for owner in owners {
                let file = root.appending(path: "\(folder)/\(owner).swift").path
                #expect(FileManager.default.fileExists(atPath: file), "\(path) belongs to \(owner)")
            }
            found.formUnion(owners)
        }
        #expect(found == Set(chapters.map(\.name)))
        #expect(found.count > 10)
    }

    /// What is added has its place in the page, and what has a place is added by one chapter.
    @Test func everyNameOfTheOrdersIsAddedOnce() throws {
        let calls = ["layers": "layer", "sections": "section"]
        for (kind, names) in PageOrder.lists {
            let added = try chapters.flatMap { try self.added(calls[kind] ?? kind, by: $0) }
            #expect(added.sorted() == names.sorted(), "\(kind)")
        }
    }

    /// Blocks of farmland are in the files only.
    @Test func everyLayerThatChaptersWriteIsDrawnByItsChapter() throws {
        let written = Set(ResultLayers.titles.keys)
        #expect(written.subtracting(PageOrder.layers) == ["farmland_blocks"])
        #expect(Set(PageOrder.layers).isSubset(of: written))
        for chapter in Chapters.inTables {
            // What people gave is drawn beside our own belts.
            let script = "\(chapter)" == "\(GivenChapter.self)" ? "\(BeltChapter.self)" : "\(chapter)"
            let drawn = try chapters.filter { $0.name == script }.flatMap { try added("layer", by: $0) }
            for name in chapter.layerTitles.keys where PageOrder.layers.contains(name) {
                #expect(drawn.contains(name), "\(chapter) writes \(name)")
            }
        }
    }

    @Test func everyWordIsThereInBothLanguages() throws {
        let pair = #/"?[\w-]+"?: \{\s*zh: "(?:[^"\\]|\\.)+",\s*en: "(?:[^"\\]|\\.)+",?\s*\}/#
        for script in shared + chapters {
            let text = script.definitions
            let heads = text.matches(of: #/(?m)^ +"?[\w-]+"?: \{/#).count
            let groups = text.matches(of: #/: \{\n {4}"?[\w-]+"?: \{/#).count
            #expect(text.matches(of: pair).count == heads - groups, "\(script.name)")
            #expect(text.isEmpty == !script.text.contains(#/(?m)^(?:page\.words|addWords)\(/#), "\(script.name)")
            let names = #/page\.layer\("\w+", \{\n  name: \{ zh: "[^"]+", en: "[^"]+" \},\n/#
            #expect(script.text.matches(of: names).count == (try added("layer", by: script).count), "\(script.name)")
        }
        let words = (shared + chapters).flatMap(\.words)
        #expect(Set(words).count == words.count, "a word is there twice")
        #expect(words.count > 150)
    }

    /// A chapter shows its own words and common ones, never those of another chapter.
    @Test func everyWordThatIsShownIsThere() {
        for script in shared + chapters {
            let missing = script.shown.subtracting(script.words).subtracting(common)
            #expect(missing == [], "\(script.name)")
        }
    }

    /// A word stands where it is shown: a common one is shown by several chapters or by what they share.
    @Test func everyWordIsShown() {
        for chapter in chapters {
            #expect(Set(chapter.words).subtracting(chapter.shown) == [], "\(chapter.name)")
        }
        // Values of data: modes of travel, and whether the text of a rule was checked.
        for word in common where !["walk", "drive", "verified", "unverified"].contains(word) {
            let users = chapters.filter { $0.shown.contains(word) }.count
            #expect(users > 1 || shared.contains { $0.shown.contains(word) }, "\(word) is shown by \(users) chapters")
        }
    }
}
