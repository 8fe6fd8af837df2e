import ArgumentParser
import Columns
import CountyLayers
import Foundation
import Intake
import OGR
import Output
import PROJ
import Survey

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
            try door.print(encoding: SourceInfo(format: source.format, layers: layers))
        } else {
            let lines = ["\(path): \(source.format)"] + layers.map { $0.text(common.lang) }
            try door.print(lines.map { $0 + "\n" }.joined())
        }
    }
}

private struct SourceInfo: Encodable {
    let format: String
    let layers: [LayerInfo]
}

/// What is said of one layer. A `null` in the JSON means that the source does not say.
private struct LayerInfo: Encodable {
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

    private enum Key: String, CodingKey {
        case name, kind, rows, crs, crsName = "crs_name", zone, zoneText = "zone_text", contradiction, encoding
        case encodingFrom = "encoding_from", fields, standard, standardTitle = "standard_title", bounds, notes
    }

    private struct FieldInfo: Encodable {
        let name: String, kind: String, type: String, width: Int, precision: Int
        let title: String?
    }

    func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encode(layer.name, forKey: .name)
        try box.encode(layer.kind?.rawValue, forKey: .kind)
        try box.encode(layer.rows, forKey: .rows)
        try box.encode((system?.crs ?? layer.crs)?.definition, forKey: .crs)
        try box.encode(system?.name ?? layer.crsName, forKey: .crsName)
        try box.encode(system?.zone?.number, forKey: .zone)
        try box.encode(system?.zone?.description, forKey: .zoneText)
        try box.encode(contradiction, forKey: .contradiction)
        try box.encode(layer.encoding, forKey: .encoding)
        try box.encode(layer.encodingSource?.rawValue, forKey: .encodingFrom)
        let fields = zip(layer.fields, layer.fieldTypes).map { field, type in
            FieldInfo(
                name: field.name, kind: field.kind.rawValue, type: type, width: field.width, precision: field.precision,
                title: field.title)
        }
        try box.encode(fields, forKey: .fields)
        try box.encode(standard?.layer.standardName, forKey: .standard)
        try box.encode(standard?.layer.chineseName, forKey: .standardTitle)
        try box.encode(layer.notes.map { $0.phrase[.ofRun] }, forKey: .notes)
        try box.encode(layer.bounds.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] }, forKey: .bounds)
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
