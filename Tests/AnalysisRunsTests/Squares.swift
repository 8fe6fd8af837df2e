import Columns
import Intake
import Overlap
import PROJ

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns

/// Small shapes for tests, in 3-degree zone 38.
enum Squares {
    static let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
    static let plane = try! Plane(zone: zone)
    /// A corner on the central meridian, where ground and plane agree to 10⁻⁸.
    static let origin = Position(38_500_000, 3_260_000)

    /// A closed ring of a rectangle, metres from the origin.
    static func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        let (ox, oy) = (origin.x + x, origin.y + y)
        return [ox, oy, ox + width, oy, ox + width, oy + height, ox, oy + height, ox, oy]
    }

    static func column(_ rectangles: [(Double, Double, Double, Double)]) -> PolygonColumn {
        var column = PolygonColumn()
        for r in rectangles { column.append([ring(r.0, r.1, r.2, r.3)]) }
        return column
    }

    static func place(_ x: Double, _ y: Double) -> Position { Position(origin.x + x, origin.y + y) }

    /// Villages side by side, `size` metres wide and high, with codes 430699101201 and on.
    static func villages(_ count: Int, size: Double = 1000) throws -> Villages {
        let column = column((0..<count).map { (Double($0) * size, 0, size, size) })
        var layer = Layer(name: "villages", crs: zone.crs, geometry: .polygons(column))
        layer.add(Field("code", .text), .text((0..<count).map { "\(430_699_101_201 + $0)" }))
        layer.add(Field("name", .text), .text((0..<count).map { "村\($0)" }))
        return try Villages(layer, digits: 12, path: "test")
    }

    static func figures(_ villages: Villages) -> [VillageFigures] {
        let grounds = areas(of: villages.polygons, on: plane.overlap)
        return (0..<villages.count).map { row in
            VillageFigures(
                code: villages.codes[row], name: villages.names[row], town: villages.town(row),
                area: AreaSum(squareMetres: grounds[row]), place: villages.polygons.box(ofRow: row).centre,
                placeSource: .pointOnSurface)
        }
    }

    static func table(_ villages: Villages, _ columns: [(String, AttributeColumn)]) throws -> VillageTable {
        var layer = Layer(name: "table", geometry: .none(rows: villages.count))
        layer.add(Field("code", .text), .text(villages.codes))
        for (name, column) in columns { layer.add(Field(name, column.kind), column) }
        var issues: [RowIssue] = []
        return try VillageTable(layer, codes: villages.codes, path: "test", issues: &issues)
    }
}
