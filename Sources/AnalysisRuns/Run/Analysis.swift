import Columns
import CountyLayers
import FindingValues
import ProjectFile

/// The main job: from a project to its findings.
package enum Analysis {
    /// Reads the layers, computes what the project asks for, and returns it as plain values. Writes nothing.
    ///
    /// Bad rows are set aside and stand in `issues`; an analysis that lacks a layer stands in `absent` with its reason.
    /// Cancelling the task stops it within a second with `CancellationError`.
    /// - Parameters:
    ///   - only: the analyses wanted; none for all that the project asks for.
    ///   - threads: tasks that may run at once, 1 or more; results do not depend on it.
    ///   - progress: called from any thread, in order within a stage.
    /// - Throws: an `ExplainedError`: a layer, field, CRS or datum refused (exit 3), or the project is wrong (exit 2).
    package static func run(
        _ project: Project, only: Set<AnalysisName>? = nil, threads: Int,
        progress: @escaping @Sendable (AnalysisProgress) -> Void = { _ in }
    ) async throws -> Findings {
        precondition(threads >= 1, "at least one thread")
        let asked = try Asked(project, only: only)
        var log = RunLog(LayerLoader(project))
        let county = try await County.load(
            project, rules: asked.rules, roadRules: asked.roadRules, loader: &log.loader, threads: threads,
            progress: progress)
        var known = try Known(asked, county, inputs: log.loader.inputs, threads: threads, progress: progress)
        for steps in Steps.order(sideBySide: threads > 1) {
            try Task.checkCancellation()
            for outcome in try await Steps.run(steps, known, log) {
                known.keep(outcome)
                log.add(outcome.log)
            }
        }
        return Findings(known, log)
    }
}
