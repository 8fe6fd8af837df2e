import Columns
import Overlap
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns

@Suite struct ChangeTests {
    /// A parcel: key, class, and its rectangle in metres from the origin.
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    /// Stored areas of parcels, m²: TBMJ and TBDLMJ.
    typealias Stored = [(gross: Double?, net: Double?)]

    static func survey(
        _ parcels: [Parcel], _ index: ZoneIndex, plantings: [String?]? = nil, stored: Stored? = nil
    ) throws -> SurveyParcels.Part {
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("key", .text), .text(parcels.map(\.key)))
        layer.add(Field("class", .text), .text(parcels.map(\.landClass)))
        if let plantings { layer.add(Field("planting", .text), .text(plantings)) }
        if let stored {
            layer.add(Field("area", .real), .real(stored.map(\.gross)))
            layer.add(Field("net_area", .real), .real(stored.map(\.net)))
        }
        return try SurveyParcels.Part(layer, named: "parcels", villages: index)
    }

    /// A field that is not the class: no class may be counted as another.
    @Test(arguments: [2_000, 2_001]) func tooManyClasses(_ count: Int) throws {
        let index = ZoneIndex(zones: try Squares.villages(2).polygons, on: Squares.plane.overlap)
        let part = try Self.survey((0..<count).map { ("\($0)", "x\($0)", (Double($0), 0, 1, 1)) }, index)
        #expect(part.parcels.hasTooManyClasses == (count > 2_000))
        var joined = SurveyParcels()
        joined.append(part.parcels)
        #expect(joined.hasTooManyClasses == (count > 2_000))
    }

    /// - Parameter batch: parcels read at once; the surveys take turns.
    static func change(
        _ before: [Parcel], _ now: [Parcel], villages count: Int = 2, threads: Int = 1, batch: Int = 1_000_000,
        sliver: Double = 0.5, plantings: (before: [String?]?, now: [String?]?) = (nil, nil),
        stored: (before: Stored, now: Stored)? = nil
    ) async throws -> ChangeFindings {
        let villages = try Squares.villages(count)
        let index = ZoneIndex(zones: villages.polygons, on: Squares.plane.overlap)
        func parts(_ parcels: [Parcel], _ plantings: [String?]?, _ stored: Stored?) throws -> [SurveyParcels.Part] {
            try stride(from: 0, to: parcels.count, by: batch).map { start in
                let rows = start..<min(start + batch, parcels.count)
                return try survey(
                    Array(parcels[rows]), index, plantings: plantings.map { Array($0[rows]) },
                    stored: stored.map { Array($0[rows]) })
            }
        }
        let first = try parts(before, plantings.before, stored?.before)
        let second = try parts(now, plantings.now, stored?.now)
        var match = SurveyMatch()
        for n in 0..<max(first.count, second.count) {
            if n < first.count { match.add(before: first[n]) }
            if n < second.count { match.add(now: second[n]) }
        }
        let read = match
        return try await Change.find(
            read,
            Change.Question(
                villages: villages, index: index, plane: Squares.plane.overlap, threads: threads, sliverWidth: sliver)
        ) { boxes, isBefore in
            var shapes = RowShapes()
            for part in isBefore ? first : second {
                for (place, hash) in part.hashes.enumerated() {
                    var isNear = false
                    boxes.forEach(meeting: part.polygons.box(ofRow: place)) { _ in isNear = true }
                    guard isNear, let row = read.settledRow(hash, isBefore: isBefore) else { continue }
                    shapes.append(row, place, of: part.polygons)
                }
            }
            return shapes
        }
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
        #expect(Self.fate(found, .unchanged) == [2, 2, 2] && found.redrawn == 2)
        #expect(found.groups.map(\.fate) == [.unchanged, .unchanged])
        // The ground itself is counted, and stands in no list: a strip of 0.3 m (2 · 30 m² / 200.6 m).
        #expect(found.matrix.contains { $0.before == "0101" && $0.now == "0301" && $0.area.squareMetres > 29.9 })
        #expect(found.changes.isEmpty && found.slivers.map(\.flow) == [.toOtherAgricultural])
        #expect(found.slivers[0].pieces == 1 && (found.slivers[0].area.squareMetres - 30).magnitude < 0.01)
        Self.expectClosed(found)
        let narrow = try await Self.change(before, now, sliver: 0.29)
        #expect(narrow.changes.count == 1 && narrow.slivers.isEmpty)
    }

    /// A strip that is a parcel of its own is no sliver, however narrow.
    @Test func aNarrowParcelIsAChange() async throws {
        let before: [Parcel] = [("a", "0101", (0, 0, 100, 100))]
        let now: [Parcel] = [("a", "0101", (0, 0, 99.7, 100)), ("p", "1003", (99.7, 0, 0.3, 100))]
        let found = try await Self.change(before, now)
        #expect(found.changes.map(\.parcelNow) == ["p"] && found.slivers.isEmpty)
        #expect(Self.fate(found, .split) == [1, 1, 2])
    }

    @Test func shapesThatStandTwiceAreLeftToTheKernel() async throws {
        let before: [Parcel] = [("a", "0101", (0, 0, 100, 100)), ("b", "0301", (200, 0, 100, 100))]
        let now: [Parcel] = [
            ("a", "0101", (0, 0, 100, 100)), ("a2", "0702", (0, 0, 100, 100)), ("b", "0301", (200, 0, 100, 100)),
        ]
        for batch in [1, 2, 10] {
            for reversed in [false, true] {
                let found = try await Self.change(before, reversed ? now.reversed() : now, batch: batch)
                #expect((found.overlapNow.squareMetres - 10_000).magnitude < 0.01)
                #expect(found.changes.map(\.parcelNow) == ["a2"] && found.shapes.count == 1)
                #expect(Self.fate(found, .split) == [1, 1, 2] && Self.fate(found, .unchanged) == [1, 1, 1])
                Self.expectClosed(found)
            }
        }
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
        for batch in [7, 1000] {
            let two = try await Self.change(
                before.reversed(), now.shuffled(using: &generator), threads: 2, batch: batch)
            #expect(one.matrix == two.matrix && one.byVillage == two.byVillage && one.fates == two.fates)
            #expect(one.changes == two.changes && one.shapes.count == one.changes.count && one.groups == two.groups)
        }
    }
}

