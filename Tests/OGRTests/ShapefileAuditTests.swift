import Columns
import Foundation
import Testing

@testable import OGR
@testable import VectorSources

/// Six squares of 64 m² each, 384 m² in all, in files that do not fit together.
@Suite struct ShapefileAuditTests {
    private func read(_ path: String) throws -> (layer: Layer, report: ReadReport) {
        var report = ReadReport()
        return (try VectorFile.read(LayerRequest(path: path), into: &report), report)
    }

    /// Square metres of squares of 8 m, by their boxes.
    private func ground(_ layer: Layer) -> Double {
        (0..<layer.count).reduce(0) { sum, row in
            let box = layer.geometry.box(ofRow: row)
            return sum + box.width * box.height
        }
    }

    private func rules(_ report: ReadReport) -> [String] { report.issues.map { "\($0.rule) \($0.row)" } }

    @Test func wholeFilesAreReadAsTheyAre() throws {
        let odd = try OddShapefile(rows: 6)
        let (layer, report) = try read(odd.write())
        #expect(layer.count == 6)
        #expect(report.notes.isEmpty)
        #expect(report.issues.isEmpty)
    }

    @Test func aMissingIndexIsMadeFromTheShapes() throws {
        let odd = try OddShapefile(rows: 6)
        let path = odd.write(["dbf"])
        let before = odd.folder.snapshot
        let (layer, report) = try read(path)
        #expect(ground(layer) == 384)
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect(report.notes.map(\.description) == ["The .shx is missing: the 6 shapes were found in the .shp itself."])
        #expect(odd.folder.snapshot == before)
    }

    /// Bytes of the index entry of a row.
    private func entry(_ row: Int) -> Range<Int> { 100 + 8 * row..<108 + 8 * row }

