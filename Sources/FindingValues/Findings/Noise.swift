/// Geometric noise: what is too small or too narrow to be ground.
package enum Noise {
    /// Square metres; a piece of this area or less is noise.
    package static let area = 0.01
    /// Metres; a piece whose 2·area/perimeter is under this is noise.
    static let width = 0.001

    package static func isNoise(area: Double, perimeter: Double) -> Bool {
        area <= self.area || 2 * area < width * perimeter
    }
}
