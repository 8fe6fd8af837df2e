import Writers

extension DeliveryManifest {
    /// The text of `manifest.json`.
    var bytes: [UInt8] {
        JSONValue.present([
            "county": .present(["name": county.name.map(JSONValue.text), "code": county.code.map(JSONValue.text)]),
            "crs": .object([
                "code": .text(crs.code), "name": .text(crs.name.text), "zone": .integer(crs.zone),
                "zone_reason": .text(crs.zoneReason.text),
            ]),
            "format": .text(format), "encoding": .text(encoding),
            "layers": .list(layers.map(\.document)), "files": .list(files.map(\.document)),
            "check": (check?.document),
            "left_out": .list(
                leftOut.map {
                    .object(["name": .text($0.name), "path": .text($0.path), "reason": .text($0.reason.text)])
                }),
        ]).bytes
    }
}

extension DeliveryManifest.Entry {
    fileprivate var document: JSONValue {
        func counts(_ counts: [String: Int]) -> JSONValue { .object(counts.mapValues(JSONValue.integer)) }
        return .object([
            "layer": .text(layer), "title": .text(title), "file": .text(file), "rows": .integer(rows),
            "source": source.document,
            "operation": .present([
                "name": .text(operation.name), "accuracy_m": operation.accuracy.map(JSONValue.shortest),
                "taken_as_cgcs2000": operation.assumed.map(JSONValue.text),
            ]),
            "fields": .list(fields.map(\.document)),
            "empty_fields": .texts(emptyFields), "left_out_fields": .texts(leftOutFields),
            "filled": .object(
                filled.mapValues { .object(["value": .text($0.value), "rows": .integer($0.rows)]) }),
            "rounded": counts(rounded), "left_empty_not_numbers": counts(unreadable),
            "longer_than_standard": counts(tooLong),
            "notes": .texts(notes.map(\.text)), "issues": counts(issues),
        ])
    }
}

extension DeliveryManifest.SourceEntry {
    fileprivate var document: JSONValue {
        .present([
            "path": .text(path), "layer": .text(layer), "crs": crs.map(JSONValue.text),
            "encoding": encoding.map(JSONValue.text), "encoding_from": encodingFrom.map(JSONValue.text),
            "files": .list(files.map(\.document)),
        ])
    }
}

extension DeliveryManifest.FieldEntry {
    fileprivate var document: JSONValue {
        .present([
            "name": .text(name), "title": .text(title), "type": .text(type), "width": .integer(width),
            "decimals": .integer(decimals), "source": source.map(JSONValue.text), "rows": .integer(rows),
        ])
    }
}

extension DeliveryManifest.FileEntry {
    fileprivate var document: JSONValue {
        .object(["path": .text(path), "bytes": .integer(bytes), "sha256": .text(sha256)])
    }
}

extension DeliveryManifest.CheckEntry {
    fileprivate var document: JSONValue {
        .object([
            "errors": .integer(errors), "warnings": .integer(warnings), "notices": .integer(notices),
            "counts": .object(counts.mapValues(JSONValue.integer)), "not_asked": .texts(notAsked.map(\.text)),
        ])
    }
}