    @Test func anIndexThatRepeatsAShapeIsNotBelieved() throws {
        var odd = try OddShapefile(rows: 6)
        let whole = try read(odd.write()).layer
        for row in 1..<6 { odd.shx.replaceSubrange(entry(row), with: odd.shx[entry(0)]) }
        let (layer, report) = try read(odd.write())
        #expect(layer == whole)
        #expect(
            report.notes.map(\.description).first?.hasPrefix("Several entries of the .shx point to one shape") == true)
    }

    @Test func anIndexInAnotherOrderThanTheRecordNumbersIsNotBelieved() throws {
        var odd = try OddShapefile(rows: 6)
        let whole = try read(odd.write()).layer
        let (second, fifth) = (Array(odd.shx[entry(1)]), Array(odd.shx[entry(4)]))
        odd.shx.replaceSubrange(entry(1), with: fifth)
        odd.shx.replaceSubrange(entry(4), with: second)
        let (layer, report) = try read(odd.write())
        #expect(layer == whole)
        #expect(report.notes.map(\.description).first?.hasPrefix("The .shx contradicts the record numbers") == true)
    }

    /// Records may lie in any order in the file: the index says where, and their numbers agree.
    @Test func recordsInAnotherPlaceAreInOrder() throws {
        var odd = try OddShapefile(rows: 6)
        let whole = try read(odd.write()).layer
        func record(_ row: Int) -> Range<Int> { 100 + odd.recordBytes * row..<100 + odd.recordBytes * (row + 1) }
        let (second, fifth) = (Array(odd.shp[record(1)]), Array(odd.shp[record(4)]))
        odd.shp.replaceSubrange(record(1), with: fifth)
        odd.shp.replaceSubrange(record(4), with: second)
        let (a, b) = (Array(odd.shx[entry(1)]), Array(odd.shx[entry(4)]))
        odd.shx.replaceSubrange(entry(1), with: b)
        odd.shx.replaceSubrange(entry(4), with: a)
        let (layer, report) = try read(odd.write())
        #expect(layer == whole)
        #expect(report.notes.isEmpty)
        // Without an index the numbers say the same.
        #expect(
            try read(
                {
                    let o = odd; try? FileManager.default.removeItem(atPath: o.folder.file("x.shx"));
                    return o.write(["dbf"])
                }()
            ).layer == whole)
    }

    @Test func aMissingTableLeavesTheGround() throws {
        let odd = try OddShapefile(rows: 6)
        let (layer, report) = try read(odd.write(["shx"]))
        #expect(ground(layer) == 384)
        #expect(layer.fields.isEmpty)
        #expect(report.notes.map(\.description) == ["The .dbf is missing: the rows have no attributes."])
    }

    @Test func aShorterTableLosesNoGround() throws {
        var odd = try OddShapefile(rows: 6)
        odd.dbf = Array(odd.dbf[..<(odd.tableHeader + 4 * odd.tableRecord)])
        odd.state(records: 4)
        let (layer, report) = try read(odd.write())
        #expect(ground(layer) == 384)
        #expect(layer.column("row") == .integer([0, 1, 2, 3, nil, nil]))
        #expect(layer.column("DLBM") == .text(["0101", "0103", "0301", nil, nil, nil]))
        #expect(rules(report) == ["record-missing 4", "record-missing 5"])
        #expect(report.notes.count == 1)
    }

    /// Nineteen digits in a numeric field: GDAL reads a binary number of fifteen.
    @Test func codesAsLongNumbers() throws {
        var odd = try OddShapefile(rows: 6)
        // The second field of the table, `row`, made into N(19,0).
        let at = 32 + 32
        let old = Int(odd.dbf[at + 16])
        var dbf = Array(odd.dbf[..<odd.tableHeader])
        dbf[at + 16] = 19
        let length = odd.tableRecord + 19 - old
        (dbf[10], dbf[11]) = (UInt8(length & 255), UInt8(length >> 8))
        for row in 0..<6 {
            let start = odd.tableHeader + row * odd.tableRecord
            dbf += odd.dbf[start..<start + odd.tableRecord - old]
            dbf += Array((row == 4 ? "4306990010010000123" : "               1234").utf8)
        }
        odd.dbf = dbf
        let path = odd.write()
        #expect(throws: OGRError.numberTooLong(path: path, layer: "x", field: "row", row: 4, width: 19)) {
            try read(path)
        }
        var other = LayerRequest(path: path)
        other.columns = ["DLBM"]
        #expect(try VectorFile.read(other).count == 6)
    }

    /// The header of a table that was not closed says 0, or more than there are.
    @Test(arguments: [0, 3, 99]) func aWrongNumberOfRecords(_ stated: Int) throws {
        var odd = try OddShapefile(rows: 6)
        odd.state(records: stated)
        let (layer, report) = try read(odd.write())
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect(ground(layer) == 384)
        #expect(
            report.notes.map(\.description) == [
                "The header of the .dbf says \(stated) records, the file has 6: 6 were read."
            ])
        #expect(report.issues.isEmpty)
    }

    @Test func recordsWithoutShapesAreRowsWithoutGround() throws {
        var odd = try OddShapefile(rows: 6)
        let first = Array(odd.dbf[odd.tableHeader..<odd.tableHeader + odd.tableRecord])
        odd.dbf = Array(odd.dbf[..<(odd.tableHeader + 6 * odd.tableRecord)]) + first + first
        odd.state(records: 8)
        let (layer, report) = try read(odd.write())
        #expect(layer.count == 8)
        #expect(ground(layer) == 384)
        #expect((6..<8).allSatisfy(layer.geometry.isEmpty(row:)))
        #expect(rules(report) == ["geometry-broken 6", "geometry-broken 7"])
    }

    @Test func shapesThatAreCutOffAreNamed() throws {
        var odd = try OddShapefile(rows: 6)
        odd.shp = Array(odd.shp[..<(100 + 4 * odd.recordBytes + 20)])
        let (layer, report) = try read(odd.write())
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect(ground(layer) == 256)
        #expect(rules(report) == ["geometry-broken 4", "geometry-broken 5"])
        #expect(report.notes.count == 2)  // the header's length, the index
    }

    @Test func shapesAndIndexCutOffTogether() throws {
        var odd = try OddShapefile(rows: 6)
        odd.shp = Array(odd.shp[..<(100 + 4 * odd.recordBytes)])
        odd.shx = Array(odd.shx[..<(100 + 4 * 8)])
        let (layer, report) = try read(odd.write())
        #expect(layer.count == 6)
        #expect(ground(layer) == 256)
        #expect(rules(report) == ["geometry-broken 4", "geometry-broken 5"])
    }

    /// An index that is cut off, of another length than it says, or that points nowhere.
    @Test(arguments: [0, 1, 2]) func anIndexThatCannotBeRight(_ fault: Int) throws {
        var odd = try OddShapefile(rows: 6)
        switch fault {
        case 0: odd.shx = Array(odd.shx[..<(100 + 3 * 8)])
        case 1: odd.shx[27] = 54
        default: for i in 100..<odd.shx.count { odd.shx[i] = 0x7F }
        }
        let (layer, report) = try read(odd.write())
        #expect(ground(layer) == 384)
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect(report.notes.count == 1)
        #expect(report.issues.isEmpty)
    }

    @Test func deletedRecordsAreToldAndNumbersStay() throws {
        var odd = try OddShapefile(rows: 6)
        odd.dbf[odd.tableHeader + 2 * odd.tableRecord] = UInt8(ascii: "*")
        let (layer, report) = try read(odd.write())
        #expect(layer.column("row") == .integer([0, 1, 3, 4, 5]))
        #expect(layer.sourceRows == [0, 1, 3, 4, 5])
        #expect(rules(report) == ["record-deleted 2"])
        #expect(report.notes.map(\.description) == ["1 records are marked as deleted and were not read."])
    }

    @Test func suffixesOfAnyCase() throws {
        let odd = try OddShapefile(rows: 6)
        _ = odd.folder.write("Town.SHX", odd.shx)
        _ = odd.folder.write("TOWN.Dbf", odd.dbf)
        _ = odd.folder.write("town.CPG", "GBK")
        let (layer, report) = try read(odd.folder.write("Town.Shp", odd.shp))
        #expect(ground(layer) == 384)
        #expect(layer.column("row") == .integer([0, 1, 2, 3, 4, 5]))
        #expect(report.encoding == "GBK")
        #expect(layer.name == "Town")
    }

    @Test func theDescriptionSaysItToo() throws {
        let odd = try OddShapefile(rows: 6)
        let path = odd.write(["dbf"])
        let layer = try #require(try VectorFile.describe(path).layers.first)
        #expect(layer.rows == 6)
        #expect(layer.notes.map(\.description) == ["The .shx is missing: the 6 shapes were found in the .shp itself."])
    }
}
