import Columns
import RoadNetwork

@testable import BeltAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import ProjectFile
@testable import WayAnalysis

/// A provincial road (S208, 50 km/h) of 6 km with six villages on it, 500 m from its start and then every 1,000 m, and a
/// village road (C100, 20 km/h) of 1 km that leads from the third of them to a seventh. Anchors stand at both ends of the
/// provincial road. Every place lies on its road, so that every figure is a sum of whole kilometres.
struct BeltCounty {
    let villages: Villages
    let figures: [VillageFigures]
    let columns: VillageColumns
    let graph: RoadGraph
    let roads: RoadRows
    let anchors = AnchorRows(
        places: [Squares.place(0, 500), Squares.place(6000, 500)], names: ["县城", "东镇"], kinds: [nil, nil])
    var options = BeltOptions()

    init() throws {
        var boxes = (0..<6).map { (Double($0) * 1000, 0.0, 1000.0, 1000.0) }
        boxes.append((2000, 1000, 1000, 1000))
        var layer = Layer(name: "villages", crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("code", .text), .text((0..<7).map { "\(430_699_101_201 + $0)" }))
        layer.add(Field("name", .text), .text((0..<7).map { "村\($0)" }))
        villages = try Villages(layer, digits: 12, path: "test")
        let table = try Squares.table(
            villages,
            [
                ("population", .integer([100, 200, 300, 400, 500, 600, 700])),
                ("demonstration", .flag([true, false, true, false, false, false, true])),
            ])
        figures = Squares.figures(villages)
        columns = VillageColumns(table: table, figures: figures)
        var rows = RoadRows()
        let o = Squares.origin
        for (line, name, road) in [
            ([0, 500, 2500, 500, 6000, 500], "S208", RoadClass.provincial),
            ([2500, 500, 2500, 1500], "C100", .village),
        ] as [([Double], String, RoadClass)] {
            rows.network.lines.append(
                line.enumerated().map { $0.offset % 2 == 0 ? o.x + $0.element : o.y + $0.element })
            rows.network.classes.append(road)
            rows.classTexts.append(road.rawValue)
            rows.names.append(name)
            rows.network.keys.append(nil)
            rows.network.speeds.append(nil)
            rows.network.directions.append(.both)
            rows.network.levels.append(0)
            rows.network.twoLanes.append(nil)
            rows.works.append(nil)
            rows.years.append(nil)
            rows.isOwn.append(true)
            rows.widths.append(nil)
            rows.lanes.append(nil)
            rows.technical.append(nil)
        }
        roads = rows
        var graph = RoadGraph(rows, options: ProjectOptions(), speeds: .standard, plane: Squares.plane)
        graph.attach(villages: figures.map(\.place), services: [], anchors: anchors.places, reach: 400)
        self.graph = graph
        (options.minimumVillages, options.budgetMinutes) = (2, 6)
    }

    var input: Belts.Input {
        Belts.Input(
            options: options, villages: villages, figures: figures, columns: columns, anchors: anchors, graph: graph,
            roads: roads, plane: Squares.plane, threads: 2)
    }

    var measures: BeltMeasures {
        get throws {
            BeltMeasures(
                input: input, prizes: try Prizes(options.prizes, columns: columns, villages: villages.count))
        }
    }

    /// The fastest way from an anchor through some villages.
    func way(_ rows: [Int], from anchor: Int = 0) -> BeltWay? {
        let stops = [graph.anchorFeet.drive[anchor]] + rows.map { graph.villageFeet.drive[$0] }
        return Router(graph.network, .drivingTime).path(through: stops).map {
            BeltWay($0, villages: rows, on: graph.network)
        }
    }

    func code(_ row: Int) -> String { villages.codes[row] }

    /// A line through places of the county.
    static func line(_ places: [(Double, Double)]) -> [Double] {
        places.flatMap { [Squares.origin.x + $0.0, Squares.origin.y + $0.1] }
    }
}
