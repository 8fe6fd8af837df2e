import Columns
import Intake
import OGR
import Survey

extension CheckedLayer {
    /// Rows that are read and checked at once.
    private static let batchRows = 8192

    /// Reads a layer, asks the rules about its fields and values, and keeps what later rules need.
    ///
    /// Rows come in batches, which are checked on several threads; besides the geometry a row costs its key and a few
    /// values.
    /// - Throws: `OGRError` when the layer cannot be read.
    static func read(_ input: CheckInput, threads: Int, progress: (Int) -> Void) async throws -> CheckedLayer {
        let stream = try VectorFile.stream(input.request, batchRows: batchRows)
        var parts: [Part] = []
        var rows = 0
        try await withThrowingTaskGroup(of: Part.self) { group in
            var (number, running) = (0, 0)
            while let batch = try stream.next() {
                try Task.checkCancellation()
                if running >= threads, let done = try await group.next() {
                    parts.append(done)
                    running -= 1
                }
                let own = number
                group.addTask { Part(own, batch, input) }
                (number, running, rows) = (number + 1, running + 1, rows + batch.count)
                progress(rows)
            }
            while let done = try await group.next() { parts.append(done) }
        }
        parts.sort { $0.number < $1.number }
        var layer = joined(parts, input)
        layer.issues += readIssues(stream.report, layer)
        layer.notes = stream.report.notes
        return layer
    }

    /// What is kept of a batch.
    private struct Part: Sendable {
        let number: Int
        let fields: [Field]
        let crs: CRS?
        let geometry: GeometryColumn
        let sourceRows: [Int]
        let ids: [String]
        let values: CheckedValues
        let contents: [UInt64]
        let issues: [CheckIssue]

        init(_ number: Int, _ batch: Layer, _ input: CheckInput) {
            (self.number, fields, crs) = (number, batch.fields, batch.crs)
            (geometry, sourceRows) = (batch.geometry, batch.sourceRows)
            values = CheckedValues(of: batch, input)
            contents = batch.fingerprints()
            let key = CheckedLayer.keyField(of: batch.fields.map(\.name), input).flatMap(batch.column)
            let ids = (0..<batch.count).map { key?.text($0) ?? String(batch.sourceRows[$0]) }
            self.ids = ids
            guard let standard = input.standard, input.asksValues else {
                issues = []
                return
            }
            func place(_ row: Int) -> Position? {
                let box = batch.geometry.box(ofRow: row)
                return box.isFinite ? box.centre : nil
            }
            var found = ValueRules.objections(to: batch, of: standard).compactMap { objection in
                objection.row.map { row in
                    CheckIssue(
                        layer: input.name, id: ids[row], rule: objection.rule, place: place(row),
                        message: objection.phrase, row: batch.sourceRows[row])
                }
            }
            if standard == .parcels {
                let first = batch.sourceRows.first ?? 0
                let isRun = batch.sourceRows.last.map { $0 - first + 1 == batch.count } ?? true
                let rowOf = isRun ? [:] : Dictionary(zip(batch.sourceRows, 0...), uniquingKeysWith: { a, _ in a })
                found += ParcelRules.issues(in: batch, named: input.name).compactMap { issue in
                    guard let rule = CheckRule(rawValue: issue.rule) else { return nil }
                    let row = isRun ? issue.row - first : rowOf[issue.row] ?? 0
                    return CheckIssue(
                        layer: input.name, id: ids[row], rule: rule, place: issue.place, message: issue.phrase,
                        row: issue.row)
                }
            }
            issues = found
        }
    }

    /// The field that identifies a row: BSM of a standard layer, else a usual name of a key; none for the row number.
    static func keyField(of names: [String], _ input: CheckInput) -> String? {
        if let mapped = input.fields["key"] { return mapped }
        if let standard = input.standard, let key = standard.sourceField(for: "key", in: names) { return key }
        let usual = ["id", "key", "bsm", "code", "编号"]
        return usual.lazy.compactMap { wanted in names.first { $0.lowercased() == wanted } }.first
    }

    private static func joined(_ parts: [Part], _ input: CheckInput) -> CheckedLayer {
        var values = CheckedValues()
        for part in parts { values.append(part.values) }
        return CheckedLayer(
            input: input, fields: parts.first?.fields ?? [], declared: parts.first?.crs, crs: nil,
            geometry: parts.isEmpty ? .none(rows: 0) : .joined(parts.map(\.geometry)),
            sourceRows: parts.flatMap(\.sourceRows), ids: parts.flatMap(\.ids),
            values: values, contents: parts.flatMap(\.contents), issues: parts.flatMap(\.issues))
    }

    /// What reading did to rows: geometry that cannot be read, collections, text cut off.
    private static func readIssues(_ report: ReadReport, _ layer: CheckedLayer) -> [CheckIssue] {
        guard !report.issues.isEmpty else { return [] }
        let rows = Dictionary(zip(layer.sourceRows, 0...), uniquingKeysWith: { first, _ in first })
        return report.issues.compactMap { issue in
            guard let rule = CheckRule(rawValue: issue.rule), let row = rows[issue.row] else { return nil }
            return layer.issue(rule, row: row, place: issue.place, issue.phrase)
        }
    }
}
