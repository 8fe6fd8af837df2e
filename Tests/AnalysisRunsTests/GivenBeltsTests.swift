import Columns
import Intake
import RoadNetwork
import TestSupport
import Testing

@testable import BeltAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import ProjectFile

/// Belts that people drew or listed, against figures worked out by hand.
@Suite struct GivenBeltsTests {
    private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-3) -> Bool {
        a.map { abs($0 - b) < tolerance } ?? false
    }

    private func find(
        _ plans: [GivenPlans.Belt], _ change: (inout BeltOptions) -> Void = { _ in }
    ) async throws -> GivenBeltFindings {
        var county = try BeltCounty()
        change(&county.options)
        let found = try await GivenBelts.find(county.input, plans)
        for detail in found.details { for rule in detail.rules { expectBothLanguages(rule.phrase) } }
        for refusal in found.refused { expectBothLanguages(refusal.reason) }
        return found
    }

    private func codes(_ rows: [Int]) -> [String] { rows.map { "43069910120\($0 + 1)" } }

    private func drawn(_ name: String, _ places: [(Double, Double)]...) -> GivenPlans.Belt {
        GivenPlans.Belt(name: name, pieces: places.map(BeltCounty.line), row: 0)
    }

    private func listed(_ name: String, _ villages: [Int], from anchor: String? = nil) -> GivenPlans.Belt {
        GivenPlans.Belt(name: name, anchor: anchor, villages: villages, row: 0)
    }

    /// 20 m beside the roads, with its corner cut: 2.5 km of S208 and all of C100.
    @Test func aLineStandsForItsRoads() async throws {
        let found = try await find([drawn("清溪", [(0, 520), (2480, 520), (2480, 1500)])])
        let belt = try #require(found.plan.belts.first)
        #expect(near(belt.length, 3500) && near(belt.distinctLength, 3500) && near(belt.trunkLength, 2500))
        #expect(near(belt.minutes, 6, 1e-4) && belt.anchor == "县城")
        #expect(belt.villages == ["430699101201", "430699101202", "430699101203", "430699101207"])
        // 0, 1, 2 and 6 of 6.
        #expect(near(belt.prize, 1.5, 1e-9))
        #expect(near(found.prize, 1.5, 1e-9))
        let off = try #require(found.details[0].offRoads)
        #expect(near(off.farthest, 20) && near(off.drawn, 3460) && off.mean <= 20)
        #expect(found.details[0].keepsAll && found.refused.isEmpty && found.shared.isEmpty)
        #expect(found.plan.stops.map(\.order) == [1, 2, 3, 4])
        #expect(near(found.plan.stops[3].chainage, 3500) && near(found.plan.stops[1].chainage, 1500))
        // A corridor of 1 km each side of 3.5 km with a bend is more than the two strips less their common square.
        #expect(belt.corridorArea.squareMetres > 6e6)
    }

    /// Two pieces, the second drawn backwards, are one line; out and back is driven twice.
    @Test func piecesAndSpurs() async throws {
        let found = try await find([drawn("甲", [(0, 490), (2500, 490)], [(2500, 1490), (2500, 510)])])
        #expect(near(found.plan.belts.first?.length, 3490, 0.1))
        let spur = try await find([
            drawn("乙", [(1500, 510), (2510, 510), (2510, 1500), (2490, 1500), (2490, 490), (3500, 490)])
        ])
        let belt = try #require(spur.plan.belts.first)
        #expect(near(belt.length, 4000) && near(belt.repeatedLength, 1000) && near(belt.repeatedShare, 0.25, 1e-4))
        #expect(belt.villages == codes([1, 2, 6, 3]))
        #expect(belt.anchor.isEmpty)
        #expect(spur.details[0].rules.first { $0.kind == .anchor }?.isKept == false)
    }

    @Test func aLineOffTheRoadsIsRefusedByHowMuch() async throws {
        let far = try await find([drawn("远", [(500, 500), (1500, 800), (2500, 500)])])
        #expect(far.plan.belts.isEmpty && far.refused.map(\.name) == ["远"])
        #expect(far.refused[0].reason.en == "it lies 300 m off the roads, more than 100 m (off_roads_metres)")
        // With a wider limit it is the road below.
        let wide = try await find([drawn("远", [(500, 500), (1500, 800), (2500, 500)])]) { $0.offRoadsMetres = 400 }
        #expect(near(wide.plan.belts.first?.length, 2000) && near(wide.details.first?.offRoads?.farthest, 300))
        let gap = try await find([drawn("断", [(0, 500), (500, 500)], [(2000, 500), (2500, 500)])])
        #expect(gap.refused.first?.reason.en == "its pieces are not joined: the nearest ends lie 1500 m apart")
    }

    /// From the eastern town past 5, 4, 3: 2.5 km in 3 minutes; the third belt shares 3 with it and starts nowhere.
    @Test func listsGoFromVillageToVillage() async throws {
        let found = try await find([
            listed("东", [5, 4, 3], from: "东镇"), listed("南", [3, 6]),
        ]) { $0.budgetMinutes = 4 }
        let (east, south) = (found.plan.belts[0], found.plan.belts[1])
        #expect(near(east.length, 2500) && near(east.minutes, 3, 1e-4) && east.anchor == "东镇")
        #expect(east.villages == codes([5, 4, 3]))
        #expect(found.details[0].rules.filter { !$0.isKept }.map(\.kind) == [.shared])
        // 3 to the junction, past 2, up to 6: 1.2 and 3 minutes; 2 is collected on the way.
        #expect(near(south.minutes, 4.2, 1e-4) && south.villages == codes([3, 2, 6]))
        #expect(found.details[1].rules.filter { !$0.isKept }.map(\.kind) == [.budget, .anchor, .shared])
        #expect(found.shared == [SharedVillage(code: "430699101204", belts: ["东", "南"])])
        // 5, 4, 3, 2 and 6, each once.
        #expect(near(found.prize, 20.0 / 6, 1e-9))
        #expect(east.meets == [2] && south.meets == [1])
        #expect(found.plan.demonstration?.strung == 2)
    }

    @Test func stopsCollectTheirOwnVillagesAlone() async throws {
        let found = try await find([listed("南", [3, 6])]) { $0.collect = .stops }
        #expect(found.plan.belts[0].villages == ["430699101204", "430699101207"])
    }

    @Test func villagesThatNoBeltMayCollectArePassedOver() async throws {
        let found = try await find([drawn("甲", [(0, 500), (2500, 500)]), listed("乙", [1, 3])]) {
            $0.exclude = ["430699101202"]
        }
        #expect(found.plan.belts[0].villages == ["430699101201", "430699101203"])
        #expect(found.details[0].passedOver.map(\.code) == ["430699101202"])
        #expect(found.details[0].rules.first { $0.kind == .excluded }?.isKept == true)
        #expect(found.details[1].rules.first { $0.kind == .excluded }?.isKept == false)
    }

    @Test func anAnchorThatThereIsNot() async throws {
        await #expect(throws: CountyError.noPlanAnchor(belt: "甲", name: "东真", known: ["县城", "东镇"])) {
            _ = try await find([listed("甲", [1, 2], from: "东真")])
        }
    }

    // MARK: Reading

    private func plans(_ kind: ProjectLayer, _ columns: [(String, AttributeColumn)]) throws -> (GivenPlans, [RowIssue])
    {
        let rows = columns.first?.1.count ?? 0
        var layer = Layer(name: kind.rawValue, geometry: .none(rows: rows))
        for (name, column) in columns { layer.add(Field(name, column.kind), column) }
        var issues: [RowIssue] = []
        let plans = try GivenPlans(
            [kind: layer], villages: try BeltCounty().villages, Project(name: "test"), issues: &issues)
        return (plans, issues)
    }

    @Test func tablesOfVillages() throws {
        let (plans, issues) = try plans(
            .givenBelts,
            [
                ("belt", .text(["乙", "甲", "甲", "甲"])), ("order", .integer([1, 2, 1, 3])),
                ("code", .text(["430699101205", "4306991012020000000", "430699101201", "430699101202"])),
            ])
        let belts = try #require(plans.belts)
        #expect(belts.map(\.name) == ["乙", "甲"] && belts.map(\.villages) == [[4], [0, 1]])
        #expect(issues.map(\.rule) == ["village-twice"])
    }

    @Test func codesAreKnownAndOfOneCluster() throws {
        #expect(
            throws: CountyError.noSuchVillage(
                what: "given_belts", code: "430699101299", known: try BeltCounty().villages.codes)
        ) {
            _ = try plans(.givenBelts, [("belt", .text(["甲"])), ("code", .text(["430699101299"]))])
        }
        #expect(
            throws: CountyError.villageTwice(layer: "given_clusters", code: "430699101201", first: "一", second: "二")
        ) {
            _ = try plans(
                .givenClusters,
                [("cluster", .text(["一", "二"])), ("code", .text(["430699101201", "430699101201"]))])
        }
        let (clusters, _) = try plans(
            .givenClusters, [("cluster", .text(["一", "一"])), ("code", .text(["430699101203", "430699101201"]))])
        #expect(clusters.clusters?.map(\.villages) == [[0, 2]])
        let (selection, _) = try plans(
            .givenSelection, [("code", .text(["430699101203"])), ("grade", .text(["精品村"])), ("year", .integer([2027]))])
        #expect(selection.selection?.map(\.village) == [2] && selection.selection?.first?.year == 2027)
    }
}
