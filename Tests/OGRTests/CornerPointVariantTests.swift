import Columns
import PROJ
import OGR
import Testing

/// Layouts of a parcel's line and of its points that are met in production.
@Suite struct CornerPointVariantTests {
    private func read(_ text: String) throws -> (CornerPointFile, [RowIssue]) {
        var issues: [RowIssue] = []
        return (try CornerPointFile(reading: text, issues: &issues), issues)
    }

    private static let points =
        "J1,1,3000001,39500000\nJ2,1,3000001,39500001\nJ3,1,3000000,39500001\nJ1,1,3000001,39500000\n"

    @Test(
        arguments: [
            ("3,0.0001,K,N,面,H,U,C,@", "0.0001", "K", "N", "U", "C"), ("3,,K,N,,H,U,C,@", nil, "K", "N", "U", "C"),
            ("3,0.7655公顷,,地块1,面,,,,@", "0.7655", "", "地块1", "", ""), ("3,0.1,,地块1,面,,,@", "0.1", "", "地块1", "", ""),
            ("3,地块1,面,公共基础设施,@", nil, "", "地块1", "公共基础设施", ""), ("3,地块1,面,公共基础设施,@ ", nil, "", "地块1", "公共基础设施", ""),
        ] as [(String, String?, String, String, String, String)])
    func linesOfAParcel(line: String, hectares: String?, number: String, name: String, use: String, landClass: String)
        throws
    {
        let (file, issues) = try read("[地块坐标]\n\(line)\n" + Self.points)
        #expect(issues.isEmpty, "\(issues)")
        let parcel = file.parcels[0]
        #expect(parcel.statedArea == hectares)
        #expect((parcel.number, parcel.name) == (number, name))
        #expect((parcel.use, parcel.landClass) == (use, landClass))
    }

    @Test(arguments: ["3,0.1,K,N,圆,H,U,C,@", "3,N,@", "3,1里,K,N,面,,,,@", "x,0.1,K,N,面,H,U,C,@"])
    func linesThatAreNone(line: String) {
        #expect(throws: CornerPointError.self) { try read("[地块坐标]\n\(line)\n" + Self.points) }
    }

    @Test func onlyPolygonsAreParcels() throws {
        let (file, issues) = try read("[地块坐标]\n3,0.1,K,N,线,,,,@\n" + Self.points + "3,0.1,L,N,面,,,,@\n" + Self.points)
        #expect(issues.map(\.rule) == ["not-a-polygon"])
        #expect(issues[0].id == "K")
        #expect(file.polygons.isEmpty(row: 0) && !file.polygons.isEmpty(row: 1))
    }

    /// Corners, lines, or lines less one: all three are in use.
    @Test(arguments: [6, 8, 7]) func countsOfPoints(stated: Int) throws {
        let hole =
            "J4,2,3000000.75,39500000.75\nJ5,2,3000000.5,39500000.75\nJ6,2,3000000.75,39500000.5\nJ4,2,3000000.75,39500000.75\n"
        let (_, issues) = try read("[地块坐标]\n\(stated),0.1,K,N,面,,,,@\n" + Self.points + hole)
        #expect(issues.isEmpty, "\(issues)")
        let (_, wrong) = try read("[地块坐标]\n9,0.1,K,N,面,,,,@\n" + Self.points + hole)
        #expect(wrong.map(\.rule) == ["point-count"])
    }

    /// A file in which every ring of a parcel carries the parcel's number, and numbers begin anew.
    @Test func ringsUnderOneNumber() throws {
        let text = """
            [地块坐标]
            6,地块1,面,公共基础设施,@
            J1,7,10,0
            J2,7,10,10
            J3,7,0,10
            J4,7,0,0
            J1,7,10,0
            J1,7,6,4
            J2,7,4,4
            J3,7,4,6
            J1,7,6,4
            """
        let (file, issues) = try read(text)
        #expect(file.polygons.parts(ofRow: 0).count == 1)
        #expect(file.polygons.rings(ofPart: 0).count == 2)
        #expect(Set(issues.map(\.rule)) == ["ring-number", "point-number", "point-count"])
    }

