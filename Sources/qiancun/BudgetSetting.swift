import ArgumentParser
import Columns

/// `--budget key=value`: how much a single input may ask for.
struct BudgetSetting {
    let key: Budgets.Key
    let value: Int

    /// - Throws: `ValidationError` for anything but a known key, `=` and a whole number in its range.
    init(argument: String) throws {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        let names = Budgets.Key.allCases.map(\.rawValue)
        guard parts.count == 2, let key = Budgets.Key(rawValue: String(parts[0])) else {
            throw ValidationError(
                "expected KEY=N, such as archive_mb=4096; the keys are \(names.joined(separator: ", ")).")
        }
        guard let value = Int(parts[1]), key.range.contains(value) else {
            throw ValidationError(
                "\(key.rawValue) takes a whole number from \(key.range.lowerBound) to \(key.range.upperBound).")
        }
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
