import Columns
import OGR
import Testing

@Suite struct ShapefileFieldsTests {
    private func names(_ names: [String], _ encoding: String) throws -> [String] {
        try ShapefileFields(names.map { Field($0, .text) }, layer: "l", path: "l.shp", encoding: encoding).fields.map(
            \.name)
    }

    @Test func namesOfTenBytes() throws {
        #expect(try names(["YJJBNTTBBH", "地块名称编"], "GBK") == ["YJJBNTTBBH", "地块名称编"])
        #expect(try names(["地块名称编", "地块名"], "UTF-8") == ["地块_1", "地块名"])
        #expect(
            try names(["population_2020", "population_2021", "population", "POPULATION"], "UTF-8")
                == ["populati_1", "populati_2", "population", "POPULATI_3"])
        #expect(try names(["权属单位名称"], "GBK") == ["权属单位名"])
    }

    @Test func lettersTheEncodingLacksAreRefused() {
        #expect(throws: OGRError.self) { try names(["𠀀"], "GBK") }
    }

    @Test(arguments: [("GBK", 127), ("UTF-8", 84)]) func longTextIsCutAtALetterAndCounted(
        encoding: String, letters: Int
    ) throws {
        var layer = Layer(name: "l", geometry: .none(rows: 3))
        layer.add(Field("note", .text), .text([String(repeating: "村", count: 130), "短", nil]))
        var fields = try ShapefileFields(layer.fields, layer: "l", path: "l.shp", encoding: encoding)
        let fitted = fields.fitted(layer)
        #expect(fitted.column("note") == .text([String(repeating: "村", count: letters), "短", nil]))
        #expect(fields.cut == [1])
        #expect(fields.losses.map(\.en) == ["1 values of note were cut to 254 bytes."])
    }
}
