/// A linear program, or an integer one: optimise Σ cost·x subject to lower ≤ Σ coefficient·x ≤ upper for every
/// constraint, and to bounds on every variable, some of which take whole numbers only.
///
/// Variables and constraints are numbered from 0 in the order they were added. The program is plain data; `relaxed()`
/// and `solved(limits:start:)` hand a copy to the solvers.
public struct Program: Sendable, Equatable {
    /// Which way the objective goes.
    public enum Goal: Sendable, Hashable { case minimise, maximise }

    /// A coefficient of a constraint.
    public struct Term: Sendable, Hashable {
        /// Number of the variable.
        public let variable: Int
        /// What it is multiplied by.
        public let coefficient: Double

        /// The coefficient of the variable of that number.
        public init(_ variable: Int, _ coefficient: Double) {
            (self.variable, self.coefficient) = (variable, coefficient)
        }
    }

    /// Which way the objective goes.
    public let goal: Goal
    /// Cost of each variable.
    public private(set) var costs: [Double] = []
    /// Lower bound of each variable; −∞ for none.
    public private(set) var lower: [Double] = []
    /// Upper bound of each variable; ∞ for none.
    public private(set) var upper: [Double] = []
    /// Variables that take whole numbers only.
    public private(set) var isWhole: [Bool] = []
    /// Least and greatest value of each constraint.
    private(set) var rowLower: [Double] = []
    private(set) var rowUpper: [Double] = []
    /// Terms of constraint `r` are `rowStarts[r]..<rowStarts[r + 1]`.
    private(set) var rowStarts: [Int] = [0]
    private(set) var terms: [Term] = []

    /// A program without variables and constraints.
    public init(_ goal: Goal) { self.goal = goal }

    /// Number of variables.
    public var variableCount: Int { costs.count }
    /// Number of constraints.
    public var constraintCount: Int { rowLower.count }

    /// Adds a variable.
    /// - Parameters:
    ///   - cost: finite.
    ///   - lower: not above `upper`; −∞ for none.
    ///   - upper: ∞ for none.
    ///   - isWhole: it takes whole numbers only.
    /// - Returns: its number.
    @discardableResult
    public mutating func addVariable(
        cost: Double, lower: Double = 0, upper: Double = .infinity, isWhole: Bool = false
    ) -> Int {
        precondition(cost.isFinite && lower <= upper, "a finite cost, and a lower bound not above the upper")
        costs.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.isWhole.append(isWhole)
        return costs.count - 1
    }

    /// Adds a constraint: `lower` ≤ Σ terms ≤ `upper`.
    /// - Parameters:
    ///   - terms: coefficients; no variable twice.
    ///   - lower: −∞ for none.
    ///   - upper: ∞ for none.
    /// - Returns: its number.
    @discardableResult
    public mutating func addConstraint(
        _ terms: some Sequence<Term>, lower: Double = -.infinity, upper: Double = .infinity
    ) -> Int {
        precondition(lower <= upper, "a least value not above the greatest")
        for term in terms {
            precondition(0..<costs.count ~= term.variable && term.coefficient.isFinite, "terms of the program")
            self.terms.append(term)
        }
        rowStarts.append(self.terms.count)
        rowLower.append(lower)
        rowUpper.append(upper)
        return rowLower.count - 1
    }

    /// Σ cost·x.
    public func objective(of values: [Double]) -> Double {
        zip(costs, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The values keep every bound, constraint and whole number.
    /// - Parameter tolerance: by how much a bound, a constraint or a whole number may be missed.
    /// - Complexity: O(*terms*).
    public func isKept(by values: [Double], tolerance: Double = 1e-6) -> Bool {
        guard values.count == costs.count else { return false }
        for (i, x) in values.enumerated() {
            guard x.isFinite, x >= lower[i] - tolerance, x <= upper[i] + tolerance else { return false }
            if isWhole[i], abs(x - x.rounded()) > tolerance { return false }
        }
        for row in rowLower.indices {
            var sum = 0.0, size = 1.0
            for term in terms[rowStarts[row]..<rowStarts[row + 1]] {
                sum += term.coefficient * values[term.variable]
                size = max(size, abs(term.coefficient * values[term.variable]))
            }
            guard sum >= rowLower[row] - tolerance * size, sum <= rowUpper[row] + tolerance * size else { return false }
        }
        return true
    }
}
