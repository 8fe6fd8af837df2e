import Foundation
import Glibc
import Reporting

/// Folds lines of help: a Chinese letter takes two columns, and a line may end behind it.
enum HelpLines {
    /// Where the parser lets the texts of options begin.
    private static let textColumn = 26
    /// What no line begins with, and what none ends with.
    private static let closing = Set("，。；：、！？）”’》〉」』…%)]}.,;:!?'\"")
    private static let opening = Set("（“‘《〈「『([{'\"")

    /// The width of the terminal, or what `COLUMNS` says; 80 where neither is known.
    static var terminalColumns: Int {
        if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), said > 0 { return said }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? Int(size.ws_col) : 80
    }

    /// A line of help folded to a width. Names of options are never folded, their texts stay in their column.
    static func folded(_ line: String, to columns: Int) -> String {
        let columns = max(columns, 2 * textColumn)
        guard line.hasPrefix("  ") else { return folded(line[...], from: 0, indent: 0, columns) }
        let text = line.dropFirst(textColumn)
        let label = line.prefix(textColumn)
        guard !text.isEmpty, label.last == " " else { return line }
        return label + folded(text, from: textColumn, indent: textColumn, columns)
    }

    private static func folded(_ text: Substring, from start: Int, indent: Int, _ columns: Int) -> String {
        var result = ""
        var (column, unit, width) = (start, "", 0)
        func close() {
            if column + width > columns, column > indent {
                while result.last == " " { result.removeLast() }
                result += "\n" + String(repeating: " ", count: indent)
                column = indent
            }
            result += unit
            column += width
            (unit, width) = ("", 0)
        }
        var before: Character?
        for letter in text {
            if let before, mayBreak(before, letter) { close() }
            if letter == " " {
                close()
                result.append(letter)
                column += 1
                before = nil
                continue
            }
            unit.append(letter)
            width += TerminalSummary.columns(of: String(letter))
            before = letter
        }
        close()
        return result
    }

    private static func mayBreak(_ a: Character, _ b: Character) -> Bool {
        guard TerminalSummary.columns(of: String(a)) == 2 || TerminalSummary.columns(of: String(b)) == 2 else {
            return false
        }
        return b != " " && !closing.contains(b) && !opening.contains(a)
    }
}
