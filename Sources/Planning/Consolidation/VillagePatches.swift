import Columns
import Overlap
import PROJ

/// The parts of blocks in villages: their ground and borders.
///
/// Lengths are on the ground, by the point scale at the middle of each parcel.
struct VillagePatches {
    /// By village row, and then by block.
    let ofVillage: [[Fragmentation.Patch]]
    /// By block: what lies in villages. The county's own border counts in no perimeter.
    let ofCounty: [Fragmentation.Patch]

    init(
        _ parcels: FarmlandParcels, block: [Int], borders: [OpenBorders.Stretch], villages: PolygonColumn,
        plane: OverlapPlane
    ) {
        var found: [Key: Fragmentation.Patch] = [:]
        let boxes = villages.boxes
        var first = 0
        for row in 0..<parcels.count {
            var end = first
            while end < borders.count, borders[end].row == row { end += 1 }
            let own = borders[first..<end]
            first = end
            let box = parcels.polygons.box(ofRow: row)
            let scale = Self.scale(at: box.centre, plane)
            if let village = parcels.onlyVillage(of: row) {
                let length = own.reduce(0) { $0 + $1.a.distance(to: $1.b) } / scale
                let key = Key(village: village, block: block[row])
                found[key, default: .init()].ground += Int128(parcels.grounds[row])
                found[key, default: .init()].edge += length
                found[key, default: .init()].perimeter += length
                continue
            }
            for share in parcels.shares[row] where share.ground > 0 {
                let zone = LengthInside(villages, row: share.village, within: box)
                let length = own.reduce(0) { $0 + zone.length(from: $1.a, to: $1.b, border: true) } / scale
                let parcel = LengthInside(parcels.polygons, row: row, within: boxes[share.village])
                let cut = Self.cut(villages, share.village, box, parcel) / scale
                let key = Key(village: share.village, block: block[row])
                found[key, default: .init()].ground += Int128(share.ground)
                found[key, default: .init()].edge += length
                found[key, default: .init()].perimeter += length + cut
            }
        }
        var (ofVillage, ofCounty) = (
            [[Fragmentation.Patch]](repeating: [], count: villages.count), [Int: Fragmentation.Patch]()
        )
        for (key, patch) in found.sorted(by: { ($0.key.village, $0.key.block) < ($1.key.village, $1.key.block) }) {
            ofVillage[key.village].append(patch)
            ofCounty[key.block, default: .init()].ground += patch.ground
            ofCounty[key.block, default: .init()].edge += patch.edge
            ofCounty[key.block, default: .init()].perimeter += patch.edge
        }
        self.ofVillage = ofVillage
        self.ofCounty = ofCounty.sorted { $0.key < $1.key }.map(\.value)
    }

    private struct Key: Hashable {
        let village: Int
        let block: Int
    }

    /// Length of a village's border inside a parcel, metres in the plane.
    private static func cut(_ villages: PolygonColumn, _ village: Int, _ box: Box, _ parcel: LengthInside) -> Double {
        var sum = 0.0
        for ring in villages.rings(ofRow: village) {
            let v = villages.vertices(ofRing: ring)
            for i in v.lowerBound..<max(v.lowerBound, v.upperBound - 1) {
                let (a, b) = (villages.vertex(i), villages.vertex(i + 1))
                guard max(a.x, b.x) >= box.minX, min(a.x, b.x) <= box.maxX, max(a.y, b.y) >= box.minY,
                    min(a.y, b.y) <= box.maxY
                else { continue }
                sum += parcel.length(from: a, to: b, border: false)
            }
        }
        return sum
    }

    /// Metres in the plane for a metre on the ground.
    private static func scale(at place: Position, _ plane: OverlapPlane) -> Double {
        guard case .ellipsoidal(let weight) = plane else { return 1 }
        return weight.pointScale(easting: place.x, northing: place.y)
    }
}
