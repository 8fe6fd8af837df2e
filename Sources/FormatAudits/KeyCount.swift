import Columns
import VectorSources

/// Keys of a source whose features may each have their own: a table of them would be as wide as there are keys, and empty almost
/// everywhere.
package struct KeyCount {
    /// Features seen so far.
    package var features = 0
    /// Values, all features together.
    package var values = 0
    /// Hashes of the keys, as they stand.
    var seen: Set<UInt64> = []

    /// Different keys.
    package var keys: Int { seen.count }

    /// There are more keys than the budget allows, and most features lack most of them.
    var isOverBudget: Bool {
        guard keys > Budgets.current[.keys] else { return false }
        let (cells, tooMany) = features.multipliedReportingOverflow(by: keys)
        return tooMany || values < cells - values
    }

    /// Refuses a source whose features have too many different keys.
    /// - Throws: `OGRError.tooLarge`.
    package func check(shown: String) throws(OGRError) {
        guard isOverBudget else { return }
        throw .tooLarge(
            path: shown,
            what: Phrase(
                zh: "\(features) 个要素共有 \(keys) 个不同的键，大多数要素缺少其中的大部分",
                en: "its \(features) features have \(keys) different keys, and most lack most of them"),
            advice: Budgets.advice(
                .keys,
                Phrase(
                    zh: "使各要素的键一致，或去掉个别要素独有的键",
                    en: "give the features the same keys, or leave out those of single features")))
    }

    /// The value of `FNV-1a` before the first byte.
    package static let start = UInt64(0xcbf2_9ce4_8422_2325)

    /// FNV-1a, by which keys are told apart without keeping their text.
    package static func hash(_ text: some Sequence<UInt8>) -> UInt64 {
        text.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
