import CClp

/// How the search for the best values of a program ended.
public enum ProgramOutcome: Sendable, Hashable {
    /// Values are best, as far as floating-point solvers prove it.
    case optimal
    /// No values keep the constraints.
    case infeasible
    /// The objective can be improved without end.
    case unbounded
    /// The limit of nodes or steps was reached first; the bound still holds.
    case limit
    /// The solver gave up for numerical reasons; there is neither a bound nor a solution to trust.
    case abandoned
}

/// What a linear program came to.
public struct LinearSolution: Sendable, Equatable {
    /// Values, prices and reduced costs are there only when it is `optimal`.
    public let outcome: ProgramOutcome
    /// Σ cost·x.
    public let objective: Double
    /// Shape `(variables)`.
    public let values: [Double]
    /// Change of the objective for one more unit of a constraint's limit; shape `(constraints)`.
    public let prices: [Double]
    /// Cost less what the constraints are worth; shape `(variables)`.
    public let reducedCosts: [Double]
}

extension Program {
    /// The best values when whole numbers are not asked for.
    ///
    /// Wraps `Clp_initialDualSolve`. The solver works on one thread and its answer depends on nothing but the program.
    public func relaxed() -> LinearSolution {
        let model = Clp_newModel()
        defer { Clp_deleteModel(model) }
        Clp_setLogLevel(model, 0)
        let matrix = ColumnMatrix(self)
        Clp_loadProblem(
            model, Int32(variableCount), Int32(constraintCount), matrix.starts, matrix.rows, matrix.values, lower,
            upper, costs, rowLower, rowUpper)
        Clp_setOptimizationDirection(model, goal == .minimise ? 1 : -1)
        Clp_initialDualSolve(model)
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

/// A copy of an array of the solver's.
func copied(_ pointer: UnsafePointer<Double>?, _ count: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
}
