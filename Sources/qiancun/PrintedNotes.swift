import Columns
import FindingValues
import Output

/// Says on standard error what a table cannot say, and the first of the issues: layer, source row, key, rule, reason, place and
/// area, alike in every command.
/// - Parameters:
///   - most: issues that are shown; of the others the number is printed.
///
/// With `--quiet` too: what was set aside, changed or is in doubt is never silenced. Progress is, and what only sums up a run that
/// did as it was told.
func printNotes(_ notes: [Phrase], _ issues: [RowIssue], most: Int = 20) {
    var text = notes.map { VisibleText.line($0[.ofRun]) + "\n" }.joined()
    for issue in issues.prefix(most) {
        text += VisibleText.line("  " + issue.line[.ofRun]) + "\n"
    }
    if issues.count > most {
        let more = issues.count - most
        text += say(zh: "  …… 另有 \(more) 条\n", en: "  … and \(more) more\n")
    }
    StandardStreams.say(text)
}

extension RowIssue {
    /// `parcels row 5, 430699…: duplicate-row: the row stands twice; one was left out (at 38426787.03 3262863.84; 351850.86 m²)`.
    var line: Phrase {
        var facts: [Phrase] = []
        if let place, place.isFinite {
            let decimals = place.x.magnitude <= 360 && place.y.magnitude <= 90 ? 8 : 2
            let numbers = [place.x, place.y].map { Self.number($0, decimals) }.joined(separator: " ")
            facts.append(Phrase(zh: "位于 \(numbers)", en: "at \(numbers)"))
        }
        if let areaBefore {
            let before = Self.number(areaBefore, 2)
            if let after = areaAfter.map({ Self.number($0, 2) }) {
                facts.append(
                    Phrase(zh: "修复前 \(before) 平方米，修复后 \(after) 平方米", en: "\(before) m² before, \(after) m² after"))
            } else {
                facts.append(Phrase(zh: "\(before) 平方米", en: "\(before) m²"))
            }
        }
        var source = Phrase(same: layer)
        if row != RowIssue.wholeLayer { source += Phrase(zh: " 行 \(row)", en: " row \(row)") }
        if let id { source += Phrase(zh: "，\(id)", en: ", \(id)") }
        let told = facts.joined(sentences: true)
        let behind = facts.isEmpty ? Phrase(same: "") : Phrase(zh: "（\(told.zh)）", en: " (\(told.en))")
        return source + Phrase(zh: "：\(rule)：", en: ": \(rule): ") + phrase + behind
    }

    private static func number(_ value: Double, _ decimals: Int) -> String {
        value.magnitude < 1e12 ? fixedText(value, decimals: decimals) : "\(value)"
    }
}

extension String {
    /// The text with outputs called as the user called them, where a writer names the hidden folder in which they are written
    /// (`./.o.shp.partial-17-2/o.shp` is `o.shp`).
    var namingOutputs: String {
        replacing(/(^|[ (`（“：])\.\/\.[^\/]*\.partial-[0-9]+-[0-9]+\//) { String($0.output.1) }
            .replacing(/\/\.[^\/]*\.partial-[0-9]+-[0-9]+\//, with: "/")
    }
}
