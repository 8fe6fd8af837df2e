import Columns
import Overlap
import Testing

@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns

/// Change in areas as the surveys store them.
@Suite struct StoredChangeTests {
    typealias Parcel = ChangeTests.Parcel

    private static func text(_ flows: [ClassFlow]) -> [String] {
        flows.map { "\($0.before)-\($0.now) \($0.area.squareMetresText())" }
    }

    /// A terrace of 10,000 m² with ridges of a tenth: two fifths are built over. Stored areas are a little off the ground.
    @Test func ridgesOfABuiltOverTerrace() async throws {
        let before: [Parcel] = [("a", "0103", (0, 0, 100, 100))]
        let now: [Parcel] = [("a", "0103", (0, 0, 60, 100)), ("b", "0702", (60, 0, 40, 100))]
        let found = try await ChangeTests.change(
            before, now, stored: ([(10_000.05, 9_000.05)], [(6_000.00, 5_400.00), (4_000.01, 4_000.01)]))
        let balanced = try #require(found.balanced)
        #expect(Self.text(balanced.gross.matrix) == ["0103-0103 6000.00", "0103-0702 4000.01"])
        // 6,000.03 and 4,000.02 are the shares of what was stored; 0.03 and 0.01 more than now.
        #expect(balanced.gross.levelled.map { $0.area.squareMetresText() } == ["0.04"])
        // The ridges of the built part, 400.00, became 0702 too.
        #expect(
            Self.text(balanced.net.matrix) == [
                "0103-0103 5400.00", "0103-0702 3600.01", "1203-0702 400.00", "1203-1203 600.00",
            ])
        #expect(StoredMatrix.byClass(balanced.net.before).map { $0.area.squareMetresText() } == ["9000.05", "1000.00"])
    }

    @Test func partsOfAWholeSumToIt() {
        #expect(StoredChange.shared(10, by: [1, 1, 1]) == [4, 3, 3])
        #expect(StoredChange.shared(2, by: [5, 5, 5, 5]) == [0, 0, 1, 1])
        #expect(StoredChange.shared(7, by: [0, 0]) == [7, 0])
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let weights = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                Int64.random(in: 0...1_000_000_000, using: &generator)
            }
            let whole = Int64.random(in: 0...5_000_000, using: &generator)
            let parts = StoredChange.shared(whole, by: weights)
            #expect(parts.reduce(0, +) == whole && parts.allSatisfy { $0 >= 0 })
        }
    }

    /// Random surveys with stored areas that are off: rows and columns close to them, by village and class.
    @Test func bothSurveysCloseToTheLastHundredth() async throws {
        var generator = SeededGenerator(seed: 17)
        let classes = ["0101", "0103", "0201", "0301", "0702", "1104"]
        func survey(_ name: String) -> [Parcel] {
            var parcels: [Parcel] = []
            for j in 0..<12 {
                var x = 0.0
                while x < 2000 {
                    let width = min(2000 - x, Double(Int.random(in: 20...300, using: &generator)) / 1.3)
                    let code = classes[Int.random(in: 0..<6, using: &generator)]
                    parcels.append(("\(name)\(j)-\(parcels.count)", code, (x, Double(j) * 50, width, 50)))
                    x += width
                }
            }
            return parcels
        }
        func stored(_ parcels: [Parcel]) -> ChangeTests.Stored {
            parcels.map { parcel in
                let off = Int.random(in: -40...40, using: &generator)
                let gross = max(0, (parcel.box.2 * parcel.box.3 * 100).rounded() + Double(off))
                let isFarmland = parcel.landClass.hasPrefix("01")
                let ridges =
                    isFarmland ? (gross * Double(Int.random(in: 0...2000, using: &generator)) / 1e4).rounded() : 0
                return (gross / 100, (gross - ridges) / 100)
            }
        }
        let (before, now) = (survey("a"), survey("b"))
        let areas = (before: stored(before), now: stored(now))
        let found = try await ChangeTests.change(before, now, stored: areas)
        let balanced = try #require(found.balanced)
        func sums(_ parcels: [Parcel], _ stored: ChangeTests.Stored, net: Bool) -> [String: Int64] {
            var sums: [String: Int64] = [:]
            for (parcel, area) in zip(parcels, stored) {
                let (whole, rest) = (
                    Int64(clamping: (area.gross! * 100).rounded()), Int64(clamping: (area.net! * 100).rounded())
                )
                sums[parcel.landClass, default: 0] += net ? rest : whole
                if net { sums["1203", default: 0] += whole - rest }
            }
            return sums.filter { $0.value != 0 }
        }
        func hundredths(_ grounds: [VillageGround]) -> [String: Int64] {
            Dictionary(
                uniqueKeysWithValues: StoredMatrix.byClass(grounds).filter { $0.area != .zero }.map {
                    ($0.landClass, $0.area.hundredths)
                })
        }
        #expect(hundredths(balanced.gross.before) == sums(before, areas.before, net: false))
        #expect(hundredths(balanced.gross.now) == sums(now, areas.now, net: false))
        #expect(hundredths(balanced.net.before) == sums(before, areas.before, net: true))
        #expect(hundredths(balanced.net.now) == sums(now, areas.now, net: true))
        // In whole hundredths, and no flow below nothing.
        #expect(
            (balanced.gross.flows + balanced.net.flows).allSatisfy { $0.area > .zero && $0.area.micro % 10_000 == 0 })
        // By village too: the villages sum to what lies in them, and to the county.
        #expect(Set(balanced.gross.flows.map(\.village)) == ["430699101201", "430699101202"])
        let whole = balanced.net.flows.reduce(AreaSum.zero) { $0 + $1.area }
        #expect(whole == balanced.gross.flows.reduce(AreaSum.zero) { $0 + $1.area })
    }

    @Test func parcelsWithoutAStoredAreaAreMeasuredAndCounted() async throws {
        let before: [Parcel] = [("a", "0101", (0, 0, 100, 100))]
        let found = try await ChangeTests.change(
            before, before, stored: ([(nil, nil)], [(10_000.00, 10_000.00)]))
        let balanced = try #require(found.balanced)
        #expect(balanced.withoutStoredBefore == 1 && balanced.withoutStoredNow == 0)
        #expect(try await ChangeTests.change(before, before).balanced == nil)
    }
}
