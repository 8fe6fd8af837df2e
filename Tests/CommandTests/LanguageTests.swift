import Foundation
import Testing

/// Everything that the command says of itself, and every refusal of a command line, comes in the language of the run.
@Suite struct LanguageTests {
    private static let commands = [
        "analyze", "area", "belts", "check", "clusters", "compare", "convert", "change", "consolidation", "coverage",
        "info",
        "layout",
        "locate", "map", "matrix", "overlap", "redline", "sample", "tabulate", "targets",
    ]

    private static func hasHan(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value }
    }

    /// Columns of a terminal: letters of Chinese text take two.
    private static func columns(of text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (0x2e80...0xffe6 ~= $1.value ? 2 : 1) }
    }

    /// The lines of a help from a heading to the next blank line, those of one option together.
    private static func entries(_ help: String, under heading: String) -> [String] {
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: heading[...]) else { return [] }
        var entries: [String] = []
        for line in lines[(start + 1)...].prefix(while: { !$0.isEmpty }) {
            if line.hasPrefix("   ") { entries[entries.count - 1] += line } else { entries.append(String(line)) }
        }
        return entries
    }

    @Test func theListOfSubcommands() throws {
        let help = try Command.run([], language: nil)
        let asked = try Command.run(["--help"], language: nil)
        #expect(help.status == 0 && help.output == asked.output)
        let entries = Self.entries(help.output, under: "子命令：")
        #expect(entries.compactMap { $0.split(separator: " ").first.map(String.init) } == Self.commands)
        for entry in entries { #expect(Self.hasHan(entry), "\(entry)") }
        #expect(help.output.contains("退出码：0 完成") && help.output.contains("各子命令的详细说明：qiancun help <subcommand>"))
    }

    @Test(arguments: [["analyse", "p.yaml"], ["help", "analyse"], ["analyse", "--lang", "zh"]])
    func aSubcommandThatIsNotThere(arguments: [String]) throws {
        let run = try Command.run(arguments, language: nil)
        #expect(run.status == 2 && run.errors.contains("没有子命令 analyse") && run.errors.contains("是否指 analyze？"))
        let english = try Command.run(arguments.filter { $0 != "zh" && $0 != "--lang" } + ["--lang", "en"])
        #expect(english.status == 2 && english.errors.contains("did you mean analyze?"), "\(english.errors)")
    }

    @Test(arguments: commands) func helpInChinese(command: String) throws {
        let help = try Command.run(["help", command], environment: ["COLUMNS": "80"], language: nil).output
        #expect(help.hasPrefix("概述：") && help.contains("\n用法：qiancun \(command) "), "\(help)")
        let options = Self.entries(help, under: "选项：")
        #expect(options.count > 2 && options.allSatisfy { $0.hasPrefix("  -") })
        for entry in options + Self.entries(help, under: "参数：") { #expect(Self.hasHan(entry), "\(entry)") }
        for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "(default", "(values", "Show help"] {
            #expect(!help.contains(word), "\(help)")
        }
        // Paragraphs, not pieces of them: what is said before the usage is Chinese in every one.
        let paragraphs = help.split(separator: "\n用法：").first?.split(separator: "\n\n") ?? []
        for paragraph in paragraphs { #expect(Self.hasHan(paragraph), "\(paragraph)") }
        let lines = help.split(separator: "\n").filter { !$0.hasPrefix("用法：") }
        for line in lines { #expect(Self.columns(of: line) <= 80, "\(line)") }
    }

    @Test(arguments: commands) func helpInEnglish(command: String) throws {
        let help = try Command.run(["help", command, "--lang", "en"]).output
        #expect(help.hasPrefix("OVERVIEW: ") && help.contains("\nUSAGE: qiancun \(command) "), "\(help)")
        for other in [
            ["--lang=en", "help", command], [command, "--help", "--lang", "en"], ["--lang", "en", command, "-h"],
        ] {
            #expect(try Command.run(other).output == help)
        }
        #expect(try Command.run([command, "--help", "--lang", "zh"]).output.hasPrefix("概述："))
    }

    /// What is wrong with a command line, the exit code, and the English sentence that the Chinese one stands for.
    private static let refusals: [(line: String, status: Int32, english: String)] = [
        ("area", 2, "Missing expected argument '<path>'"),
        ("area a.geojson --kez k", 2, "Unknown option '--kez'. Did you mean '--key'?"),
        ("area a.geojson -z", 2, "Unknown option '-z'"),
        ("area a.geojson --method wrong", 2, "is invalid for '--method <method>'. Please provide one of"),
        ("area a.geojson --key", 2, "Missing value for '--key <key>'"),
        ("area a.geojson --repair=x", 2, "does not take any value"),
        ("area a.geojson b.geojson", 2, "Unexpected argument"),
        ("area a.geojson b.geojson c.geojson", 2, "2 unexpected arguments: "),
        ("area a.geojson --threads 0", 2, "--threads must be 1 to 1024, not 0."),
        ("area a.geojson --budget rows", 2, "expected KEY=N"),
        ("belts p.yaml --minutes 3 --metres 4", 2, "A belt has one budget"),
        ("analyze p.yaml -o out --only belt", 2, "no analysis is called 'belt'"),
        ("sample -o out --scale Q", 2, "--scale must be XS, S, M or L, not Q."),
        ("check p.yaml q.yaml", 2, "A project file is checked alone"),
        ("convert a.geojson out.xyz", 2, "no format is written under that suffix"),
        ("convert a.geojson out.csv --to nowhere", 2, "neither a CRS nor the offset of a web map"),
        ("convert a.geojson out.csv --encoding GBK", 2, "--encoding GBK has no effect"),
        ("convert a.geojson out --standard", 3, "no layer looks like a standard layer"),
        ("convert a.geojson out.txt", 3, "the output lies in a CGCS2000 zone"),
        ("map .", 2, "so it is not a finished run"),
    ]

    @Test(arguments: refusals.indices) func refusalsInBoth(at index: Int) throws {
        let (line, status, sentence) = Self.refusals[index]
        let folder = try TemporaryFolder()
        try folder.write(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"k\":1},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[113.5,29.5]}}]}", to: "a.geojson")
        let arguments = line.split(separator: " ").map { word in
            word == "." || word == "out" || word.contains(".") ? folder.path(String(word)) : String(word)
        }
        let en = try Command.run(arguments + ["--lang", "en"])
        let zh = try Command.run(arguments, language: nil)
        #expect(en.status == status && zh.status == status, "\(en.errors)\(zh.errors)")
        #expect(en.errors.contains(sentence) && !Self.hasHan(en.errors), "\(en.errors)")
        let said = zh.errors.split(separator: "\n").first { $0.hasPrefix("错误：") || $0.hasPrefix("qiancun: ") } ?? ""
        #expect(Self.hasHan(said) && !zh.errors.contains(sentence), "\(zh.errors)")
        for word in ["Error:", "Usage:", "Help:", "try:", "See '"] {
            #expect(!zh.errors.contains(word), "\(zh.errors)")
        }
    }

    @Test(arguments: [["--lang", "fr"], ["--lang=fr"]]) func otherLanguagesAreRefused(said: [String]) throws {
        for arguments in [["area", "a.geojson"] + said, said + ["help"], ["help", "area"] + said, ["--help"] + said] {
            let run = try Command.run(arguments)
            #expect(run.status == 2 && run.errors.contains("--lang 为 zh（中文）或 en（英文），不能是 fr。"), "\(run.errors)")
        }
    }

    /// It stands once, as every option; behind `--` stand paths.
    @Test func whereTheLanguageIsSaid() throws {
        #expect(
            try Command.run(["area", "--lang", "zh", "--lang", "en"]).errors.hasPrefix("qiancun: --lang is given twice")
        )
        let twoPaths = ["area", "--lang", "en", "--", "--lang=zh", "x"]
        #expect(try Command.run(twoPaths).errors.hasPrefix("Error: Unexpected argument 'x'"))
        #expect(try Command.run(["--version", "--lang", "en"]).output == "qiancun 0.1.0\n")
    }

    /// Rows that are told, and tables of messages, follow the language; codes and numbers do not.
    @Test func rowsAndTables() throws {
        let folder = try TemporaryFolder()
        let rings = [
            "[[38500000,3300000],[38500100,3300100],[38500100,3300000],[38500000,3300100],[38500000,3300000]]",
            "[[38500200,3300000],[38500300,3300000],[38500300,3300100],[38500200,3300100],[38500200,3300000]]",
        ]
        let features = rings.enumerated().map { row, ring in
            "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\(row + 1)\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[\(ring)]}}"
        }
        try folder.write(
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4526\"}},"
                + "\"features\":[\(features.joined(separator: ","))]}", to: "a.geojson")
        let check = ["check", folder.path("a.geojson"), "--places"]
        let zh = try Command.run(check + [folder.path("zh.gpkg"), "--json", "--lang", "zh"])
        let en = try Command.run(check + [folder.path("en.gpkg"), "--json", "--lang", "en"])
        #expect(zh.output.contains("环自相交或自相接") && en.output.contains("a ring crosses or touches itself"))
        #expect(try ogrinfo(folder.path("zh.gpkg"), "places").contains("环自相交或自相接"))
        #expect(try ogrinfo(folder.path("en.gpkg"), "places").contains("a ring crosses or touches itself"))
        let area = ["area", folder.path("a.geojson"), "--key", "BSM"]
        let told = try Command.run(area, language: nil).errors
        #expect(told.contains(" 行 0，1：self-crossing：环自相交或自相接；该行已剔除（位于 385000"), "\(told)")
        #expect(
            try Command.run(area).errors.contains(
                " row 0, 1: self-crossing: a ring crosses or touches itself; the row is set aside (at 385000"))
    }

    /// A completion script is no help: nothing in it is folded.
    @Test func completionScript() throws {
        let script = try Command.run(["--generate-completion-script", "bash"], language: nil)
        #expect(script.status == 0 && script.output.contains("complete -o filenames"))
    }
}