@Suite struct ShapeHashTests {
    private static func hashes(_ rows: [[[Double]]]) -> [ShapeHash] {
        var column = PolygonColumn()
        for rings in rows { column.append(rings) }
        return ShapeHash.ofRows(in: column)
    }

    @Test func startAndDirectionDoNotCount() {
        let hashes = Self.hashes([
            [[0, 0, 4, 0, 4, 3, 0, 3, 0, 0], [1, 1, 1, 2, 2, 2, 1, 1]],
            [[4, 3, 4, 0, 0, 0, 0, 3, 4, 3], [2, 2, 1, 1, 1, 2, 2, 2]],
            // A vertex twice in succession, and a negative zero.
            [[4, 3, 4, 0, 4, 0, -0.0, 0, 0, 3, 4, 3], [2, 2, 1, 1, 1, 2, 2, 2]],
        ])
        #expect(Set(hashes).count == 1)
    }

    @Test func theSameCornersInAnotherOrderAreAnotherShape() {
        let hashes = Self.hashes([
            [[0, 0, 4, 0, 4, 3, 1, 1, 0, 3, 0, 0]], [[0, 0, 4, 0, 1, 1, 4, 3, 0, 3, 0, 0]],
        ])
        #expect(hashes[0] != hashes[1])
    }

    @Test func theLastDigitCounts() {
        let hashes = Self.hashes([[[0, 0, 4, 0, 4, 3, 0, 0]], [[0, 0, 4, 0, (4.0).nextUp, 3, 0, 0]]])
        #expect(hashes[0] != hashes[1])
    }
}

@Suite struct HeldShapesTests {
    @Test func whatIsLetGoIsGoneAndTheRestStays() {
        var held = HeldShapes()
        var wanted: [Int: Double] = [:]
        var generator = SeededGenerator(seed: 3)
        for batch in 0..<5 {
            var column = PolygonColumn()
            var flags: [Bool] = []
            for n in 0..<200 {
                let x = Double(batch * 200 + n)
                column.append([[x, 0, x + 1, 0, x + 1, 1, x, 0]])
                flags.append(n % 10 != 0)
                if n % 10 != 0 { wanted[batch * 200 + n] = x }
            }
            held.append(column, held: flags)
        }
        for row in wanted.keys.sorted() where Int.random(in: 0..<10, using: &generator) < 8 {
            held.release(row)
            wanted[row] = nil
        }
        let back = 0
        var column = PolygonColumn()
        column.append([[0, 0, 1, 0, 1, 1, 0, 0]])
        held.restore(back, column)
        wanted[back] = 0
        let shapes = held.gathered()
        #expect(Set(shapes.rows) == Set(wanted.keys))
        for (row, x) in wanted { #expect(shapes.polygons.box(ofRow: shapes.place(of: row)!).minX == x) }
    }
}
