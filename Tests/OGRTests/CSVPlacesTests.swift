import Columns
@testable import OGR
import Testing

@Suite struct CSVPlacesTests {
    private func read(_ text: String) throws -> (Layer, ReadReport) {
        let folder = Scratch()
        var report = ReadReport()
        return (try VectorFile.read(LayerRequest(path: folder.write("p.csv", text)), into: &report), report)
    }

    /// As Python, JavaScript and map services write doubles.
    @Test func seventeenDigits() throws {
        let (layer, _) = try read("名称,经度,纬度\n甲,111.44439660708835,27.22\n乙,111.4,27.200000000000003\n")
        #expect(layer.geometry.coordinates(ofRow: 0) == [111.44439660708835, 27.22])
        #expect(layer.geometry.coordinates(ofRow: 1) == [111.4, 27.200000000000003])
        #expect(layer.fields.map(\.kind) == [.text, .real, .real])
    }

    @Test func blanksAroundCells() throws {
        let (layer, _) = try read("编号, 经度, 纬度\n1,117.515262, 34.309026\n2 ,117.516878 ,\t34.308909\n")
        #expect(layer.fields.map(\.name) == ["编号", "经度", "纬度"])
        #expect(layer.geometry.coordinates(ofRow: 0) == [117.515262, 34.309026])
        #expect(layer.geometry.coordinates(ofRow: 1) == [117.516878, 34.308909])
        #expect(layer.column("编号") == .integer([1, 2]))
    }

    @Test(arguments: [
        "经度(°),纬度（°）", "X(m),Y(m)", "东坐标/米,北坐标/米", "中心点经度,中心点纬度", "东经,北纬", "GPS_Longitude,GPS_Latitude",
    ])
    func headings(heading: String) throws {
        let (layer, _) = try read("n,\(heading)\n1,113.5,29.5\n")
        #expect(layer.geometry.kind == .point)
        #expect(layer.geometry.coordinates(ofRow: 0) == [113.5, 29.5])
    }

    @Test func degreesUnderWordsForMetresAreTold() throws {
        #expect(
            try read("n,easting,northing\n1,113.5,29.5\n2,113.6,29.6\n").1.notes == [
                .placesAreDegrees("easting", "northing")
            ])
        #expect(try read("n,东坐标/米,北坐标/米\n1,113.5,29.5\n").1.notes.count == 1)
        for text in [
            "n,easting,northing\n1,113.5,29.5\n2,426700,3262800\n", "n,x,y\n1,113.5,29.5\n", "n,经度,纬度\n1,113.5,29.5\n",
        ] {
            #expect(try read(text).1.notes.isEmpty, "\(text)")
        }
    }

    /// Two pairs, as of a start and an end: neither is the place.
    @Test func severalPairsAreNone() throws {
        #expect(try read("起点经度,起点纬度,终点经度,终点纬度\n1,2,3,4\n").0.geometry.kind == GeometryColumn.Kind.none)
    }

    /// One bad cell sets one row aside and leaves the others where they are.
    @Test func aCellThatIsNoNumber() throws {
        let (layer, report) = try read("名称,经度,纬度\n甲,113.5,29.5\n乙,不详,29.6\n丙,,\n丁,１１３．７,29.7\n")
        #expect(layer.geometry.kind == .point)
        #expect((0..<4).map { layer.geometry.isEmpty(row: $0) } == [false, true, true, false])
        #expect(layer.geometry.coordinates(ofRow: 3) == [113.7, 29.7])
        #expect(report.issues.map(\.row) == [1])
        #expect(report.issues.map(\.rule) == ["unreadable-value"])
        #expect(report.issues.first?.message.contains("不详") == true)
        #expect(report.emptyGeometries == 2)
    }

    @Test func columnsOfTextAreTold() throws {
        let (layer, report) = try read("名称,经度,纬度\n甲,一,二\n乙,三,四\n丙,113.5,29.5\n")
        #expect(layer.geometry.kind == GeometryColumn.Kind.none)
        #expect(report.notes == [.placesAreText("经度", "纬度", rows: 2, of: 3, example: "一")])
    }

    /// Cells without anything are rows without a place, however many there are, and no text.
    @Test func missingCoordinates() throws {
        let (layer, report) = try read("名称,经度,纬度\n甲,113.5,\n乙,,29.6\n丙,113.6,29.6\n丁,113.7,\n")
        #expect((0..<4).map { layer.geometry.isEmpty(row: $0) } == [true, true, false, true])
        #expect(report.notes.isEmpty && report.issues.isEmpty)
    }

    /// A table without rows is an answer: there is nothing, in places.
    @Test func noRows() throws {
        let (layer, _) = try read("名称,经度,纬度\n")
        #expect(layer.geometry == .points(PointColumn()))
    }
}
