import Columns
import OGR
import PROJ
import Testing

@testable import SampleCounty

@Suite struct RoadWritingTests {
    private static let layer = try! Fixture.layer("roads.gpkg")
    private static let lines: LineColumn = {
        guard case .lines(let column) = layer.geometry else { preconditionFailure("not lines") }
        return column
    }()
    private static var gaps: [[String: Any]] { Fixture.truth["road_gaps"] as! [[String: Any]] }

    private func ends(_ row: Int) -> (Position, Position) {
        let v = Self.lines.vertices(ofRow: row)
        return (Self.lines.vertex(v.lowerBound), Self.lines.vertex(v.upperBound - 1))
    }

    @Test func allRoadsAreJoinedAtSharedVertices() {
        var group = Array(0..<Self.layer.count)
        func root(_ k: Int) -> Int { group[k] == k ? k : root(group[k]) }
        var owner: [Position: Int] = [:]
        for row in 0..<Self.layer.count {
            for v in Self.lines.vertices(ofRow: row) {
                let p = Self.lines.vertex(v)
                if let other = owner[p] { group[root(row)] = root(other) } else { owner[p] = row }
            }
        }
        #expect(Set((0..<Self.layer.count).map(root)).count == 1)
    }

    /// A road meets others at its ends only, so that joining at ends and joining at crossings give one network.
    @Test func roadsMeetAtTheirEnds() {
        var ends = Set<Position>()
        for row in 0..<Self.layer.count {
            ends.insert(self.ends(row).0)
            ends.insert(self.ends(row).1)
        }
        for row in 0..<Self.layer.count {
            let inner = Self.lines.vertices(ofRow: row).dropFirst().dropLast()
            #expect(inner.allSatisfy { !ends.contains(Self.lines.vertex($0)) })
        }
    }

    @Test func allClassesAreThere() {
        let kinds = Set((0..<Self.layer.count).map { Self.layer.column("class")!.text($0)! })
        #expect(kinds == ["高速公路", "国道", "省道", "县道", "乡道", "村道"])
        let names = Set((0..<Self.layer.count).map { Self.layer.column("name")!.text($0)! })
        #expect(names.isSuperset(of: ["S71", "G240", "S208", "S209", "S501", "和平大道", "云华路"]))
        for row in 0..<Self.layer.count {
            #expect(1...4 ~= Self.layer.column("lanes")!.number(row)!)
            #expect(3...25 ~= Self.layer.column("width")!.number(row)!)
            #expect(1990...2024 ~= Self.layer.column("year")!.number(row)!)
        }
    }

    @Test func gapsAreShortAndNothingElseIs() throws {
        #expect(Self.gaps.count >= 3)
        let ids = Self.layer.column("id")!
        let planted = Set(Self.gaps.map { $0["road"] as! String })
        for gap in Self.gaps {
            let metres = try #require(gap["distance_m"] as? Double)
            #expect(3...15 ~= metres)
            let row = try #require((0..<Self.layer.count).first { ids.text($0) == gap["road"] as? String })
            let (end, target) = (gap["end"] as! [Double], gap["target"] as! [Double])
            #expect(ends(row).1 == Position(end[0], end[1]))
            #expect(abs(ends(row).1.distance(to: Position(target[0], target[1])) - metres) < 1e-3)
        }
        // Other loose ends keep 20 m from every road that they do not touch.
        var count: [Position: Int] = [:]
        for row in 0..<Self.layer.count {
            for p in [ends(row).0, ends(row).1] { count[p, default: 0] += 1 }
        }
        for row in 0..<Self.layer.count where !planted.contains(ids.text(row)!) {
            for p in [ends(row).0, ends(row).1] where count[p] == 1 {
                #expect(nearestRoad(p, except: row) > 20)
            }
        }
    }

    private func nearestRoad(_ p: Position, except own: Int) -> Double {
        var best = Double.infinity
        for row in 0..<Self.layer.count where row != own && Self.lines.box(ofRow: row).grown(by: 50).holds(p) {
            let v = Self.lines.vertices(ofRow: row)
            for (a, b) in zip(v, v.dropFirst()) {
                let (q, r) = (Self.lines.vertex(a), Self.lines.vertex(b))
                let (dx, dy) = (r.x - q.x, r.y - q.y)
                let t = min(max(((p.x - q.x) * dx + (p.y - q.y) * dy) / (dx * dx + dy * dy), 0), 1)
                best = min(best, p.distance(to: Position(q.x + t * dx, q.y + t * dy)))
            }
        }
        return best
    }

    @Test func worksHaveTheLengthsOfTruth() throws {
        let weight = EllipsoidalWeight(CGCS2000Zone(width: .three, number: 38, prefixed: true))
        var sums: [String: Double] = [:]
        for row in 0..<Self.layer.count {
            guard let works = Self.layer.column("works")!.text(row) else { continue }
            #expect(Self.layer.column("year")!.number(row) == 2024)
            #expect(weight.groundLength(of: Self.lines, row: row) > 0)
            sums[works, default: 0] += weight.groundLength(of: Self.lines, row: row)
        }
        #expect(abs(sums["白改黑"]! - 9600.3) < 0.01)
        #expect(31_000..<40_000 ~= sums["安全防护"]!)
        let targets = try #require(Fixture.truth["targets"] as? [String: [String: String]])
        #expect(targets["YX24-15"]?["state"] == "met")
        #expect(targets["YX24-16"]?["state"] == "not met")
    }

    @Test func oneRowIsThereTwice() throws {
        let duplicates = try #require(Fixture.truth["duplicate_rows"] as? [[String: String]])
        let id = try #require(duplicates.first { $0["layer"] == "roads" }?["id"])
        let rows = (0..<Self.layer.count).filter { Self.layer.column("id")!.text($0) == id }
        #expect(rows.count == 2)
        #expect(
            Self.layer.geometry.coordinates(ofRow: rows[0]).elementsEqual(
                Self.layer.geometry.coordinates(ofRow: rows[1])))
    }
}
