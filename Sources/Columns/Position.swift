/// A place in the plane of a CRS, easting (or longitude) first.
public struct Position: Sendable, Hashable {
    /// Easting in metres, or longitude in degrees.
    public var x: Double
    /// Northing in metres, or latitude in degrees.
    public var y: Double

    /// A place by easting and northing, or longitude and latitude, in that order.
    @inlinable public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// Straight distance in the plane, CRS units.
    @inlinable public func distance(to other: Position) -> Double {
        let (dx, dy) = (other.x - x, other.y - y)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Both coordinates are finite numbers.
    @inlinable public var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Position: Comparable {
    /// West to east, then south to north: the order of everything that has no key.
    @inlinable public static func < (a: Position, b: Position) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}
