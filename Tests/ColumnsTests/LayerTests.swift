import Columns
import Testing

@Suite struct LayerTests {
    private func layer() -> Layer {
        var polygons = PolygonColumn()
        polygons.append([[10, 0, 11, 0, 11, 1, 10, 0]])
        polygons.append([[0, 0, 1, 0, 1, 1, 0, 0]])
        polygons.appendEmpty()
        var layer = Layer(name: "test", crs: .cgcs2000, geometry: .polygons(polygons))
        layer.add(Field("ZLDWDM", .text), .text([" b ", "a", nil]))
        layer.add(Field("n", .integer), .integer([1, nil, 3]))
        return layer
    }

    @Test func orderDoesNotDependOnTheSource() {
        let layer = layer()
        #expect(layer.canonicalOrder(key: "zldwdm") == [1, 0, 2])
        for rows in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var ordered = layer.selecting(rows).ordered(key: "ZLDWDM")
            #expect(ordered.sourceRows == [1, 0, 2])
            ordered = layer.selecting(rows).ordered()
            #expect(ordered.geometry.box(ofRow: 0).minX == 0)
        }
    }

    @Test func valuesAreTrimmedAndNeverInvented() throws {
        let code = try #require(layer().column("ZLDWDM"))
        #expect(code.text(0) == "b")
        #expect(code.text(2) == nil)
        let number = try #require(layer().column("N"))
        #expect(number.number(1) == nil)
        #expect(number.text(2) == "3")
        #expect(AttributeColumn.text(["\u{3000}x\u{3000}", "  "]).text(0) == "x")
        #expect(AttributeColumn.text(["\u{3000}x\u{3000}", "  "]).text(1) == nil)
    }

    @Test func coordinatesChangeInPlace() {
        var layer = layer()
        layer.updateCoordinates(to: .epsg(4526)) { c in for i in c.indices { c[i] += 5 } }
        #expect(layer.crs == .epsg(4526))
        #expect(layer.geometry.box(ofRow: 1) == Box(minX: 5, minY: 5, maxX: 6, maxY: 6))
    }

    @Test func nearestNames() {
        #expect(nearestName(to: "vilages", among: ["villages", "roads"]) == "villages")
        #expect(nearestName(to: "zzz", among: ["villages", "roads"]) == nil)
        #expect(nearestName(to: "raods", among: ["villages", "roads"]) == "roads")
    }
}
