import Columns
import OGR
import Overlap
import PROJ
import Testing

@testable import AnalysisRuns
@testable import Tools

/// The rows of two layers that take part in an overlap: only those that come near the other layer are held, and every pair
/// is found all the same.
@Suite struct OverlapSidesTests {
    /// Squares strewn over 20 km, more than one batch of them, the bow-ties and the row without geometry named.
    private func layer(
        _ count: Int, seed: UInt64, side: Double, bowTies: Set<Int> = [], empty: Int? = nil
    ) -> Layer {
        var random = SeededGenerator(seed: seed)
        var column = PolygonColumn()
        for row in 0..<count {
            let (x, y) = (20_000 * random.unit(), 20_000 * random.unit())
            let ring = Squares.ring(x, y, side * (0.5 + random.unit()), side * (0.5 + random.unit()))
            if row == empty {
                column.appendEmpty()
            } else if bowTies.contains(row) {
                column.append([Array(ring[0..<2] + ring[4..<6] + ring[2..<4] + ring[6..<8] + ring[0..<2])])
            } else {
                column.append([ring])
            }
        }
        var layer = Layer(name: "l", crs: Squares.zone.crs, geometry: .polygons(column))
        layer.add(Field("key", .text), .text((0..<count).map { "k\(10_000 + $0)" }))
        return layer
    }

    private func table(_ folder: TestFolder, repair: Bool = false) throws -> OverlapTable {
        var request = OverlapTable.Request(
            left: LayerRequest(path: folder.file("left.gpkg")), right: LayerRequest(path: folder.file("right.gpkg")))
        (request.leftKey, request.rightKey, request.repair) = ("key", "key", repair)
        return try OverlapTable(request)
    }

    @Test func everyPairIsFoundAndRowsApartAreCounted() throws {
        let folder = try TestFolder()
        let (lefts, rights) = (layer(60, seed: 1, side: 300), layer(5000, seed: 2, side: 150))
        try folder.write(lefts, "left.gpkg")
        try folder.write(rights, "right.gpkg")
        let found = try table(folder)
        guard case .polygons(let a) = lefts.geometry, case .polygons(let b) = rights.geometry else { return }
        var expected: [[String]: AreaSum] = [:]
        var (metLeft, metRight) = (Set<Int>(), Set<Int>())
        for i in 0..<a.count {
            for j in 0..<b.count where a.box(ofRow: i).meets(b.box(ofRow: j)) {
                metLeft.insert(i)
                metRight.insert(j)
                let area = AreaSum(
                    squareMetres: overlapArea(a, i, b, j, on: .ellipsoidal(EllipsoidalWeight(Squares.zone))))
                if area > .zero { expected[["k\(10_000 + i)", "k\(10_000 + j)"]] = area }
            }
        }
        #expect(expected.count > 100)
        #expect(Set(found.pairs.map(\.keys)) == Set(expected.keys))
        for pair in found.pairs {
            let difference = pair.area - (expected[pair.keys] ?? .zero)
            #expect(difference.micro.magnitude <= 1)
        }
        #expect(found.apart == (left: 60 - metLeft.count, right: 5000 - metRight.count))
        #expect(found.apart.right > 4000)
        #expect(
            found.notes(leftOut: 0).map(\.en).contains {
                $0.contains("\(found.apart.right) of the right layer lie apart")
            })
    }

    /// Faulty rows are set aside or repaired, and told, wherever they lie.
    @Test func faultyRows() throws {
        let folder = try TestFolder()
        var lefts = PolygonColumn()
        lefts.append([Squares.ring(0, 0, 100, 100)])
        var left = Layer(name: "left", crs: Squares.zone.crs, geometry: .polygons(lefts))
        left.add(Field("key", .text), .text(["l"]))
        try folder.write(left, "left.gpkg")
        var rights = PolygonColumn()
        let (ox, oy) = (Squares.origin.x, Squares.origin.y)
        for x in [50.0, 5000] {
            rights.append([[ox + x, oy, ox + x + 20, oy + 20, ox + x + 20, oy, ox + x, oy + 20, ox + x, oy]])
        }
        rights.appendEmpty()
        rights.append([Squares.ring(90, 90, 30, 30)])
        var right = Layer(name: "right", crs: Squares.zone.crs, geometry: .polygons(rights))
        right.add(Field("key", .text), .text(["near", "far", "none", "sound"]))
        try folder.write(right, "right.gpkg")
        let plain = try table(folder)
        #expect(
            plain.issues.map(\.id) == ["far", "near", "none"]
                && plain.issues.map(\.rule) == ["self-crossing", "self-crossing", "null-geometry"])
        #expect(plain.pairs.map(\.keys) == [["l", "sound"]] && plain.apart == (left: 0, right: 0))
        let repaired = try table(folder, repair: true)
        #expect(repaired.pairs.map(\.keys) == [["l", "near"], ["l", "sound"]])
        #expect((repaired.pairs[0].area.squareMetres - 200).magnitude < 1e-4)
    }

    /// A layer in longitude and latitude is brought to the plane; the pairs are the same.
    @Test func anotherCRS() throws {
        let folder = try TestFolder()
        let (lefts, rights) = (layer(20, seed: 5, side: 400), layer(400, seed: 6, side: 300))
        try folder.write(lefts, "left.gpkg")
        try folder.write(rights, "right.gpkg")
        let near = try table(folder)
        var degrees = rights
        let way = try Transformation(from: Squares.zone.crs, to: .cgcs2000)
        try degrees.updateCoordinates(to: .cgcs2000) { (c: inout [Double]) throws(TransformError) in
            try way.transform(&c)
        }
        try folder.write(degrees, "degrees.gpkg")
        var request = OverlapTable.Request(
            left: LayerRequest(path: folder.file("left.gpkg")), right: LayerRequest(path: folder.file("degrees.gpkg")))
        (request.leftKey, request.rightKey) = ("key", "key")
        let whole = try OverlapTable(request)
        #expect(whole.apart == near.apart && near.apart.right > 100)
        #expect(whole.pairs.map(\.keys) == near.pairs.map(\.keys))
        for (a, b) in zip(whole.pairs, near.pairs) { #expect((a.area - b.area).squareMetres.magnitude < 1e-3) }
    }
}
