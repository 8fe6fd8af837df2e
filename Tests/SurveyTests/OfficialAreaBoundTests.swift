import Columns
import PROJ
import Testing

@testable import Survey

/// Edges that no row gate lets through are measured in bounded time, and what comes of them is no trap.
@Suite struct OfficialAreaBoundTests {
    @Test(arguments: [1e15, .infinity, .nan])
    func squaresOfAnySide(_ side: Double) {
        var column = PolygonColumn()
        let (x, y) = (38_500_000.0, 3_200_000.0)
        column.addVertices([x, y, x + side, y, x + side, y + side, x, y + side, x, y])
        column.endRing()
        column.endPart()
        column.endRow()
        let area = OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true))
        _ = area.hundredths(of: column, row: 0)
    }
}
