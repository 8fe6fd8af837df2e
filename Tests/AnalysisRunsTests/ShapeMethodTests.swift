import Columns
import Intake
import OGR
import PROJ
import Survey
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import Tools

/// Official and geodesic areas of pieces, which are cut as shapes.
@Suite struct ShapeMethodTests {
    typealias Parcel = SurveyFiles.Parcel

    private static let parcels = [
        Parcel(key: "whole", landClass: "0101", ring: SurveyFiles.box(100, 100, 500, 400)),
        Parcel(key: "cut", landClass: "0103", ring: SurveyFiles.box(700, 100, 600, 300)),
        Parcel(key: "out", landClass: "0301", ring: SurveyFiles.box(-100, 600, 300, 200)),
    ]

    private func run(_ method: AreaMethod, _ parcels: [Parcel] = parcels) async throws -> Tabulation {
        let files = try SurveyFiles()
        let request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(SurveyFiles.villages)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(parcels)), classField: "DLBM", method: method)
        return try await Tabulation.run(request)
    }

    /// The official area of a rectangle, 0.01 m².
    private func official(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> Int64 {
        var column = PolygonColumn()
        column.append([
            SurveyFiles.box(x, y, w, h).enumerated().map {
                $0.element + ($0.offset % 2 == 0 ? SurveyFiles.origin.x : SurveyFiles.origin.y)
            }
        ])
        return OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true)).hundredths(of: column, row: 0)
    }

    @Test func officialPieces() async throws {
        let result = try await run(.official)
        #expect(
            result.rows.map(\.area.hundredths) == [
                official(100, 100, 500, 400), official(700, 100, 300, 300), official(0, 600, 200, 200),
                official(1000, 100, 300, 300),
            ])
        #expect(result.outside.hundredths == official(-100, 600, 300, 200) - official(0, 600, 200, 200))
        let cut = official(700, 100, 600, 300) - official(700, 100, 300, 300) - official(1000, 100, 300, 300)
        #expect(result.residual.hundredths == cut)
        #expect(result.rows.reduce(AreaSum.zero) { $0 + $1.area } + result.outside + result.residual == result.parcels)
        #expect(result.notes(leftOut: 0).map(\.en).contains { $0.contains("its roundings do not close") })
    }

    @Test func geodesicPieces() async throws {
        let (geodesic, ellipsoidal) = (try await run(.geodesic), try await run(.ellipsoidal))
        #expect(geodesic.rows.map(\.zone) == ellipsoidal.rows.map(\.zone))
        for (a, b) in zip(geodesic.rows, ellipsoidal.rows) {
            // Edges of half a kilometre: geodesics and straight lines of the plane part by less than 0.01 m².
            #expect(abs(a.area.squareMetres - b.area.squareMetres) < 0.01)
            #expect(a.area != b.area)
        }
    }

    /// Shared ground, within a village and across the border of two, and bare ground are told by the method of the figures beside
    /// them: what the classes hold, less what they hold again, and with what is bare, is the zone.
    @Test(arguments: AreaMethod.allCases) func groundInDoubtIsOfTheMethod(method: AreaMethod) async throws {
        let result = try await run(
            method,
            [
                Parcel(key: "a", landClass: "0101", ring: SurveyFiles.box(100, 100, 500, 400)),
                Parcel(key: "b", landClass: "0301", ring: SurveyFiles.box(500, 100, 300, 400)),
                Parcel(key: "c", landClass: "0101", ring: SurveyFiles.box(900, 600, 200, 100)),
                Parcel(key: "d", landClass: "0301", ring: SurveyFiles.box(950, 600, 100, 100)),
                Parcel(key: "e", landClass: "0301", ring: SurveyFiles.box(700, 100, 100, 100)),
            ])
        #expect(result.zones.count == 3)
        for zone in result.zones {
            let classes = result.rows.filter { $0.zone == zone.zone }.reduce(AreaSum.zero) { $0 + $1.area }
            let rest = classes - zone.doubt.counted + zone.doubt.bare - zone.area
            #expect(rest.squareMetres.magnitude < 1e-4, "\(method): \(rest)")
        }
        guard method == .official else { return }
        #expect(
            result.zones.map(\.area.hundredths) == [0, 1000, 2000].map { official($0, 0, 1000, 1000) })
        #expect(
            result.zones.map(\.doubt.counted.hundredths) == [
                official(500, 100, 100, 400) + official(950, 600, 50, 100), official(1000, 600, 50, 100), 0,
            ])
        #expect(result.zones[0].doubt.sameClass.hundredths == official(700, 100, 100, 100))
        #expect(
            result.shared.once.hundredths
                == official(500, 100, 100, 400) + official(950, 600, 100, 100) + official(700, 100, 100, 100))
    }

    @Test func overlapTellsItsLayersByTheMethod() throws {
        let files = try SurveyFiles()
        let shared = [
            Parcel(key: "a", landClass: "0101", ring: SurveyFiles.box(100, 100, 500, 400)),
            Parcel(key: "b", landClass: "0301", ring: SurveyFiles.box(500, 100, 300, 400)),
        ]
        var request = OverlapTable.Request(
            left: LayerRequest(path: try files.parcels(shared)),
            right: LayerRequest(path: try files.zones(SurveyFiles.villages)))
        (request.method, request.zones, request.zoneKey) = (.official, request.right, "ZLDWDM")
        let table = try OverlapTable(request)
        #expect(table.shared.left.once.hundredths == official(500, 100, 100, 400))
        #expect(table.sharedByZone.map(\.left.once.hundredths) == [official(500, 100, 100, 400)])
    }

    @Test func pairsByTheNotice() throws {
        let files = try SurveyFiles()
        var request = OverlapTable.Request(
            left: LayerRequest(path: try files.parcels(Self.parcels)),
            right: LayerRequest(path: try files.zones(SurveyFiles.villages)))
        (request.leftKey, request.rightKey, request.method) = ("BSM", "ZLDWDM", .official)
        (request.zones, request.zoneKey, request.shapes) = (request.right, "ZLDWDM", true)
        let table = try OverlapTable(request)
        #expect(
            table.pairs.map(\.area.hundredths) == [
                official(700, 100, 300, 300), official(1000, 100, 300, 300), official(0, 600, 200, 200),
                official(100, 100, 500, 400),
            ])
        #expect(table.byZone.map(\.area) == table.pairs.map(\.area))
        #expect(table.shapes?.column("area_m2")?.number(0) == table.pairs[0].area.squareMetres)
    }

    /// A zone plane is needed for official areas.
    @Test func refused() throws {
        let plane = try Plane(CRSDescription(of: .epsg(32649)), ellipsoidal: false)
        #expect(throws: IntakeError.self) { try ShapeMeasure(.official, in: plane) }
        _ = try ShapeMeasure(.planar, in: plane)
    }
}
