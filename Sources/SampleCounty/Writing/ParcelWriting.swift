import Columns
import OGR
import PROJ
import Survey

/// Draws and writes the parcels, village by village, and keeps the few figures that later layers need.
struct ParcelWriting {
    private let county: DrawnCounty
    private let names: Gazetteer
    private let blocks: FieldBlocks
    private let official = OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true))
    private var tracer: RegionTracer
    private var written = 0

    /// Net farmland, hundredths of m².
    private(set) var farmland: Int64 = 0
    /// Homestead parcels of each village: planar centroid and area.
    private(set) var homesteads: [[(place: Position, area: Double)]]
    /// BSM of each planted rectangle's parcel.
    private(set) var plantedKeys: [Int: String] = [:]
    /// The row that is written twice.
    private(set) var duplicateKey = ""

    init(_ county: DrawnCounty, _ names: Gazetteer, _ blocks: FieldBlocks) {
        (self.county, self.names, self.blocks) = (county, names, blocks)
        tracer = RegionTracer(county.faces)
        homesteads = Array(repeating: [], count: county.villageCount)
    }

    /// Writes the layer `DLTB`; the last row repeats an earlier one of forest.
    /// - Parameter each: called with each village as it is written.
    mutating func write(
        to writer: GeoPackageWriter, _ rectangles: [PlantedRectangle], each: (VillageParcels) throws -> Void
    ) throws {
        try writer.begin(
            LayerTemplate(of: RowTable(SampleLayers.parcelFields).layer("DLTB", .polygons(PolygonColumn()))))
        var repeated: Layer?
        for v in names.order {
            try Task.checkCancellation()
            let parcels = parcels(ofVillage: v, rectangles)
            let batch = parcels.table.layer("DLTB", .polygons(parcels.shapes))
            try writer.append(batch)
            try each(parcels)
            if repeated == nil, let row = (0..<batch.count).first(where: { batch.column("DLBM")!.text($0) == "0301" }) {
                repeated = batch.selecting([row])
                duplicateKey = batch.column("BSM")!.text(row)!
            }
        }
        if let repeated { try writer.append(repeated) }
        try writer.end()
    }

    private mutating func parcels(ofVillage v: Int, _ rectangles: [PlantedRectangle]) -> VillageParcels {
        let map = county.parcels
        let first = map.firstParcel[v]
        var members = Array(repeating: [Int](), count: map.firstParcel[v + 1] - first)
        for f in map.facesOfVillage[v] { members[Int(map.parcelOfFace[Int(f)]) - first].append(Int(f)) }
        let planted = rectangles.indices.filter {
            rectangles[$0].layer == .parcels && map.firstParcel[v]..<map.firstParcel[v + 1] ~= rectangles[$0].parcel
        }
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.parcelFields)
        for (k, faces) in members.enumerated() {
            var rings = tracer.rings(of: faces) { map.parcelOfFace[$0] == Int32(first + k) }
            for r in planted where rectangles[r].parcel == first + k { rings.append(backwards(rectangles[r].ring)) }
            let basic = faces.contains { $0 < county.mesh.cellCount && blocks.blockOfCell[$0] >= 0 }
            let urban = faces[0] < county.mesh.cellCount ? Int(county.cover.urban[faces[0]]) : -1
            add(rings, map.parcels[first + k], v, basic, urban, &shapes, &table)
        }
        var rows: [(number: Int, parcel: Int, row: Int)] = []
        for r in planted {
            rows.append((r, rectangles[r].parcel - first, table.rows.count))
            let sketch = ParcelSketch(use: rectangles[r].use, village: Int32(v), grade: 0, width: 0)
            add([rectangles[r].ring], sketch, v, false, -1, &shapes, &table)
            if case .text(let key) = table.rows.last![0] { plantedKeys[r] = key }
        }
        return VillageParcels(village: v, members: members, shapes: shapes, table: table, rectangles: rows)
    }

    private mutating func add(
        _ rings: [[Double]], _ sketch: ParcelSketch, _ v: Int, _ basic: Bool, _ urban: Int,
        _ shapes: inout PolygonColumn, _ table: inout RowTable
    ) {
        shapes.append(rings)
        let use = sketch.use
        written += 1
        let luck = county.noise.branch(131)
        var values = ParcelValues(
            key: SampleLayers.key(names.countyCode, "2110", written), number: table.rows.count + 1, use: use,
            villageCode: names.villageCodes[v], villageName: names.villageNames[v],
            gross: official.hundredths(of: shapes, row: shapes.count - 1))
        values.isStateOwned = use == .river || use == .lake || use == .reservoir || use == .highway || urban >= 0
        values.slope = SlopeGrade(grade: max(1, Int(sketch.grade)))
        values.width = sketch.width
        if use.isFarmland {
            values.crop = Self.crop(luck.unit(written), basic: basic)
            values.quality = 6 + values.slope.grade + luck.integer(0...1, written)
            farmland += values.area.net
        }
        if use.isBuilt { values.settlement = Self.settlementCode(use, urban) }
        if use == .homestead { homesteads[v].append(centroid(rings)) }
        table.append(values.cells)
    }

    /// 201 the county town, 202 other towns, 203 villages; A for industry on its own.
    static func settlementCode(_ use: LandUse, _ urban: Int) -> String {
        (urban < 0 ? "203" : (urban == 0 ? "201" : "202")) + (use == .industry ? "A" : "")
    }

    /// What is grown; basic farmland grows grain.
    private static func crop(_ chance: Double, basic: Bool) -> (code: String, name: String) {
        if basic { return chance < 0.88 ? ("LS", "种植粮食作物") : ("LYFL", "粮与非粮轮作") }
        return switch chance {
        case ..<0.45: ("LS", "种植粮食作物")
        case ..<0.80: ("FLS", "种植非粮食作物")
        case ..<0.92: ("LYFL", "粮与非粮轮作")
        case ..<0.96: ("XG", "休耕")
        default: ("WG", "未耕种")
        }
    }
}

/// The ring in the other direction.
func backwards(_ ring: [Double]) -> [Double] {
    stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
}

/// Planar centroid and area of a polygon of a shell and its holes.
func centroid(_ rings: [[Double]]) -> (place: Position, area: Double) {
    let (x0, y0) = (rings[0][0], rings[0][1])
    var (area, mx, my) = (0.0, 0.0, 0.0)
    for ring in rings {
        for k in stride(from: 0, to: ring.count - 2, by: 2) {
            let (ax, ay, bx, by) = (ring[k] - x0, ring[k + 1] - y0, ring[k + 2] - x0, ring[k + 3] - y0)
            let cross = ax * by - bx * ay
            area += cross / 2
            mx += (ax + bx) * cross / 6
            my += (ay + by) * cross / 6
        }
    }
    return (Position(x0 + mx / area, y0 + my / area), area)
}
