import Columns
import FindingValues
import Output

/// Says on standard error what a table cannot say, and the first of the issues: layer, source row, key, rule, reason, place and
/// area, alike in every command.
/// - Parameter most: issues that are shown; of the others the number is told.
func tell(_ notes: [String], _ issues: [RowIssue], most: Int = 20) {
    var text = notes.map { VisibleText.line($0) + "\n" }.joined()
    for issue in issues.prefix(most) {
        text += VisibleText.line("  " + issue.line) + "\n"
    }
    if issues.count > most { text += "  … and \(issues.count - most) more\n" }
    StandardStreams.say(text)
}

extension RowIssue {
    /// `parcels row 5, 430699…: duplicate-row: the row stands twice; one was left out (at 38426787.03 3262863.84; 351850.86 m²)`.
    var line: String {
        var facts: [String] = []
        if let place, place.isFinite {
            let decimals = place.x.magnitude <= 360 && place.y.magnitude <= 90 ? 8 : 2
            facts.append("at " + [place.x, place.y].map { Self.number($0, decimals) }.joined(separator: " "))
        }
        if let areaBefore {
            let before = Self.number(areaBefore, 2)
            facts.append(areaAfter.map { "\(before) m² before, \(Self.number($0, 2)) m² after" } ?? "\(before) m²")
        }
        let source = row == RowIssue.wholeLayer ? layer : "\(layer) row \(row)"
        return "\(source)\(id.map { ", \($0)" } ?? ""): \(rule): \(phrase[.ofRun])"
            + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    }

    private static func number(_ value: Double, _ decimals: Int) -> String {
        value.magnitude < 1e12 ? fixedText(value, decimals: decimals) : "\(value)"
    }
}

extension String {
    /// The text with outputs called as the user called them, where a writer names the hidden folder in which they are written
    /// (`./.o.shp.partial-17-2/o.shp` is `o.shp`).
    var namingOutputs: String {
        replacing(/(^|[ (`：，、（“])\.\/\.[^\/]*\.partial-[0-9]+-[0-9]+\//) { String($0.output.1) }
            .replacing(/\/\.[^\/]*\.partial-[0-9]+-[0-9]+\//, with: "/")
    }
}
