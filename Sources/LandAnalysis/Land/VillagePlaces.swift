import Columns
import CountyLayers
import FindingValues
import GEOS

/// Where each village is reached: its settlement, or a point inside its polygon.
package struct VillagePlaces: Sendable {
    package let places: [Position]
    package let sources: [VillageFigures.PlaceSource]

    /// The centroid of the homestead parcel (0702) that is nearest to the mean of all of the village's, weighted by
    /// ground; of village land (CZCSXM 203) where there is no homestead; else a point inside the polygon, by GEOS.
    ///
    /// Sums are of integers (0.1 mm, 0.01 m²); ties go to the western, then southern parcel. Order does not matter.
    package init(_ villages: Villages, settlements: [ParcelTally.Settlement]) throws {
        var byVillage = [[ParcelTally.Settlement]](repeating: [], count: villages.count)
        for settlement in settlements { byVillage[settlement.village].append(settlement) }
        var (places, sources) = ([Position](), [VillageFigures.PlaceSource]())
        let context = GEOSContext()
        for village in 0..<villages.count {
            try Task.checkCancellation()
            let all = byVillage[village]
            let homesteads = all.filter(\.isHomestead)
            if let place = Self.centre(homesteads.isEmpty ? all : homesteads) {
                places.append(place)
                sources.append(homesteads.isEmpty ? .villageLand : .homesteads)
            } else {
                let polygon = try GEOSGeometry(polygons: villages.polygons, row: village, in: context)
                places.append(try polygon.pointOnSurface())
                sources.append(.pointOnSurface)
            }
        }
        (self.places, self.sources) = (places, sources)
    }

    private static func centre(_ parcels: [ParcelTally.Settlement]) -> Position? {
        guard !parcels.isEmpty else { return nil }
        let mean = weightedMean(parcels.map { ($0.place, $0.area) })
        return parcels.map(\.place).min { a, b in
            let (da, db) = (a.distance(to: mean), b.distance(to: mean))
            return da != db ? da < db : a < b
        }
    }
}
