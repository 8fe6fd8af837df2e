import Columns
import RoadNetwork
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct AccessibilityTests {
    private func measure(
        _ item: AccessibilityItem, _ county: SmallCounty, issues: inout [RowIssue]
    ) throws -> AccessibilityMeasure {
        try Accessibility.measure(
            item, graph: county.graph, services: county.services, columns: county.columns,
            codes: county.villages.codes, issues: &issues)
    }

    /// 2SFCA again from costs one by one; the clinics have 3, 5 and 7 beds, the third off the roads.
    @Test(arguments: [CoverageItem.Mode.walk, .drive])
    func againstTheFormulaOnSingleCosts(_ mode: CoverageItem.Mode) throws {
        let county = try SmallCounty()
        var item = AccessibilityItem(service: "clinic")
        (item.mode, item.minutes) = (mode, mode == .walk ? 25 : 3)
        var issues: [RowIssue] = []
        let found = try measure(item, county, issues: &issues)
        let router = Router(county.graph.network, mode == .walk ? .walkingTime : .drivingTime)
        let people = county.figures.map { $0.population ?? 0 }
        let clinics = [0, 1, 3]
        let near = clinics.map { clinic in
            people.indices.filter { village in
                let cost = router.cost(
                    from: county.graph.villageFeet[router.travel.mode][village],
                    to: county.graph.serviceFeet[router.travel.mode][clinic])
                return cost.map { $0 <= item.minutes * 60 } ?? false
            }
        }
        let beds = [3.0, 5, 7]
        let ratios = zip(beds, near).map { beds, near in near.isEmpty ? 0 : beds / near.reduce(0) { $0 + people[$1] } }
        for village in people.indices {
            let expected = zip(ratios, near).reduce(0) { $0 + ($1.1.contains(village) ? $1.0 : 0) }
            #expect(abs((found.scores[village] ?? .nan) - 1000 * expected) < 1e-12)
        }
        #expect(found.hasSupply && found.supply == 15 && found.supplyReached == 8 && issues.isEmpty)
        #expect(near[0].count > 1 && near[1].count > 1 && near[2].isEmpty)
        // Σ A·P = Σ supply that is reached.
        let used = zip(found.scores, people).reduce(0) { $0 + ($1.0 ?? .nan) * $1.1 } / 1000
        #expect(abs(used - found.supplyReached) < 1e-9)
        #expect(abs((found.mean ?? 0) - 1000 * 8 / people.reduce(0, +)) < 1e-12)
        #expect(found.unreached.contains(county.villages.codes[11]))
    }

    @Test func suppliesThatAreMissing() throws {
        var issues: [RowIssue] = []
        let county = try SmallCounty()
        var item = AccessibilityItem(service: "market")
        item.minutes = 1000
        // The market has no supply, nor has any of its kind: it counts 1.
        let market = try measure(item, county, issues: &issues)
        #expect(!market.hasSupply && market.supply == 1 && issues.isEmpty)
        let used = zip(market.scores, county.figures).reduce(0) { $0 + ($1.0 ?? .nan) * ($1.1.population ?? 0) }
        #expect(abs(used - 1000) < 1e-9)
        // A kind that nobody has: everybody has no access, and why is told.
        let none = try measure(AccessibilityItem(service: "clinics"), county, issues: &issues)
        #expect(none.services == 0 && none.scores.allSatisfy { $0 == 0 } && none.unreached.count == 12)
        #expect(none.failure?.en.contains("did you mean `clinic`?") == true && market.failure == nil)
    }

    /// Nobody knows how many people there are: the item says so, has no figures, and ends nothing.
    @Test func withoutResidents() throws {
        let county = try SmallCounty()
        var figures = county.figures
        for row in figures.indices { figures[row].population = nil }
        var issues: [RowIssue] = []
        for column in [[], [("population", AttributeColumn.real([Double?](repeating: nil, count: 12)))]] {
            let columns = VillageColumns(table: try Squares.table(county.villages, column), figures: figures)
            let found = try Accessibility.measure(
                AccessibilityItem(service: "clinic"), graph: county.graph, services: county.services, columns: columns,
                codes: county.villages.codes, issues: &issues)
            #expect(found.scores == [Double?](repeating: nil, count: 12) && found.mean == nil && found.services == 3)
            #expect(found.failure?.en.contains("population") == true && found.villagesWithoutPopulation == 12)
        }
    }

    @Test func items() throws {
        func read(_ text: String) throws(ProjectError) -> [AccessibilityItem] {
            try Project(text: "name: t\naccessibility: \(text)\n", file: "p.yaml", folder: "/nowhere").accessibility
        }
        let items = try read(
            "[{service: clinic}, {service: clinic, method: e2sfca, weights: [1, 0.42, 0.09]}, "
                + "{service: clinic, method: gravity, exponent: 2, minutes: 60, mode: walk}]")
        #expect(
            items.map(\.id) == [
                "access_clinic_30min_drive_2sfca", "access_clinic_30min_drive_e2sfca",
                "access_clinic_60min_walk_gravity",
            ])
        #expect(items[1].weights == [1, 0.42, 0.09] && items[2].exponent == 2 && items[0].weights == [1, 0.68, 0.22])
        for (text, expected) in [
            ("[{service: a, method: 3sfca}]", "2sfca"), ("[{service: a, weights: [1]}]", "e2sfca"),
            ("[{service: a, exponent: 1}]", "gravity"), ("[{service: a}, {service: a}]", "two items"),
            ("[{service: a, method: e2sfca, weights: [0]}]", "above 0"),
        ] {
            let fault = #expect(throws: ProjectError.self) { try read(text) }
            let said = (fault?.description ?? "") + (fault?.advice ?? "")
            #expect(said.contains(expected), "\(text): \(said)")
        }
    }
}
