import FindingValues
import ProjectFile

/// One step of a run: a pass over data that several questions share, or a question.
///
/// It answers from what is known, changes no other answer, and reports the rest through its log. When the project does
/// not ask for it, or a layer is absent, it has no answer and says why.
protocol Step: Sendable {
    associatedtype Answer: Sendable
    /// Steps whose answers this one looks at; it sees no other.
    static var needs: [any Step.Type] { get }
    /// It searches long and on few threads, so that it may run beside another such step.
    static var isSearch: Bool { get }
    /// The answer; none when there is nothing to answer.
    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer?
}

extension Step {
    static var isSearch: Bool { false }

    /// Runs the step on what it may see.
    /// - Parameter log: a log that has no entries yet.
    static func outcome(_ known: Known, _ log: RunLog) async throws -> StepOutcome {
        var log = log
        let answer = try await answer(known.seeing(needs), &log)
        return StepOutcome(step: ObjectIdentifier(Self.self), answer: answer, log: log)
    }
}

/// A question of a project, by the name that `--only`, the subcommand and the summary know.
protocol Question: Step {
    static var name: AnalysisName { get }
}

/// What a step came to.
struct StepOutcome: Sendable {
    let step: ObjectIdentifier
    let answer: (any Sendable)?
    let log: RunLog
}
