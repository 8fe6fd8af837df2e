import Columns
import GeoJSON
import OGR
import Output
import Reporting
import Writers

extension RunComparison {
    /// Whether a comparison writes a file of this name, or makes a folder of it (`name/`).
    @Sendable package static func isOurs(_ name: String) -> Bool {
        let tables = [figureTableName, villageTableName].map { "\(ReportFiles.tables)/\($0).csv" }
        let single = [
            ReportFiles.summary, ReportFiles.workbook, ReportFiles.map, ReportFiles.layers + "/",
            ReportFiles.tables + "/",
            "\(ReportFiles.layers)/\(layerName).geojson",
        ]
        return (single + tables).contains(name)
    }

    private static let (figureTableName, villageTableName) = ("指标对比表", "村庄对比表")
    private static let layerName = "compare_villages"

    /// Writes tables, layer, page and `summary.json` into a folder that is being built; the caller commits it.
    package func write(into folder: OutputFolder, language: Language) throws {
        try folder.write(json.bytes, to: ReportFiles.summary)
        try folder.makeFolder(ReportFiles.tables)
        var book = try XLSXWriter(path: folder.file(ReportFiles.workbook), title: "\(a.title) / \(b.title)")
        for table in [figureTable, villageTable] {
            try folder.write(CSVText.bytes(table), to: "\(ReportFiles.tables)/\(table.name).csv")
            try book.add(table)
        }
        try book.finish()
        try folder.makeFolder(ReportFiles.layers)
        if let layer {
            var writer = try GeoJSONWriter(
                path: folder.file("\(ReportFiles.layers)/\(layer.name).geojson"), name: layer.name)
            try writer.append(layer)
            try writer.finish()
        }
        try folder.write(ComparisonPage(self, language: language).bytes, to: ReportFiles.map)
    }

    /// Figures that differ.
    var figureTable: ReportTable {
        var table = ReportTable(
            Self.figureTableName, title: "指标对比表", note: "共 \(compared) 项，不同 \(figures.count) 项",
            columns: [
                .text("指标", width: 48), .text("前者", width: 20), .text("后者", width: 20), .number("差", 6, width: 18),
            ])
        for figure in figures {
            table.add([
                .text(figure.name), .text(figure.a?.shown), .text(figure.b?.shown),
                .number(figure.difference, decimals: 6),
            ])
        }
        return table
    }

    /// Columns of villages that differ, a row each.
    var villageTable: ReportTable {
        var table = ReportTable(
            Self.villageTableName, title: "村庄对比表",
            note: "共 \(villages.count) 个村，有变化 \(count("changed")) 个",
            columns: [
                .text("村代码", width: 15), .text("村名"), .text("状态"), .text("字段", width: 24), .text("前者", width: 24),
                .text("后者", width: 24),
            ])
        for village in villages where village.state != "same" {
            let head: [ReportTable.Cell] = [
                .text(village.code), .text(village.name), .text(Self.stateTitle(village.state).zh),
            ]
            if village.fields.isEmpty { table.add(head + [.blank, .blank, .blank]) }
            for field in village.fields { table.add(head + [.text(field.name), .text(field.a), .text(field.b)]) }
        }
        return table
    }

    static func stateTitle(_ state: String) -> Phrase {
        switch state {
        case "changed": Phrase(zh: "有变化", en: "differs")
        case "only_a": Phrase(zh: "仅前者", en: "only in the first")
        case "only_b": Phrase(zh: "仅后者", en: "only in the second")
        default: Phrase(zh: "相同", en: "the same")
        }
    }

    /// All villages with their state, what differs, and belt and cluster in both runs; none where no run has villages.
    var layer: Layer? {
        guard !villages.isEmpty else { return nil }
        var polygons = PolygonColumn()
        for village in villages {
            let (layer, row) = village.rows.b.map { (b.villages, $0) } ?? (a.villages, village.rows.a ?? 0)
            if case .polygons(let shapes)? = layer?.geometry {
                polygons.append(row: row, of: shapes)
            } else {
                polygons.appendEmpty()
            }
        }
        var result = Layer(
            name: Self.layerName, crs: b.villages?.crs ?? a.villages?.crs ?? .cgcs2000, geometry: .polygons(polygons))
        func texts(_ name: String, _ value: (Village) -> String?) {
            result.add(Field(name, .text), .text(villages.map(value)))
        }
        texts("code", \.code)
        texts("name", \.name)
        texts("state", \.state)
        result.add(Field("changed", .integer), .integer(villages.map { Int64($0.fields.count) }))
        texts("fields") { $0.fields.isEmpty ? nil : $0.fields.map(\.name).joined(separator: " ") }
        for field in ["belt", "cluster"] {
            texts(field + "_a") { village in village.rows.a.flatMap { a.villages?.column(field)?.text($0) } }
            texts(field + "_b") { village in village.rows.b.flatMap { b.villages?.column(field)?.text($0) } }
        }
        return result
    }
}

