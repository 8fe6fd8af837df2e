import Columns
import FindingValues
import Intake
import OGR
import ProjectFile

extension LayerLoader {
    /// Reads the village table: `code`, and every other column under its own name or the one that `fields:` gives it.
    mutating func loadTable(_ source: LayerSource) throws -> Layer {
        let name = ProjectLayer.villageTable.rawValue
        var report = ReadReport()
        var request = source.request
        (request.crs, request.geometry) = (nil, false)
        let layer = try VectorFile.read(request, into: &report)
        if let encoding = request.encoding, report.encodingSource == .format {
            throw IntakeError.encodingIgnored(
                layer: name, path: source.written, encoding: encoding, own: report.encoding ?? "")
        }
        issues += report.issues.map { issue in
            var issue = issue
            issue.layer = name
            return issue
        }
        notices += report.notes.map { $0.phrase(about: name) }
        let found = layer.fields.map(\.name)
        var used: [FieldUsed] = []
        for (ours, theirs) in source.fields.sorted(by: { utf8Less($0.key, $1.key) }) {
            let lower = theirs.lowercased()
            guard let match = found.first(where: { $0 == theirs }) ?? found.first(where: { $0.lowercased() == lower })
            else {
                throw IntakeError.mappedFieldAbsent(
                    layer: name, path: source.written, ours: ours, theirs: theirs, found: found)
            }
            used.append(FieldUsed(ours: ours, theirs: match))
        }
        let taken = Set(used.map(\.theirs))
        let ours = Set(used.map(\.ours))
        for field in found where !taken.contains(field) && !ours.contains(field) {
            used.append(FieldUsed(ours: field, theirs: field))
        }
        for (place, field) in used.enumerated() {
            guard let name = Self.tableNames[field.theirs], field.ours == field.theirs,
                !used.contains(where: { $0.ours == name })
            else { continue }
            used[place] = FieldUsed(ours: name, theirs: field.theirs)
        }
        guard used.contains(where: { $0.ours == "code" }) else {
            throw IntakeError.missingField(
                layer: name, path: source.written, field: "code", expected: ["code"], found: found)
        }
        note(
            InputRead(
                layer: name, path: source.written, absolutePath: source.pattern, sourceLayer: layer.name,
                rows: layer.count, encoding: report.encoding, encodingFrom: report.encodingSource?.rawValue,
                fields: used))
        return layer.renamed(used)
    }

    /// Our names of columns by headings that village tables usually have.
    static let tableNames = [
        "行政村代码": "code", "村代码": "code", "村庄代码": "code", "ZLDWDM": "code", "XZQDM": "code", "行政村": "name", "村名": "name",
        "村名称": "name", "乡镇": "town", "常住人口": "population", "户籍人口": "registered_population", "户数": "households",
        "宅基地": "homesteads", "闲置宅基地": "homesteads_vacant",
    ]
}
