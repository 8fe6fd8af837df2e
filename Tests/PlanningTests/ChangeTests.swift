import Columns
import Overlap
import Testing

@testable import Planning

@Suite struct ChangeTests {
    /// A parcel: key, class, and its rectangle in metres from the origin.
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    static func survey(_ parcels: [Parcel], _ index: ZoneIndex, plantings: [String?]? = nil) throws -> SurveyParcels {
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("key", .text), .text(parcels.map(\.key)))
        layer.add(Field("class", .text), .text(parcels.map(\.landClass)))
        if let plantings { layer.add(Field("planting", .text), .text(plantings)) }
        return try SurveyParcels(layer, named: "parcels", villages: index)
    }

    static func change(
        _ before: [Parcel], _ now: [Parcel], villages count: Int = 2, threads: Int = 1,
        plantings: (before: [String?]?, now: [String?]?) = (nil, nil)
    ) async throws -> ChangeFindings {
        let villages = try Squares.villages(count)
        let index = ZoneIndex(zones: villages.polygons, on: Squares.plane.overlap)
        return try await Change.find(
            before: survey(before, index, plantings: plantings.before),
            now: survey(now, index, plantings: plantings.now), villages: villages, index: index,
            on: Squares.plane.overlap, threads: threads)
    }

    static func fate(_ findings: ChangeFindings, _ fate: ParcelFate) -> [Int] {
        let count = findings.fates.first { $0.fate == fate }!
        return [count.groups, count.before, count.now]
    }

    /// Both surveys close: what their parcels hold is in the matrix, or uncovered, or within noise, or counted twice.
    static func expectClosed(_ f: ChangeFindings, sourceLocation: SourceLocation = #_sourceLocation) {
        let matrix = f.matrix.reduce(AreaSum.zero) { $0 + $1.area }
        let gone = f.gone.reduce(AreaSum.zero) { $0 + $1.area }
        let new = f.new.reduce(AreaSum.zero) { $0 + $1.area }
        #expect(f.before.area + f.overlapNow == matrix + gone + f.before.remainder, sourceLocation: sourceLocation)
        #expect(f.now.area + f.overlapBefore == matrix + new + f.now.remainder, sourceLocation: sourceLocation)
        let byVillage = f.byVillage.reduce(AreaSum.zero) { $0 + $1.area }
        #expect((matrix - byVillage).squareMetres.magnitude < 1e-5, sourceLocation: sourceLocation)
    }

    @Test func nothingChanged() async throws {
        let parcels: [Parcel] = [("a", "0101", (0, 0, 100, 100)), ("b", "0301", (100, 0, 100, 100))]
        let found = try await Self.change(parcels, parcels)
        #expect(found.changes.isEmpty && found.gone.isEmpty && found.new.isEmpty)
        #expect(found.matrix.map(\.before) == ["0101", "0301"] && found.matrix.map(\.now) == ["0101", "0301"])
        #expect(Self.fate(found, .unchanged) == [2, 2, 2])
        Self.expectClosed(found)
    }

    @Test func farmlandBecomesConstructionAndGarden() async throws {
        let before: [Parcel] = [
            ("a", "0101", (0, 0, 100, 100)), ("b", "0103", (100, 0, 100, 100)), ("c", "0301", (200, 0, 100, 100)),
        ]
        let now: [Parcel] = [
            ("a1", "0101", (0, 0, 60, 100)), ("a2", "0702", (60, 0, 40, 100)), ("b", "0201", (100, 0, 100, 100)),
            ("c", "0102", (200, 0, 100, 100)),
        ]
        let found = try await Self.change(before, now)
        #expect(found.changes.map(\.flow) == [.inflow, .toConstruction, .toOtherAgricultural])
        #expect(found.changes.map(\.parcelBefore) == ["c", "a", "b"])
        #expect(found.changes.map(\.parcelNow) == ["c", "a2", "b"])
        #expect((found.total(of: .toConstruction).squareMetres - 4000).magnitude < 0.01)
        #expect((found.total(of: .toOtherAgricultural).squareMetres - 10_000).magnitude < 0.01)
        #expect((found.changes[1].share - 0.4).magnitude < 1e-9)
        #expect(found.shapes.count == 3 && found.shapes.box(ofRow: 1).width == 40)
        #expect(found.changes.allSatisfy { $0.village == "430699101201" })
        #expect(Self.fate(found, .split) == [1, 1, 2])
        #expect(Self.fate(found, .reclassified) == [2, 2, 2])
        Self.expectClosed(found)
    }

    @Test func grainGivesWay() async throws {
        let parcels: [Parcel] = [
            ("a", "0101", (0, 0, 100, 100)), ("b", "0101", (100, 0, 100, 100)), ("c", "0101", (200, 0, 100, 100)),
        ]
        let found = try await Self.change(
            parcels, parcels, plantings: (["LS", "LS", "FLS"], ["FLS", "LS", "LS"]))
        #expect(found.changes.map(\.flow) == [.fromGrain] && found.changes.map(\.parcelBefore) == ["a"])
    }

    @Test func fatesOfParcels() async throws {
        let before: [Parcel] = [
            ("m1", "0101", (0, 0, 50, 100)), ("m2", "0101", (50, 0, 50, 100)),  // merged
            ("s", "0301", (200, 0, 100, 100)),  // shifted by a fifth
            ("g", "0301", (400, 0, 100, 100)),  // gone
            ("r1", "0101", (600, 0, 100, 50)), ("r2", "0101", (600, 50, 100, 50)),  // cut the other way
        ]
        let now: [Parcel] = [
            ("m", "0101", (0, 0, 100, 100)), ("s", "0301", (220, 0, 100, 100)), ("n", "0702", (800, 0, 50, 50)),
            ("q1", "0101", (600, 0, 50, 100)), ("q2", "0101", (650, 0, 50, 100)),
        ]
        let found = try await Self.change(before, now)
        #expect(Self.fate(found, .merged) == [1, 2, 1])
        #expect(Self.fate(found, .shifted) == [1, 1, 1])
        #expect(Self.fate(found, .gone) == [1, 1, 0])
        #expect(Self.fate(found, .new) == [1, 0, 1])
        #expect(Self.fate(found, .regrouped) == [1, 2, 2])
        #expect(found.gone.map(\.landClass) == ["0301"])
        #expect((found.gone[0].area.squareMetres - 12_000).magnitude < 0.01)
        #expect(found.new.map(\.landClass) == ["0301", "0702"])
        Self.expectClosed(found)
    }

    @Test func sliversOfRedrawnBordersChangeNoFate() async throws {
        let before: [Parcel] = [("a", "0101", (0, 0, 100, 100)), ("b", "0301", (100, 0, 100, 100))]
        let now: [Parcel] = [("a", "0101", (0, 0, 99.7, 100)), ("b", "0301", (99.7, 0, 100.3, 100))]
        let found = try await Self.change(before, now)
        #expect(Self.fate(found, .unchanged) == [2, 2, 2])
        // The ground itself is counted.
        #expect(found.matrix.contains { $0.before == "0101" && $0.now == "0301" && $0.area.squareMetres > 29.9 })
        Self.expectClosed(found)
    }

    @Test func piecesLieInTheirVillages() async throws {
        // A parcel across the border at 1,000 m, and beyond the last village at 2,000 m.
        let before: [Parcel] = [("a", "0101", (900, 0, 200, 100)), ("b", "0101", (1950, 0, 100, 100))]
        let now: [Parcel] = [("a", "0702", (900, 0, 200, 100)), ("b", "0702", (1950, 0, 100, 100))]
        let found = try await Self.change(before, now)
        #expect(found.changes.map(\.village) == ["430699101201", "430699101202", "", "430699101202"])
        #expect(found.changes.map(\.parcelNow) == ["a", "a", "b", "b"])
        #expect(found.byVillage.map(\.village) == ["", "430699101201", "430699101202"])
        Self.expectClosed(found)
    }

    @Test func overlapsInASurveyAreTold() async throws {
        let before: [Parcel] = [("a", "0101", (0, 0, 100, 100))]
        let now: [Parcel] = [("a", "0101", (0, 0, 100, 100)), ("x", "0702", (50, 0, 50, 100))]
        let found = try await Self.change(before, now)
        #expect((found.overlapNow.squareMetres - 5000).magnitude < 0.01 && found.overlapBefore == .zero)
        Self.expectClosed(found)
    }

    @Test func randomSurveysCloseWhateverTheThreads() async throws {
        var generator = SeededGenerator(seed: 7)
        let classes = ["0101", "0103", "0201", "0301", "0702", "1104"]
        func survey() -> [Parcel] {
            // Strips of random widths: a partition of 2,000 × 1,000 m.
            var parcels: [Parcel] = []
            for j in 0..<20 {
                var x = 0.0
                while x < 2000 {
                    let width = min(2000 - x, Double(Int.random(in: 20...200, using: &generator)) / 1.7)
                    let name = classes[Int.random(in: 0..<6, using: &generator)]
                    parcels.append(("\(j)-\(parcels.count)", name, (x, Double(j) * 50, width, 50)))
                    x += width
                }
            }
            return parcels
        }
        let (before, now) = (survey(), survey())
        let one = try await Self.change(before, now)
        Self.expectClosed(one)
        #expect(one.gone.isEmpty && one.new.isEmpty && one.changes.count > 100)
        let two = try await Self.change(before.reversed(), now.shuffled(using: &generator), threads: 2)
        #expect(one.matrix == two.matrix && one.byVillage == two.byVillage && one.fates == two.fates)
        #expect(one.changes == two.changes && one.shapes.count == one.changes.count)
    }
}

