import Columns
import Foundation
import OGR
import Testing

@testable import SampleCounty

/// The county looks like one: water, an outline with bays, roads that bend, an expressway with two junctions.
@Suite struct CountyFormTests {
    private static let roads = try! Fixture.layer("roads.gpkg")
    private static let lines: LineColumn = {
        guard case .lines(let column) = roads.geometry else { preconditionFailure("not lines") }
        return column
    }()
    private static func isExpressway(_ row: Int) -> Bool { roads.column("class")!.text(row) == "高速公路" }
    private static func places(_ row: Int) -> [Position] { lines.vertices(ofRow: row).map(lines.vertex) }

    @Test func waterIsOverThreeHundredthsOfTheGround() throws {
        let layer = try Fixture.layer("dltb.gpkg.zip")
        let shapes = Fixture.polygons(layer)
        var (water, all, kinds) = (0.0, 0.0, Set<String>())
        for row in 0..<layer.count {
            let code = layer.column("DLBM")!.text(row)!
            all += planarArea(shapes, row)
            guard code.hasPrefix("11"), code != "1106" else { continue }
            water += planarArea(shapes, row)
            kinds.insert(code)
        }
        #expect(water > 0.03 * all && water < 0.12 * all)
        #expect(kinds.isSuperset(of: ["1101", "1102", "1104"]))
    }

    /// A circle of the same ground has a border of 1; bays and capes make it longer.
    @Test func outlineHasBays() throws {
        let villages = Fixture.polygons(try Fixture.layer("villages.gpkg"))
        let match = EdgeMatch(villages, rows: 0..<villages.count)
        let border = match.single.reduce(0) { $0 + $1.a.distance(to: $1.b) }
        #expect(border / (2 * (Double.pi * match.area).squareRoot()) > 1.25)
    }

    /// The main river gets wider on its way: strips along the mesh and cells of water both.
    @Test func riversWidenDownstream() {
        let land = Landform(width: 15_000, height: 13_000, noise: Fixture.county.noise)
        for n in land.heights.indices where land.downstream[n] >= 0 {
            #expect(land.catchment[Int(land.downstream[n])] > land.catchment[n])
            #expect(land.heights[Int(land.downstream[n])] < land.heights[n])
        }
        #expect(Fixture.county.ground.broad.contains(true))
    }

    @Test func roadsBendAndDoNotTurn() {
        var (sharp, count) = (0, 0)
        for row in 0..<Self.roads.count {
            let p = Self.places(row)
            for k in p.indices.dropFirst().dropLast() {
                let (ux, uy) = (p[k].x - p[k - 1].x, p[k].y - p[k - 1].y)
                let (vx, vy) = (p[k + 1].x - p[k].x, p[k + 1].y - p[k].y)
                count += 1
                // Sharper than 60°.
                if ux * vx + uy * vy < 0.5 * (ux * ux + uy * uy).squareRoot() * (vx * vx + vy * vy).squareRoot() {
                    sharp += 1
                }
            }
        }
        #expect(count > 1000)
        #expect(Double(sharp) < 0.01 * Double(count), "\(sharp) of \(count)")
    }

    @Test func theExpresswayIsJoinedAtTwoJunctionsOnly() throws {
        let truth = try #require(Fixture.truth["expressway"] as? [String: Any])
        let junctions = Set((truth["junctions"] as! [[Double]]).map { Position($0[0], $0[1]) })
        #expect(junctions.count == 2)
        var (own, vertices) = (Set<Position>(), Set<Position>())
        for row in 0..<Self.roads.count where Self.isExpressway(row) {
            #expect(Self.roads.column("level")!.number(row) == 1)
            #expect(Self.roads.column("name")!.text(row) == "S71")
            own.formUnion([Self.places(row).first!, Self.places(row).last!])
            vertices.formUnion(Self.places(row))
        }
        #expect(own.count == 4 && own.isSuperset(of: junctions))
        var (joined, below) = (Set<Position>(), 0)
        for row in 0..<Self.roads.count where !Self.isExpressway(row) {
            #expect(Self.roads.column("level")!.number(row) == 0)
            let p = Self.places(row)
            joined.formUnion([p.first!, p.last!].filter(vertices.contains))
            below += p.dropFirst().dropLast().count(where: vertices.contains)
        }
        #expect(joined == junctions)
        #expect(below > 0)
    }

    /// CRC-32 of the nine digits, as every description of it has it.
    @Test func packedSurveysAreArchivesOfOneFile() throws {
        for name in ["dltb", "dltb_2022"] {
            let bytes = Fixture.bytes(Fixture.folder, name + ".gpkg.zip")
            #expect(bytes.prefix(4) == Data([0x50, 0x4b, 3, 4]))
            #expect(bytes[30..<(30 + name.utf8.count + 5)] == Data((name + ".gpkg").utf8))
            #expect(try Fixture.layer(name + ".gpkg.zip").count > 1000)
            #expect(!Fixture.files(in: Fixture.folder).contains(name + ".gpkg"))
        }
    }
}
