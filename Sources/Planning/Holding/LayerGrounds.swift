import Columns
import GEOS
import Intake
import Overlap

/// Ground before ridges and after; after is none where it is not known.
struct HeldGround: Sendable, Hashable {
    var gross = AreaSum.zero
    var net: AreaSum? = .zero
    /// Polygons with a stored net area that have ground here.
    var storedRows = 0

    /// What counts: net where it is known.
    var held: AreaSum { net ?? gross }

    static func += (a: inout HeldGround, b: HeldGround) {
        a.gross += b.gross
        a.storedRows += b.storedRows
        if let more = b.net { a.net? += more } else { a.net = nil }
    }
}

/// What the county holds of the polygons of a layer: ground inside villages, each place once.
///
/// The one place where such ground is summed, for holdings as for policy targets. Without villages all of it counts.
struct LayerGrounds {
    let villageIndex: ZoneIndex
    let plane: Plane

    init(_ county: County, villageIndex: ZoneIndex) { (self.villageIndex, plane) = (villageIndex, county.plane) }

    /// By village. A polygon's net area is divided as its ground is; one without has its ground as net area in a layer
    /// where others have one.
    func byVillage(_ rows: AreaRows, where isWanted: (Int) -> Bool = { _ in true }) throws(GEOSError) -> [HeldGround] {
        let wanted = try ground(rows, where: isWanted)
        let found = villageIndex.tabulate(wanted)
        var result = [HeldGround](repeating: Self.nothing(rows), count: villageIndex.count)
        let wholes = self.wholes(rows, found.areas)
        for row in 0..<wanted.count {
            for share in found.shares(ofRow: row) {
                result[share.zone] += part(share.area, ofRow: row, rows, whole: wholes[row])
            }
        }
        return result
    }

    /// In the county.
    func total(_ rows: AreaRows, where isWanted: (Int) -> Bool = { _ in true }) throws(GEOSError) -> HeldGround {
        guard villageIndex.count == 0 else {
            return try byVillage(rows, where: isWanted).reduce(into: Self.nothing(rows)) { $0 += $1 }
        }
        let wanted = try ground(rows, where: isWanted)
        let grounds = areas(of: wanted, on: plane.overlap)
        let wholes = self.wholes(rows, grounds)
        return grounds.indices.reduce(into: Self.nothing(rows)) {
            if grounds[$1] > 0 { $0 += part(grounds[$1], ofRow: $1, rows, whole: wholes[$1]) }
        }
    }

    private static func nothing(_ rows: AreaRows) -> HeldGround {
        HeldGround(net: rows.netAreas.contains { $0 != nil } ? .zero : nil)
    }

    private func part(_ area: Double, ofRow row: Int, _ rows: AreaRows, whole: Double) -> HeldGround {
        let gross = AreaSum(squareMetres: area)
        guard let net = rows.netAreas[row] else { return HeldGround(gross: gross, net: gross) }
        return HeldGround(
            gross: gross, net: AreaSum(squareMetres: net * area / whole), storedRows: area > Noise.area ? 1 : 0)
    }

    /// Ground of whole polygons, of which `grounds` may be what others leave.
    private func wholes(_ rows: AreaRows, _ grounds: [Double]) -> [Double] {
        rows.once.repeated == .zero ? grounds : areas(of: rows.polygons, on: plane.overlap)
    }

    /// The wanted rows, each place once; the others empty.
    private func ground(_ rows: AreaRows, where isWanted: (Int) -> Bool) throws(GEOSError) -> PolygonColumn {
        let count = rows.polygons.count
        guard (0..<count).contains(where: { !isWanted($0) }) else { return rows.once.polygons }
        let wanted = rows.polygons.keeping(where: isWanted)
        return rows.once.repeated == .zero ? wanted : try GroundOnce(wanted, on: plane.overlap).polygons
    }
}
