import Columns

/// Which villages a condition asks about.
package struct AskedRows {
    /// Shape `(villages)`; false where the condition is not fulfilled or cannot be decided.
    package var asked: [Bool]
    /// Villages about which it cannot be decided, for want of a value.
    package var open: [Int] = []

    package init(asked: [Bool], open: [Int] = []) {
        self.asked = asked
        self.open = open
    }
}

extension VillageColumns {
    /// Which villages a condition asks about; one with a missing value is not asked about, and reported.
    /// - Parameter what: who asks, for the message.
    /// - Throws: when a column of the condition does not exist, or stands as a value.
    package func rows(meeting condition: RowCondition?, of count: Int, for what: String) throws(CountyError)
        -> AskedRows
    {
        guard let condition else { return AskedRows(asked: Array(repeating: true, count: count)) }
        for name in condition.columns where column(name) == nil {
            throw CountyError.noSuchColumn(what: what, name: name, known: names)
        }
        try refuseColumnAsValue(in: condition, for: what)
        return rows(meeting: condition, of: count)
    }

    /// Refuses a condition that compares a column with a column.
    package func refuseColumnAsValue(in condition: RowCondition, for what: String) throws(CountyError) {
        guard let name = condition.columnAsValue({ column($0) != nil }) else { return }
        throw .columnAsValue(what: what, name: name)
    }

    /// The same for a condition of which every column exists.
    package func rows(meeting condition: RowCondition, of count: Int) -> AskedRows {
        let found = Dictionary(uniqueKeysWithValues: condition.columns.map { ($0, column($0)!) })
        let states = (0..<count).map { row in condition.isFulfilled(row: row, quoted: .numbers) { found[$0]! } }
        return AskedRows(asked: states.map { $0 ?? false }, open: states.indices.filter { states[$0] == nil })
    }
}
