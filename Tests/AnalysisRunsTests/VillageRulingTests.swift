import Columns
import TestSupport
import Testing

@testable import BeltAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import ProjectFile

/// `fix`, `require`, `together`, `apart`: how they are read, which contradict each other, and what they do to the plan.
@Suite struct VillageRulingTests {
    private func options(_ text: String) throws -> BeltOptions {
        let project = try Project(text: "name: t\nbelts: {\(text)}\n", file: "p.yaml", folder: "/")
        return try #require(project.belts)
    }

    /// Belts of the county on one road, under some rules.
    private func find(_ text: String, minutes: Double = 6) async throws -> BeltFindings {
        var county = try BeltCounty()
        let villages = text.contains("villages:") ? "" : "villages: {min: 2}, "
        county.options = try options(villages + "budget: {minutes: \(minutes)}, \(text)")
        let found = try await Belts.find(county.input)
        if let unmet = found.unmet { expectBothLanguages(unmet) }
        return found
    }

    private func refused(_ text: String, _ part: String) async {
        do {
            _ = try await find(text)
            Issue.record("accepted: \(text)")
        } catch let error as CountyError {
            #expect(error.phrase.en.contains(part), "\(error.phrase.en)")
            expectBothLanguages(error.phrase)
        } catch let error as ProjectError {
            #expect(error.phrase.en.contains(part), "\(error.phrase.en)")
        } catch { Issue.record("\(error)") }
    }

    @Test func villagesByCodeOrName() throws {
        let found = try options(
            "fix: [村1], require: [村2, [村3, \"430699101205\"], {where: population >= 600}], apart: [[村1, 村3]]")
        #expect(found.rules.fix == ["村1"] && found.rules.require.count == 3)
        #expect(found.rules.require[1] == .villages(["村3", "430699101205"]) && found.rules.apart == [["村1", "村3"]])
        #expect(found.rules.require[2] == .condition(try RowCondition("population >= 600")))
    }

    @Test func whatContradicts() async throws {
        await refused("fix: [村1], exclude: [村1]", "both `fix` and `exclude`")
        await refused("fix: [村1, 村1]", "named twice")
        await refused("together: [[村1, 村2]], apart: [[村2, 村1]]", "both `together` and `apart`")
        await refused("together: [[村1]]", "two villages or more")
        // By way of 2 all three lie on one belt.
        await refused("together: [[村1, 村2], [村2, 村3]], apart: [[村1, 村3]]", "lie on one belt")
        await refused("fix: [村1], exclude: [\"430699101202\"]", "cannot lie on a belt")
        await refused("require: [[村1, 村2]], exclude: [村1, 村2]", "cannot lie on a belt")
        await refused("fix: [村9]", "no village has the code `村9`")
        await refused("fix: [村0, 村1], together: [[村0, 村1, 村2]], villages: {max: 2}", "on one belt of 2 at most")
        await refused("count: 1, fix: [村0, 村1, 村2], villages: {max: 2}", "more than 1 belts can hold")
        await refused("require: [{where: population > 9000}]", "no village is meant")
    }

    /// In 6 minutes one belt passes 0, 1, 2 and goes up to 6, or on to 3 and 4 on the road. With 4 asked for it takes the road.
    @Test func requiredVillagesAreStrung() async throws {
        let free = try await find("count: 1, prizes: {population: 1}")
        let held = try await find("count: 1, prizes: {population: 1}, fix: [村0]")
        #expect(held.belts.first?.villages.contains("430699101201") == true && held.unmet == nil)
        #expect(held.prize <= free.prize + 1e-9)
        let one = try await find("count: 1, prizes: {population: 1}, require: [[村0, 村1]]")
        #expect(one.belts.first?.villages.contains { ["430699101201", "430699101202"].contains($0) } == true)
    }

    /// 6 is 6 minutes from the county seat and as far from the eastern town: in 4 minutes no belt holds it.
    @Test func whatCannotBeHeldIsNamed() async throws {
        let found = try await find("prizes: {population: 1}, fix: [村6]", minutes: 4)
        #expect(found.unmet?.en == "on no belt: 村6; no belt within the limits holds 村6")
    }

    /// Both ends are 500 m of the plane from their village; on the ground the eastern one, farther from the meridian, is nearer by
    /// a hair.
    @Test func aBudgetBelowTheNearestVillage() async throws {
        let found = try await find("prizes: {population: 1}", minutes: 0.5)
        #expect(found.belts.isEmpty)
        #expect(
            found.shortfall?.en
                == "the nearest village, 村5, is 0.6 min from the anchor 东镇, over the budget of 0.5 min")
    }

    /// Residents and demonstration status count where nothing is said; the table has no grades.
    @Test func defaultPrizes() async throws {
        let found = try await find("count: 1")
        #expect(found.weights.map(\.name) == ["population", "demonstration"])
        #expect(found.prizes.first { $0.code == "430699101207" }?.value == 2)
        let own = try await find("count: 1, prizes: {population: 2}")
        #expect(own.weights.map(\.name) == ["population"])
    }
}
