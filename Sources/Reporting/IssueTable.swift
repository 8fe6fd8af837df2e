import Columns
import FindingValues
import Writers

/// Makes `issues.csv`: every row that was set aside, repaired or objected to.
enum IssueTable {
    /// - Parameters:
    ///   - plane: CRS of the places that are in none of their own.
    ///   - language: of the reasons.
    static func bytes(_ issues: [RowIssue], plane: CRS, language: Language) -> [UInt8] {
        var bytes = CSVText.mark
        CSVText.append(
            [
                "layer", "row", "id", "rule", "severity", "easting", "northing", "reason", "area_before_m2",
                "area_after_m2", "crs",
            ],
            to: &bytes)
        for issue in issues.sorted(by: RowIssue.inOrder) {
            CSVText.append(
                [
                    CSVText.neutral(issue.layer), issue.row == RowIssue.wholeLayer ? "" : String(issue.row),
                    CSVText.neutral(issue.id ?? ""),
                    CSVText.neutral(issue.rule), issue.severity.rawValue, number(issue.place?.x, 9),
                    number(issue.place?.y, 9),
                    CSVText.neutral(issue.phrase[language]), number(issue.areaBefore, 2, trimming: false),
                    number(issue.areaAfter, 2, trimming: false),
                    issue.place == nil ? "" : (issue.crs ?? plane).description,
                ], to: &bytes)
        }
        return bytes
    }

    private static func number(_ value: Double?, _ decimals: Int, trimming: Bool = true) -> String {
        guard let value, value.isFinite else { return "" }
        var bytes: [UInt8] = []
        // Nine decimals serve degrees; for metres they would promise more than a double holds.
        appendFixed(
            value, decimals: value.magnitude > 360 ? min(decimals, 4) : decimals, trimming: trimming, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
