import Columns
import RoadNetwork

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

/// Twelve villages of 1 km in a row of three by four, a grid of roads through their middles, one of them cut off.
struct SmallCounty {
    let villages: Villages
    let figures: [VillageFigures]
    let columns: VillageColumns
    let graph: RoadGraph
    let roads: RoadRows
    let services: ServiceRows
    let anchors: AnchorRows

    init(reach: Double = 400) throws {
        var boxes: [(Double, Double, Double, Double)] = []
        for j in 0..<3 { for i in 0..<4 { boxes.append((Double(i) * 1000, Double(j) * 1000, 1000, 1000)) } }
        var layer = Layer(name: "villages", crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("code", .text), .text((0..<12).map { "\(430_699_101_201 + $0)" }))
        layer.add(Field("name", .text), .text((0..<12).map { "村\($0)" }))
        villages = try Villages(layer, digits: 12, path: "test")
        let table = try Squares.table(
            villages,
            [
                (
                    "population",
                    .integer((0..<12).map { [900, 1500, 1200, 400, 2000, 1000, 800, 1100, 1300, 700, 950, 1050][$0] })
                )
            ])
        var figures = Squares.figures(villages)
        for row in figures.indices {
            figures[row].place.y += row == 11 ? 450 : Double(row % 3) * 50
            figures[row].population = table.scores("population")![row]
        }
        self.figures = figures
        columns = VillageColumns(table: table, figures: figures)
        var roads = RoadRows()
        func add(_ line: [Double], _ name: String, _ road: RoadClass) {
            roads.network.lines.append(line)
            roads.network.classes.append(road)
            roads.classTexts.append(road.rawValue)
            roads.names.append(name)
            roads.network.keys.append(nil)
            roads.network.speeds.append(nil)
            roads.network.directions.append(.both)
            roads.network.levels.append(0)
            roads.network.twoLanes.append(nil)
            roads.works.append(nil)
            roads.years.append(nil)
            roads.isOwn.append(true)
            roads.widths.append(nil)
            roads.lanes.append(nil)
            roads.technical.append(nil)
        }
        let o = Squares.origin
        for j in 0..<3 {
            let y = o.y + Double(j) * 1000 + 500
            add([o.x + 100, y, o.x + 3900, y], "X00\(j)", j == 1 ? .national : .county)
        }
        add([o.x + 1500, o.y + 100, o.x + 1500, o.y + 2900], "S100", .provincial)
        add([o.x + 3300, o.y + 500, o.x + 3300, o.y + 1500], "C200", .village)
        self.roads = roads
        var graph = RoadGraph(roads, options: ProjectOptions(), speeds: .standard, plane: Squares.plane)
        services = ServiceRows(
            places: [
                Squares.place(200, 520), Squares.place(3800, 1480), Squares.place(2000, 2700),
                Squares.place(1500, 9000),
            ],
            kinds: ["clinic", "clinic", "market", "clinic"], names: ["一", "二", "三", "四"],
            years: [nil, nil, nil, nil],
            supplies: [3, 5, nil, 7])
        anchors = AnchorRows(places: [Squares.place(1480, 1490)], names: ["县城"])
        graph.attach(
            villages: figures.map(\.place), services: services.places, anchors: anchors.places, reach: reach)
        self.graph = graph
    }
}
