import Columns
import Testing

@Suite struct ColumnsExamples {
    @Test func areasAddUp() {
        let areas = [0.1, 0.2, 999.7]
        // example: Columns/CRSAndArea
        var total = AreaSum.zero
        for area in areas { total += AreaSum(squareMetres: area) }
        print(total.squareMetresText(), total.muText())
        // end
        #expect(total.squareMetresText() == "1000.00" && total.muText() == "1.50")
    }

    @Test func layer() {
        // example: Columns/Columns
        var villages = PolygonColumn()
        villages.append([[0, 0, 100, 0, 100, 100, 0, 100, 0, 0]])  // one part, one closed ring
        villages.appendEmpty()

        var layer = Layer(name: "villages", crs: .epsg(4526), geometry: .polygons(villages))
        layer.add(Field("XZQDM", .text), .text(["430699001001", nil]))
        print(layer.geometry.isEmpty(row: 1))  // true
        // end
        #expect(layer.count == 2 && layer.geometry.isEmpty(row: 1))
    }

    @Test func searchByPlace() {
        let villages = SmallFiles.squares(4)
        let (x, y) = (SmallFiles.origin.x, SmallFiles.origin.y)
        let box = Box(minX: x, minY: y, maxX: x + 600, maxY: y + 600)
        // example: Columns/SearchByPlace-1
        let tree = PackedRTree(villages.boxes)
        let near = tree.rows(meeting: box.grown(by: 500))  // ascending row numbers
        // end
        #expect(near == [0, 1])
    }

    @Test func nearest() {
        let points = PointColumn([Position(0, 0), Position(300, 0), Position(1000, 0)])
        let tree = PackedRTree(points.boxes)
        let place = Position(280, 0)
        // example: Columns/SearchByPlace-2
        let found = tree.nearest(to: place, within: 500) { row in
            points.position(ofRow: row)?.distance(to: place)
        }
        // end
        #expect(found?.row == 1 && found?.distance == 20)
    }
}
