import Columns
import OGR
import Overlap
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// Change where rows of several classes of one survey claim a place: rectangles counted by hand.
@Suite struct ChangeClaimsTests {
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))
    typealias Stored = [(gross: Double, net: Double)]

    private func analyse(
        _ before: [Parcel], _ now: [Parcel], stored: (before: Stored, now: Stored)? = nil, threads: Int = 2
    ) async throws -> Findings {
        let folder = try TestFolder()
        try folder.writeVillages()
        for (name, parcels, stored) in [("parcels_before", before, stored?.before), ("parcels", now, stored?.now)] {
            var layer = Layer(
                name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
            layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
            layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
            layer.add(Field("KCXS", .real), .real(parcels.map { $0.landClass == "0101" ? 0.1 : 0 }))
            if let stored {
                layer.add(Field("TBMJ", .real), .real(stored.map(\.gross)))
                layer.add(Field("TBDLMJ", .real), .real(stored.map(\.net)))
            }
            try folder.write(layer, name + ".gpkg")
        }
        return try await Analysis.run(
            try folder.project(
                ["villages", "parcels_before", "parcels"].map { "  \($0): {path: \($0).gpkg}" }
                    .joined(separator: "\n"), "county: {code: \"430699\", name: 县}"), threads: threads)
    }

    /// Square metres, to 0.1.
    private func whole(_ area: AreaSum) -> String {
        let text = area.squareMetresText(decimals: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    private func texts(_ flows: [ClassFlow]) -> [String] {
        flows.map { "\($0.before)>\($0.now) \(whole($0.area))" }
    }
    private func texts(_ grounds: [ClassGround]) -> [String] {
        grounds.filter { $0.area > AreaSum(squareMetres: 0.1) }.map {
            "\($0.landClass) \(whole($0.area))"
        }
    }
    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.01 + 1e-6 * b } ?? false
    }

    /// Each class before is its flows and what it alone covers, less what is claimed again; each class now likewise.
    private func expectClosed(_ change: ChangeFindings, before: [String: Double], now: [String: Double]) {
        func sum(_ name: String, _ side: KeyPath<ClassFlow, String>) -> AreaSum {
            change.matrix.reduce(.zero) { $1[keyPath: side] == name ? $0 + $1.area : $0 }
        }
        func of(_ name: String, _ grounds: [ClassGround]) -> AreaSum {
            grounds.first { $0.landClass == name }?.area ?? .zero
        }
        for (name, area) in before {
            let ground = sum(name, \.before) + of(name, change.gone) - of(name, change.claimedBefore)
            #expect(isNear(ground, area), "\(name) before: \(ground)")
        }
        for (name, area) in now {
            let ground = sum(name, \.now) + of(name, change.new) - of(name, change.claimedNow)
            #expect(isNear(ground, area), "\(name) now: \(ground)")
        }
    }

    /// A field of 10,000 m²; 25 to 75 m and 50 to 100 m of it are two parcels of one class too: 7500 m² are claimed.
    private static let field: [Parcel] = [("1", "0101", (0, 0, 100, 100))]
    private static let claimed: [Parcel] = [
        ("1", "0101", (0, 0, 100, 100)), ("2", "0702", (25, 0, 50, 100)), ("3", "0702", (50, 0, 50, 100)),
    ]

    @Test(arguments: [1, 3]) func groundOfTwoClassesNowStandsInBoth(threads: Int) async throws {
        let change = try #require(
            try await analyse(Self.field, threads == 1 ? Self.claimed : Self.claimed.reversed(), threads: threads)
                .change)
        #expect(texts(change.matrix) == ["0101>0101 10000", "0101>0702 7500"])
        #expect(texts(change.claimedBefore) == ["0101 7500"] && texts(change.claimedNow).isEmpty)
        #expect(change.gone.isEmpty && change.new.isEmpty)
        #expect(isNear(change.before.area, 10_000) && isNear(change.now.area, 10_000))
        #expect(isNear(change.total(of: .toConstruction), 7500) && isNear(change.allCountedTwice.area, 0))
        #expect(isNear(change.doubtNow.counted, 7500) && isNear(change.doubtNow.sameClass, 2500))
        #expect(isNear(change.doubtByVillage["430699101201"], 7500) && isNear(change.doubtNow.bare, 0))
        let sheet = try #require(change.farmlandBalance.sheets.first { $0.rows[0].out > .zero })
        #expect(isNear(sheet.rows[0].out, 7500))
        // The villages have 2 km², of which the surveys cover the field.
        #expect(isNear(change.inNeither, 1_990_000) && isNear(sheet.rows[0].doubt, 1_997_500))
        expectClosed(change, before: ["0101": 10_000], now: ["0101": 10_000, "0702": 7500])
        #expect(change.fates.first { $0.fate == .split }?.groups == 1)
    }

    @Test func groundOfTwoClassesBeforeStandsInBoth() async throws {
        let change = try #require(try await analyse(Self.claimed, Self.field).change)
        #expect(texts(change.matrix) == ["0101>0101 10000", "0702>0101 7500"])
        #expect(texts(change.claimedNow) == ["0101 7500"] && texts(change.claimedBefore).isEmpty)
        #expect(isNear(change.total(of: .inflow), 7500))
        #expect(isNear(change.doubtBefore.counted, 7500) && isNear(change.before.area, 10_000))
        expectClosed(change, before: ["0101": 10_000, "0702": 7500], now: ["0101": 10_000])
    }

    /// All of a field is built up and planted: 10,000 m² each, once in what changed.
    @Test func twoNewClassesOnOneField() async throws {
        let change = try #require(
            try await analyse(
                Self.field, [("1", "0702", (0, 0, 100, 100)), ("2", "0201", (0, 0, 100, 100))]
            ).change)
        #expect(texts(change.matrix) == ["0101>0201 10000", "0101>0702 10000"])
        #expect(isNear(change.changedAgain, 10_000) && isNear(change.allCountedTwice.area, 10_000))
        #expect(texts(change.claimedBefore) == ["0101 10000"])
        #expect(isNear(change.total(of: .toConstruction), 10_000))
        #expect(isNear(change.total(of: .toOtherAgricultural), 10_000))
        expectClosed(change, before: ["0101": 10_000], now: ["0201": 10_000, "0702": 10_000])
    }

    /// Both surveys claim 80 to 100 m for both classes: no change there. The later one claims 70 to 80 m too: that is one.
    @Test(arguments: [false, true]) func whatBothSurveysClaimTwiceIsNoChange(turned: Bool) async throws {
        let first: [Parcel] = [("1", "0101", (0, 0, 100, 100)), ("2", "0301", (80, 0, 100, 100))]
        let second: [Parcel] = [("1", "0101", (0, 0, 100, 100)), ("2", "0301", (70, 0, 110, 100))]
        let change = try #require(try await analyse(turned ? second : first, turned ? first : second).change)
        let other = turned ? "0301>0101 1000" : "0101>0301 1000"
        #expect(texts(change.matrix) == ["0101>0101 10000", other, "0301>0301 10000"].sorted())
        #expect(texts(turned ? change.claimedNow : change.claimedBefore) == ["0101 1000"])
        #expect(texts(turned ? change.claimedBefore : change.claimedNow).isEmpty)
        #expect(isNear(change.changes.reduce(.zero) { $0 + $1.area }, 1000) && change.shapes.count == 1)
        #expect((areas(of: change.shapes, on: .planar)[0] - 1000).magnitude < 0.01)
        let (more, less) = (["0101": 10_000.0, "0301": 11_000], ["0101": 10_000.0, "0301": 10_000])
        expectClosed(change, before: turned ? more : less, now: turned ? less : more)
    }

    /// 50 to 100 m are claimed twice, and from 60 m on the later survey has nothing: 4000 m² are bare, once.
    @Test func groundOfTwoClassesThatIsGone() async throws {
        let change = try #require(
            try await analyse(
                [("1", "0101", (0, 0, 100, 100)), ("2", "0702", (50, 0, 50, 100))], [("1", "0301", (0, 0, 60, 100))]
            ).change)
        #expect(texts(change.matrix) == ["0101>0301 6000", "0702>0301 1000"])
        #expect(texts(change.gone) == ["0101 4000", "0702 4000"] && isNear(change.goneAgain, 4000))
        #expect(texts(change.claimedNow) == ["0301 1000"] && isNear(change.doubtNow.bare, 4000))
        // 5000 m² twice before, 4000 m² bare now.
        #expect(isNear(change.doubtByVillage["430699101201"], 9000))
        expectClosed(change, before: ["0101": 10_000, "0702": 5000], now: ["0301": 6000])
    }

    /// The villages meet at 1000 m: half of what is claimed lies in each.
    @Test func claimsLieInTheirVillages() async throws {
        let change = try #require(
            try await analyse(
                [("1", "0101", (900, 0, 200, 100))],
                [("1", "0101", (900, 0, 200, 100)), ("2", "0702", (950, 0, 100, 100))]
            ).change)
        #expect(texts(change.matrix) == ["0101>0101 20000", "0101>0702 10000"])
        #expect(change.byVillage.map { whole($0.area) } == ["10000", "5000", "10000", "5000"])
        #expect(texts(change.claimedBefore) == ["0101 10000"])
        expectClosed(change, before: ["0101": 20_000], now: ["0101": 20_000, "0702": 10_000])
    }

    /// What a survey stores for a field stands in each class that the other one claims for it, in proportion.
    @Test func storedAreasCloseWhereClassesShareGround() async throws {
        let change = try #require(
            try await analyse(
                Self.field, [("1", "0101", (0, 0, 100, 100)), ("2", "0702", (50, 0, 50, 100))],
                stored: ([(10_000.10, 9000.09)], [(10_000, 9000), (5000.02, 5000.02)])
            ).change)
        let gross = try #require(change.balanced?.gross)
        #expect(gross.matrix.map { $0.area.squareMetresText() } == ["10000.00", "5000.02"])
        #expect(gross.claimedBefore.map { $0.area.squareMetresText() } == ["5000.05"] && gross.claimedNow.isEmpty)
        #expect(gross.levelled.map { $0.area.squareMetresText() } == ["0.13"])
        #expect(gross.before.map { $0.area.squareMetresText() } == ["10000.10"])
        #expect(gross.now.map { $0.area.squareMetresText() } == ["10000.00", "5000.02"])
        let net = try #require(change.balanced?.net)
        // 0101 and its ridges; of both surveys.
        #expect(StoredMatrix.byClass(net.before).map { $0.area.squareMetresText() } == ["9000.09", "1000.01"])
        #expect(StoredMatrix.byClass(net.now).map { $0.area.squareMetresText() } == ["9000.00", "5000.02", "1000.00"])
    }

    /// 4000 of the 5000 m² that the house claims beside the field are of one survey alone: it stores 5000.50 for them.
    @Test(arguments: [false, true]) func storedAreasOfOneSurveyAlone(isNew: Bool) async throws {
        let twice: [Parcel] = [("1", "0101", (0, 0, 100, 100)), ("2", "0702", (50, 0, 50, 100))]
        let rest: [Parcel] = [("1", "0301", (0, 0, 60, 100))]
        let (more, less): (Stored, Stored) = ([(10_000, 9000), (5000.50, 5000.50)], [(6000, 6000)])
        let change = try #require(
            try await analyse(
                isNew ? rest : twice, isNew ? twice : rest, stored: isNew ? (less, more) : (more, less)
            ).change)
        for stored in [try #require(change.balanced?.gross), try #require(change.balanced?.net)] {
            let (own, other) = isNew ? (stored.newAgain, stored.goneAgain) : (stored.goneAgain, stored.newAgain)
            #expect(own.squareMetresText() == "4000.40" && other == .zero)
        }
        #expect(isNear(isNew ? change.newAgain : change.goneAgain, 4000))
    }

    /// A TBMJ of 0 on ground is none: the ground counts. A TBDLMJ of 0 is TBMJ · (1 − KCXS).
    @Test func storedAreasOfZero() async throws {
        let found = try await analyse(
            [("1", "0101", (0, 0, 100, 100)), ("2", "0101", (100, 0, 100, 100))],
            [("1", "0101", (0, 0, 100, 100)), ("2", "0101", (100, 0, 100, 100))],
            stored: ([(0, 0), (10_000, 0)], [(10_000, 9000), (10_000, 9000)]))
        let balanced = try #require(found.change?.balanced)
        #expect(balanced.withoutStoredBefore == 1 && balanced.withoutStoredNow == 0)
        let before = StoredMatrix.byClass(balanced.net.before)
        #expect(before.map(\.landClass) == ["0101", "1203"] && isNear(before.last?.area, 1000))
        #expect((before[0].area.squareMetres - 19_000).magnitude < 0.02)
        let notices = found.notices.map(\.en)
        #expect(notices.contains { $0.hasPrefix("1 parcels of layer `parcels_before` store a TBMJ of 0 on ground") })
        #expect(notices.contains { $0.hasPrefix("1 parcels of layer `parcels_before` store a TBDLMJ of 0") })
    }
}
