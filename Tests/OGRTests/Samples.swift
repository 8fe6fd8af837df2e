import Columns

/// Small layers made by hand.
enum Samples {
    /// Four rows: a square with a hole, an empty row, a two-part row, a triangle; every kind of column, with nulls.
    static var parcels: Layer {
        var column = PolygonColumn()
        column.append([[0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [1, 1, 1, 2, 2, 2, 2, 1, 1, 1]])
        column.appendEmpty()
        column.append(parts: [[[10, 0, 11, 0, 11, 1, 10, 0]], [[20, 0, 21, 0, 21, 1, 20, 0]]])
        column.append([[500_000.125, 3_200_000.5, 500_010, 3_200_000, 500_010, 3_200_010.25, 500_000.125, 3_200_000.5]])
        var layer = Layer(name: "地类图斑", crs: .epsg(4526), geometry: .polygons(column))
        layer.add(Field("DLBM", .text, title: "地类编码"), .text(["0101", nil, "", "1202"]))
        layer.add(Field("BSM", .integer), .integer([1, 2, nil, 9_007_199_254_740_993]))
        layer.add(Field("TBMJ", .real), .real([15.25, nil, 1, -0.1]))
        layer.add(Field("耕地", .flag), .flag([true, false, nil, true]))
        return layer
    }

    static var roads: Layer {
        var column = LineColumn()
        column.append([0, 0, 1, 1, 2, 0])
        column.append(parts: [[5, 5, 6, 6], [7, 7, 8, 8]])
        column.appendEmpty()
        var layer = Layer(name: "roads", crs: .epsg(4490), geometry: .lines(column))
        layer.add(Field("名称", .text), .text(["国道107", "县道", nil]))
        return layer
    }

    static var services: Layer {
        var layer = Layer(
            name: "services", crs: .epsg(4490), geometry: .points(PointColumn([Position(113, 29), Position(114, 30)])))
        layer.add(Field("kind", .text), .text(["卫生室", "小学"]))
        return layer
    }

    static var table: Layer {
        var layer = Layer(name: "村表", geometry: .none(rows: 2))
        layer.add(Field("code", .text), .text(["430603001001", "430603001002"]))
        return layer
    }

    /// Many squares with a class, for batches.
    static func squares(_ rows: Range<Int>) -> Layer {
        var column = PolygonColumn()
        var classes: [String?] = []
        for row in rows {
            let (x, y) = (Double(row % 1000) * 10, Double(row / 1000) * 10)
            column.append([[x, y, x + 8, y, x + 8, y + 8, x, y + 8, x, y]])
            classes.append(["0101", "0103", "0301", nil][row % 4])
        }
        var layer = Layer(name: "squares", crs: .epsg(4526), geometry: .polygons(column), sourceRows: Array(rows))
        layer.add(Field("DLBM", .text), .text(classes))
        layer.add(Field("row", .integer), .integer(rows.map { Int64($0) }))
        return layer
    }
}
