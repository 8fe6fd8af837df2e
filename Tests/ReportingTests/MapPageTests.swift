import Columns
import Foundation
import PROJ
import Planning
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

    static func page(language: ReportLanguage = .zh) throws -> [UInt8] {
        let findings = HandMadeCounty.findings()
        return MapPage(leaflet: try Leaflet.installed()).bytes(
            summary: Summary.document(findings).bytes, layers: try layers(findings), title: findings.title, language: language)
    }

    @Test(.enabled(if: leaflet != nil, "Leaflet (libjs-leaflet) is not installed"))
    func samePageEveryTime() throws {
        let page = try Self.page()
        #expect(try Self.page() == page)
        if let path = ProcessInfo.processInfo.environment["QIANCUN_PAGE"] {
            try ReportFiles.write(page, to: path)
        }
    }
}
