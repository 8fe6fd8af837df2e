import CCbc
import Synchronization

/// How hard to search for whole numbers. Nodes are counted and time is not, so that an answer can be had again.
public struct ProgramLimits: Sendable, Hashable {
    /// Most nodes of the search tree.
    public var nodes: Int
    /// Two values of the objective closer than this count as one. For an objective of whole numbers just under 1 is
    /// exact, and prunes the most.
    public var step: Double

    /// Limits; one hundred thousand nodes unless another is given.
    public init(nodes: Int = 100_000, step: Double = 1e-9) {
        precondition(nodes >= 0 && step >= 0, "limits are not negative")
        (self.nodes, self.step) = (nodes, step)
    }
}

/// What an integer program came to.
public struct IntegerSolution: Sendable, Equatable {
    /// How the search ended.
    public let outcome: ProgramOutcome
    /// Values found, whole where they must be; none when none were found.
    public let values: [Double]?
    /// Σ cost·x of the values.
    public let objective: Double?
    /// No values are better than this; none when the solver proved nothing.
    public let bound: Double?
    /// Nodes of the search tree that were looked at.
    public let nodes: Int
}

extension Program {
    /// The solver keeps global state, so that one program is solved at a time.
    private static let turn = Mutex(())

    /// Searches for the best values with whole numbers where they are asked for.
    ///
    /// Wraps `Cbc_solve`. The solver works on one thread with its default cuts and heuristics, so that its answer
    /// depends on nothing but the program, the limits and the start. Values are checked against the program before
    /// they are returned: values that break a constraint by more than 10⁻⁶ are dropped and the outcome is `abandoned`.
    /// - Parameter start: values to begin with; those that break a constraint are of no use and do no harm.
    public func solved(_ limits: ProgramLimits = ProgramLimits(), start: [Double]? = nil) -> IntegerSolution {
        Self.turn.withLock { _ in solvedAlone(limits, start: start) }
    }

    private func solvedAlone(_ limits: ProgramLimits, start: [Double]?) -> IntegerSolution {
        let model = Cbc_newModel()
        defer { Cbc_deleteModel(model) }
        let matrix = ColumnMatrix(self)
        Cbc_loadProblem(
            model, Int32(variableCount), Int32(constraintCount), matrix.starts, matrix.rows, matrix.values, lower,
            upper, costs, rowLower, rowUpper)
        for (variable, isWhole) in isWhole.enumerated() where isWhole { Cbc_setInteger(model, Int32(variable)) }
        Cbc_setObjSense(model, goal == .minimise ? 1 : -1)
        Cbc_setLogLevel(model, 0)
        for (name, value) in [("log", "0"), ("slog", "0"), ("threads", "0"), ("ratioGap", "0")] {
            Cbc_setParameter(model, name, value)
        }
        Cbc_setParameter(model, "maxNodes", "\(limits.nodes)")
        Cbc_setParameter(model, "allowableGap", "\(limits.step)")
        if let start { Cbc_setMIPStartI(model, Int32(start.count), (0..<Int32(start.count)).map { $0 }, start) }
        Cbc_solve(model)
        return solution(of: model)
    }

    private func solution(of model: UnsafeMutableRawPointer?) -> IntegerSolution {
        let nodes = Int(Cbc_getNodeCount(model))
        func nothing(_ outcome: ProgramOutcome, bound: Double? = nil) -> IntegerSolution {
            IntegerSolution(outcome: outcome, values: nil, objective: nil, bound: bound, nodes: nodes)
        }
        let possible = Cbc_getBestPossibleObjValue(model)
        let bound = abs(possible) < 1e49 ? possible : nil
        if Cbc_isContinuousUnbounded(model) != 0 { return nothing(.unbounded) }
        if Cbc_isAbandoned(model) != 0 || Cbc_status(model) == 2 { return nothing(.abandoned) }
        if Cbc_isProvenInfeasible(model) != 0 { return nothing(.infeasible) }
        let isOptimal = Cbc_isProvenOptimal(model) != 0
        guard let best = Cbc_bestSolution(model), Cbc_numberSavedSolutions(model) > 0 || isOptimal else {
            return nothing(isOptimal ? .abandoned : .limit, bound: bound)
        }
        var values = copied(UnsafePointer(best), variableCount)
        for i in values.indices where isWhole[i] { values[i] = values[i].rounded() }
        guard isKept(by: values) else { return nothing(.abandoned) }
        let objective = objective(of: values)
        return IntegerSolution(
            outcome: isOptimal ? .optimal : .limit, values: values, objective: objective,
            bound: isOptimal ? (bound ?? objective) : bound, nodes: nodes)
    }
}
