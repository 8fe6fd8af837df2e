import ArgumentParser
import Columns

/// `--budget key=value`: how much a single input may ask for.
struct BudgetSetting: ExpressibleByArgument {
    let key: Budgets.Key
    let value: Int

    /// None, which the command refuses, for anything but a known key, `=` and a whole number in its range.
    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Budgets.Key(rawValue: String(parts[0])), let value = Int(parts[1]),
            key.range.contains(value)
        else { return nil }
        (self.key, self.value) = (key, value)
    }

    /// The keys, as help and complaints list them.
    static let keys = Budgets.Key.allCases.map { "\($0.rawValue) (\($0.standard))" }.joined(separator: ", ")
}

/// A command with the common options, whose budgets hold for all that it does.
protocol BudgetedCommand {
    var common: CommonOptions { get }
}

extension Analyze: BudgetedCommand {}
extension Area: BudgetedCommand {}
extension ChangeCommand: BudgetedCommand {}
extension CheckLayers: BudgetedCommand {}
extension Clusters: BudgetedCommand {}
extension Convert: BudgetedCommand {}
extension CoverageCommand: BudgetedCommand {}
extension Info: BudgetedCommand {}
extension LayoutCommand: BudgetedCommand {}
extension LocateCommand: BudgetedCommand {}
extension Map: BudgetedCommand {}
extension Matrix: BudgetedCommand {}
extension Overlaps: BudgetedCommand {}
extension RedLineCommand: BudgetedCommand {}
extension Tabulate: BudgetedCommand {}
