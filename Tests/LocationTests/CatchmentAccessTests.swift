import Columns
import Foundation
import Location
import Testing

@Suite struct CatchmentAccessTests {
    /// Three places of 100, 200 and 300 people, two sites of 6 and 12 beds.
    private let demand = [100.0, 200, 300]
    private let supply = [6.0, 12]
    private let costs: [[Double?]] = [[5, 25], [15, 10], [nil, 20]]

    private func access(_ shape: CatchmentDecay.Shape, limit: Double = 30) -> CatchmentAccess {
        CatchmentAccess(demand: demand, supply: supply, decay: CatchmentDecay(shape, limit: limit)) { costs[$0][$1] }
    }

    /// 2SFCA by hand, limit 15: R₁ = 6/(100 + 200) = 0.02, R₂ = 12/200 = 0.06; A = 0.02, 0.08, 0.
    @Test func twoSteps() {
        let found = access(.even, limit: 15)
        #expect(found.ratios.count == 2)
        #expect(abs(found.ratios[0]! - 0.02) < 1e-15 && abs(found.ratios[1]! - 0.06) < 1e-15)
        for (score, expected) in zip(found.scores, [0.02, 0.08, 0]) { #expect(abs(score - expected) < 1e-15) }
        #expect(found.isReached == [true, true, false])
    }

    /// E2SFCA by hand, weights 1, 0.68, 0.22 for 10, 20, 30 minutes: R₁ = 6/(100·1 + 200·0.68) = 6/236,
    /// R₂ = 12/(100·0.22 + 200·1 + 300·0.68) = 12/426; A₁ = R₁ + 0.22·R₂, A₂ = 0.68·R₁ + R₂, A₃ = 0.68·R₂.
    @Test func zones() {
        let found = access(.zones([1, 0.68, 0.22]))
        let (r1, r2) = (6.0 / 236, 12.0 / 426)
        for (score, expected) in zip(found.scores, [r1 + 0.22 * r2, 0.68 * r1 + r2, 0.68 * r2]) {
            #expect(abs(score - expected) < 1e-15)
        }
    }

    @Test func weights() {
        let zones = CatchmentDecay(.zones([1, 0.68, 0.22]), limit: 30)
        #expect([0, 9.9, 10, 10.1, 20, 25, 30, 30.1].map(zones.weight) == [1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0])
        let bell = CatchmentDecay(.gaussian, limit: 30)
        #expect(bell.weight(0) == 1 && abs(bell.weight(30)) < 1e-15 && bell.weight(31) == 0)
        // (e^(−1/8) − e^(−1/2))/(1 − e^(−1/2)) = (0.8824969 − 0.6065307)/0.3934693.
        #expect(abs(bell.weight(15) - 0.701367) < 1e-6)
        let power = CatchmentDecay(.power(exponent: 2, least: 1), limit: 60)
        #expect(power.weight(0) == 1 && power.weight(1) == 1 && power.weight(2) == 0.25 && power.weight(61) == 0)
    }

    /// Σ A_i·P_i = Σ S_j over the sites that anybody reaches, for every decay.
    @Test func nothingIsLostAndNothingMade() {
        var generator = SeededGenerator(seed: 8)
        for round in 0..<20 {
            let people = (0..<40).map { _ in (generator.unit() * 3000).rounded() }
            let beds = (0..<9).map { _ in (generator.unit() * 50).rounded() }
            let times = (0..<40).map { _ in
                (0..<9).map { _ in generator.unit() < 0.2 ? nil : generator.unit() * 80 as Double? }
            }
            for shape: CatchmentDecay.Shape in [
                .even, .zones([1, 0.42, 0.09]), .gaussian, .power(exponent: 1.5, least: 1),
            ] {
                let decay = CatchmentDecay(shape, limit: 20 + Double(round))
                let found = CatchmentAccess(demand: people, supply: beds, decay: decay) { times[$0][$1] }
                let used = zip(people, found.scores).reduce(0) { $0 + $1.0 * $1.1 }
                let reached = beds.indices.filter { found.ratios[$0] != nil }.reduce(0) { $0 + beds[$1] }
                #expect(abs(used - reached) < 1e-9 * max(1, reached))
                #expect(found.scores.allSatisfy { $0 >= 0 && $0.isFinite })
            }
        }
    }

    @Test func nobodyAndNothing() {
        let none = CatchmentAccess(demand: [], supply: [3], decay: CatchmentDecay(.even, limit: 1)) { _, _ in 0 }
        #expect(none.scores.isEmpty && none.ratios == [nil])
        // People who are not there reach it, and take nothing from it.
        let empty = CatchmentAccess(demand: [0], supply: [3], decay: CatchmentDecay(.even, limit: 1)) { _, _ in 0 }
        #expect(empty.ratios == [nil] && empty.scores == [0] && empty.isReached == [true])
        let far = CatchmentAccess(demand: [5], supply: [3], decay: CatchmentDecay(.even, limit: 1)) { _, _ in nil }
        #expect(far.ratios == [nil] && far.scores == [0] && far.isReached == [false])
    }
}
