import Columns
import Intake
import OGR

extension LayerLoader {
    /// Reads the village table: `code`, and every other column under its own name or the one that `fields:` gives it.
    mutating func loadTable(_ source: LayerSource) throws -> Layer {
        let name = ProjectLayer.villageTable.rawValue
        var report = ReadReport()
        var request = source.request
        (request.crs, request.geometry) = (nil, false)
        let layer = try OGR.read(request, into: &report)
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
}
