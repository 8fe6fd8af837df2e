import Columns
import CountyLayers
import FindingValues
import ProjectFile

/// What each village is worth to a belt: Σ weight · normalised value.
struct Prizes: Sendable {
    /// By village; shape `(villages)`.
    let values: [Double]
    /// Normalised values by village and term; none where the column has no value, which then adds nothing.
    let parts: [[Double?]]
    let weights: [PrizeWeight]
    /// Villages that lack a value in some column.
    let incomplete: [Int]

    static let normalisation = Phrase(
        zh: "最小-最大归一：（值 − 最小）/（最大 − 最小）；各值相同时为 1；负权重取 |权重| ·（1 − 归一值）；缺值不计分",
        en: "min–max: (value − least) / (greatest − least); 1 where all are equal; a negative weight counts "
            + "|weight| · (1 − normalised value); a missing value adds nothing")

    /// Prizes by the options of a project. Where it names none, those of the defaults that the village table has and that hold
    /// numbers, truths or known grades.
    /// - Throws: a column that does not exist or holds no number; the first of the defaults where none can be used.
    static func of(_ input: Belts.Input) throws(CountyError) -> Prizes {
        let (options, columns, count) = (input.options, input.columns, input.villages.count)
        guard options.usesDefaultPrizes else { return try Prizes(options.prizes, columns: columns, villages: count) }
        let usable = BeltOptions.defaultPrizes.filter { (try? columns.scores($0.column, for: "belts.prizes")) != nil }
        return try Prizes(usable.isEmpty ? options.prizes : usable, columns: columns, villages: count)
    }

    /// - Throws: a column that does not exist or holds no number.
    init(_ terms: [ColumnWeight], columns: VillageColumns, villages: Int) throws(CountyError) {
        var (weights, normalised) = ([PrizeWeight](), [[Double?]]())
        for term in terms {
            let scores = try columns.scores(term.column, for: "belts.prizes")
            let known = scores.compactMap { $0 }
            let (low, high) = (known.min()!, known.max()!)
            weights.append(
                PrizeWeight(
                    name: term.column, column: columns.resolvedName(term.column), weight: term.weight, low: low,
                    high: high))
            normalised.append(scores.map { $0.map { high > low ? ($0 - low) / (high - low) : 1 } })
        }
        let parts = (0..<villages).map { row in normalised.map { $0[row] } }
        values = parts.map { part in
            zip(part, weights).reduce(0) { sum, term in
                guard let value = term.0 else { return sum }
                let weight = term.1.weight
                return sum + (weight >= 0 ? weight * value : -weight * (1 - value))
            }
        }
        self.parts = parts
        self.weights = weights
        incomplete = parts.indices.filter { parts[$0].contains { $0 == nil } }
    }

    /// What each term adds to the prize of some villages together, in the order of the weights.
    func parts(of rows: [Int]) -> [Double] {
        weights.indices.map { term in
            let weight = weights[term].weight
            return rows.reduce(0) { sum, row in
                guard let value = parts[row][term] else { return sum }
                return sum + (weight >= 0 ? weight * value : -weight * (1 - value))
            }
        }
    }
}
