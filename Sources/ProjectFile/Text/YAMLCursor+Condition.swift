import Columns

extension YAMLCursor {
    /// A condition on columns: one, and nothing but a condition.
    func condition() throws(ProjectError) -> RowCondition {
        let text = try text()
        do {
            return try RowCondition(text)
        } catch {
            throw self.error(
                error.phrase,
                remedy: Phrase(
                    zh: "请写成例如 \"population >= 1000 and retained == true\"",
                    en: "write it such as \"population >= 1000 and retained == true\""))
        }
    }
}
