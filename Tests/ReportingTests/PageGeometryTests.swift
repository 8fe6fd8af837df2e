import Columns
import Testing

@testable import Reporting

@Suite struct PageGeometryTests {
    private func point(_ x: Int32, _ y: Int32) -> PagePoint { PagePoint(x: x, y: y) }

    @Test func ringsAreOpenAndTurned() {
        var column = PolygonColumn()
        column.append([[0, 0, 0, 3e-7, 3e-7, 3e-7, 3e-7, 0, 0, 0], [1e-7, 1e-7, 2e-7, 1e-7, 2e-7, 2e-7, 1e-7, 1e-7]])
        let rows = PageGeometry(.polygons(column)).rows
        #expect(
            rows == [
                [
                    [
                        [point(0, 0), point(3, 0), point(3, 3), point(0, 3)], [point(1, 1), point(2, 2), point(2, 1)],
                    ]
                ]
            ])
    }

    @Test func repeatedNeighboursAndShortPartsAreLeftOut() {
        var lines = LineColumn()
        lines.append(parts: [[0, 0, 1e-9, 0, 5e-7, 0], [1, 1]])
        lines.appendEmpty()
        #expect(PageGeometry(.lines(lines)).rows == [[[[point(0, 0), point(5, 0)]]], []])
    }

    /// Rounding goes by way of nine decimals, as the files do: 0.00000004999999996 is 0.000000050 there, and then 1e-7.
    @Test func roundsAsTheFilesDo() {
        #expect(PagePoint(longitude: 0.499_999_999_96e-7, latitude: -0.499_999_999_96e-7) == point(1, -1))
        #expect(PagePoint(longitude: 113.123_456_789, latitude: 29.987_654_321) == point(1_131_234_568, 299_876_543))
    }

    @Test func sizeCountsVertices() {
        #expect(PageGeometry(.points(PointColumn([Position(1, 2), Position(3, 4)]))).vertices == 2)
        #expect(PageGeometry(.none(rows: 3)).rows == [[], [], []])
    }
}

@Suite struct ArcSimplifierTests {
    /// Two neighbours with a wiggly border, as the page holds them.
    private func neighbours(_ n: Int32) -> PageGeometry {
        var generator = SeededGenerator(seed: 8)
        let border = (1..<n).map { PagePoint(x: Int32(clamping: generator.unit() * 20) - 10, y: $0 * 10) }
        let (south, north) = (PagePoint(x: 0, y: 0), PagePoint(x: 0, y: n * 10))
        var geometry = PageGeometry()
        geometry.rows = [
            [[[PagePoint(x: -900, y: 0), south] + border + [north, PagePoint(x: -900, y: n * 10)]]],
            [[[north] + border.reversed() + [south, PagePoint(x: 900, y: 0), PagePoint(x: 900, y: n * 10)]]],
        ]
        return geometry
    }

    private func area(_ ring: [PagePoint]) -> Int64 {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { sum, pair in
            sum + Int64(pair.0.x) * Int64(pair.1.y) - Int64(pair.1.x) * Int64(pair.0.y)
        }
    }

    @Test(arguments: [5.0, 12, 30, 200])
    func sharedBordersStayTogether(tolerance: Double) {
        let full = neighbours(200)
        let simple = ArcSimplifier(tolerance: tolerance).polygons(full)
        #expect(simple.vertices < full.vertices)
        #expect(simple.rows.joined().joined().reduce(0) { $0 + area($1) } == 2 * 1800 * 2000)
        let (a, b) = (Set(simple.rows[0][0][0]), Set(simple.rows[1][0][0]))
        let shared = Set(full.rows[0][0][0]).intersection(full.rows[1][0][0])
        #expect(a.intersection(shared) == b.intersection(shared) && a.intersection(shared).count >= 3)
    }

    @Test func everyVertexStaysNear() {
        let full = neighbours(300)
        let simple = ArcSimplifier(tolerance: 6).polygons(full)
        let kept = simple.rows[0][0][0]
        for v in full.rows[0][0][0] {
            let nearest = zip(kept, kept.dropFirst() + kept.prefix(1)).map { distance(v, $0.0, $0.1) }.min()!
            #expect(nearest <= 6)
        }
    }

