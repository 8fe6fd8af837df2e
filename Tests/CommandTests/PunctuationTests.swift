import Foundation
import Testing

/// Chinese sentences have full-width marks (，：；（）): every literal of the sources is looked at, and the words of the page.
@Suite struct PunctuationTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Literals that hold Chinese and are no sentences: data that is read or written, and pieces of a project file.
    private static let exempt = [
        // Project files and layers of the sample county; lists in the file of corner points.
        "SampleCounty/", "CornerPoints/", "VectorSources/CornerPointError.swift",
        // A word that road data may hold.
        "新(改)建",
        // YAML as it has to be written.
        "键: 值", "国道: 60", "name: 云溪区", "change: {", "county.code: ", "crs: ",
        // Operators of conditions, and marks of JSON that are spoken of.
        "== 和 !=", "缺少“:”", "“,”", "(0, 0)",
        // The name of the project in English.
        "Rural planning analysis (千村)",
    ]

    /// Files below `Sources` with an ending.
    private static func files(_ ending: String) throws -> [(name: String, text: String)] {
        let sources = root.appending(path: "Sources")
        let names = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix(ending) }.sorted().map {
            ($0, try String(contentsOf: sources.appending(path: $0), encoding: .utf8))
        }
    }

    private static func isChinese(_ c: Character) -> Bool {
        c.unicodeScalars.contains { 0x3400...0x9fff ~= $0.value }
    }

    /// Half-width marks beside a Chinese letter or a full-width mark, with or without a blank between.
    static func halfWidth(_ text: String) -> [String] {
        let marks: Set<Character> = [",", ":", ";", "(", ")", "?", "!"]
        func isBeside(_ c: Character?) -> Bool { c.map { isChinese($0) || "，。；：（）“”、？！".contains($0) } ?? false }
        let letters = Array(text)
        return letters.indices.filter { marks.contains(letters[$0]) }.filter { at in
            let before = letters[..<at].last { $0 != " " }, after = letters[(at + 1)...].first { $0 != " " }
            // Brackets of a formula or of a name in letters are half-width: "面积 × (1 − KCXS)，".
            switch letters[at] {
            case "(": return isBeside(before) || after.map(isChinese) ?? false
            case ")": return before.map(isChinese) ?? false
            default: return isBeside(before) || isBeside(after)
            }
        }.map { String(letters[max(0, $0 - 6)..<min(letters.count, $0 + 7)]) }
    }

    /// An English sentence that names something Chinese.
    private static func isEnglish(_ text: String) -> Bool {
        let words = ["is", "of", "the", "are", "or", "and", "to", "as", "be", "in", "only", "road", "layer"]
        return text.split { !$0.isASCII || !$0.isLetter }.contains { words.contains(String($0)) }
    }

    @Test func marksBesideChineseAreSeen() {
        for text in ["村界,道路", "村(镇)", "图层: 村", "面积 (亩)", "共 3 处;见表", "存疑(", "无:甲", "）,"] {
            #expect(!Self.halfWidth(text).isEmpty, "\(text)")
        }
        for text in ["村界，道路", "村（镇）", "面积 × (1 − KCXS)", "z (1.2)", "a, b", "0.5 m: 3", "宽 3（1:2）"] {
            #expect(Self.halfWidth(text).isEmpty, "\(text): \(Self.halfWidth(text))")
        }
    }

    @Test func literalsOfTheSources() throws {
        var found: [String] = []
        for (name, text) in try Self.files(".swift") where !Self.exempt.contains(where: name.hasPrefix) {
            for literal in Literals.of(text) where literal.contains(where: Self.isChinese) {
                guard !Self.isEnglish(literal), !Self.exempt.contains(where: literal.contains) else { continue }
                found += Self.halfWidth(literal).map { "\(name): \($0)" }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func wordsOfThePage() throws {
        var found: [String] = []
        for (name, text) in try Self.files(".js") {
            // Literals of the scripts are written as those of Swift are, without interpolation.
            for literal in Literals.of(text) where literal.contains(where: Self.isChinese) {
                found += Self.halfWidth(literal).map { "\(name): \($0)" }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func sentencesOfCatalogues() throws {
        var found: [String] = []
        for folder in ["policies", "rules", "standards"] {
            let folder = Self.root.appending(path: "GeoData/\(folder)")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".yaml") {
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                for line in text.split(separator: "\n") {
                    let words = line.drop { $0 == " " }
                    for key in ["label: ", "method: ", "note: ", "zh: "] where words.hasPrefix(key) {
                        found += Self.halfWidth(String(words.dropFirst(key.count))).map { "\(name): \($0)" }
                    }
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func theChineseReadme() throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.zh.md"), encoding: .utf8)
        var found: [String] = []
        // What lies between backticks is code, and a link is followed by its address in brackets.
        for (n, block) in text.components(separatedBy: "```").enumerated() where n.isMultiple(of: 2) {
            for line in block.split(separator: "\n") {
                let words = line.replacing(/`[^`]*`/, with: "x").replacing(/\]\([^)]*\)/, with: "]")
                found += Self.halfWidth(String(words))
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}

/// The string literals of a source in Swift that hold more than ASCII, each with `□` where a value stands.
enum Literals {
    static func of(_ text: String) -> [String] {
        var scan = Scan(bytes: Array(text.utf8))
        scan.code(untilBracket: false)
        return scan.found
    }

    private struct Scan {
        let bytes: [UInt8]
        var at = 0
        var found: [String] = []

        private static let (quote, hash, slash, escape) = (
            UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "\\")
        )
        private static let (opening, closing, line) = (UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\n"))

        /// `count` bytes of a kind stand from here on.
        private func stand(_ byte: UInt8, _ count: Int, from start: Int) -> Bool {
            guard start + count <= bytes.count else { return false }
            for n in 0..<count where bytes[start + n] != byte { return false }
            return true
        }

        mutating func code(untilBracket: Bool) {
            var depth = 0
            while at < bytes.count {
                switch bytes[at] {
                case Self.slash where stand(Self.slash, 2, from: at):
                    while at < bytes.count, bytes[at] != Self.line { at += 1 }
                case Self.quote: string(hashes: 0)
                case Self.hash:
                    var hashes = 0
                    while stand(Self.hash, 1, from: at) { (hashes, at) = (hashes + 1, at + 1) }
                    if stand(Self.quote, 1, from: at) { string(hashes: hashes) }
                case Self.opening: (depth, at) = (depth + 1, at + 1)
                case Self.closing:
                    at += 1
                    if depth == 0, untilBracket { return }
                    depth -= 1
                default: at += 1
                }
            }
        }

        private mutating func string(hashes: Int) {
            let quotes = stand(Self.quote, 3, from: at) ? 3 : 1
            at += quotes
            var text: [UInt8] = []
            while at < bytes.count {
                let byte = bytes[at]
                if byte == Self.quote, stand(Self.quote, quotes, from: at),
                    stand(Self.hash, hashes, from: at + quotes)
                {
                    at += quotes + hashes
                    break
                }
                at += 1
                if byte == Self.escape, stand(Self.hash, hashes, from: at) {
                    at += hashes
                    if stand(Self.opening, 1, from: at) {
                        at += 1
                        code(untilBracket: true)
                        text += "□".utf8
                    } else {
                        at += 1
                    }
                } else {
                    text.append(byte)
                }
            }
            if text.contains(where: { $0 > 127 }) { found.append(String(decoding: text, as: UTF8.self)) }
        }
    }
}
