import Columns
import ProjectFile

/// Access of the villages to a kind of service that people share.
package struct AccessibilityMeasure: Sendable {
    /// How it is worked out.
    package typealias Method = AccessibilityItem.Method

    /// Name of its column in the layer `villages`, unique in the project, such as `access_clinic_15min_walk_2sfca`.
    package var id: String
    /// The kind of service.
    package var service: String
    /// How it was worked out.
    package var method: Method
    /// How people travel.
    package var mode: CoverageItem.Mode
    /// Largest time that counts, minutes.
    package var minutes: Double
    /// Weights of the zones, the nearest first; empty unless the method is `enhanced`.
    package var weights: [Double]
    /// Exponent of the power; none unless the method is `gravity`.
    package var exponent: Double?
    /// The services have a supply of their own; otherwise each counts 1.
    package var hasSupply: Bool
    /// Services of the kind that count: without those that lack a supply where others have one.
    package var services: Int
    /// Supply of all services together, 1 for each where their layer has no supply.
    package var supply: Double
    /// Σ supply of the services that anybody reaches.
    package var supplyReached: Double
    /// Supply for each 1,000 residents of the village, row `i` of the findings; 0 where no service is within the time, none
    /// where nobody knows the residents of any village.
    package var scores: [Double?]
    /// Villages that reach no service within the time, by code; those without a road among them.
    package var unreached: [String]
    /// Mean score over the residents; none without residents.
    package var mean: Double?
    /// Least score of a village with residents; none without residents.
    package var least: Double?
    /// Greatest score of a village with residents; none without residents.
    package var greatest: Double?
    /// Residents counted.
    package var residents: Double
    /// Villages without a figure of residents, which count as nobody.
    package var villagesWithoutPopulation: Int
    /// Why nobody reaches the service, or there is no figure; none when there is nothing to report.
    package var failure: Phrase?

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
