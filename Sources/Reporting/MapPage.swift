import Columns

/// Makes `report.html`: one file with everything in it, which loads nothing and sends nothing.
///
/// The page is a function of `summary.json`, the layers in longitude and latitude, and the language it opens in; the
/// same ones give the same bytes. Its content security policy forbids every connection. Everything that comes from data
/// stands in it as JSON or escaped text.
struct MapPage {
    let leaflet: Leaflet

    /// - Parameters:
    ///   - summary: the bytes of `summary.json`.
    ///   - title: of the window until the script runs.
    func bytes(summary: [UInt8], layers: [Layer], title: String, language: Language) -> [UInt8] {
        var page: [UInt8] = []
        let template = String(decoding: PackageResources.report_html, as: UTF8.self)
        var rest = template[...]
        while let start = rest.range(of: "{{"), let end = rest.range(of: "}}") {
            page += rest[..<start.lowerBound].utf8
            switch rest[start.upperBound..<end.lowerBound] {
            case "language": page += (language == .zh ? "zh-CN" : "en").utf8
            case "title": page += PageText.escaped(title).utf8
            case "leaflet-licence": page += PackageResources.leaflet_licence_txt
            case "leaflet-style": page += leaflet.style
            case "style": page += PackageResources.report_css
            case "leaflet-script": page += leaflet.script
            case "script": appendScript(to: &page)
            case "summary": PageText.append(json: summary, to: &page)
            case "layers": append(layers, to: &page)
            default: preconditionFailure("the page's template names a part that there is none of")
            }
            rest = rest[end.upperBound...]
        }
        page += rest.utf8
        return page
    }

    /// What all pages share, then the chapters, then what shows them. Each chapter stands in a block of its own, so that no
    /// other one sees its names.
    private func appendScript(to page: inout [UInt8]) {
        page += PageOrder.script.utf8
        page += PackageResources.report_text_js
        page += PackageResources.report_data_js
        page += PackageResources.report_chapters_js
        page += PackageResources.report_map_js
        page += PackageResources.report_parts_js
        for chapter in Chapters.inTables where !chapter.pageScript.isEmpty {
            page += "{\n".utf8
            page += chapter.pageScript
            page += "}\n".utf8
        }
        page += PackageResources.report_layers_js
        page += PackageResources.report_panel_js
    }

    private func append(_ layers: [Layer], to page: inout [UInt8]) {
        for name in PageOrder.layers {
            guard let layer = layers.first(where: { $0.name == name }) else { continue }
            page += "<script type=\"application/json\" class=\"layer\">\n".utf8
            PageLayer(layer).append(to: &page)
            page += "\n</script>\n".utf8
        }
    }
}
