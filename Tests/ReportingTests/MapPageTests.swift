import Columns
import FindingValues
import Foundation
import PROJ
import AnalysisRuns
import Testing

@testable import Reporting

@Suite struct MapPageTests {
    static let leaflet = try? Leaflet.installed()

    static func layers(_ findings: Findings) throws -> [Layer] {
        let transformation = try Transformation(from: findings.crs, to: .cgcs2000)
        return try ResultLayers.all(findings).map { layer in
            var layer = layer
            try layer.updateCoordinates(to: .cgcs2000) { try transformation.transform(&$0) }
            return layer
        }
    }

    static func page(language: Language = .zh) throws -> [UInt8] {
        let findings = HandMadeCounty.findings()
        return MapPage(leaflet: try Leaflet.installed()).bytes(
            summary: Summary.document(findings).bytes, layers: try layers(findings), title: findings.title,
            language: language)
    }

    @Test(.enabled(if: leaflet != nil, "Leaflet (libjs-leaflet) is not installed"))
    func samePageEveryTime() throws {
        let page = try Self.page()
        #expect(try Self.page() == page)
        if let path = ProcessInfo.processInfo.environment["QIANCUN_PAGE"] {
            try Scratch.put(page, to: path)
        }
    }
}

extension MapPageTests {
    @Test(.enabled(if: leaflet != nil, "Leaflet (libjs-leaflet) is not installed"))
    func nothingIsLoadedFromElsewhere() throws {
        let page = String(decoding: try Self.page(), as: UTF8.self)
        #expect(page.contains("default-src 'none'"))
        #expect(page.contains("Copyright (c) 2010-2011 CloudMade"))
        for mark in ["<link rel=\"stylesheet\"", "<script src", "<img", "sourceMappingURL", "@import", "{{"] {
            #expect(!page.contains(mark), "\(mark)")
        }
        // Titles from data stand escaped in the head and as JSON in the body.
        #expect(page.contains("<title>云溪示例 &lt;b&gt;&amp;“一”&lt;/b&gt;</title>"))
        #expect(!page.contains("<b>&“一”"))
    }

    @Test(.enabled(if: leaflet != nil, "Leaflet (libjs-leaflet) is not installed"))
    func opensInTheLanguageAskedFor() throws {
        #expect(String(decoding: try Self.page(language: .en), as: UTF8.self).contains("<html lang=\"en\">"))
        #expect(String(decoding: try Self.page(language: .zh), as: UTF8.self).contains("<html lang=\"zh-CN\">"))
    }
}