    private func distance(_ p: PagePoint, _ a: PagePoint, _ b: PagePoint) -> Double {
        let (dx, dy, px, py) = (Double(b.x - a.x), Double(b.y - a.y), Double(p.x - a.x), Double(p.y - a.y))
        let t = dx == 0 && dy == 0 ? 0 : min(max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1)
        return ((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy)).squareRoot()
    }

    /// An enclave and the hole it fills are cut alike, whatever vertex each begins with.
    @Test func enclaves() {
        let circle = (0..<90).map { k -> PagePoint in
            let angle = Double(k) * 4
            return PagePoint(x: Int32(clamping: 1000 * cosine(angle)), y: Int32(clamping: 1000 * cosine(angle - 90)))
        }
        let box = [(-5000, -5000), (5000, -5000), (5000, 5000), (-5000, 5000)].map { PagePoint(x: $0.0, y: $0.1) }
        var geometry = PageGeometry()
        geometry.rows = [[[box, Array((circle[40...] + circle[..<40]).reversed())]], [[circle]]]
        let simple = ArcSimplifier(tolerance: 40).polygons(geometry)
        #expect(Set(simple.rows[0][0][1]) == Set(simple.rows[1][0][0]))
        #expect(simple.rows[1][0][0].count < 40 && simple.rows[1][0][0].count > 4 && simple.rows[0][0][0].count == 4)
    }

    /// Cosine of whole degrees by Bhaskara's formula: near enough for a round shape.
    private func cosine(_ degrees: Double) -> Double {
        let a = (degrees + 720).truncatingRemainder(dividingBy: 360)
        let b = a > 180 ? 360 - a : a
        let c = b > 90 ? 180 - b : b
        let value = (32_400 - 4 * c * c) / (32_400 + c * c)
        return b > 90 ? -value : value
    }

    @Test func linesKeepTheirEnds() {
        var geometry = PageGeometry()
        geometry.rows = [[[[(0, 0), (5, 1), (10, 0), (20, 30), (30, 0)].map { PagePoint(x: $0.0, y: $0.1) }]]]
        let simple = ArcSimplifier(tolerance: 3).lines(geometry)
        #expect(simple.rows[0][0][0] == [(0, 0), (10, 0), (20, 30), (30, 0)].map { PagePoint(x: $0.0, y: $0.1) })
        let straight = ArcSimplifier(tolerance: 100).lines(geometry)
        #expect(straight.rows[0][0][0].count == 2)
    }
}

@Suite struct PageLayerTests {
    @Test func encodesColumnsAndShapes() {
        var lines = LineColumn()
        lines.append([1e-7, 2e-7, 4e-7, -2e-7])
        lines.appendEmpty()
        var layer = Layer(name: "</script>", crs: .cgcs2000, geometry: .lines(lines))
        layer.add(Field("a", .real), .real([0.5, nil]))
        layer.add(Field("b", .text), .text(["x<y\u{2028}", nil]))
        layer.add(Field("c", .flag), .flag([true, false]))
        layer.add(Field("d", .integer), .integer([-3, nil]))
        var bytes: [UInt8] = []
        PageLayer(layer).append(to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"name":"\\u003c/script\\u003e","kind":"line","tolerance":0,"fields":["a","b","c","d"],
                "columns":[[0.5,null],
                ["x\\u003cy\\u2028",null],
                [true,false],
                [-3,null]],
                "shapes":[[[[1,2,3,-4]]],
                []]}
                """)
    }

    @Test func largeLayersAreSimplifiedAndSaySo() {
        var lines = LineColumn()
        lines.append((0..<2000).flatMap { [Double($0) * 1e-6, Double($0 % 7) * 1e-6] })
        let layer = Layer(name: "roads", crs: .cgcs2000, geometry: .lines(lines))
        let page = PageLayer(layer, fullDetail: 100)
        #expect(page.tolerance > 0 && page.geometry.vertices <= 100)
        #expect(PageLayer(layer).tolerance == 0 && PageLayer(layer).geometry.vertices == 2000)
    }
}
