import Columns
import TestSupport
import Testing

@testable import FindingValues
@testable import PrintedFigures
@testable import Reporting

/// A list of conflicts adds up to its printed sum, and its rules to it.
@Suite struct SettledConflictsTests {
    /// Conflicts on basic farmland, areas in 10⁻⁶ m².
    private static func redLine(_ list: [(rule: String, village: String, micro: Int128)]) -> RedLineFindings {
        var findings = RedLineFindings()
        for (n, row) in list.enumerated() {
            findings.conflicts.append(
                Conflict(
                    rule: row.rule, kind: Phrase(same: "-"), parcel: "P\(n)", village: row.village, landClass: nil,
                    area: AreaSum(micro: row.micro), share: 0, source: "parcels", ground: "basic_farmland", patches: [])
            )
        }
        return findings
    }

    /// 10.5 and 10.5 make 21. The first rule gives way, and the first village: that is the one of the other rule.
    @Test func rulesAndVillagesThatGiveWayApart() {
        let findings = Self.redLine([("a", "2", 21), ("b", "1", 21)])
        let settled = SettledConflicts(findings, unit: 2) { $0.micro }
        #expect(settled.units(onBasicFarmland: true).sorted() == [10, 11])
    }

    @Test func noUnitIsLost() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<400 {
            let count = 2 + Int(clamping: generator.unit() * 14)
            let list = (0..<count).map { n in
                (
                    rule: "R\(Int(clamping: generator.unit() * 4))", village: "V\((n * 7) % count)",
                    micro: Int128(Int(clamping: generator.unit() * 5000))
                )
            }
            let settled = SettledConflicts(Self.redLine(list), unit: 100) { $0.micro }
            let units = settled.units(onBasicFarmland: true)
            #expect(units.reduce(0, +) == roundedUnits(list.reduce(0) { $0 + $1.micro }, unit: 100), "\(list)")
            #expect(units.allSatisfy { $0 >= 0 }, "\(list)")
            for (rule, rows) in Dictionary(grouping: list, by: \.rule) {
                let exact = rows.reduce(0) { $0 + $1.micro }
                #expect((settled.units(ofRule: rule, less: 0) * 100 - exact).magnitude <= 150, "\(rule) \(list)")
            }
        }
    }
}
