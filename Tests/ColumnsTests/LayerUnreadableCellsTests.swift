import Columns
import Testing

@Suite struct LayerUnreadableCellsTests {
    private func layer() -> Layer {
        var layer = Layer(name: "t", geometry: .none(rows: 5), sourceRows: [3, 4, 5, 6, 7])
        layer.add(Field("key", .text), .text(["a", "b", "c", nil, "e"]))
        layer.add(Field("speed", .text), .text(["36 km/h", "40", nil, " ", "1,200"]))
        layer.add(Field("lanes", .integer), .integer([1, 2, nil, 3, 4]))
        layer.add(Field("retained", .integer), .integer([1, 0, nil, 5, 2]))
        return layer
    }

    @Test func eachCellIsTold() {
        let issues = layer().unreadableCells(of: "speed", as: .number, key: "key", layer: "roads")
        #expect(issues.map(\.row) == [3])
        #expect(issues.map(\.id) == ["a"])
        #expect(issues.map(\.rule) == ["unreadable-value"])
        #expect(issues.map(\.message) == ["speed `36 km/h` is not a number; it is taken as not given"])
        #expect(issues.map(\.phrase.zh) == ["speed 的值 `36 km/h` 不是数，按未填写处理"])
    }

    @Test func numbersAreNoFaultAndMissingColumnsNeither() {
        #expect(layer().unreadableCells(of: "lanes", as: .number, key: "key", layer: "roads").isEmpty)
        #expect(layer().unreadableCells(of: "width", as: .number, key: "key", layer: "roads").isEmpty)
    }

    @Test func truths() {
        let issues = layer().unreadableCells(of: "retained", as: .flag, key: "key", layer: "t")
        #expect(issues.map(\.row) == [6, 7])
        #expect(issues.map(\.id) == [nil, "e"])
        #expect(issues.first?.phrase.zh == "retained 的值 `5` 既不是“是”也不是“否”，按未填写处理")
    }
}
