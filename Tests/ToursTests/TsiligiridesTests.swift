import Columns
import Foundation
import TestSupport
import Testing

@testable import Tours

/// Classic instances with proven optima (Tsiligirides, J. Operational Research Society 35, 1984).
@Suite(.slow) struct TsiligiridesTests {
    static let folder = sharedFolder.appending(path: "geodata/orienteering").path(percentEncoded: false)
    static let isThere =
        FileManager.default.fileExists(atPath: folder + "/tsiligirides_chao.zip")
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")

    @Test(.enabled(if: isThere, "../shared/geodata/orienteering or unzip is absent"))
    func reachesProvenOptimaWithinATenthOfAPercentOnAverage() throws {
        let table = try String(contentsOfFile: Self.folder + "/tsiligirides_optima.csv", encoding: .utf8)
        var (gaps, slack) = ([Double](), [Double]())
        for line in table.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            guard cells[5] == "OPTIMAL", let best = Double(cells[3]), best > 0 else { continue }
            let instance = try Self.read(String(cells[0]))
            var generator = SeededGenerator(seed: 1)
            let limits = OrienteeringLimits(budgetSeconds: Double(cells[2])! + 2e-6, rounds: 1500, starts: 2)
            let found = try Orienteering.solve(instance, limits: limits, using: &generator)
            #expect(found.prize <= best && found.bound.value.map { $0 >= best } ?? true, "\(cells[0])")
            gaps.append((best - found.prize) / best)
            if let bound = found.bound.value { slack.append((bound - best) / bound) }
        }
        let (mean, worst) = (gaps.reduce(0, +) / Double(gaps.count), gaps.max()!)
        print(
            "Tsiligirides: \(gaps.count) instances, mean gap to optimum \(fixedText(100 * mean, decimals: 3)) %,",
            "worst \(fixedText(100 * worst, decimals: 2)) %; bound over optimum in \(slack.count), mean",
            "\(fixedText(100 * slack.reduce(0, +) / Double(max(1, slack.count)), decimals: 2)) %")
        #expect(gaps.count == 49 && mean <= 0.001 && worst <= 0.02)
    }

    /// First line: budget and number of paths; then x y prize; the first point starts and the second ends.
    static func read(_ name: String) throws -> OrienteeringInstance {
        let lines = try textInZip(folder + "/tsiligirides_chao.zip", name).split(whereSeparator: \.isNewline)
        let rows = lines.dropFirst().map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
        let points = rows.filter { $0.count == 3 }
        let order = Array(points.dropFirst(2)) + points.prefix(2)
        let n = order.count - 2
        let times = TravelTimes(count: order.count) { i, j in
            // Nothing leaves the second anchor, so that every tour starts at the first.
            i == n + 1 ? nil : Position(order[i][0], order[i][1]).distance(to: Position(order[j][0], order[j][1]))
        }
        return OrienteeringInstance(times: times, prizes: order.prefix(n).map { $0[2] }, ends: [1])
    }
}
