import Columns
import OGR
import Testing

@testable import Intake

@Suite struct UnreadableCellsTests {
    private func layer() -> Layer {
        var points = PointColumn()
        for x in 0..<4 { points.append(Position(113.5 + Double(x) / 100, 29.5)) }
        var layer = Layer(name: "services", crs: .epsg(4490), geometry: .points(points))
        layer.add(Field("key", .text), .text(["a", "b", "c", "d"]))
        layer.add(Field("supply", .text), .text(["1,200", "约30", nil, "４"]))
        return layer
    }

    /// The row stays; the cell is told, and is not 0.
    @Test func cellsAreToldOnce() {
        var gate = RowGate(layer: "services", crs: nil, key: "key")
        gate.cells = [("supply", .number), ("missing", .flag)]
        let verdict = gate.judge(layer())
        #expect(verdict.rows.count == 4 && verdict.setAside == 0)
        #expect(verdict.issues.map(\.rule) == ["unreadable-value"])
        #expect(verdict.issues.map(\.id) == ["b"])
        #expect(verdict.issues.allSatisfy { $0.severity == .warning && !$0.isSetAside && $0.message.contains("约30") })
        #expect((0..<4).map { verdict.rows.column("supply")?.number($0) } == [1200, nil, nil, 4])
    }

    @Test func fieldsKnowWhatTheyAreReadAs() {
        #expect(WantedField("width").use == .number && WantedField("speed").use == nil)
        #expect(WantedField("irrigated").use == .flag)
        #expect(WantedField("class").use == nil)
    }
}
