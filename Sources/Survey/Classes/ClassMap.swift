import Columns

/// A published map from the classes of one system to those of another.
///
/// A class goes to one class, or has to be divided by somebody who sees the ground (待细分), or has no row: then the source
/// of the map does not say, and nothing is made up.
package struct ClassMap<From: LandClassCode, To: LandClassCode>: Sendable, Hashable {
    /// Where a class goes.
    package enum Outcome: Sendable, Hashable {
        case one(To)
        /// 待细分: to be divided among these; empty when the source does not list them.
        case divide(among: [To])
    }

    /// One class and where it goes.
    package struct Row: Sendable, Hashable {
        /// The class.
        package let from: From
        /// Where it goes.
        package let outcome: Outcome
        /// Keys of the sources of the row, as `GeoData/land-classes/README.md` explains them.
        package let sources: [String]
        /// How the row follows from the source, where that is not plain; else empty.
        package let remark: String
    }

    /// In the order of the source.
    package let rows: [Row]
    private let byCode: [String: Int]

    /// Reads a map with the columns `from,outcome,to,source,remark`; the outcome is `one`, or `divide` with any number of
    /// classes parted by semicolons.
    package init(csv: String) throws(LandClassTableError) {
        var rows: [Row] = []
        var byCode: [String: Int] = [:]
        for (line, cells) in try TableLines(csv, header: ["from", "outcome", "to", "source", "remark"]) {
            guard let from = From(cells[0]), byCode[from.code] == nil else {
                throw LandClassTableError(line: line, problem: .code(cells[0]))
            }
            var targets: [To] = []
            for text in cells[2].split(separator: ";").map(String.init) {
                guard let to = To(text) else { throw LandClassTableError(line: line, problem: .code(text)) }
                targets.append(to)
            }
            let outcome: Outcome
            switch cells[1] {
            case "one" where targets.count == 1: outcome = .one(targets[0])
            case "divide": outcome = .divide(among: targets)
            default: throw LandClassTableError(line: line, problem: .outcome(cells[1]))
            }
            byCode[from.code] = rows.count
            rows.append(
                Row(
                    from: from, outcome: outcome, sources: cells[3].split(separator: ";").map(String.init),
                    remark: cells[4]))
        }
        (self.rows, self.byCode) = (rows, byCode)
    }

    /// Where a class goes: by its own row; a class marked K (可调整) without one goes with its base. None when the map does not
    /// say; a finer class marked A may be a class of its own in the other system, so its base says nothing about it.
    package subscript(landClass: From) -> Outcome? {
        let row = byCode[landClass.code] ?? (landClass.code.utf8.last == 0x4b ? byCode[landClass.base] : nil)
        return row.map { rows[$0].outcome }
    }

    /// Classes of a table for which the map has no row of their own, in the order of the table.
    package func gaps(in table: ClassTable<From>) -> [From] {
        table.entries.map(\.landClass).filter { byCode[$0.code] == nil }
    }

    /// Every class of the table has a row of its own.
    package func isComplete(for table: ClassTable<From>) -> Bool { gaps(in: table).isEmpty }
}
