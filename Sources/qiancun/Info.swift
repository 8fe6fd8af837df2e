import ArgumentParser
import Columns
import CountyLayers
import Foundation
import Intake
import OGR
import Output
import PROJ
import Survey
import Writers

/// `qiancun info PATH`: what a source holds, without reading its features.
struct Info: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: say(
                zh: "显示文件的图层：坐标系和带号、文字编码、字段，以及各像哪个标准图层。",
                en:
                    "Show the layers of a file: CRS and zone, text encoding, fields, and the standard layer each looks like."
            ),
            discussion: say(
                zh: ".zip 或 .gz 不必解压，直接读取。不读要素，不改动任何内容。",
                en: "A .zip or .gz is read in place. Features are not read, and nothing is changed."))
    }

    @Argument(help: .source)
    var path: String

    @Option(
        help: .say(
            zh: "文字的编码，例如 GBK；数据源未声明时使用。", en: "Encoding of the text, such as GBK, when the source does not declare it."
        ))
    var encoding: String?

    @OptionGroup var common: CommonOptions

    mutating func run() async throws {
        let door = OutputDoor(inputs: [path])
        let source = try VectorFile.describe(path, encoding: encoding)
        try source.refuse(encoding: encoding)
        let layers = source.layers.map(LayerInfo.init)
        if common.json {
            let document: JSONValue = .object([
                "format": .text(source.format), "layers": .list(layers.map(\.document)),
            ])
            try door.print(json: document.bytes)
        } else {
            let lines = ["\(path): \(source.format)"] + layers.map { $0.text(common.lang) }
            try door.print(lines.map { $0 + "\n" }.joined())
        }
    }
}

/// What is said of one layer. A `null` in the JSON means that the source does not say.
private struct LayerInfo {
    let layer: LayerDescription
    let system: CRSDescription?
    let contradiction: String?
    let standard: StandardLayer.Recognition?

    init(_ layer: LayerDescription) {
        self.layer = layer
        do {
            system = try layer.crs.map { crs throws(ProjectionError) in try CRSDescription(of: crs) }
            contradiction = system.flatMap { system in
                let domain = CoordinateDomain(crs: system)
                return layer.bounds.flatMap { domain.fault(of: $0) }.map {
                    ZoneContradiction($0, of: domain).phrase[.ofRun]
                }
            }
        } catch {
            system = nil
            if case .contradictory = error { contradiction = error.phrase[.ofRun] } else { contradiction = nil }
        }
        standard = StandardLayer.recognise(layerName: layer.name, fields: layer.fields.map(\.name))
    }

    var document: JSONValue {
        let fields: [JSONValue] = zip(layer.fields, layer.fieldTypes).map { field, type in
            .present([
                "name": .text(field.name), "kind": .text(field.kind.rawValue), "type": .text(type),
                "width": .integer(field.width), "precision": .integer(field.precision),
                "title": field.title.map(JSONValue.text),
            ])
        }
        func text(_ value: String?) -> JSONValue { .orNull(value, JSONValue.text) }
        return .object([
            "name": .text(layer.name), "kind": text(layer.kind?.rawValue),
            "rows": .orNull(layer.rows, JSONValue.integer),
            "crs": text((system?.crs ?? layer.crs)?.definition), "crs_name": text(system?.name ?? layer.crsName),
            "zone": .orNull(system?.zone?.number, JSONValue.integer), "zone_text": text(system?.zone?.description),
            "contradiction": text(contradiction),
            "encoding": text(layer.encoding), "encoding_from": text(layer.encodingSource?.rawValue),
            "fields": .list(fields),
            "standard": text(standard?.layer.standardName), "standard_title": text(standard?.layer.chineseName),
            "notes": .texts(layer.notes.map { $0.phrase[.ofRun] }),
            "bounds": .orNull(layer.bounds) { .list([$0.minX, $0.minY, $0.maxX, $0.maxY].map(JSONValue.shortest)) },
        ])
    }

    func text(_ language: Language) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let unknown = say("未声明", "not declared")
        let dimensions = [layer.hasZ ? "Z" : "", layer.hasM ? "M" : "", layer.hasCurves ? say("曲线", "curves") : ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        let decimals = system?.kind == .geographic ? 6 : 3
        var lines = ["", layer.name]
        func add(_ zh: String, _ en: String, _ value: String) { lines.append("  " + say(zh + "：", en + ": ") + value) }
        let kind =
            switch layer.kind {
            case .point: say("点", "point")
            case .line: say("线", "line")
            case .polygon: say("面", "polygon")
            case .some(.none): say("无", "none")
            case nil: say("不定", "open")
            }
        add("几何", "geometry", kind + (dimensions.isEmpty ? "" : " (\(dimensions))"))
        add("行数", "rows", layer.rows.map(String.init) ?? say("需读取才知", "known only by reading"))
        if layer.kind != GeometryColumn.Kind.none {
            add("坐标系", "CRS", system?.label ?? layer.crsName ?? layer.crs?.description ?? unknown)
            if system == nil, layer.crs == nil, layer.crsName == nil,
                let likely = CGCS2000.likely(box: layer.bounds, fields: layer.fields.map(\.name))
            {
                let code = likely.definition
                add(
                    "坐标系提示", "CRS to declare",
                    say(
                        "坐标像是 \(code)；若属实，项目中写 crs: \(code)，命令行用 --crs \(code)",
                        "looks like \(code); if it is, write crs: \(code) in a project, --crs \(code) on a command line"
                    ))
            }
            if let zone = system?.zone { add("投影带", "zone", say(zone.phrase.zh, zone.phrase.en)) }
            if let contradiction { add("矛盾", "contradiction", contradiction) }
            if let b = layer.bounds {
                let sides = [b.minX, b.minY, b.maxX, b.maxY].map { fixedText($0, decimals: decimals) }
                add("范围", "bounds", sides.joined(separator: " "))
            }
        }
        let learned = layer.encodingSource.map { say("（\($0.phrase.zh)）", " (\($0.phrase.en))") } ?? ""
        add("编码", "encoding", (layer.encoding ?? unknown + say("，请用 --encoding", "; give --encoding")) + learned)
        if let standard {
            add("标准图层", "standard layer", "\(standard.layer.standardName) \(standard.layer.chineseName)")
        }
        for note in layer.notes { add("说明", "note", say(note.phrase.zh, note.phrase.en)) }
        add("字段", "fields", "")
        for (field, type) in zip(layer.fields, layer.fieldTypes) {
            let size = field.width > 0 ? " \(field.width)" + (field.precision > 0 ? ".\(field.precision)" : "") : ""
            lines.append("    \(field.name) \(type)\(size)" + (field.title.map { " \($0)" } ?? ""))
        }
        return lines.joined(separator: "\n")
    }
}
