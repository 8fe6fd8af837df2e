/// A set of small numbers, of a fixed capacity.
protocol PlaceSet: Hashable, Sendable {
    static var capacity: Int { get }
    init()
    func contains(_ place: Int) -> Bool
    mutating func insert(_ place: Int)
    func intersection(_ other: Self) -> Self
    func union(_ other: Self) -> Self
    func isSubset(of other: Self) -> Bool
    var isEmpty: Bool { get }
    var count: Int { get }
}

/// Numbers below 64.
struct WordSet: PlaceSet {
    private var bits: UInt64 = 0

    static var capacity: Int { 64 }
    @inline(__always) init() {}
    @inline(__always) private init(bits: UInt64) { self.bits = bits }
    @inline(__always) func contains(_ place: Int) -> Bool { bits >> UInt64(truncatingIfNeeded: place) & 1 != 0 }
    @inline(__always) mutating func insert(_ place: Int) { bits |= 1 << UInt64(truncatingIfNeeded: place) }
    @inline(__always) func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
    @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
    @inline(__always) func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }
    @inline(__always) var isEmpty: Bool { bits == 0 }
    @inline(__always) var count: Int { bits.nonzeroBitCount }
}

/// Twice as many numbers as a half holds.
struct DoubleSet<Half: PlaceSet>: PlaceSet {
    private var low = Half(), high = Half()

    static var capacity: Int { 2 * Half.capacity }
    @inline(__always) init() {}
    @inline(__always) private init(_ low: Half, _ high: Half) { (self.low, self.high) = (low, high) }
    @inline(__always) func contains(_ place: Int) -> Bool {
        place < Half.capacity ? low.contains(place) : high.contains(place - Half.capacity)
    }
    @inline(__always) mutating func insert(_ place: Int) {
        if place < Half.capacity { low.insert(place) } else { high.insert(place - Half.capacity) }
    }
    @inline(__always) func intersection(_ other: Self) -> Self {
        Self(low.intersection(other.low), high.intersection(other.high))
    }
    @inline(__always) func union(_ other: Self) -> Self { Self(low.union(other.low), high.union(other.high)) }
    @inline(__always) func isSubset(of other: Self) -> Bool {
        low.isSubset(of: other.low) && high.isSubset(of: other.high)
    }
    @inline(__always) var isEmpty: Bool { low.isEmpty && high.isEmpty }
    @inline(__always) var count: Int { low.count + high.count }
}

typealias Set128 = DoubleSet<WordSet>
typealias Set256 = DoubleSet<Set128>
typealias Set1024 = DoubleSet<DoubleSet<Set256>>
typealias Set4096 = DoubleSet<DoubleSet<Set1024>>