    @Test func decimalsAreThoseOfTheFile() throws {
        #expect(try read("[地块坐标]\n3,N,面,U,@\n" + Self.points).0.decimals == 0)
        #expect(
            try read("[地块坐标]\n3,N,面,U,@\n" + Self.points.replacing("3000001,", with: "3000001.250,")).0.decimals == 3)
    }

    @Test func lineEndsAndByteOrderMark() throws {
        for end in ["\r\n", "\r", "\n"] {
            let text = "\u{FEFF}[属性描述]\n带号=39\n[地块坐标]\n3,N,面,U,@\n" + Self.points
            #expect(try read(text.replacing("\n", with: end)).0.polygons.count == 1)
        }
    }

    @Test func headerOfAZone() {
        let zone = CGCS2000Zone(width: .six, number: 20, prefixed: true)
        let header = CornerPointFile.header(
            zone: zone, decimals: 3,
            keeping: [.init("带号", "39"), .init("数据产生单位", "某局"), .init("项目名称", "某项目")])
        #expect(
            header.map { "\($0.key)=\($0.value)" } == [
                "格式版本号=", "数据产生单位=某局", "数据产生日期=", "坐标系=2000国家大地坐标系", "几度分带=6", "投影类型=高斯克吕格", "计量单位=米", "带号=20",
                "精度=0.001", "转换参数=,,,,,,", "项目名称=某项目",
            ])
    }

    /// Reading what was written gives the same corners, for shapes with holes and parts in any order and direction.
    @Test func roundTripsOfRandomShapes() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            var column = PolygonColumn()
            var parcels: [CornerPointParcel] = []
            for p in 0..<3 {
                var parts: [[[Double]]] = []
                for part in 0...Int(clamping: generator.unit() * 3) {
                    let (x, y) = (39_500_000 + Double(p) * 1000 + Double(part) * 100, 3_000_000 + Double(p) * 7)
                    var rings = [star(x, y, 40, &generator)]
                    if generator.unit() < 0.5 { rings.append(star(x, y, 8, &generator)) }
                    parts.append(rings)
                }
                column.append(parts: parts)
                parcels.append(CornerPointParcel(number: "K\(p)", name: "地块\(p)"))
            }
            let zone = CGCS2000Zone(width: .three, number: 39, prefixed: true)
            let file = CornerPointFile(
                attributes: CornerPointFile.header(zone: zone, decimals: 4), parcels: parcels, polygons: column)
            let (back, issues) = try read(file.text(hectares: ["1", "2", "3"]))
            #expect(issues.isEmpty, "\(issues)")
            for row in 0..<3 { #expect(corners(back.polygons, row) == corners(column, row)) }
            #expect(try back.crs() == zone.crs)
            #expect(back.text(hectares: ["1", "2", "3"]) == file.text(hectares: ["1", "2", "3"]))
        }
    }

    /// A ring of 3 to 9 corners about a place, on the grid of 0.0001 m, closed, in either direction.
    private func star(_ x: Double, _ y: Double, _ size: Double, _ generator: inout SeededGenerator) -> [Double] {
        let corners: [(Double, Double)] = [
            (0, 1), (0.7, 0.7), (1, 0), (0.7, -0.7), (0, -1), (-0.7, -0.7), (-1, 0), (-0.7, 0.7),
        ]
        // The four on the axes stay, so that a hole about the middle lies inside.
        var kept = corners.filter { $0.0 * $0.1 == 0 || generator.unit() < 0.5 }
        if generator.unit() < 0.5 { kept.reverse() }
        let ring = kept.map { dx, dy -> (Double, Double) in
            let length = size * (0.8 + 0.2 * generator.unit())
            return (((x + dx * length) * 1e4).rounded() / 1e4, ((y + dy * length) * 1e4).rounded() / 1e4)
        }
        return (ring + [ring[0]]).flatMap { [$0.0, $0.1] }
    }

    /// Corners of each ring as sets, shells and holes told apart.
    private func corners(_ column: PolygonColumn, _ row: Int) -> Set<[Set<Position>]> {
        Set(
            column.parts(ofRow: row).map { part in
                column.rings(ofPart: part).map { ring in Set(column.vertices(ofRing: ring).map(column.vertex)) }
            })
    }
}
