import Columns
import Foundation
import Testing

@testable import Reporting

@Suite struct LeafletTests {
    private func folder(_ css: String, script: String = "var L;\n//# sourceMappingURL=leaflet.min.js.map") throws
        -> Scratch
    {
        let scratch = try Scratch()
        try Scratch.put(Array(script.utf8), to: scratch.file("leaflet.min.js"))
        try Scratch.put(Array(css.utf8), to: scratch.file("leaflet.css"))
        return scratch
    }

    @Test func picturesBecomeData() throws {
        let scratch = try folder(
            ".a{background:url(images/layers.png)}.b{x:url('images/none.png')}\n.c{behavior:url(#default#VML)}")
        try FileManager.default.createDirectory(atPath: scratch.file("images"), withIntermediateDirectories: false)
        try Scratch.put([1, 2, 3], to: scratch.file("images/layers.png"))
        let leaflet = try Leaflet(folder: scratch.path)
        let style = String(decoding: leaflet.style, as: UTF8.self)
        #expect(style.contains("url(\"data:image/png;base64,AQID\")"))
        #expect(!style.contains("images/") && !style.contains("#default"))
        #expect(String(decoding: leaflet.script, as: UTF8.self) == "var L;\n".dropLast())
    }

    @Test func absentLeafletIsExplained() throws {
        #expect(throws: (any Error).self) { _ = try Leaflet(folder: "/nowhere") }
        let error = ReportError(.noLeaflet, path: "/usr/share/javascript/leaflet", Phrase(same: "Leaflet is not there"))
        #expect(error.kind == .working && error.advice?.contains("apt install libjs-leaflet") == true)
    }
}
