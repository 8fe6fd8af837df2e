import Columns

extension VillageColumns {
    /// Which villages a condition asks about; a missing value is not asked about.
    /// - Parameter what: who asks, for the message.
    /// - Throws: when a column of the condition does not exist.
    func rows(meeting condition: RowCondition?, of count: Int, for what: String) throws(CountyError) -> [Bool] {
        guard let condition else { return Array(repeating: true, count: count) }
        var found: [String: AttributeColumn] = [:]
        for name in condition.columns {
            guard let column = column(name) else {
                throw CountyError.noSuchColumn(what: what, name: name, known: names)
            }
            found[name] = column
        }
        return (0..<count).map { row in condition.isFulfilled(row: row) { found[$0]! } ?? false }
    }
}
