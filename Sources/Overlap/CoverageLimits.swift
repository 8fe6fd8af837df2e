/// From where on the faults of a coverage count.
public struct CoverageLimits: Sendable, Hashable {
    /// Corners nearer to a neighbour than this but not on it are unsnapped; metres. 0.02 m: twenty times the 0.001 m
    /// within which survey software takes two places for one.
    public var tolerance = 0.02
    /// Borders nearer than this that do not meet make a narrow gap; metres, 0 for none.
    public var gapWidth = 0.2
    /// Shared or uncovered ground of at most this area is noise; m².
    public var noiseArea = 0.01
    /// Shared or uncovered ground of at most this mean width, 2 · area / perimeter, is noise; metres.
    public var noiseWidth = 0.001

    /// The limits of `qiancun check`.
    public init() {}

    /// Other limits.
    public init(tolerance: Double, gapWidth: Double, noiseArea: Double, noiseWidth: Double = 0) {
        (self.tolerance, self.gapWidth) = (tolerance, gapWidth)
        (self.noiseArea, self.noiseWidth) = (noiseArea, noiseWidth)
    }
}
