import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap
import Survey

/// What is made from parcels beside sums over classes counts each place once, whatever the classes of the rows that share it:
/// farmland is farmland, and a settlement a settlement.
extension SharedParcels {
    /// Ground that a row gives up in one village.
    struct Lost: Sendable {
        let village: Int
        /// Centroid of the whole row.
        let place: Position
        let area: AreaSum
        /// Ridge coefficient of the row, ten-thousandths.
        let rate: Int128
    }

    /// Farmland rows that share ground with an earlier row of farmland, each with that ground alone. Farmland stands first, so
    /// that all that such a row gives up is farmland.
    private var farmland: [(row: Int, place: Int)] {
        let classes = rows.texts("class")
        return ground.rows.enumerated().filter { classes[$1].flatMap { LandClass($0) }?.isFarmland == true }
            .map { (row: $1, place: $0) }
    }

    private func rate(_ values: [Double?], _ row: Int) -> Int128 { RidgedGround.rate(values[row]) ?? 0 }

    /// What farmland rows give up, by village.
    func lostFarmland(in villages: ZoneIndex) -> [Lost] {
        guard case .polygons(let polygons) = rows.geometry else { return [] }
        let rates = rows.numbers("deduction_rate")
        return farmland.flatMap { row, place in
            villages.overlaps(ofRow: place, in: ground.again).map {
                Lost(
                    village: $0.zone, place: polygons.centroid(ofRow: row), area: AreaSum(squareMetres: $0.area),
                    rate: rate(rates, row))
            }
        }
    }

    /// Farmland net of ridges that a tally by class holds above the farmland that there is: ground that several classes of
    /// farmland claim. By village, and in sums over the villages, where each place counts once.
    package func farmlandOfSeveralClasses(in villages: ZoneIndex) -> (byVillage: [AreaSum], county: AreaSum) {
        let rates = rows.numbers("deduction_rate")
        var (byVillage, county) = ([AreaSum](repeating: .zero, count: villages.count), AreaSum.zero)
        for (row, place) in farmland {
            func net(_ area: Double) -> AreaSum {
                ParcelTally.Ground(AreaSum(squareMetres: area), rate: rate(rates, row)).net
            }
            // What rows of one class share counts once in the tally too.
            for (pieces, isLess) in [(ground.again, false), (ground.sameClass, true)] where !pieces.isEmpty(row: place)
            {
                let found = villages.shares(ofRow: place, in: pieces)
                for share in found.shares {
                    let part = net(share.area)
                    byVillage[share.zone] += isLess ? .zero - part : part
                    county += isLess ? .zero - part : part
                }
                for share in found.repeats.values.joined() {
                    county += isLess ? net(share.area) : .zero - net(share.area)
                }
            }
        }
        return (byVillage, county)
    }

    /// What rows give up to rows of their class, by village.
    func lostToSameClass(in villages: ZoneIndex) -> [Lost] {
        guard case .polygons(let polygons) = rows.geometry else { return [] }
        return ground.rows.enumerated().flatMap { place, row in
            villages.overlaps(ofRow: place, in: ground.sameClass).map {
                Lost(
                    village: $0.zone, place: polygons.centroid(ofRow: row), area: AreaSum(squareMetres: $0.area),
                    rate: 0)
            }
        }
    }

    /// Farmland net of ridges in each zone that rows of farmland count again.
    package func repeatedFarmland(in zones: ZoneIndex) -> [AreaSum] {
        let rates = rows.numbers("deduction_rate")
        var sums = [AreaSum](repeating: .zero, count: zones.count)
        for (row, place) in farmland {
            for share in zones.overlaps(ofRow: place, in: ground.again) {
                sums[share.zone] += RidgedGround(AreaSum(squareMetres: share.area), rate: rate(rates, row)).net
            }
        }
        return sums
    }

    /// Rows of some polygons near shared ground; the others share none.
    fileprivate func near(_ polygons: PolygonColumn) -> [Int] {
        let tree = PackedRTree(ground.again.boxes)
        return (0..<polygons.count).filter { tree.any(meeting: polygons.box(ofRow: $0)) }
    }
}

private struct VillagePlace: Hashable {
    let village: Int
    let x, y: Double

    init(_ village: Int, _ place: Position) { (self.village, x, y) = (village, place.x, place.y) }
}

