import Columns

extension RowIssue {
    /// Stands for the row of what concerns a layer as a whole.
    package static let wholeLayer = -1
    /// A planned work drawn as a line that has no width.
    package static let worksWidth = "works-width"
}
