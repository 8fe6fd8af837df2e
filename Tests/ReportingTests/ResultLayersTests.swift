import Columns
import FindingValues
import AnalysisRuns
import Testing

@testable import Reporting

@Suite struct ResultLayersTests {
    private func layer(_ name: String) throws -> Layer {
        try #require(ResultLayers.all(HandMadeCounty.findings()).first { $0.name == name })
    }

    /// The key properties of the contract, by layer.
    @Test(arguments: [
        ("villages", "code name area_m2 farmland_m2 basic_farmland_m2 belt cluster score type clinic_15min_walk"),
        ("belts", "belt anchor length_m minutes villages prize bound gap trunk_share"),
        ("belt_villages", "belt code chainage_m offset_m order"),
        ("belt_corridors", "belt area_m2 farmland_m2 basic_farmland_m2"),
        ("clusters", "cluster villages population area_m2 compactness heterogeneity"),
        ("red_line_conflicts", "rule parcel village class area_m2 area_mu share source"),
        ("road_gaps", "kind road distance_m"),
    ])
    func properties(name: String, keys: String) throws {
        let names = Set(try layer(name).fields.map(\.name))
        for key in keys.split(separator: " ") { #expect(names.contains(String(key)), "\(name).\(key)") }
    }

    @Test func areasAreRoundedToHundredths() throws {
        #expect(ResultLayers.squareMetres(AreaSum(micro: 1_234_565_000)) == 1234.57)
        #expect(ResultLayers.squareMetres(AreaSum(micro: -1_234_565_000)) == -1234.57)
        #expect(ResultLayers.squareMetres(AreaSum(micro: 4_999)) == 0)
        let conflicts = try layer("red_line_conflicts")
        #expect(conflicts.column("area_m2")?.number(0) == 2400.01)
        #expect(conflicts.column("village")?.text(4) == nil)
    }

    @Test func outcomesBecomeColumns() throws {
        let villages = try layer("villages")
        guard case .flag(let met)? = villages.column("clinic_15min_walk") else { Issue.record("not flags"); return }
        #expect(met[0] == true && met[17] == nil && met[29] == false)
        #expect(villages.column("clinic_15min_walk_minutes")?.number(1) == 7)
        #expect(villages.column("clinic_15min_walk_minutes")?.number(29) == nil)
    }

    @Test func absentAnalysesGiveNoLayer() {
        var findings = HandMadeCounty.findings()
        (findings.belts, findings.clusters) = (nil, nil)
        let names = ResultLayers.all(findings).map(\.name)
        #expect(!names.contains("belts") && !names.contains("clusters") && names.contains("villages"))
    }
}
