import Columns

extension PolygonColumn {
    /// Twice the signed plane area of a ring, square CRS units; positive when it runs counter-clockwise. Coordinates are
    /// taken from the ring's first vertex, so that large eastings cost no digits.
    public func doubledSignedArea(ofRing ring: Int) -> Double {
        let v = vertices(ofRing: ring)
        return coordinates.withUnsafeBufferPointer { c in doubledRingArea(c, v) }
    }
}

/// Shoelace sum over vertices `v` of an interleaved buffer; the ring need not be closed.
func doubledRingArea(_ c: UnsafeBufferPointer<Double>, _ v: Range<Int>) -> Double {
    guard v.count > 2 else { return 0 }
    let (ox, oy) = (c[2 * v.lowerBound], c[2 * v.lowerBound + 1])
    var sum = 0.0
    var (px, py) = (0.0, 0.0)
    var i = v.lowerBound + 1
    while i < v.upperBound {
        let (x, y) = (c[2 * i] - ox, c[2 * i + 1] - oy)
        sum += px * y - x * py
        (px, py) = (x, y)
        i += 1
    }
    return sum
}
