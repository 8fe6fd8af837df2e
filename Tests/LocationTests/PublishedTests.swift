import Foundation
import TestSupport
import Testing

@testable import Location

/// Published problems, where the data lies beside the checkout.
@Suite(.slow) struct PublishedTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared").path

    private static func lines(_ path: String) -> [[String]]? {
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
            print("not tested: \(path) is not beside the checkout")
            return nil
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
            .map {
                $0.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
    }

    /// San Francisco: 205 tracts, 16 stores; optima by full enumeration.
    @Test func sanFrancisco() throws {
        let folder = "geodata/locate_sf_spopt/"
        guard let rows = Self.lines(folder + "SF_network_distance_candidateStore_16_censusTract_205_new.csv"),
            let optima = Self.lines(folder + "brute_force_optima.csv")
        else { return }
        let tracts = Set(rows.map { $0[2] }).sorted(), stores = Set(rows.map { $0[1] }).sorted()
        var distance: [String: Double] = [:], weight: [String: Double] = [:]
        for row in rows {
            distance[row[2] + row[1]] = Double(row[0])
            weight[row[2]] = Double(row[3])
        }
        let costs = AccessCosts(demand: tracts.count, sites: stores.count) { distance[tracts[$0] + stores[$1]] }
        let instance = LocationInstance(costs: costs, weights: tracts.compactMap { weight[$0] })
        var checked = 0
        for row in optima {
            let limit = Double(row[1]) ?? 0
            let model: LocationModel =
                switch row[0].prefix(4) {
                case "p-me": .median(sites: Int(limit))
                case "p-ce": .centre(sites: Int(limit))
                case "MCLP": .maximalCover(sites: Int(limit), within: 5000)
                default: .cover(within: limit)
                }
            let solution = try Siting.solve(model, instance, limits: LocationLimits(rounds: 100))
            checked += 1
            guard let best = Double(row[2]) else {
                #expect(!solution.unreachable.isEmpty, "\(row) cannot be covered")
                continue
            }
            #expect(abs(solution.value - best) <= 1e-9 * best, "\(row)")
            #expect(solution.isProven, "\(row)")
        }
        #expect(checked == 30)
    }

    /// The xorshift64 stream of `mclp.py`, so that its instances can be made here.
    private struct Xorshift {
        var state: UInt64

        init(seed: UInt64) { state = seed &* 2_654_435_761 &+ 88_172_645_463_325_252 }

        mutating func unit() -> Double {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) / 9_007_199_254_740_992
        }
    }

    /// 300 sites, 3,000 demand points, 20 to open within 6: the optimum is known.
    @Test(arguments: [(1, 229_527.0), (2, 217_353), (3, 220_615)]) func maximalCover(seed: Int, best: Double) throws {
        var stream = Xorshift(seed: UInt64(seed))
        let sites = (0..<300).map { _ in (stream.unit() * 100, stream.unit() * 100) }
        let points = (0..<3000).map { _ in
            (stream.unit() * 100, stream.unit() * 100, (1 + (stream.unit() * 500).rounded(.down)))
        }
        let costs = AccessCosts(demand: 3000, sites: 300) {
            let (dx, dy) = (points[$0].0 - sites[$1].0, points[$0].1 - sites[$1].1)
            return dx * dx + dy * dy
        }
        let instance = LocationInstance(costs: costs, weights: points.map(\.2))
        let solution = try Siting.solve(.maximalCover(sites: 20, within: 36), instance)
        #expect(solution.value == best)
        #expect(solution.isProven)
    }
}
