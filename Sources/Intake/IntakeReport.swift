import Columns
import OGR
import PROJ

/// What became of the rows of a layer: how many were read, set aside, left out or repaired, and what the reader says.
package struct IntakeReport: Sendable {
    /// Our name of the layer.
    package let layer: String
    /// The path as the user wrote it.
    package let path: String
    /// Rows read.
    package var rows = 0
    /// Rows that the gate set aside.
    package var setAside = 0
    /// Exact duplicates that were left out.
    package var duplicates = 0
    /// Rows repaired, those of `nested` among them.
    package var repaired = 0
    /// Rows whose rings were nested anew.
    package var nested = 0
    /// Rows whose ground is in doubt in the plane; they were kept, and each has an issue.
    var doubts = PlaneDoubts.Count()
    /// Rows that were set aside, left out, repaired or changed by reading.
    package var issues: [RowIssue] = []
    /// What the reader says: encoding, notes, rows of other kinds.
    package var read = ReadReport()
    /// The CRS of the source; none for a table.
    package var crs: CRSDescription?
    /// The way to the plane; none for a table.
    package var way: OperationNote?

    /// Nothing read yet.
    package init(layer: String, path: String) { (self.layer, self.path) = (layer, path) }

    /// Rows that may be used.
    package var usable: Int { rows - setAside - duplicates }

    /// Adds what the gate said of some rows.
    mutating func add(_ verdict: RowGate.Verdict) {
        setAside += verdict.setAside
        repaired += verdict.repaired
        nested += verdict.nested
        doubts.add(verdict.doubts)
        issues += verdict.issues
    }

    /// Takes over the report of the reader. Its issues bear our name of the layer; a row of which it says more than that it
    /// has no geometry is not told twice.
    mutating func take(_ report: ReadReport) {
        read = report
        let broken = Set(report.issues.lazy.filter { $0.rule == "geometry-broken" }.map(\.row))
        var ids: [Int: String] = [:]
        if !broken.isEmpty {
            issues.removeAll { issue in
                guard issue.rule == "null-geometry", broken.contains(issue.row) else { return false }
                ids[issue.row] = issue.id
                return true
            }
        }
        issues += report.issues.map { issue in
            var issue = issue
            issue.layer = layer
            if issue.rule == "geometry-broken" {
                issue.id = ids[issue.row]
                issue.phrase += Messages.setAside
            }
            return issue
        }
    }

    /// Rows set aside by rule.
    package var reasons: [String: Int] { Self.counted(issues.filter { $0.isSetAside }).mapValues(\.rows) }

    /// Refuses a layer of which rows were read and none is left, or whose rows deny the CRS.
    /// - Parameter mayLoseAll: a layer of which no row is left is an answer.
    func judge(_ vote: DomainVote?, mayLoseAll: Bool = false) throws(IntakeError) {
        if let found = vote?.contradiction {
            throw .contradictedCRS(layer: layer, path: path, reason: found.phrase, remedy: found.remedy)
        }
        if rows > 0, usable == 0, !mayLoseAll {
            throw .nothingLeft(layer: layer, path: path, rows: rows, reasons: reasons)
        }
    }

    // MARK: Words

    /// What is to be told of a layer besides its single rows, a sentence each: rows set aside with reasons and area, duplicates,
    /// repairs, and the notes of the reader. Every command says it in these words.
    package var sentences: [Phrase] {
        var result: [Phrase] = []
        let aside = issues.filter { $0.isSetAside }
        if setAside > 0 {
            let reasons = Self.list(Self.counted(aside).mapValues(\.rows))
            let ground = Self.area(of: aside)
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中剔除 \(setAside) 行：\(reasons.zh)\(ground.zh)。",
                    en: "\(layer): \(setAside) of \(rows) rows " + (setAside == 1 ? "is" : "are") + " set aside: "
                        + reasons.en + ground.en + "."))
        }
        let twice = issues.filter { $0.rule == "duplicate-row" }
        if duplicates > 0 {
            let ground = Self.area(of: twice)
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中 \(duplicates) 行与别的行重复，未计入\(ground.zh)。",
                    en: "\(layer): \(duplicates) of \(rows) rows " + (duplicates == 1 ? "stands" : "stand")
                        + " twice and " + (duplicates == 1 ? "was" : "were") + " left out" + ground.en + "."))
        }
        let made = repaired - nested
        if made > 0 {
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中 \(made) 行已修复为有效图形。",
                    en: "\(layer): \(made) of \(rows) rows " + (made == 1 ? "was" : "were") + " made valid."))
        }
        if nested > 0 {
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中 \(nested) 行的内外环已重新确定。",
                    en: "\(layer): the rings of \(nested) of \(rows) rows were nested anew."))
        }
        if doubts.edged > 0 {
            let longest = fixedText(doubts.longest / 1000, decimals: 1)
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中 \(doubts.edged) 行有过长的直边，最长 \(longest) 公里，面积随投影面而异。",
                    en:
                        "\(layer): \(doubts.edged) of \(rows) rows \(doubts.edged == 1 ? "has" : "have") straight "
                        + "edges, the longest of \(longest) km, whose ground depends on the plane in which they are straight."
                ))
        }
        if doubts.far > 0 {
            let limit = fixedText(BeyondZone.limit / 1000, decimals: 0)
            let farthest = fixedText(doubts.farthest / 1000, decimals: 0)
            result.append(
                Phrase(
                    zh: "\(layer)：\(rows) 行中 \(doubts.far) 行距平面的中央子午线超过 \(limit) 公里，最远 \(farthest) 公里，"
                        + "该处面积精度不到百万分之一。",
                    en: "\(layer): \(doubts.far) of \(rows) rows \(doubts.far == 1 ? "reaches" : "reach") more than "
                        + "\(limit) km from the central meridian of the plane, up to "
                        + "\(farthest) km, where areas are not right to 10⁻⁶."))
        }
        return result + read.notes.map { Phrase(zh: "\(layer)：", en: "\(layer): ") + $0.phrase }
    }

    /// Reasons with their counts, the most frequent first.
    static func list(_ reasons: [String: Int]) -> Phrase {
        reasons.sorted { $0.value != $1.value ? $0.value > $1.value : utf8Less($0.key, $1.key) }
            .map { Phrase(zh: "\($0.value) 行 \($0.key)", en: "\($0.value) \($0.key)") }.joined()
    }

    private static func counted(_ issues: [RowIssue]) -> [String: (rows: Int, area: Double)] {
        issues.reduce(into: [:]) { sums, issue in
            let before = sums[issue.rule] ?? (0, 0)
            sums[issue.rule] = (before.rows + 1, before.area + (issue.areaBefore ?? 0))
        }
    }

    private static func area(of issues: [RowIssue]) -> Phrase {
        let sum = issues.reduce(0) { $0 + ($1.areaBefore ?? 0) }
        guard sum > 0 else { return Phrase(same: "") }
        let text = fixedText(sum, decimals: 2)
        return Phrase(zh: "（\(text) 平方米）", en: " (\(text) m²)")
    }
}

extension RowIssue {
    /// Rules by which the gate sets a row aside.
    private static let gateRules: Set<String> = RowGate.repairable.union([
        "null-geometry", "not-finite", "zone-mixed", "outside-domain", "key-missing", "class-unknown",
        "geometry-broken",
    ])

    /// The row that it tells of was set aside by the gate.
    package var isSetAside: Bool { severity == .error && Self.gateRules.contains(rule) }
}
