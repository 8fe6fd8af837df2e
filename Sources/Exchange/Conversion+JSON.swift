import Columns
import Intake
import Writers

extension Conversion.Outcome {
    /// The outcome as JSON with sorted keys: layers with rows, CRS, operation, notes and issues.
    /// - Parameter language: of notes and messages.
    package func json(language: Language) -> [UInt8] {
        JSONValue.object(["layers": .list(layers.map { $0.document(language) })]).bytes
    }
}

extension Conversion.LayerOutcome {
    fileprivate func document(_ language: Language) -> JSONValue {
        .present([
            "name": .text(name), "rows": .integer(rows), "crs": (crs?.definition).map(JSONValue.text),
            "operation": (operation?.description).map(JSONValue.text),
            "notes": .texts(notes.map { $0[language] }),
            "issues": .list(issues.map { $0.document(language) }),
        ])
    }
}

extension RowIssue {
    fileprivate func document(_ language: Language) -> JSONValue {
        .present([
            "layer": .text(layer), "row": .integer(row), "id": id.map(JSONValue.text), "rule": .text(rule),
            "severity": .text(severity.rawValue),
            "place": place.map { .list([.shortest($0.x), .shortest($0.y)]) },
            "message": .text(phrase[language]),
        ])
    }
}
