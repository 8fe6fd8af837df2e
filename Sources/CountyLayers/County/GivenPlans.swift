import Columns
import FindingValues
import Intake
import ProjectFile

/// Plans of people: belts, clusters and a choice of villages, as the layers `given_…` hold them.
package struct GivenPlans: Sendable {
    /// A belt, drawn or listed.
    package struct Belt: Sendable {
        /// Its name; of a line without one the row that it stands in.
        package var name: String
        /// Name of the anchor that it starts from, where the plan tells one.
        package var anchor: String?
        /// The lines that it was drawn as, each interleaved, in the order of the layer; none for a list.
        package var pieces: [[Double]] = []
        /// Its villages in their order, by their rows; empty for a line.
        package var villages: [Int] = []
        /// The first source row.
        package var row: Int
    }

    /// A cluster: ground, or villages.
    package struct Cluster: Sendable {
        package var name: String
        /// Villages by their rows; of a cluster of ground none.
        package var villages: [Int] = []
        /// Row of `clusterGround`; none for a list of villages.
        package var ground: Int?
    }

    /// A chosen village.
    package struct Choice: Sendable {
        /// Row of the village.
        package var village: Int
        package var grade: String?
        package var year: Double?
    }

    /// Belts by name; none without the layer.
    package var belts: [Belt]?
    /// Clusters by name; none without the layer.
    package var clusters: [Cluster]?
    /// Ground of the clusters that are polygons.
    package var clusterGround = PolygonColumn()
    /// Chosen villages by code; none without the layer.
    package var selection: [Choice]?

    /// No plans.
    package init() {}

    /// Reads the plans among the layers of a project.
    /// - Throws: `CountyError` for a code that no village has, a row without a code, or a village that two clusters claim.
    init(
        _ layers: [ProjectLayer: Layer], villages: Villages, _ project: Project, issues: inout [RowIssue]
    ) throws(CountyError) {
        if let layer = layers[.givenBelts] {
            let rows = PlanRows(layer, .givenBelts, villages, project.layers[.givenBelts]?.written ?? "")
            belts = try Self.belts(rows, &issues)
        }
        if let layer = layers[.givenClusters] {
            let rows = PlanRows(layer, .givenClusters, villages, project.layers[.givenClusters]?.written ?? "")
            try readClusters(rows)
        }
        if let layer = layers[.givenSelection] {
            let rows = PlanRows(layer, .givenSelection, villages, project.layers[.givenSelection]?.written ?? "")
            selection = try Self.selection(rows)
        }
    }

    // MARK: Belts

    private static func belts(_ rows: PlanRows, _ issues: inout [RowIssue]) throws(CountyError) -> [Belt] {
        var found: [String: Belt] = [:]
        let anchors = rows.layer.texts("anchor")
        if case .lines(let lines) = rows.layer.geometry {
            for row in rows.inOrder {
                let source = rows.layer.sourceRows[row]
                let name = rows.names[row] ?? "\(source)"
                var belt = found[name] ?? Belt(name: name, row: source)
                for part in lines.parts(ofRow: row) {
                    let v = lines.vertices(ofPart: part)
                    belt.pieces.append(Array(lines.coordinates[2 * v.lowerBound..<2 * v.upperBound]))
                }
                belt.anchor = belt.anchor ?? anchors[row]
                if !belt.pieces.isEmpty { found[name] = belt }
            }
        } else {
            let orders = rows.layer.numbers("order")
            // Rows without an order stand behind those that have one, in the order of the table.
            let order = rows.inOrder.enumerated().sorted { a, b in
                let (first, second) = (orders[a.element] ?? .infinity, orders[b.element] ?? .infinity)
                return first != second ? first < second : a.offset < b.offset
            }.map(\.element)
            for row in order {
                let source = rows.layer.sourceRows[row]
                guard let name = rows.names[row] else { throw rows.lacks("belt", row) }
                var belt = found[name] ?? Belt(name: name, row: source)
                belt.row = min(belt.row, source)
                let village = try rows.village(row)
                if belt.villages.contains(village) {
                    issues.append(
                        RowIssue(
                            layer: rows.kind.rawValue, row: source, id: name, rule: "village-twice", severity: .warning,
                            message: Messages.villageTwice(rows.villages.codes[village], in: name)))
                } else {
                    belt.villages.append(village)
                }
                belt.anchor = belt.anchor ?? anchors[row]
                found[name] = belt
            }
        }
        return found.values.sorted { utf8Less($0.name, $1.name) }
    }

    // MARK: Clusters

    private mutating func readClusters(_ rows: PlanRows) throws(CountyError) {
        var found: [String: Cluster] = [:]
        if case .polygons(let polygons) = rows.layer.geometry {
            clusterGround = polygons
            clusters = rows.inOrder.map { row in
                Cluster(name: rows.names[row] ?? "\(rows.layer.sourceRows[row])", ground: row)
            }
            return
        }
        var owner: [Int: String] = [:]
        for row in rows.inOrder {
            guard let name = rows.names[row] else { throw rows.lacks("cluster", row) }
            let village = try rows.village(row)
            if let first = owner[village] {
                throw .villageTwice(
                    layer: rows.kind.rawValue, code: rows.villages.codes[village], first: first, second: name)
            }
            owner[village] = name
            found[name, default: Cluster(name: name)].villages.append(village)
        }
        clusters = found.values.sorted { utf8Less($0.name, $1.name) }.map { cluster in
            Cluster(name: cluster.name, villages: cluster.villages.sorted())
        }
    }

    // MARK: Selection

    private static func selection(_ rows: PlanRows) throws(CountyError) -> [Choice] {
        var found: [Int: Choice] = [:]
        let (grades, years) = (rows.layer.texts("grade"), rows.layer.numbers("year"))
        for row in rows.inOrder {
            let village = try rows.village(row)
            if let first = found[village] {
                throw .villageTwice(
                    layer: rows.kind.rawValue, code: rows.villages.codes[village], first: first.grade ?? "–",
                    second: grades[row] ?? "–")
            }
            found[village] = Choice(village: village, grade: grades[row], year: years[row])
        }
        return found.values.sorted { $0.village < $1.village }
    }
}

