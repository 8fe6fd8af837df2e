import Columns
import Overlap
import PROJ

/// Sums of some parcels. Integers, so that parts add up alike in any order.
struct TabulationPart: Sendable {
    private let keys: Int
    /// Number of each class.
    private(set) var classes: [String: Int] = [:]
    /// 10⁻⁶ m² by class and zone key; 64 bits hold 9 million km².
    private(set) var sums: [[Int64]] = []
    var parcels = AreaSum.zero
    var outside = AreaSum.zero
    var repeated = AreaSum.zero
    var count = 0
    var setAside = 0
    var issues: [RowIssue] = []

    init(keys: Int) { self.keys = keys }

    /// The number of a class.
    mutating func number(_ name: String) -> Int {
        if let known = classes[name] { return known }
        classes[name] = sums.count
        sums.append([Int64](repeating: 0, count: keys))
        return sums.count - 1
    }

    @inline(__always) mutating func add(_ micro: Int64, landClass: Int, key: Int) { sums[landClass][key] += micro }

    mutating func add(_ other: TabulationPart) {
        for (name, theirs) in other.classes {
            let own = number(name)
            for k in 0..<keys { sums[own][k] += other.sums[theirs][k] }
        }
        parcels += other.parcels
        outside += other.outside
        repeated += other.repeated
        count += other.count
        setAside += other.setAside
        issues += other.issues
    }
}

/// Works on batches of parcels; one per task.
final class TabulationWorker {
    private(set) var part: TabulationPart
    private let zones: ZoneLayer
    private let tabulator: ZoneTabulator
    private let request: Tabulation.Request
    private let way: Transformation?
    private var lastClass = ""
    private var lastNumber = -1

    init(_ zones: ZoneLayer, _ request: Tabulation.Request, plane: LandPlane, crs: CRSDescription) throws {
        (self.zones, self.request) = (zones, request)
        part = TabulationPart(keys: zones.keys.count)
        tabulator = ZoneTabulator(zones.index)
        way = try plane.transformation(from: crs)
    }

    func add(_ batch: Layer) throws {
        var geometry = batch.geometry
        if let way {
            let issues = way.transform(&geometry, settingAside: "parcels", sourceRows: batch.sourceRows)
            part.issues += issues
            part.setAside += issues.count
        }
        guard case .polygons(let polygons) = geometry else {
            throw LandError.notPolygons(path: request.parcels.path, found: geometry.kind)
        }
        part.count += polygons.count
        let classes = batch.column(request.classField)
        let shares = tabulator.shares(of: polygons)
        for row in 0..<polygons.count where shares.areas[row] > 0 {
            count(shares, row, landClass: classes?.text(row) ?? "")
        }
        if !shares.faults.isEmpty { add(shares.faults, of: polygons, batch, classes) }
    }

    private func add(_ faults: [RowFault], of polygons: PolygonColumn, _ batch: Layer, _ classes: AttributeColumn?) {
        let ids = request.parcelKey.flatMap(batch.column)
        let outcome = FaultyRows(
            faults, of: polygons, layer: "parcels", sourceRows: batch.sourceRows, repair: request.repair
        ) { ids?.text($0) }
        part.issues += outcome.issues
        part.setAside += faults.count - outcome.repaired.count
        for (row, better) in outcome.repaired {
            count(tabulator.shares(of: better), 0, landClass: classes?.text(row) ?? "")
        }
    }

    /// Adds one parcel. What rounding to 10⁻⁶ m² and to double precision leaves between a parcel and its pieces goes to the
    /// largest piece, so that pieces sum to the parcel; more than that is ground outside, or ground counted twice.
    private func count(_ shares: ZoneShares, _ row: Int, landClass: String) {
        if landClass != lastClass || lastNumber < 0 { (lastClass, lastNumber) = (landClass, part.number(landClass)) }
        let area = micro(shares.areas[row])
        part.parcels.micro += Int128(area)
        let own = shares.offsets[row]..<shares.offsets[row + 1]
        guard own.count > 1 || own.count == 1 && shares.shares[own.lowerBound].area != shares.areas[row] else {
            if own.isEmpty {
                part.outside.micro += Int128(area)
            } else {
                part.add(area, landClass: lastNumber, key: zones.keyOfRow[shares.shares[own.lowerBound].zone])
            }
            return
        }
        var rest = area
        var largest = own.lowerBound
        for k in own {
            rest -= micro(shares.shares[k].area)
            if shares.shares[k].area > shares.shares[largest].area { largest = k }
        }
        let noise = Int64(shares.areas[row] * 1e-3) + Int64(own.count) + 1
        let correction = rest.magnitude <= UInt64(noise) ? rest : 0
        if correction == 0 {
            if rest > 0 { part.outside.micro += Int128(rest) } else { part.repeated.micro -= Int128(rest) }
        }
        for k in own {
            let piece = micro(shares.shares[k].area) + (k == largest ? correction : 0)
            part.add(piece, landClass: lastNumber, key: zones.keyOfRow[shares.shares[k].zone])
        }
    }

    @inline(__always) private func micro(_ squareMetres: Double) -> Int64 {
        Int64((squareMetres * 1e6).rounded(.toNearestOrAwayFromZero))
    }
}
