import Columns
import FindingValues
import GEOS
import Overlap
import PROJ

/// The parts of blocks in villages: their ground and borders.
///
/// A village's own border is no edge, whether it cuts a parcel or a parcel ends at it; it counts in the perimeter. The same
/// holds for the county and its outer border. Lengths are on the ground, by the point scale at the middle of each parcel.
struct VillagePatches {
    /// By village row, and then by block.
    let ofVillage: [[Fragmentation.Patch]]
    /// By block: what lies in villages.
    let ofCounty: [Fragmentation.Patch]

    init(
        _ parcels: FarmlandParcels, block: [Int], borders: [OpenBorders.Stretch], villages: PolygonColumn,
        plane: OverlapPlane
    ) throws(GEOSError) {
        var united: [[Int]: (ground: PolygonColumn, lines: BorderLines)] = [:]
        let context = GEOSContext()
        var found = Found()
        let lines = Lines(villages)
        var first = 0
        for row in 0..<parcels.count {
            var end = first
            while end < borders.count, borders[end].row == row { end += 1 }
            let own = borders[first..<end]
            first = end
            let box = parcels.polygons.box(ofRow: row)
            let scale = Self.scale(at: box.centre, plane)
            let village = parcels.onlyVillage(of: row)
            if let village, !lines.villages.mayReach(box) {
                let length = own.reduce(0) { $0 + $1.a.distance(to: $1.b) } / scale
                let border = Border(edge: length, perimeter: length)
                found.add(parcels.grounds[row], village, block[row], inVillage: border, inCounty: border)
                continue
            }
            let parcel = Parcel(parcels.polygons, row, box)
            let shares = parcels.shares[row].filter { $0.ground > 0 }
            let isRepeated = !parcels.repeats[row].isEmpty
            for share in shares {
                // A parcel that lies in one village needs no cutting.
                let zone = village == nil ? LengthInside(villages, row: share.village, within: box) : nil
                let inCounty = isRepeated ? Border() : parcel.border(own, lines.county, of: [share.village], zone)
                found.add(
                    share.ground, share.village, block[row],
                    inVillage: parcel.border(own, lines.villages, of: [share.village], zone) / scale,
                    inCounty: inCounty / scale)
            }
            guard isRepeated else { continue }
            // Where villages overlap the county has each place once: what they have together.
            let members = shares.map(\.village)
            if united[members] == nil {
                let ground = try GEOSGeometry.union(of: villages, rows: members, in: context).polygonColumn()
                united[members] = (ground, BorderLines(ground))
            }
            guard let whole = united[members], whole.ground.count > 0 else { continue }
            let zone = LengthInside(whole.ground, row: 0, within: box)
            found.add(
                again: parcels.repeats[row].reduce(0) { $0 + $1.ground }, block[row],
                parcel.border(own, lines.county, of: members, zone, around: whole.lines) / scale)
        }
        (ofVillage, ofCounty) = found.patches(villages: villages.count)
    }

    /// The borders of villages, and of the county.
    private struct Lines {
        let villages: BorderLines
        let county: BorderLines

        init(_ polygons: PolygonColumn) {
            (villages, county) = (BorderLines(polygons), BorderLines(OpenBorders(polygons)))
        }
    }

    /// Border with other land, and all of the border.
    private struct Border {
        var edge = 0.0
        var perimeter = 0.0

        static func / (a: Border, scale: Double) -> Border {
            Border(edge: a.edge / scale, perimeter: a.perimeter / scale)
        }
    }

    /// A parcel near the border of a village.
    private struct Parcel {
        let polygons: PolygonColumn
        let box: Box
        let inside: LengthInside
        let edges: BorderLines

        init(_ column: PolygonColumn, _ row: Int, _ box: Box) {
            (polygons, self.box) = (column.selecting([row]), box)
            inside = LengthInside(polygons, row: 0, within: box)
            edges = BorderLines(polygons)
        }

