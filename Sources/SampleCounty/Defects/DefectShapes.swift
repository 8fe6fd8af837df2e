import Columns
import Foundation
import Survey

/// Rows of a plain layer of polygons whose shape alone is at fault: one row for each rule, and rows in order between.
struct DefectShapes {
    private(set) var shapes = PolygonColumn()
    private(set) var table = RowTable([Field("id", .text, width: 8)])
    private(set) var planted: [PlantedDefect] = []
    /// Bytes of a ring as the file holds them, and those that no reader can make a geometry of.
    private(set) var broken: (ring: Data, unreadable: Data) = (Data(), Data())
    /// Our name of the layer, as the project file of the defects has it.
    static let name = "construction"

    var layer: Layer { table.layer("shapes", .polygons(shapes)) }

    init() {
        addRowsInOrder()
        addBrokenRings()
        addMisplacedRings()
        addDoubtfulBorders()
        addUnreadable()
    }

    /// Where row `n` is drawn: 200 m apart, north of the sheet; metres from its corner.
    private func place(_ n: Int) -> Position { Position(200 * Double(n % 12), 2000 + 200 * Double(n / 12)) }

    private mutating func add(_ parts: [[[(Double, Double)]]], closed: Bool = true) -> String {
        let at = place(table.rows.count)
        let id = "P" + SampleLayers.padded(table.rows.count + 1, 3)
        shapes.append(
            parts: parts.map { rings in
                rings.map { points in
                    let ring = DefectSheet.ring(from: at, points)
                    return closed ? ring : Array(ring.dropLast(2))
                }
            })
        table.append([.text(id)])
        return id
    }

    private mutating func plant(
        _ rule: CheckRule, _ parts: [[[(Double, Double)]]], closed: Bool = true,
        in ground: (x: ClosedRange<Double>, y: ClosedRange<Double>)? = (0...100, 0...100), measure: Double? = nil
    ) {
        let at = place(table.rows.count)
        let id = add(parts, closed: closed)
        planted.append(
            PlantedDefect(
                rule: rule, layer: Self.name, keys: [id], ground: ground.map { DefectSheet.box(from: at, $0.x, $0.y) },
                measure: measure))
    }

    private func square(_ from: Double, _ to: Double) -> [(Double, Double)] {
        [(from, from), (to, from), (to, to), (from, to)]
    }

    private mutating func addRowsInOrder() {
        for _ in 0..<3 { _ = add([[square(0, 100)]]) }
    }

    private mutating func addBrokenRings() {
        plant(.tooFewVertices, [[[(0, 0), (50, 0)]]])
        plant(.notClosed, [[square(0, 100)]], closed: false)
        plant(.zeroArea, [[[(0, 0), (50, 0), (20, 0)]]])
        plant(.selfCrossing, [[[(0, 0), (100, 100), (100, 0), (0, 100)]]])
        plantNotFinite()
        plant(.nullGeometry, [], in: nil)
    }

    private mutating func plantNotFinite() {
        plant(.notFinite, [[square(0, 100)]])
        let last = shapes.vertices(ofRow: shapes.count - 1).lowerBound + 2
        shapes.updateCoordinates { $0[2 * last] = .nan }
    }

    private mutating func addMisplacedRings() {
        let hole = [(40.0, 40.0), (40, 60), (60, 60), (60, 40)]
        plant(.ringsCross, [[square(0, 100), [(80, 40), (80, 60), (120, 60), (120, 40)]]], in: (80...120, 40...60))
        plant(.duplicateRing, [[square(0, 100), hole, hole]])
        plant(.holeOutside, [[square(0, 50), [(70, 70), (70, 90), (90, 90), (90, 70)]]])
        plant(.nestedHoles, [[square(0, 100), [(20, 20), (20, 80), (80, 80), (80, 20)], hole]])
        plant(.overlappingParts, [[square(0, 60)], [square(40, 100)]])
    }

    private mutating func addDoubtfulBorders() {
        plant(.ringDirection, [[square(0, 100).reversed()]])
        plant(.repeatedVertex, [[[(0, 0), (100, 0), (100, 0), (100, 100), (0, 100)]]], in: (100...100, 0...0))
        plant(
            .spike, [[[(0, 0), (100, 0), (100, 49.9), (140, 50), (100, 50.1), (100, 100), (0, 100)]]],
            in: (140...140, 50...50), measure: 2 * atan(0.1 / 40) * 180 / .pi)
    }

    /// A square whose ring claims more vertices than the row has room for, once the file is written: left without a geometry,
    /// and told as that alone.
    private mutating func addUnreadable() {
        plant(.geometryBroken, [[square(0, 100)]], in: nil)
        let first = shapes.vertex(shapes.vertices(ofRow: shapes.count - 1).lowerBound)
        let place = [first.x, first.y].map { $0.bitPattern.littleEndian }.withUnsafeBytes { Data($0) }
        broken = (Data([5, 0, 0, 0]) + place, Data([0xFF, 0xFF, 0xFF, 0x0F]) + place)
    }
}
