import CGDAL
import Columns
import Foundation
import Testing

@testable import OGR

/// Files that end too soon in formats that do not say so: refused, never fewer rows without a word.
@Suite struct CutFilesTests {
    private func rows(_ path: String) throws -> Int { try OGR.read(LayerRequest(path: path)).count }

    private static let head = "VERSION 300\nCHARSET \"Neutral\"\nDELIMITER \",\"\nCOLUMNS 1\n  code Char(12)\nDATA\n\n"

    private func region(_ row: Int) -> String {
        let x = 100 * row
        return "Region 1\n5\n\(x) 0\n\(x) 50\n\(x + 50) 50\n\(x + 50) 0\n\(x) 0\n"
    }

    @Test func aMIF() throws {
        let folder = Scratch()
        let table = (0..<5).map { "\"43069900100\($0)\"\n" }.joined()
        let whole = folder.write("a.mif", Self.head + (0..<5).map(region).joined())
        _ = folder.write("a.mid", table)
        #expect(try rows(whole) == 5)
        let cut = folder.write("b.mif", Self.head + (0..<3).map(region).joined())
        _ = folder.write("b.mid", table)
        #expect { _ = try rows(cut) } throws: { "\($0)".contains("says it has 5 rows, 3 could be read") }
    }

    /// Told before a row is read, so that `info` refuses it too; with an index and without.
    @Test(arguments: ["YES", "NO"]) func aFlatGeobuf(index: String) throws {
        let folder = Scratch()
        let features = (0..<40).map {
            "{\"type\":\"Feature\",\"properties\":{\"k\":\($0)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[11\($0 % 10),28]}}"
        }
        let source = folder.write(
            "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}")
        collectingMessages { _ in
            let from = GDALOpenEx(source, UInt32(GDAL_OF_VECTOR), nil, nil, nil)
            withStringList(["SPATIAL_INDEX=\(index)"]) { options in
                GDALClose(
                    GDALCreateCopy(GDALGetDriverByName("FlatGeobuf"), folder.file("a.fgb"), from, 0, options, nil, nil))
            }
            GDALClose(from)
        }
        #expect(try rows(folder.file("a.fgb")) == 40)
        #expect(try OGR.describe(folder.file("a.fgb")).layers.first?.rows == 40)
        let bytes = folder.bytes("a.fgb")
        for length in [bytes.count - 1, bytes.count - 100, bytes.count / 2] {
            let cut = folder.write("b.fgb", Array(bytes.prefix(length)))
            #expect { _ = try OGR.describe(cut) } throws: {
                "\($0)".contains("it is cut short: it says it has 40 features")
            }
        }
    }

    /// As a `.dbf` may be longer than its `.shp`.
    @Test func aSpareRecordOfItsTable() throws {
        let folder = Scratch()
        let path = folder.write("a.mif", Self.head + (0..<3).map(region).joined())
        _ = folder.write("a.mid", (0..<4).map { "\"43069900100\($0)\"\n" }.joined())
        var report = ReadReport()
        #expect(try OGR.read(LayerRequest(path: path), into: &report).count == 3)
        #expect(report.notes.map(\.description) == ["The source says it has 4 rows; 3 were read."])
    }

    /// What GDAL makes of cells in columns of numbers: the leading digits, or 0.
    @Test func oddCellsOfItsTable() throws {
        let folder = Scratch()
        let head = Self.head.replacing(
            "COLUMNS 1\n  code Char(12)", with: "COLUMNS 3\n  code Char(12)\n  n Integer\n  x Float")
        let path = folder.write("a.mif", head + (0..<4).map(region).joined())
        _ = folder.write("a.mid", "\"a\",12,1.5\n\"b\",约300,36 km/h\n\"c, d\",\"1,234\",2.5\n\"e\",7,3\n")
        var report = ReadReport()
        let layer = try OGR.read(LayerRequest(path: path), into: &report)
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
        let path = folder.write(
            "a.mif", Self.head + "Ellipse 0 0 200 100\n  Pen (1,2,0)\n" + region(9) + "ARC 0 0 600 600\n0 90\n")
        _ = folder.write("a.mid", "\"a\"\n\"b\"\n\"c\"\n")
        let curves = MIFCurves(path)
        #expect(curves.rows == 2 && (curves.sagitta - 0.045691).magnitude < 1e-6)
        let one = folder.write("b.mif", Self.head + "Ellipse 0 0 200 100\n")
        _ = folder.write("b.mid", "\"a\"\n")
        var report = ReadReport()
        _ = try OGR.read(LayerRequest(path: one), into: &report)
        #expect(
            report.notes.map(\.description) == [
                "Arcs made straight in 1 rows; the chords lie within 0.015402 m of them."
            ])
    }

    @Test func quotedLinesOfItsTable() throws {
        let folder = Scratch()
        _ = folder.write("a.mid", "\"a\nb\",1\r\n\"c\",2")
        #expect(MIDRecords.count(folder.file("a.mif")) == 2)
        #expect(MIDRecords.count(folder.file("none.mif")) == nil)
    }

    /// SQLite itself reads on, with rows of nothing.
    @Test func aDatabase() throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(Samples.squares(0..<6))
        try writer.finish()
        let bytes = folder.bytes("a.gpkg")
        #expect(try rows(folder.file("a.gpkg")) == 6)
        let path = folder.write("b.gpkg", Array(bytes.dropLast(10)))
        #expect { _ = try rows(path) } throws: { "\($0)".contains("cut short") }
    }
}
