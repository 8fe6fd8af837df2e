import Columns
import CountyLayers
import Overlap

/// Which anchor is the seat of which town.
enum TownSeats {
    /// The first anchor that lies in a village of the town; the county seat only where the town has no other.
    /// - Returns: rows of the anchors by town code.
    static func find(_ villages: Villages, _ anchors: AnchorRows, countySeat: Int?) -> [String: Int] {
        let tree = PackedRTree(villages.polygons.boxes)
        var seats: [String: Int] = [:]
        for (anchor, place) in anchors.places.enumerated() {
            let point = Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
            for village in tree.rows(meeting: point) where villages.polygons.holds(place, row: village) {
                let town = villages.town(village)
                if let old = seats[town], old != countySeat { continue }
                seats[town] = anchor
            }
        }
        return seats
    }
}
