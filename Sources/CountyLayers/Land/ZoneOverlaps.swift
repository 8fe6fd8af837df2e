import Columns
import FindingValues
import GEOS
import Overlap

/// What zones share with each other, zone by zone: reported when they are read, and never mended.
package struct ZoneOverlaps: Sendable {
    /// A zone that shares ground.
    package struct Zone: Sendable {
        /// Row of the zones.
        package let zone: Int
        /// Zones that it shares ground with, ascending; of a zone on a heap some of them.
        let partners: [Int]
        /// What of it other zones have too, each place once.
        package let shared: AreaSum
        /// All of its ground is shared.
        let isWhole: Bool
        /// A corner of shared ground.
        let place: Position?
    }

    /// By row of the zones; empty where no zones share ground.
    package private(set) var zones: [Zone] = []
    /// Ground that more than one zone has, each place once.
    package private(set) var once = AreaSum.zero
    /// Pairs of zones that share ground, as far as they were counted.
    package private(set) var pairs = 0
    /// `pairs` is the least number: zones lie on each other by the hundred.
    package private(set) var isLeast = false

    /// - Parameter polygons: the zones of the index.
    /// - Throws: `GEOSError` when shared ground cannot be dissolved.
    /// - Complexity: for each zone that shares ground the edges, near it, of the ground that zones share; and their pairs.
    package init(_ index: ZoneIndex, _ polygons: PolygonColumn) throws(GEOSError) {
        guard let repeated = index.repeated else { return }
        var partners: [Int: Set<Int>] = [:]
        for (zone, others) in zip(repeated.zones, repeated.partners) {
            for other in others {
                partners[zone, default: []].insert(other)
                partners[other, default: []].insert(zone)
            }
        }
        (pairs, isLeast) = (repeated.partnerCounts.reduce(0, +), repeated.isCutShort)
        for area in areas(of: repeated.once, on: index.plane) { once += AreaSum(squareMetres: area) }
        let corners = (0..<repeated.again.count).flatMap {
            repeated.again.vertices(ofRow: $0).map(repeated.again.vertex)
        }
        let rows = partners.keys.sorted()
        let own = polygons.selecting(rows)
        let shared = try Self.ground(of: repeated.once, in: own, on: index.plane)
        zones = zip(zip(rows, shared), areas(of: own, on: index.plane)).map { found, ground in
            let (zone, own) = found
            let box = polygons.box(ofRow: zone)
            return Zone(
                zone: zone, partners: (partners[zone] ?? []).sorted(), shared: own,
                isWhole: ground - own.squareMetres <= Noise.area,
                place: corners.first { box.meets(Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y)) })
        }
    }

    /// What each zone has of places that lie apart. The places are dissolved first: of zones that lie inside each other every place
    /// lies in every larger zone, and the places together in one glance.
    private static func ground(
        of places: PolygonColumn, in zones: PolygonColumn, on plane: OverlapPlane
    ) throws(GEOSError) -> [AreaSum] {
        let rows = (0..<places.count).filter { !places.isEmpty(row: $0) }
        let context = GEOSContext()
        let whole = try GEOSGeometry.union(of: places, rows: rows, in: context).polygonColumn()
        var parts = PolygonColumn()
        for row in 0..<whole.count {
            for part in whole.parts(ofRow: row) {
                parts.append(
                    whole.rings(ofPart: part).map { ring in
                        let v = whole.vertices(ofRing: ring)
                        return Array(whole.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                    })
            }
        }
        let found = ZoneIndex(zones: parts, on: plane).tabulate(zones)
        return (0..<zones.count).map { row in
            found.shares(ofRow: row).reduce(.zero) { $0 + AreaSum(squareMetres: $1.area) }
        }
    }

    /// One issue for each zone that shares ground: `duplicate-geometry` when it shares all of it, else `overlap`, as `check`
    /// calls them.
    /// - Parameters:
    ///   - names: of each zone.
    ///   - rows: source row of each zone.
    package func issues(layer: String, names: [String], rows: [Int]) -> [RowIssue] {
        zones.map { zone in
            RowIssue(
                layer: layer, row: rows[zone.zone], id: names[zone.zone],
                rule: zone.isWhole ? "duplicate-geometry" : "overlap", severity: .warning, place: zone.place,
                message: Messages.alsoIn(zone.shared.squareMetresText(), Self.list(zone.partners, names)),
                areaBefore: zone.shared.squareMetres)
        }
    }

    /// What zones share, a sentence each: of the first of them.
    package func notes(names: [String]) -> [Phrase] {
        zones.prefix(Self.mostTold).map { zone in
            let ground = zone.shared.squareMetresText(decimals: 2)
            return Messages.zone(names[zone.zone], Messages.alsoIn(ground, Self.list(zone.partners, names)))
        } + (zones.count > Self.mostTold ? [Messages.moreZones(zones.count - Self.mostTold)] : [])
    }

    private static let mostTold = 20

    private static func list(_ zones: [Int], _ names: [String]) -> Phrase {
        zones.map { Phrase(same: names[$0]) }.joined(first: 3)
    }
}
