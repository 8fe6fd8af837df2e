import Columns
import Foundation

/// Leaflet as the system has it, ready to stand inside a page.
struct Leaflet {
    /// Where Debian's libjs-leaflet puts it; `QIANCUN_LEAFLET` names another folder.
    static let folders = ["/usr/share/javascript/leaflet", "/usr/share/nodejs/leaflet/dist"]

    let script: [UInt8]
    let style: [UInt8]

    /// Reads `leaflet.min.js` (or `leaflet.js`) and `leaflet.css`; pictures of the style become data in it.
    static func installed() throws(ReportError) -> Leaflet {
        let named = ProcessInfo.processInfo.environment["QIANCUN_LEAFLET"].map { [$0] }
        let places = named ?? folders
        for folder in places {
            if let found = try? Leaflet(folder: folder) { return found }
        }
        throw ReportError(
            .noLeaflet, path: places[0],
            Phrase(zh: "没有 Leaflet，而地图网页需要它", en: "Leaflet is not there, and the map page needs it"))
    }

    init(folder: String) throws {
        let url = URL(filePath: folder)
        let plain =
            try ["leaflet.min.js", "leaflet.js"].lazy.compactMap { try? Data(contentsOf: url.appending(path: $0)) }
            .first ?? Data(contentsOf: url.appending(path: "leaflet.min.js"))
        let css = try String(contentsOf: url.appending(path: "leaflet.css"), encoding: .utf8)
        script = Leaflet.withoutMap([UInt8](plain))
        style = Array(Leaflet.inlined(css, folder: url).utf8)
    }

    /// The script without the line that names its source map: there is none beside a report.
    private static func withoutMap(_ script: [UInt8]) -> [UInt8] {
        let lines = script.split(separator: 0x0a, omittingEmptySubsequences: false)
        return Array(lines.filter { !$0.starts(with: "//# sourceMappingURL".utf8) }.joined(separator: [0x0a]))
    }

    /// `url(images/x.png)` as data; a picture that is missing, and the old Internet Explorer's behaviour, as nothing.
    private static func inlined(_ css: String, folder: URL) -> String {
        var (result, rest) = ("", css[...])
        while let start = rest.range(of: "url("), let end = rest[start.upperBound...].firstIndex(of: ")") {
            let name = rest[start.upperBound..<end].trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
            result += rest[..<start.lowerBound]
            let picture = name.hasSuffix(".png") ? try? Data(contentsOf: folder.appending(path: name)) : nil
            result += "url(\"data:image/png;base64,\(picture?.base64EncodedString() ?? "")\")"
            rest = rest[rest.index(after: end)...]
        }
        return (result + rest).split(separator: "\n").filter { !$0.contains("sourceMappingURL") }.joined(
            separator: "\n")
    }
}