/// Rows of a plan: names of its parts, and villages by code.
private struct PlanRows {
    let layer: Layer
    let kind: ProjectLayer
    let villages: Villages
    let path: String
    let names: [String?]

    init(_ layer: Layer, _ kind: ProjectLayer, _ villages: Villages, _ path: String) {
        (self.layer, self.kind, self.villages, self.path) = (layer, kind, villages, path)
        names = layer.texts(kind == .givenBelts ? "belt" : "cluster")
    }

    /// Rows as they stand in the source.
    var inOrder: [Int] {
        (0..<layer.count).sorted { layer.sourceRows[$0] < layer.sourceRows[$1] }
    }

    func lacks(_ field: String, _ row: Int) -> CountyError {
        .planRow(layer: kind.rawValue, path: path, row: layer.sourceRows[row], field: field)
    }

    /// The village that a row names.
    func village(_ row: Int) throws(CountyError) -> Int {
        guard let text = layer.column("code")?.text(row) else { throw lacks("code", row) }
        let code = WrittenValue.code(text)
        let short = code.utf8.count == 19 ? String(code.prefix(12)) : code
        guard let village = villages.rows[short] else {
            throw .noSuchVillage(what: kind.rawValue, code: short, known: villages.codes)
        }
        return village
    }
}

extension LayerLoader {
    /// Reads a plan: a layer of lines or polygons, or a table of villages, whatever the source is.
    mutating func loadPlan(_ source: LayerSource, as layer: ProjectLayer) throws -> Layer {
        let isTable = try layer == .givenSelection || source.request.described().kind == GeometryColumn.Kind.none
        if isTable, let fields = LayerFields.table(of: layer) {
            return try load(source, as: layer.rawValue, fields)
        }
        return try load(source, as: layer.rawValue, LayerFields.of(layer))
    }
}
