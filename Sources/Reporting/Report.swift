import Columns
import FindingValues
import Foundation
import GeoJSON
import OGR
import Output
import PROJ
import Writers

/// Writes what a run found out: the whole output folder of the contract.
package enum Report {
    /// Writes every file into a folder that is being built; the caller commits it.
    ///
    /// Checks for cancellation between files. The GeoPackage is written beside the other files.
    /// - Parameters:
    ///   - record: how the run went, for `run.json`.
    ///   - progress: called with the name of each file before it is made.
    /// - Returns: the tables that broke what they must hold: they are not printed, and the run ends with exit code 1.
    @discardableResult
    package static func write(
        _ findings: Findings, record: RunRecord, into folder: OutputFolder, language: Language,
        progress: (String) -> Void = { _ in }
    ) async throws -> [TableBreach] {
        func begin(_ file: String) throws {
            try Task.checkCancellation()
            progress(file)
        }
        // Asked first, so that a missing Leaflet is told before anything is written.
        let leaflet = try Leaflet.installed()
        let layers = ResultLayers.all(findings)

        try begin(ReportFiles.package)
        let packagePath = folder.file(ReportFiles.package)
        async let package: Void = writePackage(layers, to: packagePath)

        try begin(ReportFiles.layers)
        try folder.makeFolder(ReportFiles.layers)
        let degrees = try writeGeoJSON(layers, findings.crs, into: folder)

        try begin(ReportFiles.tables)
        let tables = TableCheck.split(Tables.all(findings))
        try writeTables(tables.sound, title: findings.title, into: folder)
        try folder.write(
            IssueTable.bytes(findings.issues, plane: findings.crs, language: language), to: ReportFiles.issues)

        let summary = Summary.document(findings, tables.broken).bytes
        try folder.write(summary, to: ReportFiles.summary)

        try begin(ReportFiles.map)
        let page = MapPage(leaflet: leaflet).bytes(
            summary: summary, layers: degrees, title: findings.title, language: language)
        try folder.write(page, to: ReportFiles.map)

        try await package
        try begin(ReportFiles.run)
        try folder.write(try RunDocument.document(findings, record).bytes, to: ReportFiles.run)
        return tables.broken
    }

    /// The bytes of `summary.json`.
    /// - Parameter breaches: of the tables, as `breaches(of:)` finds them.
    package static func summary(_ findings: Findings, _ breaches: [TableBreach] = []) -> [UInt8] {
        Summary.document(findings, breaches).bytes
    }

    /// The tables of the findings that break what they must hold.
    package static func breaches(of findings: Findings) -> [TableBreach] {
        TableCheck.split(Tables.all(findings)).broken
    }

    /// Makes `report.html` of a finished run anew from its `summary.json` and `geojson/`: the same page that the run
    /// wrote, when nothing in the folder was changed.
    /// - Parameter directory: an output folder.
    package static func map(ofRun directory: String, language: Language) throws -> [UInt8] {
        let leaflet = try Leaflet.installed()
        let summaryPath = directory + "/" + ReportFiles.summary
        guard let data = FileManager.default.contents(atPath: summaryPath) else {
            throw ReportError(
                .notARun, path: directory,
                Phrase(
                    zh: "没有 \(ReportFiles.summary)，不是已完成的运行",
                    en: "holds no \(ReportFiles.summary), so it is not a finished run"))
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let project = object["project"] as? [String: Any], let title = project["name"] as? String
        else {
            throw ReportError(
                .notARun, path: summaryPath,
                Phrase(zh: "不是 qiancun 写出的摘要", en: "is not a summary that qiancun wrote"))
        }
        var layers: [Layer] = []
        for name in PageOrder.layers {
            let path = "\(directory)/\(ReportFiles.layers)/\(name).geojson"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            var layer = try GeoJSONReader.layer(path: path)
            layer.name = name
            layers.append(layer)
        }
        let page = MapPage(leaflet: leaflet).bytes(
            summary: [UInt8](data), layers: layers, title: title, language: language)
        return page
    }

    private static func writePackage(_ layers: [Layer], to path: String) async throws {
        let package = try GeoPackageWriter(path: path)
        for layer in layers {
            try Task.checkCancellation()
            try package.add(layer, summary: ResultLayers.titles[layer.name])
        }
        try package.finish()
    }

    /// Writes each layer in longitude and latitude, and returns them so.
    private static func writeGeoJSON(
        _ layers: [Layer], _ crs: CRS, into folder: OutputFolder
    ) throws -> [Layer] {
        let transformation = try Transformation(from: crs, to: .cgcs2000)
        var result: [Layer] = []
        for layer in layers {
            try Task.checkCancellation()
            var layer = layer
            try layer.updateCoordinates(to: .cgcs2000) { try transformation.transform(&$0) }
            var writer = try GeoJSONWriter(
                path: folder.file("\(ReportFiles.layers)/\(layer.name).geojson"), name: layer.name)
            try writer.append(layer)
            try writer.finish()
            result.append(layer)
        }
        return result
    }

    private static func writeTables(
        _ tables: [ReportTable], title: String, into folder: OutputFolder
    ) throws {
        try folder.makeFolder(ReportFiles.tables)
        var book = try XLSXWriter(path: folder.file(ReportFiles.workbook), title: title)
        for table in tables {
            try folder.write(CSVText.bytes(table), to: "\(ReportFiles.tables)/\(table.name).csv")
            try book.add(table)
        }
        try book.finish()
    }
}
