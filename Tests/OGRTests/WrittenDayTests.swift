import Columns
import Testing

@testable import FormatAudits
@testable import OGR
@testable import TableSources
@testable import VectorSources

/// Days that no calendar has are no dates; numbers of many digits stay what they are.
@Suite struct WrittenDayTests {
    @Test func days() {
        for text in ["2024-02-29", "2024/2/9", "20241231", "2000-02-29T10:00:00Z", "1999.1.1"] {
            #expect(WrittenDay.begins(text), "\(text)")
        }
        for text in [
            "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024022A", "20240230", "spring", "",
            "2024-04-31",
        ] {
            #expect(!WrittenDay.begins(text), "\(text)")
        }
    }

    @Test func numbersOfManyDigits() {
        #expect(
            ExactNumber.whole("9223372036854775807") == Int64.max && ExactNumber.whole("9223372036854775808") == nil)
        #expect(
            ExactNumber.whole("450123001001000123") == 450_123_001_001_000_123 && ExactNumber.whole("1,234") == 1234)
        #expect(ExactNumber.whole("12.5") == nil && ExactNumber.whole("7.0") == 7 && ExactNumber.whole("1e300") == nil)
        #expect(ExactNumber.real("9007199254740993") == nil && ExactNumber.real("9007199254740992") == 0x1p53)
        #expect(ExactNumber.real("1e300") == 1e300 && ExactNumber.real("0.1234567890123456789") == 0.12345678901234568)
        #expect(ExactNumber.isTooLong("99999999999999999999") && !ExactNumber.isTooLong("99 999"))
    }

    /// A table of dBase with a column of dates, a row for each.
    private func dbf(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] =
            [3, 126, 1, 1, UInt8(cells.count), 0, 0, 0, 65, 0, 9, 0] + [UInt8](repeating: 0, count: 20)
        bytes += Array("RQ".utf8) + [UInt8](repeating: 0, count: 9) + Array("D".utf8) + [0, 0, 0, 0, 8, 0]
        bytes += [UInt8](repeating: 0, count: 14) + [0x0D]
        for cell in cells { bytes += [0x20] + Array(cell.utf8) }
        return bytes + [0x1A]
    }

    @Test func ofADBF() throws {
        let folder = Scratch()
        let path = folder.write("a.dbf", dbf(["20240229", "20240230", "2024022A", "        ", "00000000", "20231301"]))
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(layer.column("RQ") == .text(["2024-02-29", nil, nil, nil, nil, nil]))
        #expect(report.issues.map(\.row) == [1, 2, 5])
        #expect(report.issues.map(\.rule) == ["unreadable-value", "unreadable-value", "unreadable-value"])
        #expect(report.issues[1].message == "RQ `2024022A` is not a date; it is taken as not given")
    }

    /// FlatGeobuf keeps moments as text, which GDAL takes apart.
    @Test func ofAFlatGeobuf() throws {
        let folder = Scratch()
        let text =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"t":"2024-02-28T10:00:00Z"},"#
            + #""geometry":{"type":"Point","coordinates":[113.5,28.5]}},{"type":"Feature","properties":{"t":"2024-02-30T10:00:00Z"},"#
            + #""geometry":{"type":"Point","coordinates":[113.6,28.5]}}]}"#
        _ = folder.write("a.geojson", text)
        #expect(try folder.run("ogr2ogr", "-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", "a.fgb", "a.geojson") == 0)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: folder.file("a.fgb")), into: &report)
        #expect(
            layer.column("t")?.text(0)?.hasPrefix("2024-02-28T10:00:00") == true && layer.column("t")?.text(1) == nil)
        #expect(report.issues.map(\.row) == [1])
    }
}
