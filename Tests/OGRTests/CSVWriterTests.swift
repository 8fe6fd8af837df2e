import Columns
import OGR
import Testing

@Suite struct CSVWriterTests {
    private func table(_ texts: [String?]) -> Layer {
        var layer = Layer(name: "t", geometry: .none(rows: texts.count))
        layer.add(Field("名称, 全", .text), .text(texts))
        layer.add(Field("面积", .real), .real(texts.indices.map { $0 == 0 ? 0.1 : nil }))
        return layer
    }

    @Test func textComesBackAsItWas() throws {
        let folder = Scratch()
        let layer = table(["a,b", "说\"好\"", "", nil, " 空 ", "两\n行"])
        let writer = try CSVWriter(path: folder.file("t.csv"), fields: layer.fields, kind: .none, geographic: false)
        try writer.append(layer.selecting([0, 1]))
        try writer.append(layer.selecting([2, 3, 4, 5]))
        try writer.finish()
        let back = try VectorFile.read(LayerRequest(path: folder.file("t.csv")))
        #expect(back.columns == layer.columns)
        #expect(back.fields.map(\.name) == layer.fields.map(\.name))
        #expect(writer.neutralised == 0)
    }

    @Test func formulasAreNeutralised() throws {
        let folder = Scratch()
        let layer = table(["=1+1", "+86", "-", "@x", "a=b"])
        let writer = try CSVWriter(path: folder.file("t.csv"), fields: layer.fields, kind: .none, geographic: false)
        try writer.append(layer)
        try writer.finish()
        #expect(writer.neutralised == 4)
        let back = try VectorFile.read(LayerRequest(path: folder.file("t.csv")))
        #expect(back.columns[0] == .text(["'=1+1", "'+86", "'-", "'@x", "a=b"]))
    }

    @Test(arguments: [(true, ["longitude", "latitude"]), (false, ["easting", "northing"])])
    func placesAreRecognisedAgain(geographic: Bool, names: [String]) throws {
        let folder = Scratch()
        var points = PointColumn()
        points.append(geographic ? Position(113.123456789, 29.5) : Position(38_500_000.1234, 3_270_000))
        points.appendEmpty()
        points.append(geographic ? Position(113, 29.25) : Position(38_500_001.5, 3_270_000.5))
        var layer = Layer(name: "t", geometry: .points(points))
        layer.add(Field("name", .text), .text(["一", "二", "三"]))
        let writer = try CSVWriter(
            path: folder.file("t.csv"), fields: layer.fields, kind: .point, geographic: geographic)
        try writer.append(layer)
        try writer.finish()
        let back = try VectorFile.read(LayerRequest(path: folder.file("t.csv")))
        #expect(back.fields.map(\.name) == names + ["name"])
        #expect(back.geometry == layer.geometry)
    }

    @Test func gbkHasNoMarkAndRefusesWhatItLacks() throws {
        let folder = Scratch()
        let layer = table(["村", "𠀀"])
        let writer = try CSVWriter(
            path: folder.file("t.csv"), fields: layer.fields, kind: .none, geographic: false, encoding: "GBK")
        try writer.append(layer.selecting([0]))
        #expect(throws: OGRError.self) { try writer.append(layer.selecting([1])) }
        try writer.finish()
        let back = try VectorFile.read(LayerRequest(path: folder.file("t.csv"), encoding: "GBK"))
        #expect(back.columns[0] == .text(["村"]))
        #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: folder.file("t.csv"))) }
    }

    @Test func headingsOfPlaces() {
        for name in ["longitude", "LAT", "X", "x坐标", "Point_X", "经度"] { #expect(CSVWriter.namesPlace(name), "\(name)") }
        for name in ["name", "xy", "area"] { #expect(!CSVWriter.namesPlace(name), "\(name)") }
    }
}