@Suite struct SameShapeTests {
    @Test func startAndDirectionDoNotCount() {
        var (a, b) = (PolygonColumn(), PolygonColumn())
        a.append([[0, 0, 4, 0, 4, 3, 0, 3, 0, 0], [1, 1, 1, 2, 2, 2, 1, 1]])
        b.append([[4, 3, 4, 0, 0, 0, 0, 3, 4, 3], [2, 2, 1, 1, 1, 2, 2, 2]])
        #expect(SameShape.pairs(a, b).map { [$0.a, $0.b] } == [[0, 0]])
    }

    @Test func theSameCornersInAnotherOrderAreAnotherShape() {
        var (a, b) = (PolygonColumn(), PolygonColumn())
        a.append([[0, 0, 4, 0, 4, 3, 1, 1, 0, 3, 0, 0]])
        b.append([[0, 0, 4, 0, 1, 1, 4, 3, 0, 3, 0, 0]])
        #expect(SameShape.fingerprint(a, 0) == SameShape.fingerprint(b, 0))
        #expect(SameShape.pairs(a, b).isEmpty)
    }

    @Test func aShapeThatStandsTwiceIsLeftOut() {
        var (a, b) = (PolygonColumn(), PolygonColumn())
        for _ in 0..<2 { a.append([[0, 0, 4, 0, 4, 3, 0, 0]]) }
        b.append([[0, 0, 4, 0, 4, 3, 0, 0]])
        #expect(SameShape.pairs(a, b).isEmpty && SameShape.pairs(b, a).isEmpty)
    }
}
