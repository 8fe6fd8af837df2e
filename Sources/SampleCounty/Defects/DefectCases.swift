import Columns
import Foundation
import Survey

/// Faults of whole layers, which cannot live in a layer whose other faults are to be found: each in small files of its own.
struct DefectCases {
    /// What is given to `qiancun check`, and what it is to find.
    struct Run: Sendable {
        var files: [String]
        var planted: [PlantedDefect]
    }

    private(set) var runs: [Run] = []
    private let folder: SampleFolder

    /// The files; those of a Shapefile have one name and five suffixes, of which not all are always there.
    static let files: Set<String> = Set(["missing.yaml", "crs-unknown.yaml", "collection.geojson"]).union(
        [
            "crs-missing", "datum", "projection", "zone", "prefix", "zone38", "zone39", "empty", "CJDCQ_lines",
            "XZQ_fields", "CJDCQ", "text",
        ].flatMap { name in [".shp", ".shx", ".dbf", ".prj", ".cpg"].map { name + $0 } })

    /// Writes the files.
    /// - Throws: `SampleError`, or what the writer of a layer throws.
    init(in folder: SampleFolder) throws {
        self.folder = folder
        try writeReferences()
        try writeSchemas()
        try writeText()
        try writeCollection()
    }

    /// Squares of 100 m; `at` are their south-west corners, in metres.
    private func squares(_ name: String, _ crs: CRS?, _ at: [Position], side: Double = 100) -> Layer {
        var shapes = PolygonColumn()
        var table = RowTable([Field("id", .text, width: 8)])
        for (k, p) in at.enumerated() {
            shapes.append([[p.x, p.y, p.x + side, p.y, p.x + side, p.y + side, p.x, p.y + side, p.x, p.y]])
            table.append([.text("C\(k + 1)")])
        }
        return table.layer(name, .polygons(shapes), crs: crs)
    }

    private mutating func run(_ files: [String], _ planted: PlantedDefect...) {
        runs.append(Run(files: files, planted: planted))
    }

    private mutating func writeReferences() throws {
        let p = DefectSheet.corner
        let ground = Box(minX: p.x, minY: p.y, maxX: p.x + 100, maxY: p.y + 100)
        try folder.shapefile(squares("crs-missing", nil, [p]), to: "crs-missing.shp", declaring: true)
        run(["crs-missing.shp"], PlantedDefect(rule: .crsMissing, layer: "crs-missing"))
        // No such code; a project of a single plain layer lacks those of a survey.
        try folder.write(
            "name: 未知坐标系\nlayers: {construction: {path: crs-missing.shp, crs: \"EPSG:999999\"}}\n",
            to: "crs-unknown.yaml")
        runs.append(
            Run(
                files: ["crs-unknown.yaml"],
                planted: [PlantedDefect(rule: .crsUnknown, layer: "construction")]
                    + ["DLTB", "CJDCQ", "XZQ"].map { PlantedDefect(rule: .layerMissing, layer: "", keys: [$0]) }))
        // Xi'an 1980, zone 38.
        try folder.shapefile(squares("datum", .epsg(2362), [p]), to: "datum.shp", declaring: true)
        run(["datum.shp"], PlantedDefect(rule: .datum, layer: "datum"))
        let degrees = squares("projection", .epsg(4490), [Position(114, 29.5)], side: 0.001)
        try folder.shapefile(degrees, to: "projection.shp", declaring: true)
        run(["projection.shp"], PlantedDefect(rule: .projection, layer: "projection"))
        // Declared as zone 37, drawn in zone 38.
        try folder.shapefile(squares("zone", .epsg(4525), [p]), to: "zone.shp", declaring: true)
        run(["zone.shp"], PlantedDefect(rule: .zoneContradicted, layer: "zone", ground: ground))
        // The last row lacks the zone prefix.
        let rows = (0..<4).map { Position(p.x + 200 * Double($0), p.y) } + [Position(500_000, p.y)]
        try folder.shapefile(squares("prefix", SampleLayers.crs, rows), to: "prefix.shp", declaring: true)
        run(
            ["prefix.shp"],
            PlantedDefect(
                rule: .zoneMixed, layer: "prefix", keys: ["C5"],
                ground: Box(minX: 500_000, minY: p.y, maxX: 500_100, maxY: p.y + 100)))
        try folder.shapefile(squares("zone38", SampleLayers.crs, [p]), to: "zone38.shp", declaring: true)
        let east = Position(p.x + 1_000_000, p.y)
        try folder.shapefile(squares("zone39", .epsg(4527), [east]), to: "zone39.shp", declaring: true)
        run(["zone38.shp", "zone39.shp"], PlantedDefect(rule: .zoneDiffers, layer: "zone39"))
    }

