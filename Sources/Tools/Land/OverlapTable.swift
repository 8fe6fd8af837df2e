import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import OGR
import Overlap
import PROJ

/// Ground shared by each pair of rows of two layers, and how it lies in zones.
package struct OverlapTable: Sendable {
    /// What to hold against what.
    package struct Request: Sendable {
        /// The layer on the left; its CRS is the plane when it is projected.
        package var left: LayerRequest
        /// The layer on the right.
        package var right: LayerRequest
        /// Field of the left layer's keys; none for the row number.
        package var leftKey: String?
        /// Field of the right layer's keys; none for the row number.
        package var rightKey: String?
        /// Layer of the zones; none for none.
        package var zones: LayerRequest?
        /// Field of the zones' keys; none for the row number.
        package var zoneKey: String?
        /// `official` and `geodesic` measure the shared ground as shapes, which is slower.
        package var method = AreaMethod.ellipsoidal
        /// Invalid polygons are made valid and logged instead of being set aside.
        package var repair = false
        /// Geographic CRSs that the user declares equal to CGCS2000.
        package var treatAsCGCS2000: [CRS] = []
        /// Also make the shapes of the shared ground.
        package var shapes = false

        /// Two layers without zones, by row number.
        package init(left: LayerRequest, right: LayerRequest) { (self.left, self.right) = (left, right) }
    }

    /// Ground of one pair of keys, or of one pair in one zone.
    package struct Row: Sendable, Hashable {
        /// Left key, right key, and the zone's where there are zones.
        package let keys: [String]
        /// Ground of the pair, by the method asked for; above 0.
        package let area: AreaSum
    }

    /// Ground of a pair that the zones do not have once.
    package struct BesideZones: Sendable, Hashable {
        /// Left key and right key.
        package let keys: [String]
        /// Ground outside every zone.
        package var outside = AreaSum.zero
        /// Ground in more than one zone, once for each beyond the first.
        package var repeated = AreaSum.zero
    }

    /// By left and right key, UTF-8 order; figures above 0. Rows with the same keys count together.
    package let pairs: [Row]
    /// By left, right and zone key; empty without zones.
    package let byZone: [Row]
    /// The shared ground as polygons, with fields `left`, `right` and `area_m2`; none unless asked for.
    package let shapes: Layer?
    /// Rows set aside or repaired, of both layers and the zones, in `RowIssue.inOrder`.
    package let issues: [RowIssue]
    /// What became of the rows of each layer: left, right, zones.
    package let reports: [IntakeReport]
    /// Ground that rows of each layer share among themselves: what they share with the other layer counts for each.
    package let shared: (left: RepeatedSums, right: RepeatedSums)
    /// The same in each zone, by key; zones without any left out.
    package let sharedByZone: [(zone: String, left: RepeatedSums, right: RepeatedSums)]
    /// What zones share with each other, and their names row by row; none without zones.
    let zoneOverlaps: (found: ZoneOverlaps, names: [String])?
    /// Pairs with ground outside every zone, or in more than one zone: two areas, and no difference. None without zones.
    package let besideZones: [BesideZones]
    /// Rows whose box meets no row of the other layer.
    package let apart: (left: Int, right: Int)
    /// The plane that was used.
    package let plane: Plane

    /// Computes the table.
    /// - Throws: `OGRError`, `ProjectionError`, `IntakeError`, `GEOSError`; `CancellationError`.
    /// - Complexity: each pair of rows whose boxes meet costs its edge pairs; with shapes, or a method that needs
    ///   them, one overlay too.
    package init(_ request: Request) throws {
        let sides = try OverlapSides(request)
        plane = sides.plane
        let (lefts, rights) = (sides.left.polygons, sides.right.polygons)
        var reports = [sides.left.report, sides.right.report]
        var issues = sides.left.report.issues + sides.right.report.issues
        if request.zones == nil { try reports.refuseUnused(request.treatAsCGCS2000) }
        apart = (left: sides.left.apart, right: sides.right.apart)
        let found = overlappingPairs(lefts, rights, on: plane.overlap)
        try Task.checkCancellation()
        let measure = request.method.needsShapes ? try ShapeMeasure(request.method, in: plane) : nil
        let context = GEOSContext()

        var sums: [[String]: Int128] = [:]
        for (n, pair) in found.enumerated() {
            if n & 255 == 0 { try Task.checkCancellation() }
            let area = try measure?.area(ofOnly: Self.shape(pair, lefts, rights, context))
            sums[[sides.left.key(pair.left), sides.right.key(pair.right)], default: 0] +=
                (area ?? AreaSum(squareMetres: pair.area)).micro
        }
        pairs = Self.sorted(sums)

        let own = try (left: Self.repeated(lefts, plane.overlap), right: Self.repeated(rights, plane.overlap))
        let ground = try GroundMeasure(request.method, in: plane)
        shared = (left: try ground.sums(of: own.left), right: try ground.sums(of: own.right))
        var inZones: [(zone: String, left: RepeatedSums, right: RepeatedSums)] = []
        var zoneSums: [[String]: Int128] = [:]
        var (overlaps, beside) = (nil as (found: ZoneOverlaps, names: [String])?, [[String]: BesideZones]())
        if let zoneRequest = request.zones {
            var wanted = IntakeRequest(
                "zones", zoneRequest, columns: request.zoneKey.map { [$0] } ?? [], key: request.zoneKey,
                keyUse: .results, repair: request.repair)
            wanted.treatAsCGCS2000 = request.treatAsCGCS2000
            let zones = try ZoneLayer(wanted) { _ in sides.plane }
            try (reports + [zones.source.report]).refuseUnused(request.treatAsCGCS2000)
            issues += zones.issues
            let index = try ZoneIndex(accounting: zones.polygons, on: plane.overlap)
            let told = try ZoneOverlaps(index, zones.polygons)
            let names = zones.keyOfRow.map { zones.keys[$0] }
            issues += told.issues(
                layer: "zones", names: names, rows: zones.layerRows.map { zones.source.rows.sourceRows[$0] })
            overlaps = (told, names)
            if !own.left.rows.isEmpty || !own.right.rows.isEmpty {
                let l = zones.byKey(try ground.sums(of: own.left, in: index, zones.polygons))
                let r = zones.byKey(try ground.sums(of: own.right, in: index, zones.polygons))
                for k in zones.keys.indices where l[k] != RepeatedSums() || r[k] != RepeatedSums() {
                    inZones.append((zones.keys[k], l[k], r[k]))
                }
            }
            reports.append(zones.source.report)
            try Self.divide(found, lefts, rights, zones, index, measure) { pair, outside, repeated in
                let keys = [sides.left.key(pair.left), sides.right.key(pair.right)]
                beside[keys, default: BesideZones(keys: keys)].outside += outside
                beside[keys, default: BesideZones(keys: keys)].repeated += repeated
            } body: { pair, zone, micro in
                zoneSums[[sides.left.key(pair.left), sides.right.key(pair.right), zone], default: 0] += micro
            }
        }
        byZone = Self.sorted(zoneSums)
        sharedByZone = inZones
        zoneOverlaps = overlaps
        besideZones = beside.values.sorted { x, y in
            x.keys[0] != y.keys[0] ? utf8Less(x.keys[0], y.keys[0]) : utf8Less(x.keys[1], y.keys[1])
        }

        shapes =
            request.shapes
            ? try Self.shapes(found, lefts, rights, plane, measure, leftKey: sides.left.key, rightKey: sides.right.key)
            : nil
        self.issues = issues.sorted(by: RowIssue.inOrder)
        self.reports = reports
    }

    /// What rows of one layer share.
    private static func repeated(_ column: PolygonColumn, _ plane: OverlapPlane) throws(GEOSError) -> RepeatedGround {
        try RepeatedGround(column, classes: [Int](repeating: 0, count: column.count), on: plane)
    }

    private static func sorted(_ sums: [[String]: Int128]) -> [Row] {
        sums.filter { $0.value > 0 }.map { Row(keys: $0.key, area: AreaSum(micro: $0.value)) }.sorted { x, y in
            for (p, q) in zip(x.keys, y.keys) where p != q { return utf8Less(p, q) }
            return false
        }
    }

    /// Spreads each pair over the zones. Pairs of a left row that lies in one zone are that zone's; only pairs of other rows
    /// need the shape of the shared ground.
    /// - Parameter beside: told what of a pair lies outside every zone, and what in more than one, as the plane measures it.
    private static func divide(
        _ found: [OverlapPair], _ lefts: PolygonColumn, _ rights: PolygonColumn, _ zones: ZoneLayer,
        _ index: ZoneIndex, _ measure: ShapeMeasure?, beside: (OverlapPair, AreaSum, AreaSum) -> Void,
        body: (OverlapPair, String, Int128) -> Void
    ) throws {
        let plane = index.plane
        func tell(_ pair: OverlapPair, outside: Double, repeated: Double = 0) {
            guard outside > Noise.area || repeated > Noise.area else { return }
            beside(
                pair, AreaSum(squareMetres: outside > Noise.area ? outside : 0), AreaSum(squareMetres: repeated))
        }
        let context = GEOSContext()
        func name(_ zone: Int) -> String { zones.keys[zones.keyOfRow[zone]] }
        let rows = found.reduce(into: [Int]()) { if $0.last != $1.left { $0.append($1.left) } }
        let asked = lefts.selecting(rows)
        let grounds = areas(of: asked, on: plane)
        let shares = overlappingPairs(asked, zones.polygons, on: plane)
        var (row, own) = (-1, 0..<0)
        var (cut, pairsOfCut) = (PolygonColumn(), [OverlapPair]())
        for (n, pair) in found.enumerated() {
            if n & 1023 == 0 { try Task.checkCancellation() }
            if row < 0 || rows[row] != pair.left {
                row += 1
                own = own.upperBound..<(shares[own.upperBound...].firstIndex { $0.left != row } ?? shares.count)
            }
            if own.isEmpty {
                tell(pair, outside: pair.area)
                continue
            }
            let share = shares[own.lowerBound]
            if own.count == 1, share.area == max(0, grounds[row]) {
                let area = try measure?.area(ofOnly: shape(pair, lefts, rights, context))
                body(pair, name(share.right), (area ?? AreaSum(squareMetres: pair.area)).micro)
            } else {
                cut.append(row: 0, of: try shape(pair, lefts, rights, context))
                pairsOfCut.append(pair)
            }
        }
        let inZones = index.tabulate(cut)
        for (row, pair) in pairsOfCut.enumerated() {
            tell(pair, outside: inZones.outside(ofRow: row), repeated: inZones.repeated(ofRow: row))
        }
        for share in overlappingPairs(cut, zones.polygons, on: plane) {
            var area = AreaSum(squareMetres: share.area)
            if let measure {
                let zone = try GEOSGeometry(polygons: zones.polygons, row: share.right, in: context)
                let piece = try GEOSGeometry(polygons: cut, row: share.left, in: context).intersection(zone)
                area = try measure.area(ofOnly: piece.polygonColumn())
            }
            body(pairsOfCut[share.left], name(share.right), area.micro)
        }
    }

    /// The shared ground of a pair as a column of one row; without parts when it has no ground.
    private static func shape(
        _ pair: OverlapPair, _ lefts: PolygonColumn, _ rights: PolygonColumn, _ context: GEOSContext
    ) throws -> PolygonColumn {
        let left = try GEOSGeometry(polygons: lefts, row: pair.left, in: context)
        let right = try GEOSGeometry(polygons: rights, row: pair.right, in: context)
        return try left.intersection(right).polygonColumn()
    }

    private static func shapes(
        _ found: [OverlapPair], _ lefts: PolygonColumn, _ rights: PolygonColumn, _ plane: Plane,
        _ measure: ShapeMeasure?, leftKey: (Int) -> String, rightKey: (Int) -> String
    ) throws -> Layer {
        let context = GEOSContext()
        var column = PolygonColumn()
        var (leftKeys, rightKeys, areas): ([String?], [String?], [Double?]) = ([], [], [])
        for pair in found where AreaSum(squareMetres: pair.area) >= Tabulation.smallestFigure {
            let shape = try shape(pair, lefts, rights, context)
            column.append(row: 0, of: shape)
            leftKeys.append(leftKey(pair.left))
            rightKeys.append(rightKey(pair.right))
            areas.append((try measure?.area(ofOnly: shape) ?? AreaSum(squareMetres: pair.area)).squareMetres)
        }
        var layer = Layer(name: "overlaps", crs: plane.crs, geometry: .polygons(column))
        layer.add(Field("left", .text), .text(leftKeys))
        layer.add(Field("right", .text), .text(rightKeys))
        layer.add(Field("area_m2", .real), .real(areas))
        return layer.selecting(layer.canonicalOrder(key: "left"))
    }

    /// A table as CSV: keys and `area_m2`, six decimals; figures under 10⁻⁴ m² left out and counted.
    package static func csv(_ rows: [Row], heading: String) -> (text: String, leftOut: Int) {
        var text = heading + "\n"
        var leftOut = 0
        for row in rows {
            guard row.area >= Tabulation.smallestFigure else {
                leftOut += 1
                continue
            }
            text += row.keys.map(csvCell).joined(separator: ",") + "," + row.area.squareMetresText(decimals: 6) + "\n"
        }
        return (text, leftOut)
    }

    /// What the tables do not say, a sentence each.
    package func notes(leftOut: Int) -> [Phrase] {
        let total = pairs.reduce(AreaSum.zero) { $0 + $1.area }
        var notes = [Messages.pairs(pairs.count, total, in: plane.label)]
        if leftOut > 0 { notes.append(Messages.leftOut(figures: leftOut)) }
        let (left, right) = (Phrase(zh: "左", en: "left"), Phrase(zh: "右", en: "right"))
        for (name, own) in [(left, shared.left), (right, shared.right)] where own.again > .zero {
            notes.append(Messages.overlapWithin(name, own.once))
        }
        for row in sharedByZone.prefix(20) {
            notes.append(Messages.overlapWithin(zone: row.zone, left: row.left.once, right: row.right.once))
        }
        if let (found, names) = zoneOverlaps, found.once > .zero {
            let repeated = besideZones.reduce(AreaSum.zero) { $0 + $1.repeated }
            notes.append(Messages.zonesOverlap(found.once, pairs: repeated))
            notes += found.notes(names: names)
        }
        let outside = besideZones.reduce(AreaSum.zero) { $0 + $1.outside }
        if outside > .zero { notes.append(Messages.outsideZones(outside)) }
        for row in besideZones.prefix(20) {
            notes.append(Messages.pairOutside(row.keys, outside: row.outside, repeated: row.repeated))
        }
        if besideZones.count > 20 { notes.append(Messages.morePairs(besideZones.count - 20)) }
        if apart.left + apart.right > 0 {
            notes.append(Messages.apart(left: apart.left, right: apart.right))
        }
        return notes + reports.flatMap(\.sentences)
    }
}
