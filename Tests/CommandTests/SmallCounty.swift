import Columns
import Foundation
import OGR

/// Six square villages with roads, parcels and services, small enough to know every figure by hand; a test spoils one
/// thing in it and looks at what the command says.
///
/// Villages are 2 km wide, three in a row, two rows. Each has four square parcels of 1 km²: paddy (0101) in the
/// south-west, dry land (0103) in the south-east, homesteads (0702) in the north-west, forest (0301) in the north-east.
/// A road runs through the middle of each row of villages and one joins the two.
struct SmallCounty {
    static let origin = Position(38_500_000, 3_264_000)
    static let crs = CRS.epsg(4526)

    var villages = Self.villages()
    var roads = Self.roads()
    var parcels = Self.parcels()
    var basicFarmland = Self.basicFarmland()
    var services = Self.services()
    var anchors = Self.anchors()
    /// The village table, as CSV.
    var table = Self.table()
    /// The project file; `belts`, `clusters` and the like are at their defaults.
    var project = """
        name: 小县
        county: {code: "430699", name: 小县}
        layers:
          villages: {path: villages.gpkg}
          village_table: {path: villages.csv}
          roads: {path: roads.gpkg}
          parcels: {path: dltb.gpkg}
          basic_farmland: {path: yjjbnt.gpkg}
          services: {path: services.gpkg}
          anchors: {path: anchors.gpkg}
        as_of: 2024-12-31
        belts: {count: 1, budget: {minutes: 30}, villages: {min: 2, max: 6}}
        clusters: {villages: {min: 2, max: 4}, columns: [population]}
        coverage: [{service: clinic, minutes: 15, mode: walk, of: villages}]

        """

    /// Writes the layers and the project file; returns the project file's path.
    @discardableResult
    func write(to folder: TemporaryFolder) throws -> String {
        for (name, layer) in [
            ("villages", villages), ("roads", roads), ("dltb", parcels), ("yjjbnt", basicFarmland),
            ("services", services), ("anchors", anchors),
        ] { try Self.write(layer, to: folder.path("\(name).gpkg")) }
        try folder.write(table, to: "villages.csv")
        try folder.write(project, to: "project.yaml")
        return folder.path("project.yaml")
    }

    static func write(_ layer: Layer, to path: String) throws {
        let writer = try GeoPackageWriter(path: path)
        try writer.add(layer)
        try writer.finish()
    }

    static let codes = (0..<6).map { "43069910\(0)20\($0)" }

    /// South-west corner of a village.
    static func corner(_ village: Int) -> Position {
        Position(origin.x + Double(village % 3) * 2000, origin.y + Double(village / 3) * 2000)
    }

    static func square(_ p: Position, _ side: Double) -> [Double] {
        [p.x, p.y, p.x + side, p.y, p.x + side, p.y + side, p.x, p.y + side, p.x, p.y]
    }

    private static func layer(_ name: String, _ geometry: GeometryColumn, _ texts: [(String, [String?])]) -> Layer {
        var layer = Layer(name: name, crs: crs, geometry: geometry)
        for (field, values) in texts { layer.add(Field(field, .text), .text(values)) }
        return layer
    }

    static func villages() -> Layer {
        var polygons = PolygonColumn()
        for v in 0..<6 { polygons.append([square(corner(v), 2000)]) }
        return layer(
            "CJDCQ", .polygons(polygons),
            [("ZLDWDM", codes.map { $0 + "0000000" }), ("ZLDWMC", (0..<6).map { "村\($0)" })])
    }

    static func roads() -> Layer {
        var lines = LineColumn()
        let (x, y) = (origin.x, origin.y)
        lines.append([x, y + 1200, x + 3000, y + 1200, x + 6000, y + 1200])
        lines.append([x, y + 3200, x + 3000, y + 3200, x + 6000, y + 3200])
        lines.append([x + 3000, y + 1200, x + 3000, y + 3200])
        return layer("roads", .lines(lines), [("class", ["省道", "村道", "县道"]), ("name", ["S208", "村路", "X001"])])
    }

    static func parcels() -> Layer {
        var polygons = PolygonColumn()
        var (ids, classes, places) = ([String?](), [String?](), [String?]())
        for v in 0..<6 {
            for (part, code) in ["0101", "0103", "0702", "0301"].enumerated() {
                let p = corner(v)
                polygons.append([square(Position(p.x + Double(part % 2) * 1000, p.y + Double(part / 2) * 1000), 1000)])
                ids.append("4306992001000000\(v)\(part)")
                classes.append(code)
                places.append(codes[v] + "0000000")
            }
        }
        return layer("DLTB", .polygons(polygons), [("BSM", ids), ("DLBM", classes), ("ZLDWDM", places)])
    }

    static func basicFarmland() -> Layer {
        var polygons = PolygonColumn()
        for v in 0..<6 { polygons.append([square(corner(v), 1000)]) }
        return layer("YJJBNTBHTB", .polygons(polygons), [("BSM", (0..<6).map { "43069920050000000\($0)" })])
    }

    static func services() -> Layer {
        let p = corner(0)
        return layer(
            "services", .points(PointColumn([Position(p.x + 500, p.y + 1500)])),
            [("kind", ["clinic"]), ("name", ["卫生室"])])
    }

    static func anchors() -> Layer {
        let p = corner(0)
        return layer("anchors", .points(PointColumn([Position(p.x, p.y + 1200)])), [("name", ["县城"])])
    }

    static func table() -> String {
        "code,name,population,rural_income,status\n"
            + codes.enumerated().map { "\($1),村\($0),\(500 + 200 * $0),\(20000 + 1000 * $0),\n" }.joined()
    }
}
