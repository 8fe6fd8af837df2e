import Columns
import CountyLayers
import GEOS
import Intake
import OGR
import ProjectFile
import RoadNetwork

/// What `qiancun matrix` is asked.
package struct NetworkMatrixRequest: Sendable {
    /// Where a point joins the network.
    package enum Snap: String, Sendable, Hashable, CaseIterable {
        /// The nearest place on a road; both access legs count, walked.
        case edge
        /// The nearest node; no leg counts.
        case node
    }

    /// Road lines.
    package var roads: LayerSource
    /// Points or polygons to start from; a polygon is reached at a point inside it.
    package var from: LayerSource
    /// Points or polygons to go to.
    package var to: LayerSource
    /// Fields that name the points; row numbers from 0 without them.
    package var fromKey: String?
    /// Likewise for the points to go to.
    package var toKey: String?
    /// What is counted.
    package var measure = Travel.Measure.metres
    /// How one travels.
    package var mode = Travel.Mode.drive
    /// Who may use which road; those of the binary by default.
    package var rules: RoadRules?
    /// Turns that OpenStreetMap bans are not made.
    package var turnRestrictions = false
    /// Drivers may turn around where roads meet.
    package var turnsAround = true
    /// Where points join the network.
    package var snap = Snap.edge
    /// Where roads join.
    package var noding = NetworkOptions.Noding.crossings
    /// Field of the roads with their class; the usual ones by default.
    package var classField: String?
    /// Field of the roads with their length, metres.
    package var lengthField: String?
    /// Field of the roads with their speed, km/h.
    package var speedField: String?
    /// Only this many nearest; all without it.
    package var nearest: Int?
    /// Farthest gap to a road, metres. Without it 500 m to an edge, and any gap to a node.
    package var reach: Double?
    /// Speeds of roads that have none of their own, by class, instead of those of the rules.
    package var speeds: [String: Double] = [:]
    /// Geographic CRSs that are taken as CGCS2000.
    package var treatAsCGCS2000: [String] = []
    /// Tasks that work at once; the result does not depend on it.
    package var threads = 1

    /// A request with the defaults.
    package init(roads: LayerSource, from: LayerSource, to: LayerSource) {
        (self.roads, self.from, self.to) = (roads, from, to)
    }
}

