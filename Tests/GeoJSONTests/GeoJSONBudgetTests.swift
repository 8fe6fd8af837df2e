import Columns
import Testing

@testable import GeoJSON

/// Features whose keys differ cost what they hold, until they would be a table of empty cells.
@Suite struct GeoJSONBudgetTests {
    /// One feature a key: `k0`, `k1` …
    private func ragged(_ n: Int) -> [UInt8] {
        let features = (0..<n).map {
            "{\"type\":\"Feature\",\"properties\":{\"k\($0)\":\($0)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
        }
        return Array(("{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}").utf8)
    }

    @Test func batchesEndAtTheCells() throws {
        var reader = GeoJSONReader(bytes: ragged(50))
        var rows: [Int] = []
        while let batch = try reader.next(rows: 1_000, cells: 100) {
            #expect(batch.count * batch.fields.count <= 110)
            rows.append(batch.count)
        }
        #expect(rows.reduce(0, +) == 50 && rows.count == 5)
        #expect(reader.values == 50)
    }

    @Test func valuesStandInTheirRows() throws {
        let layer = try GeoJSONReader.layer(bytes: ragged(4))
        #expect(layer.column("k0") == .integer([0, nil, nil, nil]))
        #expect(layer.column("k2") == .integer([nil, nil, 2, nil]))
        #expect(layer.column("k3") == .integer([nil, nil, nil, 3]))
    }

    /// Kinds widen past nulls that were only counted.
    @Test func kindsAfterNulls() throws {
        func feature(_ value: String) -> String { "{\"type\":\"Feature\",\"properties\":{\(value)},\"geometry\":null}" }
        let values = ["", "\"a\":null", "\"a\":1", "", "\"a\":1.5", "\"a\":\"x\"", ""]
        let text = "{\"type\":\"FeatureCollection\",\"features\":[" + values.map(feature).joined(separator: ",") + "]}"
        let layer = try GeoJSONReader.layer(bytes: Array(text.utf8))
        #expect(layer.column("a") == .text([nil, nil, "1.0", nil, "1.5", "x", nil]))
    }

    @Test func refusedByName() throws {
        var reader = GeoJSONReader(bytes: ragged(30))
        _ = try reader.next(rows: 1_000)
        var budgets = Budgets()
        budgets[.cells] = 5 * 870
        try Budgets.$current.withValue(budgets) { try reader.checkBudget(rows: 30, fields: 30) }
        budgets[.cells] = 5 * 869
        let refusal = Budgets.$current.withValue(budgets) { () -> GeoJSONError? in
            do throws(GeoJSONError) {
                try reader.checkBudget(rows: 30, fields: 30)
                return nil
            } catch { return error }
        }
        #expect(refusal?.problem == .overBudget && refusal?.kind == .refused)
        #expect(refusal?.advice?.contains("budgets.cells") == true)
    }
}
