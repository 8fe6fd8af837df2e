import Columns
import GEOS
import Intake
import Overlap

/// Pieces of parcels in zones as shapes, measured by a method that needs vertices (official, geodesic). Belongs to one task.
struct PieceMeasure {
    private let context = GEOSContext()
    private let measure: ShapeMeasure
    private let zones: PolygonColumn

    init(_ method: AreaMethod, in plane: Plane, zones: PolygonColumn) throws {
        (measure, self.zones) = (try ShapeMeasure(method, in: plane), zones)
    }

    /// Measures a parcel and its pieces anew.
    ///
    /// A parcel that lies whole in one zone is measured as it stands. Any other is cut with each of its zones; the roundings
    /// of a method then leave a residual between the parcel and its pieces, which is kept and told.
    /// - Parameter pieces: which zones the parcel touches, and what the kernel left over; replaced.
    func measure(_ polygons: PolygonColumn, row: Int, _ pieces: inout ParcelPieces) throws {
        let parcel = polygons.selecting([row])
        let before = pieces.list
        defer { pieces.scaleRepeats(from: before) }
        pieces.area = Int64(clamping: try measure.area(ofOnly: parcel).micro)
        if let sole = pieces.sole {
            for k in pieces.list.indices { pieces.list[k].micro = k == sole ? pieces.area : 0 }
            (pieces.outside, pieces.repeated) = (0, 0)
            return
        }
        for k in pieces.list.indices {
            let zone = try GEOSGeometry(polygons: zones, row: pieces.list[k].zone, in: context)
            let shape = try GEOSGeometry(polygons: parcel, row: 0, in: context).intersection(zone)
            pieces.list[k].micro = Int64(clamping: try measure.area(ofOnly: try shape.polygonColumn()).micro)
        }
        // Where a parcel lies partly outside and partly where zones overlap, the second stays as the plane measures it.
        let isBoth = pieces.outside > 0 && pieces.repeated > 0
        let rest = pieces.list.reduce(pieces.area + (isBoth ? pieces.repeated : 0)) { $0 - $1.micro }
        if pieces.outside > 0 {
            pieces.outside = max(0, rest)
        } else if pieces.repeated > 0 {
            pieces.repeated = max(0, -rest)
        } else {
            pieces.residual = rest
        }
    }
}

/// A parcel and its pieces in zones, 10⁻⁶ m².
struct ParcelPieces {
    /// Ground of the whole parcel.
    var area: Int64 = 0
    /// Zone row and ground of each piece.
    var list: [(zone: Int, micro: Int64)] = []
    /// Ground in no zone.
    var outside: Int64 = 0
    /// Ground in more than one zone, once for each zone beyond the first.
    var repeated: Int64 = 0
    /// What zones have again of it, by zone row: the part of their pieces that other zones have first.
    var repeats: [(zone: Int, ground: ZoneRepeats)] = []
    /// What roundings left between the parcel and its pieces.
    var residual: Int64 = 0

    /// Brings what zones have again to the measure of the pieces.
    mutating func scaleRepeats(from before: [(zone: Int, micro: Int64)]) {
        for n in repeats.indices {
            let zone = repeats[n].zone
            guard let old = before.first(where: { $0.zone == zone }), let new = list.first(where: { $0.zone == zone })
            else { continue }
            repeats[n].ground = repeats[n].ground.scaled(max(0, new.micro), of: old.micro)
        }
    }

    mutating func clear() {
        (area, outside, repeated, residual) = (0, 0, 0, 0)
        list.removeAll(keepingCapacity: true)
        if !repeats.isEmpty { repeats = [] }
    }

    /// The piece of a parcel that lies whole in one zone: the largest, when all else is noise of 0.01 m² or less. None for a
    /// parcel that is cut, or lies in no zone.
    var sole: Int? {
        guard let largest, closes else { return nil }
        return list.indices.allSatisfy { $0 == largest || list[$0].micro <= Self.noise } ? largest : nil
    }

    /// The pieces make up the parcel but for noise of 0.01 m² or less.
    var closes: Bool { outside <= Self.noise && repeated <= Self.noise }

    /// 0.01 m².
    static let noise: Int64 = 10_000

    /// The piece that takes what roundings leave: the largest; of equals the first.
    var largest: Int? {
        list.indices.max { list[$0].micro != list[$1].micro ? list[$0].micro < list[$1].micro : $0 > $1 }
    }
}
