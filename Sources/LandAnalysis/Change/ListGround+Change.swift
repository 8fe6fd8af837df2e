import Columns
import CountyLayers
import FindingValues
import GEOS

extension ListGround {
    /// What the pieces of each flow, and all pieces together, count again.
    /// - Throws: `GEOSError`.
    package func sum(_ change: inout ChangeFindings) throws(GEOSError) {
        for flow in FarmlandFlow.allCases {
            let twice = try countedTwice(change.changes.indices.filter { change.changes[$0].flow == flow }, of: change)
            if twice.area > .zero { change.countedTwice[flow] = twice }
        }
        change.allCountedTwice = try countedTwice(Array(change.changes.indices), of: change)
    }

    /// What some pieces of change count again. Farmland net of ridges is lost in proportion to the ground of a piece.
    /// - Parameter rows: ascending.
    /// - Throws: `GEOSError`.
    func countedTwice(_ rows: [Int], of change: ChangeFindings) throws(GEOSError) -> CountedTwice {
        var result = CountedTwice()
        for (row, lost) in try lost(within: rows) {
            let piece = change.changes[row]
            result.area += lost
            // No piece without ground is listed.
            let share = piece.area > .zero ? min(1, lost.squareMetres / piece.area.squareMetres) : 0
            result.net += AreaSum(squareMetres: piece.net.squareMetres * share)
        }
        return result
    }
}