        /// The parcel's border in a village, or in several that overlap, held against border lines of theirs.
        /// - Parameters:
        ///   - own: its borders with land that is no farmland.
        ///   - zone: the villages' ground; none when one village holds all of the parcel.
        ///   - around: the border of several villages together; one of them inside another is no border.
        func border(
            _ own: ArraySlice<OpenBorders.Stretch>, _ lines: BorderLines, of villages: [Int], _ zone: LengthInside?,
            around: BorderLines? = nil
        ) -> Border {
            /// What runs along no border line of the villages.
            func off(_ a: Position, _ b: Position) -> [BorderLines.Piece] {
                villages.reduce([(a, b)]) { pieces, village in
                    pieces.flatMap { lines.apart(from: $0.a, to: $0.b, row: village) }
                }
            }
            func apart(_ a: Position, _ b: Position) -> [BorderLines.Piece] {
                guard let around else { return off(a, b) }
                let inside = around.apart(from: a, to: b)
                var (from, result) = (a, inside)
                for piece in inside + [(b, b)] {
                    if from != piece.a { result += off(from, piece.a) }
                    from = piece.b
                }
                return result
            }
            var edge = 0.0
            for stretch in own {
                for piece in apart(stretch.a, stretch.b) {
                    edge += zone?.length(from: piece.a, to: piece.b, border: true) ?? piece.a.distance(to: piece.b)
                }
            }
            var ends = 0.0
            polygons.forEachEdge(ofRow: 0) { a, b in
                ends += a.distance(to: b) - apart(a, b).reduce(0) { $0 + $1.a.distance(to: $1.b) }
            }
            var cut = 0.0
            for line in zone == nil ? [] : around?.near(box) ?? villages.flatMap({ lines.near(box, row: $0) }) {
                for piece in edges.apart(from: line.a, to: line.b) {
                    cut += inside.length(from: piece.a, to: piece.b, border: false)
                    guard around != nil else { continue }
                    for other in off(piece.a, piece.b) {
                        cut -= inside.length(from: other.a, to: other.b, border: false)
                    }
                }
            }
            return Border(edge: edge, perimeter: edge + ends + cut)
        }
    }

    /// Patches as they are put together.
    private struct Found {
        private var ofVillage: [Key: Fragmentation.Patch] = [:]
        private var ofCounty: [Int: Fragmentation.Patch] = [:]

        mutating func add(_ ground: Int64, _ village: Int, _ block: Int, inVillage: Border, inCounty: Border) {
            let key = Key(village: village, block: block)
            ofVillage[key, default: .init()].ground += Int128(ground)
            ofVillage[key, default: .init()].edge += inVillage.edge
            ofVillage[key, default: .init()].perimeter += inVillage.perimeter
            ofCounty[block, default: .init()].ground += Int128(ground)
            ofCounty[block, default: .init()].edge += inCounty.edge
            ofCounty[block, default: .init()].perimeter += inCounty.perimeter
        }

        /// Adds to the county alone: less ground that villages have again, and the border of what they have together.
        mutating func add(again ground: Int64, _ block: Int, _ border: Border) {
            ofCounty[block, default: .init()].ground -= Int128(ground)
            ofCounty[block, default: .init()].edge += border.edge
            ofCounty[block, default: .init()].perimeter += border.perimeter
        }

        func patches(villages: Int) -> ([[Fragmentation.Patch]], [Fragmentation.Patch]) {
            var byVillage = [[Fragmentation.Patch]](repeating: [], count: villages)
            for (key, patch) in ofVillage.sorted(by: { ($0.key.village, $0.key.block) < ($1.key.village, $1.key.block) }
            ) {
                byVillage[key.village].append(patch)
            }
            return (byVillage, ofCounty.sorted { $0.key < $1.key }.map(\.value))
        }
    }

    private struct Key: Hashable {
        let village: Int
        let block: Int
    }

    /// Metres in the plane for a metre on the ground.
    private static func scale(at place: Position, _ plane: OverlapPlane) -> Double {
        guard case .ellipsoidal(let weight) = plane else { return 1 }
        return weight.pointScale(easting: place.x, northing: place.y)
    }
}
