import Columns
import Overlap
import Testing

@testable import AnalysisRuns
@testable import FindingValues
@testable import ProjectFile

/// A village road of 1 km, an expressway of 4 km, a village road of 1 km, end to end; the service lies on the first.
@Suite struct ServiceAreaAccessTests {
    private func findings(_ mode: String, expressway: String) async throws -> ServiceAreaFindings {
        let folder = try TestFolder()
        try folder.writeVillages(
            codes: (0..<6).map { "\(430_699_101_201 + $0)" },
            shapes: Squares.column((0..<6).map { (Double($0) * 1000, 0, 1000, 1000) }))
        var lines = LineColumn()
        for (from, to) in [(0.0, 1000.0), (1000, 5000), (5000, 6000)] {
            let (a, b) = (Squares.place(from, 500), Squares.place(to, 500))
            lines.append([a.x, a.y, b.x, b.y])
        }
        var roads = Layer(name: "roads", crs: Squares.zone.crs, geometry: .lines(lines))
        roads.add(Field("class", .text), .text(["村道", expressway, "村道"]))
        try folder.write(roads, "roads.gpkg")
        var points = PointColumn()
        points.append(Squares.place(500, 500))
        var services = Layer(name: "services", crs: Squares.zone.crs, geometry: .points(points))
        services.add(Field("kind", .text), .text(["clinic"]))
        services.add(Field("name", .text), .text(["一"]))
        try folder.write(services, "services.gpkg")
        let found = try await Analysis.run(
            try folder.project(
                ["villages", "roads", "services"].map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
                "coverage: [{service: clinic, minutes: 15, mode: \(mode)}]"), only: [.coverage], threads: 1)
        return try #require(found.serviceAreas)
    }

    private func isHeld(_ x: Double, by shape: PolygonColumn) -> Bool {
        ZoneIndex(zones: shape, on: .planar).overlaps(ofRow: 0, in: Squares.column([(x, 480, 10, 10)])).first != nil
    }

    @Test func groundBesideAnExpresswayIsNotServed() async throws {
        let found = try await findings("drive", expressway: "高速")
        // The far road is reached over the expressway; the ground beside that is not: two strips of 1 km with half discs.
        let ground = areas(of: found.polygons, on: .planar)[0]
        #expect((ground - 2 * (1000 * 200 + .pi * 10_000)).magnitude < 0.02 * 2 * .pi * 10_000)
        #expect(isHeld(500, by: found.polygons) && isHeld(5500, by: found.polygons))
        #expect(!isHeld(1200, by: found.polygons) && !isHeld(3000, by: found.polygons))
        #expect(((found.areas.first?.roadMetres ?? 0) - 6000).magnitude < 0.01)
        // A county road in its place is joined anywhere.
        let open = try await findings("drive", expressway: "县道")
        #expect(isHeld(3000, by: open.polygons))
    }

    @Test func nobodyWalksOnAnExpressway() async throws {
        let found = try await findings("walk", expressway: "高速")
        #expect(isHeld(500, by: found.polygons))
        #expect(!isHeld(3000, by: found.polygons) && !isHeld(5500, by: found.polygons))
    }
}
