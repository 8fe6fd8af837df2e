/// An axis-parallel rectangle, closed on all sides; empty until something is added.
public struct Box: Sendable, Hashable {
    /// West side, CRS units; +∞ when empty.
    public var minX = Double.infinity
    /// South side, CRS units; +∞ when empty.
    public var minY = Double.infinity
    /// East side, CRS units; −∞ when empty.
    public var maxX = -Double.infinity
    /// North side, CRS units; −∞ when empty.
    public var maxY = -Double.infinity

    /// The empty box: it meets nothing.
    @inlinable public init() {}

    /// A box by its sides; empty when a least exceeds its greatest.
    @inlinable public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
    }

    /// It holds no point: a least exceeds its greatest, or a side is not a number.
    @inlinable public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    /// Not empty, and all four sides are finite numbers.
    @inlinable public var isFinite: Bool {
        !isEmpty && minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite
    }
    /// East less west, CRS units; 0 when empty.
    @inlinable public var width: Double { isEmpty ? 0 : maxX - minX }
    /// North less south, CRS units; 0 when empty.
    @inlinable public var height: Double { isEmpty ? 0 : maxY - minY }
    /// The middle; of the empty box not a finite place.
    @inlinable public var centre: Position { Position((minX + maxX) / 2, (minY + maxY) / 2) }

    /// Grows to hold the point; a NaN coordinate is ignored.
    @inlinable public mutating func add(x: Double, y: Double) {
        if x < minX { minX = x }
        if x > maxX { maxX = x }
        if y < minY { minY = y }
        if y > maxY { maxY = y }
    }

    /// Grows to hold the other box.
    @inlinable public mutating func add(_ other: Box) {
        if other.minX < minX { minX = other.minX }
        if other.maxX > maxX { maxX = other.maxX }
        if other.minY < minY { minY = other.minY }
        if other.maxY > maxY { maxY = other.maxY }
    }

    /// The boxes share at least a point.
    @inlinable public func meets(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// The point lies inside or on the border.
    @inlinable public func holds(_ p: Position) -> Bool { minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY }

    /// The other box lies inside or touches the border from inside.
    @inlinable public func holds(_ other: Box) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// Larger by `margin` on each side.
    @inlinable public func grown(by margin: Double) -> Box {
        isEmpty ? self : Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    /// The shared part, possibly empty.
    @inlinable public func intersection(_ other: Box) -> Box {
        Box(
            minX: max(minX, other.minX), minY: max(minY, other.minY),
            maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    }
}
