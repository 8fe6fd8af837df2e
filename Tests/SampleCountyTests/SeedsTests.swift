import Columns
import Foundation
import TestSupport
import Testing

@testable import SampleCounty

/// Every seed has a county: one that has no place for all that is planted is drawn anew, and says so.
@Suite(.slow) struct SeedsTests {
    @Test(arguments: [0: 0, 4: 1, 11: 1, 14: 2] as [UInt64: Int])
    func everySeedHasACounty(seed: UInt64, again: Int) throws {
        let folder = Fixture.temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var said: [Phrase] = []
        try SyntheticCounty.generate(scale: .xs, seed: seed, into: folder) { said.append($0) }
        #expect(said.count { $0.en.hasSuffix("drawn anew") && $0.zh.hasSuffix("重新生成") } == again)
        let page = String(decoding: Fixture.bytes(folder, "README.md"), as: UTF8.self)
        #expect(page.contains("seed \(seed)") && page.contains("(drawing \(again + 1):") == (again > 0))
        let truth = try #require(
            try JSONSerialization.jsonObject(with: Fixture.bytes(folder, "truth.json")) as? [String: Any])
        #expect(truth["seed"] as? Int == Int(seed))
        #expect((truth["red_line_conflicts"] as? [Any])?.count == 14)
        #expect(Fixture.files(in: folder) == Fixture.files(in: Fixture.folder))
    }

    /// Drawings of one seed differ, and the first is the county of the seed itself.
    @Test func drawingsAreCountiesOfTheirOwn() throws {
        let plan = SampleScale.xs.plan
        let (first, second) = (
            try DrawnCounty(plan, seed: 2024, drawing: 0), try DrawnCounty(plan, seed: 2024, drawing: 1)
        )
        #expect(first.settling.seats == Fixture.county.settling.seats)
        #expect(first.settling.seats != second.settling.seats)
        #expect(throws: SampleError.self) {
            let county = try DrawnCounty(plan, seed: 11)
            _ = try Planting(county, FieldBlocks(county))
        }
    }
}
