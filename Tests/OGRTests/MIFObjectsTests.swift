import Columns
import Testing

@testable import FormatAudits
@testable import OGR

/// Objects of a `.mif` and records of its `.mid`: a shape has the values of its own record, or the file is refused.
@Suite struct MIFObjectsTests {
    private static let head = "VERSION 300\nCHARSET \"Neutral\"\nDELIMITER \",\"\nCOLUMNS 1\n  code Char(12)\nDATA\n\n"
    private static let style = "    Pen (1,2,0)\n    Brush (2,16777215,16777215)\n    Center 1 1\n"

    private func region(_ row: Int) -> String {
        let x = 100 * row
        return "Region 1\n5\n\(x) 0\n\(x) 50\n\(x + 50) 50\n\(x + 50) 0\n\(x) 0\n"
    }

    private func regions(_ rows: Range<Int>, style: String = "") -> String {
        rows.map { region($0) + style }.joined()
    }

    private func write(_ folder: Scratch, _ objects: String, _ table: String?, head: String = head) -> String {
        if let table { _ = folder.write("a.mid", table) }
        return folder.write("a.mif", head + objects)
    }

    private func table(_ rows: Range<Int>) -> String { rows.map { "\"4306\($0)\"\n" }.joined() }

    /// Codes by the left end of their shape, and what is told.
    private func read(_ path: String) throws -> (codes: [Int: String?], told: [String]) {
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        let code = try #require(layer.column("code"))
        let codes = (0..<layer.count).map { row in
            let box = layer.geometry.box(ofRow: row)
            return (Int(exactly: box.minX.rounded()) ?? -1, code.text(row))
        }
        let told = report.notes.map(\.description)
        #expect(try VectorFile.describe(path).layers.first?.notes.map(\.description) == told)
        #expect(try VectorFile.describe(path).layers.first?.rows == layer.count)
        return (Dictionary(codes, uniquingKeysWith: { first, _ in first }), told)
    }

    /// Refused when it is read and when it is described.
    private func refusal(_ path: String) -> String {
        var said: [String] = []
        do { _ = try VectorFile.read(LayerRequest(path: path)) } catch { said.append("\(error)") }
        do { _ = try VectorFile.describe(path) } catch { said.append("\(error)") }
        #expect(Set(said).count == 1 && said.count == 2, "\(said)")
        return said.first ?? ""
    }

