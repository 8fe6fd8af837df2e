import Columns
import Testing

@testable import Regions

@Suite struct AreaClusteringTests {
    /// Six unit squares in a row, keys f to a, population 1 to 6, one value missing where asked.
    private func layer(
        _ values: [Double?] = [0, 0, 0, 9, 9, 9], keys: [String?] = ["f", "e", "d", "c", "b", "a"], scale: Double = 10
    )
        -> Layer
    {
        var column = PolygonColumn()
        for i in 0..<6 {
            let x = Double(i)
            column.append([[x, 0, x + 1, 0, x + 1, 1, x, 1, x, 0].map { $0 * scale }])
        }
        var layer = Layer(name: "areas", geometry: .polygons(column))
        layer.add(Field("code", .text), .text(keys))
        layer.add(Field("v", .real), .real(values))
        layer.add(Field("population", .integer), .integer([1, 2, 3, 4, 5, 6]))
        return layer
    }
    private var two: AreaClustering {
        var task = AreaClustering(key: "code", columns: ["v"])
        task.count = 2
        return task
    }

    @Test func keysAreSortedAndClustersNumberedByThem() throws {
        let found = try two.run(on: layer(), inDegrees: false)
        #expect(found.keys == ["a", "b", "c", "d", "e", "f"] && found.clusters == [1, 1, 1, 2, 2, 2])
        #expect(found.objective == 0 && found.bound == 0 && found.neighbourPairs == 5)
        let shuffled = layer().selecting([3, 1, 5, 0, 2, 4])
        #expect(try two.run(on: shuffled, inDegrees: false) == found)
    }

    @Test func degreesAreLaidOutInMetres() throws {
        #expect(try two.run(on: layer(scale: 0.001), inDegrees: true).clusters == [1, 1, 1, 2, 2, 2])
    }

    @Test func floorsAndCeilings() throws {
        var task = AreaClustering(key: "code", columns: ["v"])
        task.floors = [("villages", 2)]
        task.ceilings = [("villages", 3), ("population", 11)]
        let found = try task.run(on: layer(), inDegrees: false)
        // a and b hold 11 together, so that c joins d.
        #expect(found.clusters[0] == found.clusters[1] && found.clusters[1] != found.clusters[2])
        #expect(found.unassigned.isEmpty)
    }

    @Test func rowsWithoutAValueAreListed() throws {
        let found = try two.run(on: layer([0, 0, nil, 9, 9, 9]), inDegrees: false)
        #expect(found.clusters == [1, 1, 1, nil, 2, 2])
        #expect(found.unassigned.map(\.key) == ["d"] && found.unassigned.map(\.reason.en) == ["it has no value of v"])
    }

    @Test func refusals() {
        var wrong = two
        wrong.columns = ["populaton"]
        let noField = #expect(throws: AreaClusteringError.self) { try wrong.run(on: layer(), inDegrees: false) }
        #expect(noField?.description == "layer areas has no field populaton" && noField?.advice == "population")
        #expect(throws: AreaClusteringError.keyTwice(field: "code", value: "a")) {
            try two.run(on: layer(keys: ["a", "b", "c", "d", "e", "a"]), inDegrees: false)
        }
        #expect(throws: AreaClusteringError.noKey(field: "code", row: 2)) {
            try two.run(on: layer(keys: ["a", "b", nil, "d", "e", "f"]), inDegrees: false)
        }
        #expect(throws: AreaClusteringError.notNumbers(field: "v")) {
            try two.run(on: layer([nil, nil, nil, nil, nil, nil]), inDegrees: false)
        }
        #expect(throws: AreaClusteringError.notPolygons(layer: "t")) {
            try two.run(on: Layer(name: "t", geometry: .none(rows: 0)), inDegrees: false)
        }
    }

    @Test func aCountThatCannotBeHadIsAnError() {
        var many = two
        many.count = 9
        let error = #expect(throws: AreaClusteringError.self) { try many.run(on: layer(), inDegrees: false) }
        #expect(error?.description == "6 areas cannot make 9 clusters" && error?.kind == .refused)
        var crossed = AreaClustering(key: "code", columns: ["v"])
        (crossed.floors, crossed.ceilings) = ([("villages", 3)], [("villages", 2)])
        let bounds = #expect(throws: AreaClusteringError.self) { try crossed.run(on: layer(), inDegrees: false) }
        #expect(bounds?.description == "the floor of villages, 3, is above its ceiling, 2")
    }
}