extension Sequence where Element == SharedParcels.Lost {
    /// Takes what was lost from the ground of items known by village and place; of items alike the largest gives way.
    fileprivate func subtract<T>(
        from items: inout [T], key: (T) -> (village: Int, place: Position), area: WritableKeyPath<T, AreaSum>,
        _ ground: (Element) -> AreaSum
    ) {
        var index: [VillagePlace: [Int]] = [:]
        for lost in self { index[VillagePlace(lost.village, lost.place)] = [] }
        guard !index.isEmpty else { return }
        for (n, item) in items.enumerated() {
            let key = key(item)
            index[VillagePlace(key.village, key.place)]?.append(n)
        }
        for lost in self {
            guard
                let n = index[VillagePlace(lost.village, lost.place)]?.max(by: {
                    items[$0][keyPath: area] < items[$1][keyPath: area]
                })
            else { continue }
            items[n][keyPath: area] -= ground(lost)
        }
        items.removeAll { $0[keyPath: area] <= AreaSum(squareMetres: Noise.area) }
    }
}

extension LayoutParcels {
    /// Lets each place count once: of settlement parcels that share ground the smaller loses it, land that is not built up
    /// first; of farmland the later.
    /// - Throws: `GEOSError`.
    package mutating func countOnce(_ shared: SharedParcels, villages: ZoneIndex) throws {
        shared.lostFarmland(in: villages).subtract(
            from: &farmed, key: { ($0.village, $0.parcel) }, area: \.area
        ) { RidgedGround($0.area, rate: $0.rate).net }
        let near = shared.near(polygons)
        let own = polygons.selecting(near)
        let column = GeometryColumn.polygons(own)
        let order = near.indices.sorted { a, b in
            let (x, y) = (settled[near[a]], settled[near[b]])
            if x.isConstruction != y.isConstruction { return x.isConstruction }
            if x.ground != y.ground { return x.ground > y.ground }
            return column.coordinates(ofRow: a).lexicographicallyPrecedes(column.coordinates(ofRow: b))
        }
        let once = try GroundOnce(own, order: order, on: villages.plane)
        guard once.repeated > .zero else { return }
        claimedAgain += once.repeated
        let found = villages.tabulate(once.polygons)
        var left = PolygonColumn()
        var places = [Int?](repeating: nil, count: settled.count)
        for (n, row) in near.enumerated() { places[row] = n }
        for row in settled.indices {
            guard let n = places[row] else {
                left.append(row: row, of: polygons)
                continue
            }
            left.append(row: n, of: once.polygons)
            settled[row] = Settled(found, row: n, isConstruction: settled[row].isConstruction)
        }
        let kept = settled.indices.filter { settled[$0].ground > .zero }
        (polygons, settled) = (left.selecting(kept), kept.map { settled[$0] })
    }
}

extension [ParcelTally.Settlement] {
    /// Lets ground of one class count once where places are weighed by it.
    package mutating func countOnce(_ shared: SharedParcels, villages: ZoneIndex) {
        shared.lostToSameClass(in: villages).subtract(from: &self, key: { ($0.village, $0.parcel) }, area: \.area) {
            $0.area
        }
    }
}

extension FarmlandParcels {
    /// Lets each place count once: of rows that share ground the one with the later key gives it up.
    /// - Throws: `GEOSError`.
    package func countedOnce(_ shared: SharedParcels, villages: ZoneIndex) throws -> FarmlandParcels {
        var result = ordered()
        let near = shared.near(result.polygons)
        let once = try GroundOnce(result.polygons.selecting(near), on: villages.plane)
        guard once.repeated > .zero else { return result }
        let found = villages.tabulate(once.polygons)
        var left = PolygonColumn()
        var places = [Int?](repeating: nil, count: result.count)
        for (n, row) in near.enumerated() { places[row] = n }
        for row in 0..<result.count {
            guard let n = places[row] else {
                left.append(row: row, of: result.polygons)
                continue
            }
            left.append(row: n, of: once.polygons)
            result.grounds[row] = SurveyParcels.micro(found.areas[n])
            result.shares[row] = found.shares(ofRow: n).map {
                Share(village: $0.zone, ground: SurveyParcels.micro($0.area))
            }
            result.repeats[row] = (found.repeats[n] ?? []).map(Repeat.init)
        }
        result.polygons = left
        return result.selecting((0..<result.count).filter { result.grounds[$0] > 10_000 })
    }
}
