import Columns
import FindingValues

/// Columns of the villages by name: those of the village table, and figures of our own where the table has none of the
/// name.
///
/// Own figures: `area_km2`; `farmland_mu`, `construction_m2`, `basic_farmland_mu` where they were computed;
/// `easting_km`, `northing_km` of the village's place.
package struct VillageColumns: Sendable {
    let table: VillageTable
    let own: [(name: String, values: [Double?])]

    package init(table: VillageTable, figures: [VillageFigures]) {
        self.table = table
        own = [
            ("area_km2", figures.map { $0.area.squareMetres / 1e6 }),
            ("farmland_mu", figures.map { $0.farmland?.mu }),
            ("construction_m2", figures.map { $0.construction?.squareMetres }),
            ("basic_farmland_mu", figures.map { $0.basicFarmland?.mu }),
            ("easting_km", figures.map { $0.place.x / 1000 }), ("northing_km", figures.map { $0.place.y / 1000 }),
        ].filter { $0.1.contains { $0 != nil } }.map { (name: $0.0, values: $0.1) }
    }

    var names: [String] { table.names + own.map(\.name) }

    /// The column as it is; for conditions.
    package func column(_ name: String) -> AttributeColumn? {
        table.column(name) ?? own.first { $0.name == name }.map { .real($0.values) }
    }

    /// The name of the column that stands behind a short name.
    package func resolvedName(_ name: String) -> String { table.resolvedName(name) ?? name }

    /// Numbers for scoring; truths count 0 and 1, grades by rank.
    /// - Parameter what: who asks, for the message.
    /// - Throws: when there is no such column, or it holds no number.
    package func scores(_ name: String, for what: String) throws(CountyError) -> [Double?] {
        guard let scores = table.scores(name) ?? own.first(where: { $0.name == name })?.values else {
            throw .noSuchColumn(what: what, name: name, known: names)
        }
        guard scores.contains(where: { $0 != nil }) else {
            throw .unusableColumn(what: what, name: name, reason: Messages.noNumber)
        }
        if let column = table.column(name) {
            let unread = scores.indices.filter { scores[$0] == nil && column.text($0) != nil }
            let read = scores.count { $0 != nil }
            // Fewer are told cell by cell when the table is read.
            if let first = unread.first, unread.count > read, let text = column.text(first) {
                throw .unusableColumn(
                    what: what, name: name,
                    reason: Messages.holdsText(text, in: unread.count, of: read + unread.count))
            }
        }
        return scores.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    }
}
