import Columns
import OGR
import Testing

/// Dialects of corner-point text that programs and bureaus write.
@Suite struct CornerPointDialectTests {
    private func read(_ text: String) throws -> (CornerPointFile, [RowIssue]) {
        var issues: [RowIssue] = []
        return (try CornerPointFile(reading: text, issues: &issues), issues)
    }

    private static let header = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n"

    /// A square of that side, numbered J1 to J4, closed with J1, its south-west corner so far east of 38 450 000.
    private static func square(_ side: Int, _ east: Int = 0) -> String {
        let (x, y) = (3_270_000, 38_450_000 + east)
        let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        return corners.enumerated().map { "J\($0 % 4 + 1),1,\($1.0),\($1.1)\n" }.joined()
    }

    // MARK: Areas

    /// A hectare is 10 000 m² or 15 mu: the corners tell which, for the whole file and once.
    @Test(arguments: [
        (["1.0000", "0.25"], CornerPointFile.AreaUnit.hectare, "面积公顷"),
        (["10000.00", "2500"], .squareMetre, "面积平方米"), (["15.00", "3.75"], .mu, "面积亩"),
        (["1公顷", "0.25公顷"], .hectare, "面积公顷"), (["10000㎡", "2500平方米"], .squareMetre, "面积平方米"),
        (["15亩", "3.75 亩"], .mu, "面积亩"), (["", ""], .hectare, "面积公顷"), (["7000", "9000"], .squareMetre, "面积平方米"),
    ]) func theUnitOfAreas(stated: [String], unit: CornerPointFile.AreaUnit, field: String) throws {
        let (file, issues) = try read(
            Self.header + "[地块坐标]\n5,\(stated[0]),1,甲,面,,,,@\n" + Self.square(100)
                + "5,\(stated[1]),2,乙,面,,,,@\n" + Self.square(stated[1] == "9000" ? 100 : 50, 300))
        #expect(issues.isEmpty, "\(issues)")
        #expect(file.areaUnit == unit && CornerPointTable.areaField(file.areaUnit) == field)
        #expect(file.notes.count == (unit == .hectare ? 0 : 1), "\(file.notes)")
        #expect(
            file.parcels[0].statedArea == (stated[0].isEmpty ? nil : String(stated[0].prefix { !"公㎡亩".contains($0) })))
    }

    @Test func anAreaInAnotherUnitIsConvertedAndTold() throws {
        let (file, issues) = try read(
            Self.header + "[地块坐标]\n5,1.0公顷,1,甲,面,,,,@\n" + Self.square(100) + "5,2500平方米,2,乙,面,,,,@\n"
                + Self.square(50, 300) + "5,4.0公顷,3,丙,面,,,,@\n" + Self.square(200, 600))
        #expect(file.areaUnit == .hectare && file.parcels.map(\.statedArea) == ["1.0", "0.2500", "4.0"])
        #expect(issues.map(\.rule) == ["stated-unit"] && issues[0].row == 1 && issues[0].id == "2")
    }

    // MARK: Lines of a parcel

    @Test func thirteenValues() throws {
        let (file, issues) = try read(
            Self.header + "[地块坐标]\n5,1.0000,地块001,土地名称,面,图幅号,住宅用地,0101,水田,1,B,C,备注,@\n" + Self.square(100))
        #expect(issues.isEmpty)
        let parcel = file.parcels[0]
        #expect((parcel.number, parcel.sheet, parcel.use, parcel.landClass) == ("地块001", "图幅号", "住宅用地", "0101"))
        #expect(parcel.more == ["水田", "1", "B", "C", "备注"])
    }

    @Test(
        arguments: [
            ("1.0000公顷,,地块1,面,,,,@", nil, "1.0000", "", "地块1"), ("1.5,K1,地块1,面,,,,@", nil, "1.5", "K1", "地块1"),
            ("5,1.0000,地块1,面,,,,@", 5, "1.0000", "", "地块1"), ("1.0000,地块1,面,用途,@", nil, "1.0000", "", "地块1"),
            ("5,1.0000,,地块1,面@", nil, nil, "", ""), ("5,1.0000,,地块1,面,,,＠", 5, "1.0000", "", "地块1"),
        ] as [(String, Int?, String?, String, String)])
    func linesWithoutACount(line: String, points: Int?, area: String?, number: String, name: String) throws {
        let text = Self.header + "[地块坐标]\n\(line)\n" + Self.square(100)
        guard area != nil else {
            #expect(throws: CornerPointError.self) { _ = try read(text) }
            return
        }
        let (file, issues) = try read(text)
        #expect(issues.isEmpty, "\(issues)")
        let parcel = file.parcels[0]
        #expect((parcel.statedPoints, parcel.statedArea) == (points, area))
        #expect((parcel.number, parcel.name) == (number, name))
    }

    // MARK: Signs and parts

    @Test func fullWidthSigns() throws {
        let text = """
            【属性描述】
            坐标系：2000国家大地坐标系
            几度分带＝3
            带号：38
            转换参数=0，0，0
            ［地块坐标］
            5，1.0000，1，甲，面，，，，@
            J1，1，3270000.5，38450000
            J2，1，3270100.5，38450000
            J3，1，3270100.5，38450100
            J4，1，3270000.5，38450100
            J1，1，3270000.5，38450000
            5,1.0000,2,甲，乙,面,,,,@

            """ + Self.square(100, 300)
        let (file, issues) = try read(text)
        #expect(issues.isEmpty, "\(issues)")
        #expect(try file.crs() == .epsg(4526))
        #expect(file.attribute("转换参数") == "0，0，0" && file.decimals == 1)
        // Among plain commas a full-width one is a letter of a name.
        #expect(file.parcels.map(\.name) == ["甲", "甲，乙"])
        #expect(
            file.polygons.box(ofRow: 0) == Box(minX: 38_450_000, minY: 3_270_000.5, maxX: 38_450_100, maxY: 3_270_100.5)
        )
    }

    @Test func furtherPartsAreKept() throws {
        let (file, issues) = try read(
            "[项目信息]\n项目名称=某项目\n坐标系=不是它\n一行说明\n" + Self.header + "[地块坐标]\n5,1,1,甲,面,,,,@\n"
                + Self.square(100) + "[其他]\n联系人=某人\n")
        #expect(issues.isEmpty && file.parcels.count == 1)
        #expect(file.attribute("项目名称") == "某项目" && file.attribute("联系人") == "某人")
        #expect(file.attribute("坐标系") == "2000国家大地坐标系")
        #expect(file.notes == [.linesPassedOver(part: "项目信息", lines: 1)])
    }

    /// Parameters of a transformation are not applied, and a key of no format is asked by nothing: both are said.
    @Test func linesOfTheHeaderThatNothingReads() throws {
        let (file, _) = try read(
            Self.header + "比例尺=500\n转换参数=-12.5,3,0,0,0,0,0\n[地块坐标]\n5,1,1,甲,面,,,,@\n" + Self.square(100))
        #expect(file.notes == [.headerUnused(["比例尺=500", "转换参数=-12.5,3,0,0,0,0,0"])])
    }

    /// The closing point under its own number: what is due is the ring's first number.
    @Test func theClosingPointUnderItsOwnNumber() throws {
        var points = Self.square(100).split(separator: "\n").map(String.init)
        points[4] = points[4].replacing("J1,", with: "J5,")
        let (file, issues) = try read(
            Self.header + "[地块坐标]\n5,1,1,甲,面,,,,@\n" + points.joined(separator: "\n") + "\n")
        #expect(file.polygons.vertices(ofRow: 0).count == 5)
        #expect(issues.map(\.rule) == ["point-number"])
        #expect(issues[0].message == "ring 1: its closing point is J5 where J1 is due")
    }

    // MARK: By the reader of every command

    @Test func theOneReaderReadsIt() throws {
        let folder = Scratch()
        let text =
            Self.header + "[地块坐标]\n5,10000.00,K1,甲,面,,住宅,0701,@\n" + Self.square(100)
            + "5,2500.00,K2,乙,面,,水田,0101,@\n" + Self.square(50, 300)
        let path = folder.write("地块.txt", text)
        let layer = try #require(try VectorFile.describe(path).layers.first)
        #expect((layer.name, layer.kind, layer.rows, layer.crs) == ("地块", .polygon, 2, .epsg(4526)))
        #expect(layer.fields.map(\.name) == ["面积平方米", "地块编号", "地块名称", "图幅号", "用途", "地类编码"])
        #expect(layer.bounds == Box(minX: 38_450_000, minY: 3_270_000, maxX: 38_450_350, maxY: 3_270_100))
        var report = ReadReport()
        let rows = try VectorFile.read(
            LayerRequest(path: path, filter: try RowCondition("地类编码 like '01%'"), columns: ["地块编号"]), into: &report)
        #expect(rows.sourceRows == [1] && rows.columns == [.text(["K2"])] && rows.crs == .epsg(4526))
        #expect(rows.geometry.box(ofRow: 0).width == 50)
        #expect(report.notes == [.areasStated(in: .squareMetre, isWritten: false)])
        try folder.run("zip", "-q", "a.zip", "地块.txt")
        #expect(try VectorFile.read(LayerRequest(path: folder.file("a.zip"))).count == 2)
        // A header without a datum needs the caller's word to be read, not to be described.
        let bare = folder.write("b.txt", text.replacing("坐标系=2000国家大地坐标系\n", with: ""))
        #expect(try VectorFile.describe(bare).layers[0].crs == nil)
        #expect(throws: OGRError.self) { _ = try VectorFile.read(LayerRequest(path: bare)) }
        #expect(try VectorFile.read(LayerRequest(path: bare, crs: .epsg(4526))).crs == .epsg(4526))
    }
}
