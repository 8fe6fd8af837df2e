import Columns

extension Villages {
    /// The village of a code, or of a name that one village has.
    /// - Parameter what: who asks, for the message.
    /// - Throws: `CountyError` where no village is meant, or several.
    package func row(named text: String, for what: String) throws(CountyError) -> Int {
        if let row = rows[text] { return row }
        let found = names.indices.filter { names[$0] == text }
        if found.count > 1 { throw .severalVillages(what: what, name: text, codes: found.map { codes[$0] }) }
        guard let row = found.first else {
            throw .noSuchVillage(what: what, code: text, known: codes + names)
        }
        return row
    }
}
