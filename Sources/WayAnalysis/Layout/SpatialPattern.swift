import Columns
import CountyLayers
import FindingValues

/// How points are spread.
enum SpatialPattern {
    /// The nearest-neighbour index R of Clark and Evans: mean distance to the nearest neighbour over the mean expected
    /// of points thrown at random, 1/(2√λ) with λ = n/A; z = (observed − expected)/(0.26136/√(nλ)).
    ///
    /// No correction is made for the edge of the area: points near it have their nearest neighbour farther off than
    /// points of an endless pattern, so R of few points in a narrow area is too high.
    /// - Parameters:
    ///   - places: metres of the plane; two or more.
    ///   - area: the area that the points could lie on, m².
    ///   - length: ground length of a straight piece of the plane, metres.
    /// - Returns: none for fewer than two points.
    /// - Complexity: O(*n* log *n*).
    /// - Source: Clark and Evans, Distance to Nearest Neighbor as a Measure of Spatial Relationships in Populations,
    ///   *Ecology* 35(4), 1954, 445–453; the constant is √((4 − π)/(4π)) = 0.26136.
    static func nearestNeighbours(
        _ places: [Position], area: Double, length: (Position, Position) -> Double
    ) -> NearestNeighbourIndex? {
        guard places.count >= 2, area > 0 else { return nil }
        let tree = PackedRTree(places.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) })
        var sum = 0.0
        for (row, place) in places.enumerated() {
            let found = tree.nearest(to: place, within: .infinity) { other in
                other == row ? nil : place.distance(to: places[other])
            }
            if let found { sum += length(place, places[found.row]) }
        }
        let n = Double(places.count)
        let density = n / area
        let (observed, expected) = (sum / n, 0.5 / density.squareRoot())
        let error = ((4 - Double.pi) / (4 * .pi) / (n * density)).squareRoot()
        return NearestNeighbourIndex(
            count: places.count, observed: observed, expected: expected, index: observed / expected,
            z: (observed - expected) / error)
    }

    /// Standard distance about the weighted mean centre, √(Σ w d² / Σ w), metres; 0 for one point, none for none.
    /// - Source: Bachi, Standard Distance Measures and Related Methods for Spatial Analysis, *Papers of the Regional
    ///   Science Association* 10, 1963, 83–132.
    static func standardDistance(
        _ places: [(place: Position, area: AreaSum)], length: (Position, Position) -> Double
    ) -> Double? {
        guard !places.isEmpty else { return nil }
        let centre = weightedMean(places)
        let weight = places.reduce(0) { $0 + $1.area.squareMetres }
        guard weight > 0 else { return nil }
        let sum = places.reduce(0) { sum, item in
            let d = length(centre, item.place)
            return sum + item.area.squareMetres * d * d
        }
        return (sum / weight).squareRoot()
    }
}
