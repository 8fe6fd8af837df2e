import ArgumentParser
import Columns
import Foundation

/// What the argument parser says, help and complaints, in the language of the run. Its own words are English; wording that is
/// not known here stays so.
enum ParserText {
    /// What is printed of an error that the parser made, such as a request for help.
    static func of(_ error: any Error) -> String {
        if Language.ofRun == .en { return Qiancun.fullMessage(for: error) }
        // Unfolded: where Chinese lines may end, and how wide they are, the parser does not know.
        return chinese(Qiancun.fullMessage(for: error, columns: 100_000), columns: HelpLines.terminalColumns)
    }

    /// An unfolded message of the parser in Chinese, folded. What is no help and no complaint, such as the version or a
    /// completion script, stays as it is.
    static func chinese(_ message: String, columns: Int) -> String {
        guard ["OVERVIEW: ", "USAGE: ", "Usage: ", "Error: "].contains(where: message.hasPrefix) else { return message }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line(String($0), columns) }.joined(separator: "\n")
    }

    private static func line(_ line: String, _ columns: Int) -> String {
        if let heading = headings[line] { return heading }
        for (english, chinese) in prefixes where line.hasPrefix(english) {
            return chinese + sentence(String(line.dropFirst(english.count)))
        }
        if line.hasPrefix("OVERVIEW: ") { return HelpLines.folded("概述：" + line.dropFirst(10), to: columns) }
        for (pattern, template) in references {
            if let parts = match(line, pattern) { return filled(template, parts) }
        }
        return HelpLines.folded(values(builtIn(line)), to: columns)
    }

    private static let headings = ["ARGUMENTS:": "参数：", "OPTIONS:": "选项：", "SUBCOMMANDS:": "子命令："]
    private static let prefixes = [
        ("Error: ", "错误："), ("Help:  ", "说明："), ("Usage: ", "用法："), ("USAGE: ", "用法："), ("   or: ", "   或："),
    ]
    private static let references = [
        ("  See '*' for more information.", "  详见 %1"), ("  See '*' for detailed help.", "  各子命令的详细说明：%1"),
    ]
    /// What the parser says of options of its own.
    private static let ownHelp = [
        "Show help information.": "显示本说明。", "Show the version.": "显示版本。",
        "Show subcommand help information.": "显示子命令的说明。",
    ]
    /// Complaints, `*` for what they are about; the first that fits counts.
    private static let complaints = [
        ("Unknown option '*'. Did you mean '*'?", "没有选项 %1，是否指 %2？"),
        ("Unknown option '*'", "没有选项 %1"),
        ("Missing value for '*' in '*'", "%2 中的 %1 缺少值"),
        ("Missing value for '*'", "%1 缺少值"),
        ("The option '*' does not take any value, but '*' was specified.", "选项 %1 不带值，却给了 %2"),
        ("Unexpected argument '*'", "多余的参数 %1"),
        ("* unexpected arguments: '*'", "有 %1 个多余的参数：%2"),
        ("Value to be set with flag '*' had already been set with flag '*'", "%1 与 %2 不能并用"),
        ("Missing expected argument '*'", "缺少参数 %1"),
        ("Missing one of: '*'", "须有其中之一：%1"),
        ("Missing required subcommand.", "缺少子命令。"),
        ("The value '*' is invalid for '*'. Please provide one of the following:", "%2 不能取 %1，可取："),
        ("The value '*' is invalid for '*'. Please provide one of *.", "%2 不能取 %1，可取 %3。"),
        ("The value '*' is invalid for '*': *", "%2 不能取 %1：%3"),
        ("The value '*' is invalid for '*'", "%2 不能取 %1"),
        ("Invalid option: *", "无效的选项：%1"),
    ]

    private static func sentence(_ text: String) -> String {
        for (pattern, template) in complaints {
            guard let parts = match(text, pattern) else { continue }
            return filled(template, parts.map(listed))
        }
        return values(builtIn(text))
    }

    /// Several words in quotes as a Chinese list; anything else as it is.
    private static func listed(_ text: String) -> String {
        guard text.contains("', '") || text.contains("' or '") || text.contains("' and '") else { return text }
        return text.replacing("' and '", with: " 或 ").replacing("' or '", with: " 或 ")
            .replacing("', '", with: "、").replacing("'", with: "")
    }

    private static func builtIn(_ line: String) -> String {
        for (english, chinese) in ownHelp where line.hasSuffix(" " + english) {
            return line.dropLast(english.count) + chinese
        }
        return line
    }

    /// The values and the default that the parser adds to a line.
    private static func values(_ line: String) -> String {
        guard line.hasSuffix(")") else { return line }
        for start in [" (values: ", " (default: "] {
            guard let range = line.range(of: start, options: .backwards) else { continue }
            let facts = line[range.upperBound...].dropLast().split(separator: "; default: ", maxSplits: 1)
            guard let first = facts.first else { continue }
            let isList = start == " (values: "
            var text = isList ? "可选：" + first.replacing(", ", with: "、") : "默认：" + first
            if isList, facts.count > 1 { text += "；默认：" + facts[1] }
            return line[..<range.lowerBound] + "（\(text)）"
        }
        return line
    }

    // MARK: Patterns

    /// What stands for each `*` of a pattern that is the whole of a text; each but the last as short as it can be.
    static func match(_ text: String, _ pattern: String) -> [String]? {
        let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        guard let first = fixed.first, let last = fixed.last, text.hasPrefix(first) else { return nil }
        guard fixed.count > 1 else { return text == first ? [] : nil }
        var rest = text.dropFirst(first.count)
        var parts: [String] = []
        for between in fixed.dropFirst().dropLast() {
            guard let range = rest.range(of: between) else { return nil }
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        guard rest.hasSuffix(last) else { return nil }
        return parts + [String(rest.dropLast(last.count))]
    }

    private static func filled(_ template: String, _ parts: [String]) -> String {
        var result = ""
        var rest = template[...]
        while let at = rest.firstIndex(of: "%") {
            result += rest[..<at]
            rest = rest[at...].dropFirst()
            if let number = rest.popFirst()?.wholeNumberValue, parts.indices.contains(number - 1) {
                result += parts[number - 1]
            }
        }
        return result + rest
    }
}
