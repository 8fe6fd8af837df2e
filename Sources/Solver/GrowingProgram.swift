import CClp

/// A linear program to which variables are added one after another, as column generation does: every answer starts
/// from the last one.
///
/// Constraints are given once. Wraps one model of Clp, solved by its primal simplex method on one thread; the answers
/// depend on nothing but the order of the calls.
///
/// - Note: not to be shared between tasks.
public final class GrowingProgram {
    /// A coefficient of a variable.
    public struct Entry: Sendable, Hashable {
        /// Number of the constraint.
        public let constraint: Int
        /// What the variable is multiplied by there.
        public let coefficient: Double

        /// A coefficient of a variable in a constraint.
        public init(_ constraint: Int, _ coefficient: Double) {
            (self.constraint, self.coefficient) = (constraint, coefficient)
        }
    }

    private let model: UnsafeMutableRawPointer?
    /// Number of constraints.
    public let constraintCount: Int
    /// Number of variables so far.
    public private(set) var variableCount = 0

    /// A program without variables.
    /// - Parameter limits: least and greatest value of each constraint; ∓∞ for none.
    public init(_ goal: Program.Goal, limits: [(lower: Double, upper: Double)]) {
        precondition(limits.allSatisfy { $0.lower <= $0.upper }, "a least value not above the greatest")
        constraintCount = limits.count
        model = Clp_newModel()
        Clp_setLogLevel(model, 0)
        Clp_loadProblem(
            model, 0, Int32(limits.count), [0], nil, nil, nil, nil, nil, limits.map(\.lower), limits.map(\.upper))
        Clp_setOptimizationDirection(model, goal == .minimise ? 1 : -1)
    }

    deinit { Clp_deleteModel(model) }

    /// Adds a variable.
    /// - Parameters:
    ///   - cost: finite.
    ///   - entries: its coefficients; no constraint twice.
    ///   - upper: ∞ for none; the lower bound is 0.
    /// - Returns: its number.
    @discardableResult
    public func addVariable(cost: Double, _ entries: [Entry], upper: Double = .infinity) -> Int {
        precondition(cost.isFinite && upper >= 0, "a finite cost, and an upper bound not below 0")
        precondition(
            entries.allSatisfy { 0..<constraintCount ~= $0.constraint && $0.coefficient.isFinite },
            "entries of the program")
        Clp_addColumns(
            model, 1, [0], [upper], [cost], [0, Int32(entries.count)], entries.map { Int32($0.constraint) },
            entries.map(\.coefficient))
        variableCount += 1
        return variableCount - 1
    }

    /// Takes a variable out for good: it is 0 from now on.
    public func removeVariable(_ variable: Int) {
        precondition(0..<variableCount ~= variable, "a variable of the program")
        Clp_columnUpper(model)?[variable] = 0
    }

    /// The best values, from the last answer on.
    public func solved() -> LinearSolution {
        Clp_primal(model, 0)
        let outcome: ProgramOutcome =
            switch true {
            case Clp_isProvenOptimal(model) != 0: .optimal
            case Clp_isProvenPrimalInfeasible(model) != 0: .infeasible
            case Clp_isProvenDualInfeasible(model) != 0: .unbounded
            case Clp_isIterationLimitReached(model) != 0: .limit
            default: .abandoned
            }
        guard outcome == .optimal else {
            return LinearSolution(outcome: outcome, objective: 0, values: [], prices: [], reducedCosts: [])
        }
        return LinearSolution(
            outcome: outcome, objective: Clp_objectiveValue(model),
            values: copied(Clp_getColSolution(model), variableCount),
            prices: copied(Clp_getRowPrice(model), constraintCount),
            reducedCosts: copied(Clp_getReducedCost(model), variableCount))
    }
}
