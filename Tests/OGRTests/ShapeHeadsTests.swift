import Columns
import Testing

@testable import FormatAudits
@testable import OGR

/// Heads of records that were damaged, or are of another file.
@Suite struct ShapeHeadsTests {
    private func put(_ value: Int, at: Int, big: Bool, in bytes: inout [UInt8]) {
        for i in 0..<4 { bytes[at + i] = UInt8(truncatingIfNeeded: value >> (big ? 24 - 8 * i : 8 * i)) }
    }

    private func read(_ odd: OddShapefile, _ parts: [String] = ["shp", "shx", "dbf"]) throws -> (
        rows: [Int], report: ReadReport
    ) {
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: odd.write(parts), only: .polygon), into: &report)
        return ((0..<layer.count).filter { !layer.geometry.isEmpty(row: $0) }, report)
    }

    /// Each square takes 136 bytes behind the 8 of its head: a box, two counts, an offset and five vertices.
    @Test(arguments: [0x7FFF_FFFF, -5, 10, 0, 69]) func aLengthThatTheIndexDenies(words: Int) throws {
        var odd = try OddShapefile(rows: 4)
        put(words, at: 100 + odd.recordBytes + 4, big: true, in: &odd.shp)
        let (rows, report) = try read(odd)
        #expect(rows == [0, 2, 3])
        #expect(report.issues.map(\.rule) == ["geometry-broken"] && report.issues.map(\.row) == [1])
        let stated = Int(UInt32(truncatingIfNeeded: words)) * 2
        #expect(
            report.issues[0].phrase.en
                == "the head of its record says \(stated) bytes, the .shx \(odd.recordBytes - 8)")
    }

    @Test func aShapeOfAnotherType() throws {
        var odd = try OddShapefile(rows: 4)
        put(3, at: 100 + 2 * odd.recordBytes + 8, big: false, in: &odd.shp)
        for parts in [["shp", "shx", "dbf"], ["shp", "dbf"]] {
            let (rows, report) = try read(odd, parts)
            #expect(rows == [0, 1, 3])
            #expect(report.issues.map(\.row) == [2])
            #expect(
                report.issues.first?.phrase.en == "the shape says that it is of type 3, the .shp that all are of type 5"
            )
        }
    }

    /// A head of the file that says lines, points, nothing or what is no type.
    @Test(arguments: [3, 1, 0, 99]) func aFileOfAnotherType(kind: Int) throws {
        var odd = try OddShapefile(rows: 3)
        put(kind, at: 32, big: false, in: &odd.shp)
        put(kind, at: 32, big: false, in: &odd.shx)
        let (rows, report) = try read(odd)
        #expect(rows.isEmpty)
        #expect(report.issues.map(\.rule) == ["geometry-broken", "geometry-broken", "geometry-broken"])
    }

    /// Heights in a file that declares none, and none in one that declares them, are no fault.
    @Test func heightsAreNoOtherType() {
        #expect(ShapeIndex.isOfKind(15, 5) && ShapeIndex.isOfKind(5, 25) && ShapeIndex.isOfKind(0, 5))
        #expect(!ShapeIndex.isOfKind(31, 1) && !ShapeIndex.isOfKind(3, 5) && !ShapeIndex.isOfKind(95, 5))
    }
}
