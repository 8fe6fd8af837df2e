import Columns

/// The land of a roll-up as a table for print: county, towns and villages by class, rounded so that every row adds up to its
/// total and every column to the line above it.
///
/// Land is net of ridges when the tabulation deducts them, balanced when it balances, and else the ground itself.
/// - Source: the layout and units of the survey's summary tables, domain facts §G.3, §C.3 and §C.4.
package enum PrintedLand {
    /// Unit of the cells.
    package enum Unit: String, Sendable, CaseIterable {
        /// Hectares with two decimals.
        case hectares = "ha"
        /// Mu with one decimal.
        case mu

        package var heading: String { self == .hectares ? "公顷" : "亩" }
        package var decimals: Int { self == .hectares ? 2 : 1 }
        package var unit: Int128 { self == .hectares ? PrintedArea.hectares2 : PrintedArea.mu1 }
        package func exact(_ area: AreaSum) -> Int128 {
            self == .hectares ? PrintedArea.hectares(area) : PrintedArea.mu(area)
        }
    }
}
