import FindingValues
import ProjectFile

/// The steps of a run.
enum Steps {
    /// What several questions share.
    static let shared: [any Step.Type] = [
        ParcelPass.self, VillageStep.self, NetworkStep.self, GivenPlansStep.self,
    ]

    /// The questions: a question is in a run when it stands here.
    static let questions: [any Question.Type] = [
        ChangeQuestion.self, RedLineQuestion.self, ConsolidationQuestion.self, CoverageQuestion.self,
        LocationQuestion.self, ClustersQuestion.self, BeltsQuestion.self, LayoutQuestion.self, TargetsQuestion.self,
    ]

    /// All steps, each after those that it needs; as they are listed where needs leave it open. Steps that stand together run
    /// side by side.
    /// - Parameter sideBySide: neighbouring searches that do not need each other stand together.
    static func order(sideBySide: Bool) -> [[any Step.Type]] {
        var left: [any Step.Type] = shared + questions
        var done: Set<ObjectIdentifier> = []
        var order: [[any Step.Type]] = []
        while !left.isEmpty {
            let isReady = { (step: any Step.Type) in step.needs.allSatisfy { done.contains(ObjectIdentifier($0)) } }
            // Steps that need each other would run as they are listed; a test says that there are none.
            let first = left.firstIndex(where: isReady) ?? 0
            var next = [left.remove(at: first)]
            while sideBySide, next[0].isSearch, first < left.count, left[first].isSearch, isReady(left[first]) {
                next.append(left.remove(at: first))
            }
            done.formUnion(next.map { ObjectIdentifier($0) })
            order.append(next)
        }
        return order
    }

    /// Runs steps side by side.
    /// - Returns: what they came to, in their order.
    static func run(_ steps: [any Step.Type], _ known: Known, _ log: RunLog) async throws -> [StepOutcome] {
        if steps.count == 1 { return [try await steps[0].outcome(known, log.beginning)] }
        return try await withThrowingTaskGroup(of: (Int, StepOutcome).self) { group in
            for (place, step) in steps.enumerated() {
                group.addTask { (place, try await step.outcome(known, log.beginning)) }
            }
            var outcomes: [(Int, StepOutcome)] = []
            for try await outcome in group { outcomes.append(outcome) }
            return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
