import Columns
import Foundation
import GEOS
import OGR
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// Layout figures of three villages of the committed sample, worked again from the raw layers by other means: parcels by
/// the survey's own location code instead of by overlay, areas as the survey states them, shapes and distances by GEOS.
@Suite struct SampleLayoutTests {
    private static let findings = Task {
        try await Analysis.run(
            try Project(contentsOf: SampleAnalysisTests.folder + "/project.yaml"), only: [.layout], threads: 2)
    }

    /// Parcels of one village as the layer holds them.
    struct Raw {
        let polygons: PolygonColumn
        let settled: [Int]
        let fields: [Int]
        let stated: [Double]
        let net: [Double]
    }

    private static func raw(_ village: String) throws -> Raw {
        let path = SampleAnalysisTests.folder + "/dltb.gpkg.zip"
        let layer = try VectorFile.read(LayerRequest(path: path, only: .polygon))
        guard case .polygons(let polygons) = layer.geometry else { throw CancellationError() }
        let (places, classes, codes) = (layer.texts("ZLDWDM"), layer.texts("DLBM"), layer.texts("CZCSXM"))
        let (stated, net, keys) = (layer.numbers("TBMJ"), layer.numbers("TBDLMJ"), layer.texts("BSM"))
        var seen: Set<String> = []
        let own = (0..<layer.count).filter { row in
            places[row]?.hasPrefix(village) == true && keys[row].map { seen.insert($0).inserted } != false
        }
        return Raw(
            polygons: polygons,
            settled: own.filter { classes[$0] == "0702" || codes[$0]?.hasPrefix("203") == true },
            fields: own.filter { ["0101", "0102", "0103"].contains(classes[$0]?.prefix(4)) },
            stated: stated.map { $0 ?? 0 }, net: net.map { $0 ?? 0 })
    }

