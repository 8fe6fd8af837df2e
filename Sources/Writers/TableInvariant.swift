import Columns

/// Something that must hold in a printed table, judged on its cells as printed before it is written.
///
/// Declared beside the table, by whoever fills it. A row with a blank in a cell that is looked at is passed over, but for
/// sums over rows, where a blank counts nothing.
package struct TableInvariant: Sendable, Equatable {
    /// What must hold, in both languages.
    package var name: Phrase
    package var demand: Demand

    /// A column times so many: hectares and mu are brought to one unit so (0.01 ha is 15 times 0.01 mu).
    package struct Term: Sendable, Equatable {
        package var column: Int
        package var times: Int128

        package init(_ column: Int, times: Int128 = 1) { (self.column, self.times) = (column, times) }
    }

    package enum Demand: Sendable, Equatable {
        /// In each of the rows the terms of `parts` add up to those of `whole`.
        case rowAddsUp(rows: [Int], parts: [Term], whole: [Term])
        /// In each column the rows of `parts`, less the rows of `less`, add up to the row `whole`.
        case columnsAddUp(parts: [Int], less: [Int], whole: Int, columns: [Int])
        /// In each of the rows the terms of `parts` are no more than those of `whole` and `slack` together.
        case atMost(rows: [Int], parts: [Term], whole: [Term], slack: Int128)
        /// The terms of a row are no more than its limit, in the unit of the terms; a row without a limit is passed over.
        case within(limits: [Int: Int128], terms: [Term], slack: Int128)
        /// The difference of two terms of a row lies within `slack` of a figure, in the unit of the terms.
        case isNear(row: Int, column: Int, value: Int128, slack: Int128)
        /// A share of a whole: 0 to 100 in a column of per cent.
        case share(column: Int)
    }

    package init(_ name: Phrase, _ demand: Demand) { (self.name, self.demand) = (name, demand) }
}

/// A table that did not hold what it must, and the first row that broke it. It is not printed.
package struct TableBreach: ExplainedError, Sendable, Hashable {
    /// Name of the table.
    package var table: String
    /// The row, by its first cells; rows are counted from 1 below the heading.
    package var row: String
    /// What must hold and did not.
    package var demand: Phrase
    /// The figures of the row, as printed.
    package var figures: String

    /// The whole in a sentence.
    package var message: Phrase {
        Phrase(
            zh: "表“\(table)”未输出：第 \(row) 不满足“\(demand.zh)”（\(figures)）",
            en: "the table \(table) is not printed: row \(row) breaks \"\(demand.en)\" (\(figures))")
    }

    /// A defect of the figures, whatever the input: exit code 1.
    package var kind: FailureKind { .working }
    /// The sentence for people, in both languages.
    package var phrase: Phrase { message }
    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        Phrase(
            zh: "请对各图层运行 qiancun check：行之间重叠会造成这样的数字。",
            en: "Run qiancun check on the layers: rows that overlap make such figures.")
    }
}
