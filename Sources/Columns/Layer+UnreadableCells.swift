extension Layer {
    /// What a cell is read as.
    public enum CellUse: Sendable, Hashable {
        case number, flag

        /// What is said of a cell that cannot be read so: rule `unreadable-value`.
        /// - Parameters:
        ///   - column: the name of its column.
        ///   - text: what it holds.
        public func complaint(of column: String, _ text: String) -> Phrase {
            let (zh, en) = self == .number ? ("不是数", "a number") : ("既不是“是”也不是“否”", "yes or no")
            return Phrase(
                zh: "\(column) 的值 `\(text)` \(zh)，按未填写处理",
                en: "\(column) `\(text)` is not \(en); it is taken as not given")
        }
    }

    /// Cells of a column that hold something and cannot be read as what they are used as, a row each.
    ///
    /// Rule `unreadable-value`: the issue gives text, row and column, and the cell counts as one without a value,
    /// never as 0.
    /// - Parameters:
    ///   - name: the column, by the name it has in this layer; a column that is not there gives no issue.
    ///   - title: the column's name for people, when it differs.
    ///   - key: the column that names rows.
    ///   - layer: our name of the layer, for the issues.
    /// - Complexity: O(*rows*) for text, O(1) for columns of numbers.
    public func unreadableCells(
        of name: String, called title: String? = nil, as use: CellUse, key: String?, layer: String
    ) -> [RowIssue] {
        guard let column = column(name) else { return [] }
        switch (use, column.kind) {
        case (.number, .text), (.flag, .text), (.flag, .integer), (.flag, .real): break
        default: return []
        }
        let keys = key.flatMap { self.column($0) }
        return (0..<count).compactMap { row in
            guard let text = column.text(row) else { return nil }
            switch use {
            case .number: guard column.number(row) == nil else { return nil }
            case .flag: guard column.flag(row) == nil else { return nil }
            }
            return RowIssue(
                layer: layer, row: sourceRows[row], id: keys?.text(row), rule: "unreadable-value", severity: .warning,
                message: use.complaint(of: title ?? name, text))
        }
    }
}
