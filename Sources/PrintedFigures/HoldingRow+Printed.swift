import Columns
import FindingValues

extension HoldingRow {
    /// The county's area that is held against its task, rounded to 0.1 mu, but never over a task that it misses, nor below one
    /// that it keeps.
    package var printedCounty: Int128 {
        let unit = PrintedArea.mu1
        let printed = roundedUnits(PrintedArea.mu(compared), unit: unit)
        guard let task, isRoundingAlone else { return printed }
        let limit = roundedUnits(PrintedArea.mu(task), unit: unit)
        switch state {
        case .met: return max(printed, limit)
        case .notMet: return min(printed, limit - 1)
        case .doubtful, nil: return printed
        }
    }

    /// The margin is so small that rounding to 0.1 mu may turn it: less than five units.
    package var isRoundingAlone: Bool {
        guard let margin else { return false }
        return PrintedArea.mu(margin).magnitude < 5 * PrintedArea.mu1.magnitude
    }
}
