import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap

/// Basic farmland cut at village borders and indexed, so that what covers it is known village by village.
package struct BasicFarmlandIndex: Sendable {
    package let index: ZoneIndex
    /// Village row of each zone; none outside every village.
    package let villages: [Int?]

    /// - Complexity: O(*n* log *n*) for *n* vertices; one overlay for each patch and village where a patch lies in several.
    package init(_ patches: PolygonColumn, _ villages: Villages, villageIndex: ZoneIndex, on plane: OverlapPlane) throws
    {
        let polygons = villages.polygons
        var (zones, rows) = (PolygonColumn(), [Int?]())
        let found = villageIndex.tabulate(patches)
        let context = GEOSContext()
        for row in 0..<patches.count {
            let shares = found.shares(ofRow: row).filter { $0.area > Noise.area }
            if shares.count < 2, found.areas[row] - (shares.first?.area ?? 0) <= Noise.area || shares.isEmpty {
                zones.append(row: row, of: patches)
                rows.append(shares.first?.zone)
                continue
            }
            let patch = try GEOSGeometry(polygons: patches, row: row, in: context)
            for share in shares {
                let village = try GEOSGeometry(polygons: polygons, row: share.zone, in: context)
                let part = try patch.overlay(.intersection, with: village, keeping: .polygons)
                if try part.geometry.isEmpty { continue }
                zones.append(row: 0, of: try part.geometry.polygonColumn())
                rows.append(share.zone)
            }
        }
        self.villages = rows
        // Pieces overlap where villages do, and nowhere else.
        guard villageIndex.repeated != nil else {
            index = ZoneIndex(zones: zones, on: plane)
            return
        }
        let towns = rows.map { $0.map(villages.town) ?? "" }
        let number = Dictionary(zip(towns, 0...), uniquingKeysWith: { first, _ in first })
        index = try ZoneIndex(accounting: zones, groups: towns.map { number[$0] ?? 0 }, on: plane)
    }
}
