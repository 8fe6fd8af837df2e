import Columns
import Survey

extension DefectSheet {
    /// Plants faults of two parcels beside each other. Between them runs the line `x = 100` of their site.
    mutating func plantNeighbours() {
        plantCopies()
        plantOverlap()
        plantGaps()
        plantVertices()
        plantSmallParcels()
    }

    /// The parcel twice, once with all its values and once with others.
    private mutating func plantCopies() {
        let (row, _, _) = site()
        parcels.append(parcels[row])
        note(.duplicateRow, [row])
        let (first, _, _) = site()
        let second = add(parcels[first].rings, in: 0, use: .bamboo)
        parcels[second].values.villageCode = parcels[first].values.villageCode
        parcels[second].values.villageName = parcels[first].values.villageName
        note(.duplicateGeometry, [first, second], measure: 10_000)
    }

    /// The western parcel takes 4 m by 25 m of the eastern one.
    private mutating func plantOverlap() {
        let (west, east, at) = site()
        setWest(west, at, [(100, 40), (104, 40), (104, 65), (100, 65)])
        note(.overlap, [west, east], in: Self.box(from: at, 100...104, 40...65), measure: 100)
    }

    private mutating func plantGaps() {
        let (west, east, at) = site()
        setWest(west, at, [(100, 40), (90, 40), (90, 60), (100, 60)])
        setEast(east, at, [(100, 40), (100, 60)])
        note(.gap, [west, east], in: Self.box(from: at, 90...100, 40...60), measure: 200)
    }

    /// Half a millimetre between two corners, and a corner that only one of two parcels has.
    private mutating func plantVertices() {
        let (west, east, at) = site()
        setWest(west, at, [(100, 45), (100, 55)])
        setEast(east, at, [(100, 45), (100.0005, 50), (100, 55)])
        note(.unsnappedVertex, [west, east], in: Self.box(from: at, 100...100.0005, 50...50), measure: 0.0005)
        let (first, second, corner) = site()
        setEast(second, corner, [(100, 50)])
        note(.missingVertex, [first, second], in: Self.box(from: corner, 100...100, 50...50))
    }

    /// 300 m² of forest, where 400 m² are the least, and a road that is narrower than 1 m.
    private mutating func plantSmallParcels() {
        let (west, east, at) = site()
        setWest(west, at, [(100, 40), (85, 40), (85, 60), (100, 60)])
        setEast(east, at, [(100, 40), (100, 60)])
        let small = addBeside(west, [Self.ring(at.x + 85, at.y + 40, 15, 20)], .bamboo)
        note(.belowMinimum, [small], measure: 300)
        // A road half a metre wide and 60 m long: 2 · area / perimeter is 60 / 121.
        let (first, second, corner) = site()
        setWest(first, corner, [(100, 20), (99.5, 20), (99.5, 80), (100, 80)])
        setEast(second, corner, [(100, 20), (100, 80)])
        let road = addBeside(first, [Self.ring(corner.x + 99.5, corner.y + 20, 0.5, 60)], .ruralRoad)
        parcels[road].values.width = 0.5
        note(.sliver, [road], measure: 60.0 / 121)
    }

    /// A parcel in the village of another one.
    mutating func addBeside(_ parcel: Int, _ rings: [[Double]], _ use: LandUse) -> Int {
        let row = add(rings, in: 0, use: use)
        parcels[row].values.villageCode = parcels[parcel].values.villageCode
        parcels[row].values.villageName = parcels[parcel].values.villageName
        return row
    }

    /// Draws the western parcel of a site anew, with these points on its eastern side, from south to north.
    mutating func setWest(_ row: Int, _ at: Position, _ side: [(Double, Double)]) {
        parcels[row].rings = [Self.ring(from: at, [(0, 0), (100, 0)] + side + [(100, 100), (0, 100)])]
    }

    /// Draws the eastern parcel of a site anew, with these points on its western side, from south to north.
    mutating func setEast(_ row: Int, _ at: Position, _ side: [(Double, Double)]) {
        parcels[row].rings = [Self.ring(from: at, [(200, 0), (200, 100), (100, 100)] + side.reversed() + [(100, 0)])]
    }
}
