import Columns

/// The main job: from a project to its findings.
public enum Analysis {
    /// Reads the layers, computes what the project asks for, and returns it as plain values. Writes nothing.
    ///
    /// Bad rows are set aside and stand in `issues`; an analysis that lacks a layer stands in `absent` with its reason.
    /// Cancelling the task stops it within a second with `CancellationError`.
    /// - Parameters:
    ///   - only: the analyses wanted; none for all that the project asks for.
    ///   - threads: tasks that may run at once, 1 or more; results do not depend on it.
    ///   - progress: called from any thread, in order within a stage.
    /// - Throws: an `ExplainedError`: a layer, field, CRS or datum refused (exit 3), or the project is wrong (exit 2).
    public static func run(
        _ project: Project, only: Set<AnalysisName>? = nil, threads: Int,
        progress: @escaping @Sendable (AnalysisProgress) -> Void = { _ in }
    ) async throws -> Findings {
        precondition(threads >= 1, "at least one thread")
        throw ProjectError(file: project.file ?? project.name, problem: "no analysis of a project is computed yet")
    }
}
