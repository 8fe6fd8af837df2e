import Columns
import PROJ
import Survey

/// The ground of the defects: two towns of two square villages each, tiled by parcels of one hectare, all in order.
///
/// It lies on the central meridian, where a metre of the plane is a metre of the ground: an area known in the plane is
/// the area on the ellipsoid to 10⁻⁷ of it. Faults are planted at sites: two parcels side by side, with parcels in order
/// all around.
struct DefectSheet {
    /// A parcel as it will be written.
    struct Parcel {
        var rings: [[Double]]
        var values: ParcelValues
        /// Cells that replace those that follow from the values.
        var changes: [(field: String, cell: Cell)] = []
    }

    /// A village or a town.
    struct Unit {
        /// BSM.
        var key: String
        /// Twelve or nine digits where it is in order.
        var code: String
        var name: String
        var rings: [[Double]]
    }

    /// Side of a parcel, metres.
    static let side = 100.0
    static let (columns, rows) = (24, 16)
    static let county = "430699"
    /// South-west corner.
    static let corner = Position(38_498_800, 3_264_000)

    var parcels: [Parcel] = []
    var villages: [Unit] = []
    var towns: [Unit] = []
    var planted: [PlantedDefect] = []
    private var sites = 0

    init() {
        for t in 0..<2 {
            towns.append(
                Unit(
                    key: SampleLayers.key(Self.county, "1010", t + 1), code: Self.county + "10\(t)",
                    name: ["甲镇", "乙镇"][t], rings: [Self.ring(1200 * Double(t), 0, 1200, 1600)]))
            for s in 0..<2 {
                villages.append(
                    Unit(
                        key: SampleLayers.key(Self.county, "1020", 2 * t + s + 1),
                        code: towns[t].code + "20\(s)", name: ["一村", "二村", "三村", "四村"][2 * t + s],
                        rings: [Self.ring(1200 * Double(t), 800 * Double(s), 1200, 800)]))
            }
        }
        for j in 0..<Self.rows {
            for i in 0..<Self.columns {
                add([Self.ring(Self.side * Double(i), Self.side * Double(j), Self.side, Self.side)], in: village(i, j))
            }
        }
    }

    /// The village that a plot lies in.
    func village(_ i: Int, _ j: Int) -> Int { (i < 12 ? 0 : 2) + (j < 8 ? 0 : 1) }

    /// Adds a parcel of forest.
    /// - Returns: its number.
    @discardableResult
    mutating func add(_ rings: [[Double]], in v: Int, use: LandUse = .forest) -> Int {
        let number = parcels.count + 1
        var values = ParcelValues(
            key: SampleLayers.key(Self.county, "2110", number), number: number, use: use,
            villageCode: villages[v].code, villageName: villages[v].name, gross: 0)
        values.settlement = use.isBuilt ? "203" : nil
        values.width = use.hasWidth ? 5 : 0
        if use.isFarmland { (values.crop, values.quality) = (("LS", "种植粮食作物"), 7) }
        parcels.append(Parcel(rings: rings, values: values))
        return number - 1
    }

    /// The number of a plot's parcel.
    func plot(_ i: Int, _ j: Int) -> Int { j * Self.columns + i }

    /// Two parcels side by side that nothing has been planted in, and the south-west corner of the first.
    mutating func site() -> (west: Int, east: Int, at: Position) {
        let (i, j) = (3 * (sites % 8) + 1, 2 * (sites / 8) + 1)
        precondition(j < Self.rows - 1, "the sheet has a site for each fault")
        sites += 1
        return (plot(i, j), plot(i + 1, j), Position(Self.side * Double(i), Self.side * Double(j)))
    }

    /// A rectangle, counter-clockwise and closed; metres from the corner of the sheet.
    static func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        ring(from: Position(x, y), [(0, 0), (width, 0), (width, height), (0, height)])
    }

    /// A ring through the points, closed; metres from `p`, which is metres from the corner of the sheet.
    static func ring(from p: Position, _ points: [(Double, Double)]) -> [Double] {
        (points + [points[0]]).flatMap { x, y in
            let q = Mesh.onGrid(corner.x + p.x + x, corner.y + p.y + y)
            return [q.x, q.y]
        }
    }

    /// The smallest box around points; metres from `p`.
    static func box(from p: Position, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Box {
        let (a, b) = (
            Mesh.onGrid(corner.x + p.x + x.lowerBound, corner.y + p.y + y.lowerBound),
            Mesh.onGrid(corner.x + p.x + x.upperBound, corner.y + p.y + y.upperBound)
        )
        return Box(minX: a.x, minY: a.y, maxX: b.x, maxY: b.y)
    }

    /// The box of a parcel's shell.
    func ground(_ parcel: Int) -> Box {
        var box = Box()
        let ring = parcels[parcel].rings[0]
        for k in stride(from: 0, to: ring.count, by: 2) { box.add(x: ring[k], y: ring[k + 1]) }
        return box
    }

    func key(_ parcel: Int) -> String { parcels[parcel].values.key }

    /// Notes a fault of parcels.
    mutating func note(_ rule: CheckRule, _ rows: [Int], in ground: Box? = nil, measure: Double? = nil) {
        planted.append(
            PlantedDefect(
                rule: rule, layer: "parcels", keys: rows.map(key), ground: ground ?? self.ground(rows[0]),
                measure: measure))
    }
}
