import Foundation
import Location

/// What is wrong with an instance file.
struct BenchFileError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The numbers of a text file, one after another.
private struct NumberReader {
    private let words: [Substring]
    private var next = 0

    init(_ path: String) throws(BenchFileError) {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw BenchFileError("it cannot be read as text")
        }
        words = text.split(whereSeparator: \.isWhitespace)
    }

    var isAtEnd: Bool { next >= words.count }

    mutating func number() throws(BenchFileError) -> Double {
        guard !isAtEnd else { throw BenchFileError("it ends too early") }
        guard let value = Double(words[next]), value.isFinite else {
            throw BenchFileError("`\(words[next])` is not a number")
        }
        next += 1
        return value
    }

    mutating func whole(_ range: ClosedRange<Int>) throws(BenchFileError) -> Int {
        let value = try number()
        guard let whole = Int(exactly: value), range.contains(whole) else {
            throw BenchFileError("\(value) is not a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return whole
    }
}

/// A graph of OR-Library: costs are shortest ways, and of an edge listed twice the last cost counts.
/// - Source: Beasley, *A note on solving large p-median problems*, EJOR 21, 1985.
struct PMedFile {
    let instance: LocationInstance
    let choose: Int

    init(_ path: String) throws(BenchFileError) {
        var reader = try NumberReader(path)
        let count = try reader.whole(1...20_000), edges = try reader.whole(0...100_000_000)
        choose = try reader.whole(0...count)
        var ways = [Double](repeating: .infinity, count: count * count)
        for _ in 0..<edges {
            let a = try reader.whole(1...count) - 1, b = try reader.whole(1...count) - 1
            let cost = try reader.number()
            guard cost >= 0 else { throw BenchFileError("an edge of negative cost") }
            (ways[a * count + b], ways[b * count + a]) = (cost, cost)
        }
        guard reader.isAtEnd else { throw BenchFileError("more follows than \(edges) edges") }
        Self.close(&ways, count)
        let costs = AccessCosts(demand: count, sites: count) { [ways] in
            ways[$0 * count + $1].isFinite ? ways[$0 * count + $1] : nil
        }
        instance = LocationInstance(costs: costs)
    }

    /// Vertices are numbered from 1.
    static func name(_ number: Int) -> String { String(number + 1) }

    /// All shortest ways, by Floyd.
    private static func close(_ ways: inout [Double], _ count: Int) {
        for i in 0..<count { ways[i * count + i] = 0 }
        ways.withUnsafeMutableBufferPointer { ways in
            for k in 0..<count {
                for i in 0..<count where ways[i * count + k].isFinite {
                    let first = ways[i * count + k]
                    for j in 0..<count {
                        ways[i * count + j] = min(ways[i * count + j], first + ways[k * count + j])
                    }
                }
            }
        }
    }
}

/// Sites and demand points in the plane; a site covers what lies within the radius.
struct MaximalCoverFile {
    let instance: LocationInstance
    let choose: Int
    let radius: Double

    init(_ path: String) throws(BenchFileError) {
        var reader = try NumberReader(path)
        let sites = try reader.whole(0...100_000), demand = try reader.whole(0...10_000_000)
        choose = try reader.whole(0...sites)
        radius = try reader.number()
        guard radius >= 0 else { throw BenchFileError("a negative radius") }
        var places: [(x: Double, y: Double)] = []
        for _ in 0..<sites { places.append((try reader.number(), try reader.number())) }
        var points: [(x: Double, y: Double)] = [], weights: [Double] = []
        for _ in 0..<demand {
            points.append((try reader.number(), try reader.number()))
            weights.append(try reader.number())
            guard weights[weights.count - 1] >= 0 else { throw BenchFileError("a negative weight") }
        }
        guard reader.isAtEnd else { throw BenchFileError("more follows than \(demand) demand points") }
        let costs = AccessCosts(demand: demand, sites: sites) { [places, points] in
            let (dx, dy) = (points[$0].x - places[$1].x, points[$0].y - places[$1].y)
            return (dx * dx + dy * dy).squareRoot()
        }
        instance = LocationInstance(costs: costs, weights: weights)
    }
}
