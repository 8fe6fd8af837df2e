import Columns
import Output

/// Says on standard error what a table cannot say, and the first of the issues.
func tell(_ notes: [String], _ issues: [RowIssue]) {
    var text = notes.map { VisibleText.line($0) + "\n" }.joined()
    for issue in issues.prefix(20) {
        let line = "  \(issue.layer) \(issue.id ?? "row \(issue.row)"): \(issue.rule): \(issue.message)"
        text += VisibleText.line(line) + "\n"
    }
    if issues.count > 20 { text += "  … and \(issues.count - 20) more\n" }
    StandardStreams.say(text)
}
