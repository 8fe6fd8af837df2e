import CountyLayers
import FindingValues
import Overlap
import ProjectFile
import RoadNetwork

/// What a run knows: what was asked, the county, and the answers of the steps so far. A step sees the answers that it names as
/// its needs and no other, and changes none of them.
struct Known: Sendable {
    let asked: Asked
    /// The county as it was loaded.
    let loaded: County
    /// Layers read when it was loaded.
    let inputs: [InputRead]
    let threads: Int
    let progress: @Sendable (AnalysisProgress) -> Void
    /// The villages, for pieces of ground to be distinguished, with what they share: in towns, and in the county.
    let villageIndex: ZoneIndex
    private var answers: [ObjectIdentifier: any Sendable] = [:]

    init(
        _ asked: Asked, _ county: County, inputs: [InputRead], threads: Int,
        progress: @escaping @Sendable (AnalysisProgress) -> Void
    ) throws {
        (self.asked, loaded, self.inputs, self.threads, self.progress) = (asked, county, inputs, threads, progress)
        villageIndex = try county.villages.index(on: county.plane.overlap)
    }

    var project: Project { asked.project }
    var rules: RedLineRules { asked.rules }
    func wants(_ name: AnalysisName) -> Bool { asked.wants(name) }

    // MARK: Answers

    /// The answer of a step; none before it ran, when it had none, or when it is not among the needs of who asks.
    subscript<S: Step>(step: S.Type) -> S.Answer? { answers[ObjectIdentifier(step)] as? S.Answer }

    /// Takes over the answer of a step.
    mutating func keep(_ outcome: StepOutcome) {
        if let answer = outcome.answer { answers[outcome.step] = answer }
    }

    /// The same with the answers of some steps alone.
    func seeing(_ steps: [any Step.Type]) -> Known {
        var view = self
        let seen = Set(steps.map { ObjectIdentifier($0) })
        view.answers = answers.filter { seen.contains($0.key) }
        return view
    }
}
