import Columns
import ProjectFile

/// Access of the villages to a kind of service that people share.
public struct AccessibilityMeasure: Sendable {
    /// How it is worked out.
    public typealias Method = AccessibilityItem.Method

    /// Name of its column in the layer `villages`, unique in the project, such as `access_clinic_15min_walk_2sfca`.
    public var id: String
    /// The kind of service.
    public var service: String
    /// How it was worked out.
    public var method: Method
    /// How people travel.
    public var mode: CoverageItem.Mode
    /// Largest time that counts, minutes.
    public var minutes: Double
    /// Weights of the zones, the nearest first; empty unless the method is `enhanced`.
    public var weights: [Double]
    /// Exponent of the power; none unless the method is `gravity`.
    public var exponent: Double?
    /// The services have a supply of their own; otherwise each counts 1.
    public var hasSupply: Bool
    /// Services of the kind that count: without those that lack a supply where others have one.
    public var services: Int
    /// Σ supply.
    public var supply: Double
    /// Σ supply of the services that anybody reaches.
    public var supplyReached: Double
    /// Supply for each 1,000 residents of the village, row `i` of the findings; 0 where no service is within the time, none
    /// where nobody knows the residents of any village.
    public var scores: [Double?]
    /// Villages that reach no service within the time, by code; those without a road among them.
    public var unreached: [String]
    /// Mean score over the residents; none without residents.
    public var mean: Double?
    /// Least score of a village with residents; none without residents.
    public var least: Double?
    /// Greatest score of a village with residents; none without residents.
    public var greatest: Double?
    /// Residents counted.
    public var residents: Double
    /// Villages without a figure of residents, which count as nobody.
    public var villagesWithoutPopulation: Int
    /// Why nobody reaches the service, or there is no figure; none when there is nothing to report.
    public var failure: Phrase?

    package init(
        id: String, service: String, method: Method, mode: CoverageItem.Mode, minutes: Double, weights: [Double],
        exponent: Double? = nil, hasSupply: Bool, services: Int, supply: Double, supplyReached: Double,
        scores: [Double?], unreached: [String], mean: Double? = nil, least: Double? = nil, greatest: Double? = nil,
        residents: Double, villagesWithoutPopulation: Int, failure: Phrase? = nil
    ) {
        self.id = id
        self.service = service
        self.method = method
        self.mode = mode
        self.minutes = minutes
        self.weights = weights
        self.exponent = exponent
        self.hasSupply = hasSupply
        self.services = services
        self.supply = supply
        self.supplyReached = supplyReached
        self.scores = scores
        self.unreached = unreached
        self.mean = mean
        self.least = least
        self.greatest = greatest
        self.residents = residents
        self.villagesWithoutPopulation = villagesWithoutPopulation
        self.failure = failure
    }
}
