import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import Overlap

/// Ground before ridges and after; after is none where it is not known.
package struct HeldGround: Sendable, Hashable {
    package var gross = AreaSum.zero
    package var net: AreaSum? = .zero
    /// Polygons with a stored net area that have ground here.
    var storedRows = 0

    package init(gross: AreaSum = AreaSum.zero, net: AreaSum? = .zero, storedRows: Int = 0) {
        self.gross = gross
        self.net = net
        self.storedRows = storedRows
    }

    /// What counts: net where it is known.
    package var held: AreaSum { net ?? gross }

    /// Takes ground out; the polygons that have ground here stay as many.
    static func -= (a: inout HeldGround, b: HeldGround) {
        a.gross -= b.gross
        if let less = b.net { a.net? -= less }
    }

    static func += (a: inout HeldGround, b: HeldGround) {
        a.gross += b.gross
        a.storedRows += b.storedRows
        if let more = b.net { a.net? += more } else { a.net = nil }
    }
}

/// What the county holds of the polygons of a layer: ground inside villages, each place once.
///
/// The one place where such ground is summed, for holdings as for policy targets. Without villages all of it counts.
package struct LayerGrounds {
    let villageIndex: ZoneIndex
    let plane: Plane

    package init(_ county: County, villageIndex: ZoneIndex) {
        (self.villageIndex, plane) = (villageIndex, county.plane)
    }

    /// Ground by village, and what sums over villages hold of it again.
    struct Grounds {
        var villages: [HeldGround]
        /// By the later village, in sums of its town and of the county; empty where no villages overlap.
        var againInTown: [HeldGround] = []
        var againInCounty: [HeldGround] = []

        /// Of some villages of one town, each place once.
        func town(_ members: [Int]) -> HeldGround { sum(members, less: againInTown) }
        /// Of all villages, each place once.
        var county: HeldGround { sum(Array(villages.indices), less: againInCounty) }

        private func sum(_ members: [Int], less again: [HeldGround]) -> HeldGround {
            var sum = HeldGround(gross: .zero, net: villages.first?.net == nil ? nil : .zero)
            for i in members { sum += villages[i] }
            for i in members where i < again.count { sum -= again[i] }
            return sum
        }
    }

    /// By village. A polygon's net area is divided as its ground is; one without has its ground as net area in a layer
    /// where others have one.
    func byVillage(_ rows: AreaRows, where isWanted: (Int) -> Bool = { _ in true }) throws(GEOSError) -> Grounds {
        let wanted = try ground(rows, where: isWanted)
        let found = villageIndex.tabulate(wanted)
        let nothing = [HeldGround](repeating: Self.nothing(rows), count: villageIndex.count)
        var result = Grounds(villages: nothing)
        if !found.repeats.isEmpty { (result.againInTown, result.againInCounty) = (nothing, nothing) }
        let wholes = self.wholes(rows, found.areas)
        for row in 0..<wanted.count {
            for share in found.shares(ofRow: row) {
                result.villages[share.zone] += part(share.area, ofRow: row, rows, whole: wholes[row])
            }
            for share in found.repeats[row] ?? [] {
                result.againInCounty[share.zone] += part(share.area, ofRow: row, rows, whole: wholes[row])
                guard share.inGroup > 0 else { continue }
                result.againInTown[share.zone] += part(share.inGroup, ofRow: row, rows, whole: wholes[row])
            }
        }
        return result
    }

    /// In the county.
    package func total(_ rows: AreaRows, where isWanted: (Int) -> Bool = { _ in true }) throws(GEOSError) -> HeldGround
    {
        guard villageIndex.count == 0 else {
            return try byVillage(rows, where: isWanted).county
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