/// Costs along roads from many points to many, in the order of their keys.
package struct NetworkMatrix: Sendable {
    /// A cost; none when the target is not reached.
    package struct Entry: Sendable, Hashable {
        /// Number of the target in `toKeys`.
        package let to: Int
        /// None when it is not reached.
        package let cost: Double?
    }

    /// Sorted by UTF-8 bytes.
    package let fromKeys: [String]
    /// Sorted by UTF-8 bytes.
    package let toKeys: [String]
    /// What is counted.
    package let measure: Travel.Measure
    /// What was found on the roads.
    package let report: NetworkReport
    /// Points that are not within reach of a road.
    package let fromBeyondReach: Int
    /// Targets that are not within reach of a road.
    package let toBeyondReach: Int
    /// Rows that were set aside, of all three layers.
    package let issues: [RowIssue]
    /// What became of the rows of each layer: roads, from, to.
    package let reports: [IntakeReport]
    /// Lines of the layer of roads that are no roads, by what they are called.
    package let leftOut: [String: Int]
    /// Words of the class field that name no class, "" for none, and the roads that have each.
    package let unknownClasses: [String: Int]
    /// Driving speed of roads of unknown class, km/h.
    package let unknownSpeed: Double
    /// Rules about turning that do not lead over one node of the source and are not followed.
    package let turnsElsewhere: Int
    /// What is to be told of the roads besides their rows.
    package let roadNotes: [Phrase]
    private let costs: Costs

    private enum Costs: Sendable {
        case all(CostMatrix)
        case nearest([[Router.Reached]])
    }

    /// Entries of one point, by the order of `toKeys`.
    package func entries(from row: Int) -> [Entry] {
        switch costs {
        case .all(let matrix): toKeys.indices.map { Entry(to: $0, cost: matrix[row, $0].flatMap(Self.written)) }
        case .nearest(let lists):
            lists[row].map { Entry(to: $0.target, cost: Self.written($0.cost)) }.sorted { $0.to < $1.to }
        }
    }

    /// A cost that can be written; what is beyond every number is not reached.
    private static func written(_ cost: Double) -> Double? { cost.isFinite ? cost : nil }

    /// Reads the layers, makes the network and works out the costs.
    /// - Throws: `IntakeError`, `OGRError` and errors of the module PROJ; `CancellationError`.
    package static func compute(
        _ request: NetworkMatrixRequest, progress: (Phrase) -> Void = { _ in }
    ) async throws -> NetworkMatrix {
        var project = Project(name: "matrix")
        project.options.treatAsCGCS2000 = request.treatAsCGCS2000
        var loader = LayerLoader(project)
        loader.planeMayLieAnywhere = true
        let rules = try request.rules ?? RoadRules()
        let speeds = try rules.speeds(request.speeds)
        progress(Phrase(zh: "读取", en: "read"))
        let roads = try loadRoads(request, rules, &loader)
        let turns =
            request.turnRestrictions ? try loader.turnRestrictions(of: request.roads, for: "roads") : TurnRules()
        let from = try MatrixPoints(request.from, key: request.fromKey, as: "from", &loader)
        let to = try MatrixPoints(request.to, key: request.toKey, as: "to", &loader)
        try loader.reports.refuseUnused(request.treatAsCGCS2000.map { CRS($0) })
        try Task.checkCancellation()
        progress(Phrase(zh: "路网", en: "network"))
        var options = NetworkOptions()
        (options.noding, options.speeds, options.turns) = (request.noding, speeds, turns.overNodes)
        options.turnsAround = request.turnsAround
        if let plane = loader.plane { options.groundLength = plane.length }
        let (network, report) = Network.build(roads.network, options)
        try Task.checkCancellation()
        progress(Phrase(zh: "矩阵", en: "matrix"))
        let attach = { (points: [Position]) in
            request.snap == .edge
                ? network.attach(points, within: request.reach ?? 500, for: request.mode)
                : network.attachToNodes(points, within: request.reach ?? .infinity, for: request.mode)
        }
        let (starts, ends) = (attach(from.places), attach(to.places))
        let router = Router(network, Travel(request.mode, request.measure))
        let costs: Costs =
            if let count = request.nearest {
                .nearest(try await router.nearest(count, from: starts, to: ends, threads: request.threads))
            } else {
                .all(try await router.matrix(from: starts, to: ends, threads: request.threads))
            }
        return NetworkMatrix(
            fromKeys: from.keys, toKeys: to.keys, measure: request.measure, report: report,
            fromBeyondReach: starts.count { $0 == nil }, toBeyondReach: ends.count { $0 == nil },
            issues: (loader.issues + roads.issues + report.issues).sorted(by: RowIssue.inOrder),
            reports: loader.reports, leftOut: roads.leftOut, unknownClasses: roads.unknownClasses,
            unknownSpeed: speeds.unknown, turnsElsewhere: turns.elsewhere, roadNotes: roads.sentences, costs: costs)
    }

    private static func loadRoads(
        _ request: NetworkMatrixRequest, _ rules: RoadRules, _ loader: inout LayerLoader
    ) throws -> RoadReading {
        let standard = LayerFields.of(.roads)
        var wanted = standard.wanted + rules.otherFields.map { LayerFields.Wanted($0) }
        var source = request.roads
        if let field = request.lengthField {
            wanted.append(LayerFields.Wanted("length", required: true))
            source.fields["length"] = field
        }
        if let field = request.speedField { source.fields["speed"] = field }
        if let field = request.classField { source.fields["class"] = field }
        let fields = LayerFields(
            wanted: wanted, standard: standard.standard, geometry: standard.geometry, key: standard.key,
        )
        let layer = try loader.load(source, as: "roads", fields)
        var roads = RoadReading(layer, as: "roads", rules)
        if request.lengthField != nil { roads.takeLengths() }
        return roads
    }
}

/// The points of one side of a matrix, in the order of their keys.
private struct MatrixPoints {
    let keys: [String]
    let places: [Position]

    init(_ source: LayerSource, key: String?, as name: String, _ loader: inout LayerLoader) throws {
        var source = source
        if let key { source.fields["key"] = key }
        let fields = LayerFields(
            wanted: key == nil ? [] : [LayerFields.Wanted("key", required: true)], standard: nil,
            geometry: try Self.isPolygons(source) ? .polygon : .point, key: key == nil ? nil : "key")
        let layer = try loader.load(source, as: name, fields)
        let points = try Self.points(layer.geometry)
        let texts = layer.texts("key")
        var found: [(key: String, place: Position, row: Int)] = []
        for row in 0..<layer.count {
            guard let place = points.position(ofRow: row) else { continue }
            guard let text = key == nil ? "\(layer.sourceRows[row])" : texts[row] else {
                loader.issues.append(
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], rule: "key-missing", place: place,
                        message: Messages.pointWithoutKey))
                continue
            }
            found.append((text, place, layer.sourceRows[row]))
        }
        found.sort { $0.key != $1.key ? utf8Less($0.key, $1.key) : $0.place < $1.place }
        for (i, point) in found.enumerated().dropFirst() where point.key == found[i - 1].key {
            loader.issues.append(
                RowIssue(
                    layer: name, row: point.row, id: point.key, rule: "duplicate-key", severity: .warning,
                    place: point.place, message: Messages.pointKeyTwice))
        }
        (keys, places) = (found.map(\.key), found.map(\.place))
    }

    private static func isPolygons(_ source: LayerSource) throws -> Bool {
        try source.request.described().kind == .polygon
    }

    /// The points, or a point inside each polygon by GEOS.
    private static func points(_ geometry: GeometryColumn) throws -> PointColumn {
        switch geometry {
        case .points(let points): return points
        case .polygons(let polygons):
            let context = GEOSContext()
            var points = PointColumn()
            for row in 0..<polygons.count {
                points.append(try GEOSGeometry(polygons: polygons, row: row, in: context).pointOnSurface())
            }
            return points
        default: preconditionFailure("the loader gives points or polygons")
        }
    }
}
