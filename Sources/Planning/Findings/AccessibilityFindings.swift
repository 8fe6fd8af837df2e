/// Access of the villages to a kind of service that people share.
public struct AccessibilityMeasure: Sendable {
    /// How it is worked out.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Two-step floating catchment areas.
        case twoStep = "2sfca"
        /// The same with weights by zone.
        case enhanced = "e2sfca"
        /// The same with a bell.
        case gaussian
        /// Gravity model with a power of the time.
        case gravity
    }

    /// Name of its column in the layer `villages`, unique in the project, such as `access_clinic_15min_walk_2sfca`.
    public var id: String
    public var service: String
    public var method: Method
    public var mode: CoverageItem.Mode
    /// Largest time that counts.
    public var minutes: Double
    /// Weights of the zones, or the exponent of the power, as the method has them.
    public var weights: [Double]
    public var exponent: Double?
    /// The services have a supply of their own; otherwise each counts 1.
    public var hasSupply: Bool
    public var services: Int
    /// Σ supply, and of the services that anybody reaches.
    public var supply: Double
    public var supplyReached: Double
    /// Supply for each 1,000 residents of the village, row `i` of the findings; 0 where no service is within the time.
    public var scores: [Double]
    /// Villages that reach no service within the time, by code; those without a road among them.
    public var unreached: [String]
    /// Mean over the residents, and the least and the greatest score; none without residents.
    public var mean: Double?
    public var least: Double?
    public var greatest: Double?
    /// Residents counted, and villages without a figure, which count as nobody.
    public var residents: Double
    public var villagesWithoutPopulation: Int
}
