/// Travel times between the places of an orienteering instance: villages first, then anchors.
///
/// A pair without a way between them has no time; it is never given a huge one. Times need not be symmetric.
/// Inside they are whole microseconds, so that sums are exact and do not depend on their order.
public struct TravelTimes: Sendable, Equatable {
    /// Number of places.
    public let count: Int
    /// Microseconds from row to column; `TravelTimes.noWay` where there is none. Shape `(count, count)`.
    let micro: [Int64]

    /// Larger than any budget, and three of them still fit a sum.
    static let noWay = Int64.max / 4

    /// A matrix of travel times.
    /// - Parameters:
    ///   - count: number of places.
    ///   - seconds: row by row; shape `(count, count)`; each from 0 up to 10⁹, or `nil` for no way. What lies outside is no
    ///     way either: 10⁹ seconds are 30 years.
    ///     A place to itself is 0 whatever is given.
    public init(count: Int, seconds: [Double?]) {
        precondition(seconds.count == count * count, "travel times must be a square of \(count) places")
        self.count = count
        micro = seconds.indices.map { i in
            i / max(count, 1) == i % max(count, 1) ? 0 : seconds[i].map(Self.micro) ?? Self.noWay
        }
    }

    /// The same from a closure, asked once for each ordered pair.
    public init(count: Int, _ seconds: (_ from: Int, _ to: Int) -> Double?) {
        self.init(count: count, seconds: (0..<count * count).map { seconds($0 / count, $0 % count) })
    }

    /// Seconds between two places; none when there is no way.
    public subscript(from: Int, to: Int) -> Double? {
        let value = micro[from * count + to]
        return value == Self.noWay ? nil : Double(value) / 1e6
    }

    /// Seconds in whole microseconds, rounded up once a nanosecond of arithmetic noise is taken off: a path that
    /// keeps its budget in microseconds keeps it in seconds.
    static func micro(_ seconds: Double) -> Int64 {
        guard seconds >= 0 && seconds <= 1e9 else { return noWay }
        return Int64(clamping: max(0, (seconds * 1e6 - 1e-3).rounded(.up)))
    }
}