/// `report.html` of a comparison: one file without scripts, which loads nothing: a map of the villages that differ, and the
/// tables.
struct ComparisonPage {
    private let comparison: RunComparison
    private let language: Language

    init(_ comparison: RunComparison, language: Language) {
        (self.comparison, self.language) = (comparison, language)
    }

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var bytes: [UInt8] {
        let (a, b) = (PageText.escaped(comparison.a.title), PageText.escaped(comparison.b.title))
        let title = say("两次运行对比", "Two runs compared")
        var page = """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")"><head><meta charset="utf-8"><title>\(title)</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; color: #1d2a33; }
            table { border-collapse: collapse; margin: 1em 0; } td, th { border: 1px solid #cfd5d9; padding: .2em .6em; }
            td.n { text-align: right; } svg { width: 100%; max-height: 36em; background: #f7f4ea; }
            path { stroke: #8d979e; stroke-width: .6; vector-effect: non-scaling-stroke; fill: #f7f4ea; }
            .changed { fill: #e0a92f; } .only_a { fill: #b3246b; } .only_b { fill: #2f7d4f; }
            </style></head><body>
            <h1>\(title)</h1>
            <p>\(say("前者", "First"))：\(a)（\(PageText.escaped(comparison.a.path))）<br>
            \(say("后者", "Second"))：\(b)（\(PageText.escaped(comparison.b.path))）</p>
            <p>\(PageText.escaped(comparison.told[language]))</p>

            """
        page += map
        page += table(
            [say("指标", "Figure"), say("前者", "First"), say("后者", "Second"), say("差", "Difference")],
            comparison.figures.map { figure in
                [
                    figure.name, figure.a?.shown ?? "", figure.b?.shown ?? "",
                    figure.difference.map { fixedText($0, decimals: 3) } ?? "",
                ]
            })
        page += table(
            [say("村", "Village"), say("状态", "State"), say("字段", "Column"), say("前者", "First"), say("后者", "Second")],
            comparison.villages.filter { $0.state != "same" }.flatMap { village in
                let state = RunComparison.stateTitle(village.state)[language]
                let fields = village.fields.map { [village.name, state, $0.name, $0.a ?? "", $0.b ?? ""] }
                return fields.isEmpty ? [[village.name, state, "", "", ""]] : fields
            })
        page += "</body></html>\n"
        return [UInt8](page.utf8)
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        func line(_ cells: [String], _ tag: String) -> String {
            "<tr>" + cells.map { "<\(tag)>\(PageText.escaped($0))</\(tag)>" }.joined() + "</tr>\n"
        }
        return "<table>\n" + line(head, "th") + rows.map { line($0, "td") }.joined() + "</table>\n"
    }

    /// The villages by their state, north up; degrees of longitude are as long as at the middle of the map.
    private var map: String {
        guard let layer = comparison.layer, case .polygons(let polygons) = layer.geometry, !polygons.box.isEmpty else {
            return ""
        }
        let box = polygons.box
        let squeeze = cosine(ofDegrees: (box.minY + box.maxY) / 2)
        let scale = 1000 / max((box.maxX - box.minX) * squeeze, box.maxY - box.minY, 1e-9)
        func text(_ value: Double) -> String { fixedText(value, decimals: 1) }
        let (width, height) = ((box.maxX - box.minX) * squeeze * scale, (box.maxY - box.minY) * scale)
        var svg = "<svg viewBox=\"-5 -5 \(text(width + 10)) \(text(height + 10))\">\n"
        for (row, village) in comparison.villages.enumerated() {
            var path = ""
            for ring in polygons.rings(ofRow: row) {
                for (n, v) in polygons.vertices(ofRing: ring).enumerated() {
                    let p = polygons.vertex(v)
                    let (x, y) = ((p.x - box.minX) * squeeze * scale, (box.maxY - p.y) * scale)
                    path += "\(n == 0 ? "M" : "L")\(text(x)) \(text(y))"
                }
                path += "Z"
            }
            let (name, fields) = (PageText.escaped(village.name), village.fields.map(\.name).joined(separator: " "))
            svg +=
                "<path class=\"\(village.state)\" fill-rule=\"evenodd\" d=\"\(path)\">"
                + "<title>\(name) \(PageText.escaped(fields))</title></path>\n"
        }
        return svg + "</svg>\n"
    }

    /// The cosine of a latitude, by its series: exact to four digits, and the same everywhere.
    private func cosine(ofDegrees degrees: Double) -> Double {
        let x = degrees * .pi / 180
        return 1 - x * x / 2 + x * x * x * x / 24 - x * x * x * x * x * x / 720
    }
}