    private func unit(_ fields: [Field], _ cells: [Cell], _ name: String) -> Layer {
        var table = RowTable(fields)
        table.append(cells)
        return table.layer(name, .polygons(squares(name, nil, [DefectSheet.corner]).polygons))
    }

    private mutating func writeSchemas() throws {
        try folder.shapefile(squares("empty", SampleLayers.crs, []), to: "empty.shp", declaring: true)
        run(["empty.shp"], PlantedDefect(rule: .layerEmpty, layer: "empty"))
        // Villages as lines.
        var lines = LineColumn()
        lines.append(DefectSheet.ring(0, 0, 100, 100))
        var villages = RowTable(SampleLayers.villageFields)
        villages.append([
            .text("430699102000000001"), .text("1000600300"), .text("4306991002000000000"), .text("一村"), .real(10_000),
            .real(10_000),
        ])
        try folder.shapefile(villages.layer("CJDCQ_lines", .lines(lines)), to: "CJDCQ_lines.shp", declaring: true)
        run(["CJDCQ_lines.shp"], PlantedDefect(rule: .geometryKind, layer: "CJDCQ_lines"))
        // Towns: DCMJ as text, a narrow XZQMC, and no JSMJ.
        let fields = [
            Field("BSM", .text, width: 18), Field("YSDM", .text, width: 10), Field("XZQDM", .text, width: 12),
            Field("XZQMC", .text, width: 50), Field("DCMJ", .text, width: 15),
        ]
        let town = unit(
            fields,
            [.text("430699101000000001"), .text("1000600100"), .text("430699100"), .text("甲镇"), .text("10000.00")],
            "XZQ_fields")
        try folder.shapefile(town, to: "XZQ_fields.shp", declaring: true)
        run(
            ["XZQ_fields.shp"], PlantedDefect(rule: .fieldMissing, layer: "XZQ_fields"),
            PlantedDefect(rule: .fieldType, layer: "XZQ_fields"), PlantedDefect(rule: .fieldWidth, layer: "XZQ_fields"))
        // A project with villages alone.
        let village = unit(
            SampleLayers.villageFields,
            [
                .text("430699102000000001"), .text("1000600300"), .text("4306991002000000000"), .text("一村"),
                .real(10_000), .real(10_000),
            ], "CJDCQ")
        try folder.shapefile(village, to: "CJDCQ.shp", declaring: true)
        try folder.write("name: 缺少图层\nlayers: {villages: {path: CJDCQ.shp}}\n", to: "missing.yaml")
        run(
            ["missing.yaml"], PlantedDefect(rule: .layerMissing, layer: "", keys: ["DLTB"]),
            PlantedDefect(rule: .layerMissing, layer: "", keys: ["XZQ"]))
    }

    /// A name of 7 bytes in GBK: three letters and half of a fourth.
    private mutating func writeText() throws {
        var table = RowTable([Field("id", .text, width: 8), Field("name", .text, width: 7)])
        table.append([.text("C1"), .text("ABCDEFG")])
        let shapes = squares("text", nil, [DefectSheet.corner]).polygons
        try folder.shapefile(table.layer("text", .polygons(shapes)), to: "text.shp", declaring: true)
        // 清溪村 and the first byte of 委.
        try folder.replace(
            Data("ABCDEFG".utf8), by: Data([0xC7, 0xE5, 0xCF, 0xAA, 0xB4, 0xE5, 0xCE]), in: "text.dbf")
        let p = DefectSheet.corner
        run(
            ["text.shp"],
            PlantedDefect(
                rule: .textCut, layer: "text", keys: ["C1"],
                ground: Box(minX: p.x, minY: p.y, maxX: p.x + 100, maxY: p.y + 100)))
    }

    private mutating func writeCollection() throws {
        let p = DefectSheet.corner
        func number(_ x: Double) -> String { fixedText(x, decimals: 1) }
        let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)].map {
            "[\(number(p.x + $0.0)), \(number(p.y + $0.1))]"
        }
        let text = """
            {"type": "FeatureCollection", "name": "collection", "coordinateSystem": "EPSG:4526", "features": [
            {"type": "Feature", "properties": {"id": "C1"}, "geometry": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "coordinates": [[\(corners.joined(separator: ", "))]]}]}}]}

            """
        try folder.write(text, to: "collection.geojson")
        run(
            ["collection.geojson"],
            PlantedDefect(
                rule: .geometryCollection, layer: "collection", keys: ["C1"],
                ground: Box(minX: p.x, minY: p.y, maxX: p.x + 100, maxY: p.y + 100)))
    }
}

extension Layer {
    fileprivate var polygons: PolygonColumn {
        if case .polygons(let column) = geometry { return column }
        return PolygonColumn()
    }
}
