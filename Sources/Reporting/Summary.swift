import Columns
import FindingValues
import Writers
import PrintedFigures

/// Makes `summary.json`: one object for each analysis that ran, and the reasons for those that did not.
enum Summary {
    /// - Parameter breaches: the tables that are not printed.
    static func document(_ findings: Findings, _ breaches: [TableBreach] = []) -> JSONValue {
        var members: [String: JSONValue] = [
            "project": project(findings),
            "issues": issues(findings.issues),
            "absent": .list(
                findings.absent.map { absence in
                    .object(["analysis": .text(absence.analysis), "reason": .phrase(absence.reason)])
                }),
        ]
        if !breaches.isEmpty { members["tables_not_printed"] = TableBreach.list(breaches) }
        for chapter in Chapters.inTables { members.merge(chapter.summary(findings)) { _, new in new } }
        return .object(members)
    }

    private static func project(_ findings: Findings) -> JSONValue {
        var members = JSONMembers([
            "name": .text(findings.title),
            "county": .object(["code": .text(findings.countyCode), "name": .text(findings.countyName)]),
            "crs": .text(findings.crs.definition),
            "crs_reason": .phrase(findings.crsReason),
            "area_method": .phrase(findings.areaMethod),
            "length_method": .phrase(findings.lengthMethod),
            "notices": .phrases(findings.notices),
            "operations": .list(findings.operations.map(operation)),
            "inputs": .list(findings.inputs.map(input)),
        ])
        members.set("as_of", findings.asOf, or: Reasons.noDay, JSONValue.text)
        return members.value
    }

    static func operation(_ used: OperationUsed) -> JSONValue {
        var members = JSONMembers([
            "layer": .text(used.layer), "from": .text(used.from.definition), "to": .text(used.to.definition),
            "name": .text(used.name),
        ])
        members.set("accuracy_m", used.accuracy, or: Reasons.noAccuracy) { .trimmed($0, decimals: 6) }
        if let assumed = used.assumedCGCS2000 { members["taken_as_cgcs2000"] = .text(assumed.definition) }
        return members.value
    }

    static func input(_ read: InputRead) -> JSONValue {
        var members: [String: JSONValue] = [
            "layer": .text(read.layer), "path": .text(read.path), "source_layer": .text(read.sourceLayer),
            "rows": .integer(read.rows), "set_aside": .integer(read.setAside), "duplicates": .integer(read.duplicates),
        ]
        if let crs = read.crs {
            members["crs"] = .text(crs.definition)
            members["crs_from"] = .text(read.crsFrom)
        }
        members["encoding"] = read.encoding.map(JSONValue.text)
        members["encoding_from"] = read.encodingFrom.map(JSONValue.text)
        members["standard"] = read.standard.map(JSONValue.text)
        members["fields"] = .object(
            Dictionary(
                read.fields.map { ($0.ours, JSONValue.text($0.theirs)) }, uniquingKeysWith: { first, _ in first }))
        return .object(members)
    }

    private static func issues(_ issues: [RowIssue]) -> JSONValue {
        func counts(_ key: (RowIssue) -> String) -> JSONValue {
            .object(Dictionary(grouping: issues, by: key).mapValues { .integer($0.count) })
        }
        return .object([
            "count": .integer(issues.count), "by_rule": counts(\.rule), "by_layer": counts(\.layer),
            "by_severity": counts(\.severity.rawValue),
        ])
    }
}
