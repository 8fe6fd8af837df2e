import Columns
import FindingValues
import ProjectFile
import Testing

@testable import AnalysisRuns

/// A run is its steps: every question is one of them, after what it needs, and sees nothing else.
@Suite struct StepsTests {
    @Test func everyQuestionIsAStep() {
        let names = Steps.questions.map { $0.name.rawValue }
        #expect(names.sorted() == AnalysisName.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: [false, true]) func eachStandsAfterItsNeeds(sideBySide: Bool) {
        var done: Set<ObjectIdentifier> = []
        for steps in Steps.order(sideBySide: sideBySide) {
            for step in steps {
                let missing = step.needs.filter { !done.contains(ObjectIdentifier($0)) }.map { "\($0)" }
                #expect(missing == [], "of \(String(describing: step))")
            }
            done.formUnion(steps.map { ObjectIdentifier($0) })
        }
        #expect(done.count == Steps.shared.count + Steps.questions.count)
    }

    @Test func searchesRunSideBySideOnSeveralThreads() {
        let alone = Steps.order(sideBySide: false).map { $0.count }
        #expect(alone.allSatisfy { $0 == 1 })
        let beside = Steps.order(sideBySide: true).filter { $0.count > 1 }
        let searches = beside.map { steps in steps.filter { $0.isSearch }.count }
        #expect(searches == [2])
    }

    @Test func aLargeValueIsHandedOverOnce() {
        let box = Handover([1, 2, 3])
        #expect(box.take() == [1, 2, 3])
        #expect(box.take() == nil)
    }
}
