import Columns
import GEOS

extension OpenBorders {
    /// One row for each group: its rows dissolved.
    ///
    /// Borders that close to sound rings are used as they are; where they do not, because corners do not agree, GEOS
    /// unites the rows of that group.
    /// - Parameters:
    ///   - column: the column of the borders.
    ///   - group: of each row, from 0.
    ///   - count: number of groups.
    /// - Throws: `GEOSError`; `CancellationError`.
    public func dissolved(_ column: PolygonColumn, group: [Int], count: Int) throws -> PolygonColumn {
        var own = [[Stretch]](repeating: [], count: count)
        for stretch in stretches { own[group[stretch.row]].append(stretch) }
        let loose = Set(rowsWithoutCommonCorners.map { group[$0] })
        var rows: [Int: [Int]] = [:]
        var result = PolygonColumn()
        for number in 0..<count {
            if number & 255 == 0 { try Task.checkCancellation() }
            if !loose.contains(number), let polygon = RingAssembly(own[number]).polygon(),
                RowCheck.fault(of: polygon, row: 0) == nil
            {
                result.append(row: 0, of: polygon)
                continue
            }
            if rows.isEmpty { rows = Dictionary(grouping: group.indices, by: { group[$0] }) }
            let united = try GEOSGeometry.union(of: column, rows: rows[number] ?? [], in: GEOSContext())
            let polygon = try united.polygonColumn()
            if polygon.count == 1 { result.append(row: 0, of: polygon) } else { result.appendEmpty() }
        }
        return result
    }
}