    @Test(arguments: ["430699001200", "430699100200", "430699200201"])
    func oneVillage(_ code: String) async throws {
        let findings = try await Self.findings.value
        let row = try #require(findings.villages.rows.first { $0.code == code })
        let layout = try #require(row.layout)
        let raw = try Self.raw(code)
        let context = GEOSContext()
        func shape(_ rows: [Int]) throws -> GEOSGeometry {
            try GEOSGeometry.union(of: raw.polygons, rows: rows, in: context)
        }

        // Patches: parcels within 20 m of one another by GEOS, flooded over all pairs.
        var label = raw.settled.indices.map { $0 }
        for a in raw.settled.indices {
            let left = try GEOSGeometry(polygons: raw.polygons, row: raw.settled[a], in: context)
            for b in raw.settled.indices where b > a {
                let right = try GEOSGeometry(polygons: raw.polygons, row: raw.settled[b], in: context)
                guard try left.distance(to: right) <= 20, label[a] != label[b] else { continue }
                let (old, new) = (max(label[a], label[b]), min(label[a], label[b]))
                for i in label.indices where label[i] == old { label[i] = new }
            }
        }
        let groups = Dictionary(grouping: raw.settled.indices, by: { label[$0] }).values.map { group in
            group.map { raw.settled[$0] }
        }
        #expect(layout.patches == groups.count && groups.count > 1)

        // Ground: the survey states TBMJ parcel by parcel, rounded to 0.01 m².
        let grounds = groups.map { $0.reduce(0) { $0 + raw.stated[$1] } }
        let ground = grounds.reduce(0, +)
        let rounding = 0.01 * Double(raw.settled.count)
        #expect(abs((layout.settlementArea ?? .zero).squareMetres - ground) < rounding)
        let patches = try #require(findings.layout?.settlements).filter { $0.village == code }
        for (patch, stated) in zip(patches, grounds.sorted(by: >)) {
            #expect(abs(patch.area.squareMetres - stated) < rounding)
        }
        #expect(abs((layout.largestPatchShare ?? 0) - grounds.max()! / ground) < 1e-6)
        let residents = try #require(row.population)
        #expect(abs((layout.settlementPerResident ?? 0) - ground / residents) < 1e-3)

        // Centres by GEOS. The plane is larger than the ground by k = 1 + x²/2R² here, x about 70 km: 6·10⁻⁵.
        let centres = try groups.map { try shape($0).centroid() }
        let k = 1 + pow(row.place.x - 38_500_000, 2) / (2 * pow(6_371_000, 2))
        let nearest = centres.indices.map { a in
            centres.indices.filter { $0 != a }.map { centres[a].distance(to: centres[$0]) }.min()! / k
        }
        let observed = nearest.reduce(0, +) / Double(nearest.count)
        let expected = 0.5 * (row.area.squareMetres / Double(nearest.count)).squareRoot()
        let neighbours = try #require(layout.neighbours)
        #expect(abs(neighbours.observed - observed) < 0.02 && abs(neighbours.expected - expected) < 0.01)
        #expect(abs(neighbours.index - observed / expected) < 1e-4)
        let mean = Position(
            zip(centres, grounds).reduce(0) { $0 + $1.0.x * $1.1 } / ground,
            zip(centres, grounds).reduce(0) { $0 + $1.0.y * $1.1 } / ground)
        let moment = zip(centres, grounds).reduce(0) { $0 + $1.1 * pow($1.0.distance(to: mean) / k, 2) }
        #expect(abs((layout.dispersion ?? 0) - (moment / ground).squareRoot()) < 0.05)

        // Farming radius: distance of GEOS from each centroid to the border of the whole settlement, weighted by TBDLMJ.
        let border = try GEOSGeometry.collection(of: raw.polygons, rows: raw.settled, in: context)
        var distances: [(metres: Double, ground: Double)] = []
        for field in raw.fields {
            let centre = try GEOSGeometry(polygons: raw.polygons, row: field, in: context).centroid()
            distances.append((try GEOSGeometry(centre, in: context).distance(to: border) / k, raw.net[field]))
        }
        let farmland = distances.reduce(0) { $0 + $1.ground }
        let farming = try #require(layout.farming)
        #expect(abs((row.farmland ?? .zero).squareMetres - farmland) < 0.02 * Double(raw.fields.count))
        #expect(abs(farming.mean - distances.reduce(0) { $0 + $1.metres * $1.ground } / farmland) < 0.05)
        var (within, ninth) = (0.0, 0.0)
        for item in distances.sorted(by: { $0.metres < $1.metres }) where within < 0.9 * farmland {
            (within, ninth) = (within + item.ground, item.metres)
        }
        #expect(abs(farming.nineTenths - ninth) < 0.05)
        // Along roads it is not shorter than straight on, save by the part of the way inside the settlement.
        #expect((farming.roadMean ?? 0) > farming.mean && (farming.roadShare ?? 0) > 0.5)

        // Shape by sums over the border as the layer holds it.
        let villages = try VectorFile.read(
            LayerRequest(path: SampleAnalysisTests.folder + "/villages.gpkg", only: .polygon))
        guard case .polygons(let borders) = villages.geometry else { return }
        let codes = villages.texts("ZLDWDM")
        let own = try #require((0..<villages.count).first { codes[$0]?.hasPrefix(code) == true })
        var (twice, perimeter) = (0.0, 0.0)
        let corner = borders.box(ofRow: own).centre
        for ring in borders.rings(ofRow: own) {
            for v in borders.vertices(ofRing: ring).dropLast() {
                let (a, b) = (borders.vertex(v), borders.vertex(v + 1))
                twice += (a.x - corner.x) * (b.y - corner.y) - (b.x - corner.x) * (a.y - corner.y)
                perimeter += a.distance(to: b)
            }
        }
        #expect(layout.parts == borders.parts(ofRow: own).count)
        #expect(abs(layout.polsbyPopper - 2 * .pi * abs(twice) / (perimeter * perimeter)) < 1e-9)
        // The smallest circle holds every vertex and is not larger than one about the middle of the box.
        let area = abs(twice) / 2
        let radius = (area / (.pi * layout.reock)).squareRoot()
        let vertices = borders.vertices(ofRow: own).map(borders.vertex)
        let farthest = vertices.map { $0.distance(to: corner) }.max()!
        let diameter = vertices.flatMap { a in vertices.map { a.distance(to: $0) } }.max()!
        #expect(
            radius <= farthest + 1e-6 && 2 * radius >= diameter - 1e-6 && radius <= diameter / 3.0.squareRoot() + 1e-6)

        // Homesteads as the table writes them.
        let table = try VectorFile.read(
            LayerRequest(path: SampleAnalysisTests.folder + "/villages.csv", geometry: false))
        let line = try #require((0..<table.count).first { table.texts("code")[$0] == code })
        let (all, vacant) = (table.numbers("homesteads")[line]!, table.numbers("homesteads_vacant")[line]!)
        #expect(layout.hollowness == vacant / all)
    }
}
