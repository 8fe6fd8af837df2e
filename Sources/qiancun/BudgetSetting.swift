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
                zh: "应写作 键=N，例如 archive_mb=4096；可用的键：\(names.joined(separator: "、"))。",
                en: "expected KEY=N, such as archive_mb=4096; the keys are \(names.joined(separator: ", ")).")
        }
        guard let value = Int(parts[1]), key.range.contains(value) else {
            throw ValidationError(
                zh: "\(key.rawValue) 须为 \(key.range.lowerBound) 至 \(key.range.upperBound) 的整数。",
                en: "\(key.rawValue) takes a whole number from \(key.range.lowerBound) to \(key.range.upperBound).")
        }
        (self.key, self.value) = (key, value)
    }

    /// The keys, as the help lists them.
    static func keys(_ language: Language) -> String {
        Budgets.Key.allCases.map { key in
            language == .zh ? "\(key.rawValue)（\(key.standard)）" : "\(key.rawValue) (\(key.standard))"
        }.joined(separator: language == .zh ? "、" : ", ")
    }
}

/// A command with the common options, whose budgets hold for all that it does.
protocol BudgetedCommand {
    var common: CommonOptions { get }
}

extension Analyze: BudgetedCommand {}
extension Area: BudgetedCommand {}
extension ChangeCommand: BudgetedCommand {}
extension CheckLayers: BudgetedCommand {}
extension ClustersCommand: BudgetedCommand {}
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
