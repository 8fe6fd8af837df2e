import Columns

/// Holds tables against what they declare of themselves.
package enum TableCheck {
    /// The tables that hold all that they declare, and the first breach of each other one.
    package static func split(_ tables: [ReportTable]) -> (sound: [ReportTable], broken: [TableBreach]) {
        var (sound, broken) = ([ReportTable](), [TableBreach]())
        for table in tables {
            if let breach = breach(of: table) { broken.append(breach) } else { sound.append(table) }
        }
        return (sound, broken)
    }

    /// The first thing that a table declares and does not hold; none when it holds all.
    /// - Complexity: O(*n*) for *n* cells and each invariant.
    package static func breach(of table: ReportTable) -> TableBreach? {
        for invariant in table.allInvariants {
            if let found = fault(invariant.demand, table) {
                return TableBreach(
                    table: table.name, row: label(found.row, table), demand: invariant.name, figures: found.figures)
            }
        }
        return nil
    }

    private typealias Fault = (row: Int, figures: String)

    private static func fault(_ demand: TableInvariant.Demand, _ table: ReportTable) -> Fault? {
        switch demand {
        case .rowAddsUp(let rows, let parts, let whole):
            for row in rows {
                guard let a = sum(parts, row, table), let b = sum(whole, row, table), a != b else { continue }
                return (row, "\(texts(parts, row, table)) ≠ \(texts(whole, row, table))")
            }
        case .columnsAddUp(let parts, let less, let whole, let columns):
            for column in columns {
                let sum = parts.reduce(0) { $0 + (table.units($1, column) ?? 0) }
                let rest = less.reduce(sum) { $0 - (table.units($1, column) ?? 0) }
                guard let total = table.units(whole, column), rest != total else { continue }
                let heading = table.columns[column].heading
                return (whole, "\(heading): \(text(rest, column, table)) ≠ \(text(total, column, table))")
            }
        case .atMost(let rows, let parts, let whole, let slack):
            for row in rows {
                guard let a = sum(parts, row, table), let b = sum(whole, row, table), a > b + slack else { continue }
                return (row, "\(texts(parts, row, table)) > \(texts(whole, row, table))")
            }
        case .within(let limits, let terms, let slack):
            for (row, limit) in limits.sorted(by: { $0.key < $1.key }) {
                guard let sum = sum(terms, row, table), sum > limit + slack else { continue }
                return (row, "\(texts(terms, row, table)) > \(text(limit, terms.first?.column ?? 0, table))")
            }
        case .isNear(let row, let column, let value, let slack):
            guard let printed = table.units(row, column), (printed - value).magnitude > slack.magnitude else { break }
            return (row, "\(text(printed, column, table)) ≠ \(text(value, column, table))")
        case .share(let column):
            let hundred = (0..<(table.columns[column].decimals ?? 0)).reduce(Int128(100)) { unit, _ in unit * 10 }
            for row in table.rows.indices {
                guard let share = table.units(row, column), share < 0 || share > hundred else { continue }
                return (row, "\(table.columns[column].heading): \(text(share, column, table))")
            }
        }
        return nil
    }

    /// The terms of a row together; none when one of them is blank.
    private static func sum(_ terms: [TableInvariant.Term], _ row: Int, _ table: ReportTable) -> Int128? {
        var sum: Int128 = 0
        for term in terms {
            guard let units = table.units(row, term.column) else { return nil }
            sum += units * term.times
        }
        return sum
    }

    /// The terms of a row for people: few of them one by one, many as their sum.
    private static func texts(_ terms: [TableInvariant.Term], _ row: Int, _ table: ReportTable) -> String {
        if terms.count > 3, let sum = sum(terms, row, table), terms.allSatisfy({ $0.times == terms[0].times }) {
            return "Σ \(text(sum / terms[0].times, terms[0].column, table))"
        }
        return terms.map { term in
            let sign = term.times < 0 ? "−" : ""
            let units = table.units(row, term.column) ?? 0
            return "\(sign)\(table.columns[term.column].heading) \(text(units, term.column, table))"
        }.joined(separator: " + ")
    }

    private static func text(_ units: Int128, _ column: Int, _ table: ReportTable) -> String {
        let decimals = table.columns[column].decimals ?? 0
        return decimalText(units, scale: decimals, decimals: decimals)
    }

    /// A row by its number and its first texts.
    private static func label(_ row: Int, _ table: ReportTable) -> String {
        let texts = table.rows[row].compactMap { cell -> String? in
            if case .text(let text) = cell, !text.isEmpty { text } else { nil }
        }
        return (["\(row + 1)"] + texts.prefix(3)).joined(separator: " ")
    }
}

extension ReportTable {
    /// The units of a cell; none for a blank, a text or a place outside the table.
    package func units(_ row: Int, _ column: Int) -> Int128? {
        guard rows.indices.contains(row), rows[row].indices.contains(column),
            case .number(let units) = rows[row][column]
        else { return nil }
        return units
    }

    /// What the table declares, and that its shares are shares.
    package var allInvariants: [TableInvariant] {
        invariants
            + columns.indices.filter { columns[$0].isShare }.map { column in
                let heading = columns[column].heading
                return TableInvariant(
                    Phrase(zh: "\(heading)在 0 与 100 之间", en: "\(heading) lies between 0 and 100"),
                    .share(column: column))
            }
    }
}