    @Test(arguments: [1, 2, 40]) func spareRecordsAreTold(spare: Int) throws {
        let folder = Scratch()
        for style in ["", Self.style] {
            let path = write(folder, regions(0..<3, style: style), table(0..<3 + spare))
            let (codes, told) = try read(path)
            #expect(codes == [0: "43060", 100: "43061", 200: "43062"])
            let records = spare == 1 ? "1 record" : "\(spare) records"
            #expect(
                told == [
                    "The .mid has \(records) more than the .mif has objects, from its line 4 on; they were not read."
                ])
        }
    }

    /// A record of two lines counts one, and lines stay lines.
    @Test func linesOfTheTable() throws {
        let folder = Scratch()
        let path = write(folder, regions(0..<1), "\"a\r\nb\"\r\n\"c\"\r\n\r\n \r\n")
        #expect(MIDRecords.count(path, lineOf: 1) == MIDRecords.Count(records: 2, blanks: 0, line: 3))
        #expect(MIDRecords.count(folder.file("none.mif")) == nil)
        #expect(try read(path).told.first?.contains("from its line 3 on") == true)
    }

    /// GDAL passes over an object with a misspelt or lost keyword, and gives its record to the next.
    @Test func anObjectThatIsPassedOver() {
        let folder = Scratch()
        let misspelt = write(
            folder, region(0) + region(1).replacing("Region", with: "Regoin") + region(2), table(0..<3))
        #expect(refusal(misspelt).contains("in line 15 of the .mif `Regoin 1` is no object and no part of one"))
        let lost = write(folder, region(0) + region(1).replacing("Region 1\n", with: "") + region(2), table(0..<3))
        #expect(refusal(lost).contains("in line 15 of the .mif `5` is a number that no object has"))
        let short = write(folder, region(0) + region(1).dropLast(6) + region(2), table(0..<4))
        #expect(refusal(short).contains("the region before it is not whole"))
    }

    @Test func aCutFile() {
        let folder = Scratch()
        let inARow = write(folder, String(regions(0..<3).dropLast(2)), table(0..<4))
        #expect(refusal(inARow).contains("the region before it is not whole"))
        let inANumber = write(folder, String((regions(0..<2) + "Region 1\n3\n0 0\n0 9\n99 9").dropLast()), table(0..<4))
        #expect(!refusal(inANumber).isEmpty)
        let atALine = write(folder, regions(0..<2, style: Self.style) + region(2), table(0..<4))
        #expect(refusal(atALine).contains("the last region lacks what stands below all others"))
        let noRecord = write(folder, regions(0..<3), table(0..<2))
        #expect(refusal(noRecord).contains("it has 3 objects and its .mid 2 records"))
        let noneAtAll = write(folder, regions(0..<3), "")
        #expect(refusal(noneAtAll).contains("objects without a record"))
    }

    /// A blank line is a record of GDAL's: where it has no object, all after it would have the values of another.
    @Test func blankLinesOfTheTable() throws {
        let folder = Scratch()
        let shifted = write(folder, regions(0..<3), "\"a\"\n\n\"b\"\n\"c\"\n")
        #expect(refusal(shifted).contains("1 lines of the .mid are blank"))
        let own = write(folder, regions(0..<3), "\"a\"\n\n\"c\"\n\n\n")
        #expect(try read(own).codes == [0: "a", 100: nil, 200: "c"])
    }

    @Test func aNumberThatIsNone() {
        let folder = Scratch()
        for odd in ["5O", "1,5", "1.5d3"] {
            let path = write(folder, region(0).replacing("50 50", with: "\(odd) 50"), table(0..<1))
            #expect(refusal(path).contains("line 12: `\(odd)` is no number"))
        }
    }

    @Test func withoutATable() throws {
        let folder = Scratch()
        let path = write(folder, regions(0..<2), nil)
        #expect(
            try VectorFile.describe(path).layers.first?.notes.map(\.description) == [
                "There is no .mid beside the .mif: its objects have no values."
            ])
        let none = write(
            folder, regions(0..<2), nil, head: Self.head.replacing("COLUMNS 1\n  code Char(12)", with: "COLUMNS 0"))
        #expect(try VectorFile.describe(none).layers.first?.notes.isEmpty == true)
    }

    /// Every object of the format, as the standard's examples write it.
    @Test func everyObject() throws {
        let folder = Scratch()
        let objects = """
            Point 1 2
                Symbol (35,0,12)
            Line 0 0 1 1
                Pen (1,2,0)
            Pline 2
            0 0
            1 1
                Smooth
            PLINE MULTIPLE 2
             2
            0 0
            1 1
             2
            5 5
            6 6
            Pline
             2
            0 0
            1 1
            Region  2
              4
            0 0
            0 9
            9 9
            0 0
              4
            1 1
            1 2
            2 2
            1 1
                Center 1 1
            Arc 0 0 600 600
              0 90
            Text
                "Region"
                0 0 1 1
                Font ("Arial",0,0,0)
                Angle 30
            Rect 0 0 1 1
            Roundrect 0 0 100 100
              20
            Ellipse 0 0 200 100
            NONE
            Multipoint 2
            1 1
            2 2
            Collection 3
            Region 1
            4
            0 0
            0 1
            1 1
            0 0
                Pen (1,2,0)
            Pline 2
            0 0
            9 9
            Multipoint 1
            3 3

            """
        let path = write(folder, objects, table(0..<14))
        let found = try #require(MIFObjects(path))
        #expect(found.count == 14 && found.columns == 1 && found.doubt == nil && found.oddNumber == nil, "\(found)")
        #expect(found.curves.rows == 3)
        // In two pieces, wherever the bytes are divided between two readings, they are the same.
        let long = write(folder, String(repeating: objects, count: 500), nil)
        #expect(MIFObjects(long)?.count == 7000 && MIFObjects(long)?.doubt == nil)
    }

    /// What GDAL makes of cells in columns of numbers: the leading digits, or 0.
    @Test func oddCellsOfItsTable() throws {
        let folder = Scratch()
        let head = Self.head.replacing(
            "COLUMNS 1\n  code Char(12)", with: "COLUMNS 3\n  code Char(12)\n  n Integer\n  x Float")
        let path = write(
            folder, regions(0..<4),
            "\"a\",12,1.5\n\"b\",约300,36 km/h\n\"c, d\",\"1,234\",2.5\n\"e\",7,3\n", head: head)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        let (n, x) = try (#require(layer.column("n")), #require(layer.column("x")))
        #expect((0..<4).map(n.number) == [12, nil, 1234, 7])
        #expect((0..<4).map(x.number) == [1.5, nil, 2.5, 3])
        let odd = report.issues.filter { $0.rule == "unreadable-value" }
        #expect(odd.map(\.row) == [1, 1])
        #expect(odd.contains { $0.message.contains("n `约300`") } && odd.contains { $0.message.contains("x `36 km/h`") })
    }

    /// Half axes of 100 and 50 in steps of 360/179°: 100 · (1 − cos 1.0056°) = 0.015401; a quarter of 300 in steps of 2°:
    /// 300 · (1 − cos 1°) = 0.045691.
    @Test func arcsAreTold() throws {
        let folder = Scratch()
        let both = write(
            folder, "Ellipse 0 0 200 100\n  Pen (1,2,0)\n" + region(9) + "ARC 0 0 600 600\n0 90\n", table(0..<3))
        let curves = try #require(MIFObjects(both)?.curves)
        #expect(curves.rows == 2 && (curves.sagitta - 0.045691).magnitude < 1e-6)
        let one = write(folder, "Ellipse 0 0 200 100\n", table(0..<1))
        #expect(try read(one).told == ["Arcs made straight in 1 rows; the chords lie within 0.015402 m of them."])
        let scaled = write(
            folder, "Ellipse 0 0 200 100\n", table(0..<1),
            head: Self.head.replacing("COLUMNS", with: "TRANSFORM 10,10,0,0\nCOLUMNS"))
        #expect(try read(scaled).told.first?.contains("within 0.15401") == true)
    }
}
