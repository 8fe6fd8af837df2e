import Columns

/// Clusters of a polygon layer by its own columns: what `qiancun clusters --areas` runs.
public struct AreaClustering: Sendable {
    /// Field whose values name the rows; every row has one, and none comes twice.
    public var key: String
    /// Numeric fields that make clusters alike.
    public var columns: [String]
    /// Number of clusters wanted, which is had or an error; `nil`: by the mean size of the bounds.
    public var count: Int?
    /// Least sum of a field over a cluster; the name `villages` stands for the number of rows.
    public var floors: [(name: String, value: Double)] = []
    /// Greatest sum of a field over a cluster; the name `villages` stands for the number of rows.
    public var ceilings: [(name: String, value: Double)] = []
    /// Widest gap between borders that still counts as touching, metres.
    public var tolerance = 1.0
    /// Seed of the search.
    public var seed: UInt64 = 1

    /// Clusters without bounds, as many as the search makes; tolerance 1 m and seed 1.
    public init(key: String, columns: [String]) { (self.key, self.columns) = (key, columns) }

    /// Clusters by key.
    public struct Answer: Sendable, Equatable {
        /// Every key of the layer, by UTF-8 bytes.
        public let keys: [String]
        /// Cluster of each key, from 1 by smallest key; `nil` when in none.
        public let clusters: [Int?]
        /// Sum of squares about the cluster means on z-scores, for each cluster.
        public let heterogeneity: [Double]
        /// Sum of `heterogeneity`: what is minimised.
        public let objective: Double
        /// A proven lower bound on `objective`; `nil` with `boundReason`.
        public let bound: Double?
        /// Why there is no bound; `nil` with one.
        public let boundReason: Phrase?
        /// Why keys are left over; `nil` when none is.
        public let obstacle: RegionObstacle?
        /// Keys in no cluster, by UTF-8 bytes, and why.
        public let unassigned: [(key: String, reason: Phrase)]
        /// Pairs of neighbours among the rows that were not set aside.
        public let neighbourPairs: Int
        /// Keys of such rows without a neighbour.
        public let isolates: [String]

        /// Equal keys, clusters, heterogeneity, unassigned keys and number of pairs; bound, reasons and isolates do not
        /// count.
        public static func == (a: Answer, b: Answer) -> Bool {
            a.keys == b.keys && a.clusters == b.clusters && a.heterogeneity == b.heterogeneity
                && a.unassigned.map(\.key) == b.unassigned.map(\.key) && a.neighbourPairs == b.neighbourPairs
        }
    }

    /// Runs on a layer; the order of its rows does not matter.
    ///
    /// Rows without geometry or without a value in a wanted field are set aside and listed; scores are taken over the
    /// rest. Layers in degrees are laid out in metres about their middle latitude, for matching borders only.
    /// - Parameter inDegrees: coordinates are longitude and latitude.
    /// - Throws: `AreaClusteringError`, also when a wanted number of clusters cannot be had; `CancellationError`.
    public func run(on source: Layer, inDegrees: Bool) throws -> Answer {
        let layer = source.ordered(key: key)
        guard case .polygons(let all) = layer.geometry else { throw AreaClusteringError.notPolygons(layer: layer.name) }
        let keys = try uniqueKeys(layer)
        let sumNames = (floors + ceilings).map(\.name).filter { $0 != "villages" || layer.column($0) != nil }
        let values = try Set(columns + sumNames).sorted(by: utf8Less).reduce(into: [String: [Double?]]()) {
            values, name in
            values[name] = try numbers(layer, name)
        }
        var reasons = [Phrase?](repeating: nil, count: layer.count)
        for row in 0..<layer.count {
            if all.isEmpty(row: row) { reasons[row] = Phrase(zh: "没有图形", en: "it has no geometry") }
            for name in columns + sumNames where values[name]![row] == nil {
                reasons[row] = Phrase(zh: "没有 \(name) 的值", en: "it has no value of \(name)")
            }
            for name in sumNames where values[name]?[row] ?? 0 < 0 {
                reasons[row] = Phrase(zh: "\(name) 为负数", en: "its \(name) is negative")
            }
        }
        let kept = (0..<layer.count).filter { reasons[$0] == nil }
        let graph = Adjacency.rook(inMetres(all.selecting(kept), inDegrees), tolerance: tolerance)
        var generator = SeededGenerator(seed: seed)
        let limits = limits(rows: kept) { name in kept.map { values[name]![$0]! } }
        if let crossed = RegionObstacle.crossed(limits.sums) { throw AreaClusteringError.noPlan(crossed) }
        let result = try Regionalisation.balanced(
            graph, columns: columns.map { name in kept.map { values[name]![$0]! } }, limits: limits, using: &generator)
        if count != nil, let obstacle = result.obstacle { throw AreaClusteringError.noPlan(obstacle) }
        var clusters = [Int?](repeating: nil, count: layer.count)
        for (i, row) in kept.enumerated() { clusters[row] = result.labels[i] }
        for out in result.unassigned { reasons[kept[out.row]] = out.reason.phrase }
        return Answer(
            keys: keys, clusters: clusters, heterogeneity: result.heterogeneity, objective: result.objective,
            bound: result.bound, boundReason: result.boundReason, obstacle: result.obstacle,
            unassigned: keys.indices.compactMap { row in reasons[row].map { (keys[row], $0) } },
            neighbourPairs: graph.pairs.count, isolates: graph.isolates.map { keys[kept[$0]] })
    }

    private func uniqueKeys(_ layer: Layer) throws(AreaClusteringError) -> [String] {
        guard let column = layer.column(key) else { throw .noField(key, layer) }
        var keys: [String] = []
        for row in 0..<layer.count {
            guard let value = column.text(row) else { throw .noKey(field: key, row: layer.sourceRows[row]) }
            if keys.last == value { throw .keyTwice(field: key, value: value) }
            keys.append(value)
        }
        return keys
    }

    private func numbers(_ layer: Layer, _ name: String) throws(AreaClusteringError) -> [Double?] {
        guard let column = layer.column(name) else { throw .noField(name, layer) }
        let values = (0..<layer.count).map { row in column.number(row).flatMap { $0.isFinite ? $0 : nil } }
        if layer.count > 0 && values.allSatisfy({ $0 == nil }) { throw .notNumbers(field: name) }
        return values
    }

    private func limits(rows: [Int], _ values: (String) -> [Double]) -> RegionLimits {
        var limits = RegionLimits(count: count)
        for (name, isFloor, bound) in floors.map({ ($0.name, true, $0.value) })
            + ceilings.map({ ($0.name, false, $0.value) })
        {
            if let at = limits.sums.firstIndex(where: { $0.name == name }) {
                if isFloor { limits.sums[at].least = bound } else { limits.sums[at].most = bound }
            } else {
                let amounts = name == "villages" ? [Double](repeating: 1, count: rows.count) : values(name)
                limits.sums.append(
                    SumLimit(name: name, values: amounts, least: isFloor ? bound : nil, most: isFloor ? nil : bound))
            }
        }
        return limits
    }

    private func inMetres(_ polygons: PolygonColumn, _ inDegrees: Bool) -> PolygonColumn {
        guard inDegrees, !polygons.box.isEmpty else { return polygons }
        // One degree of latitude is about 111.2 km. Degrees of longitude shrink by the cosine, here as a series.
        let t = polygons.box.centre.y * 0.017453292519943295
        let cosine = 1 - t * t / 2 * (1 - t * t / 12 * (1 - t * t / 30 * (1 - t * t / 56)))
        var plane = polygons
        plane.updateCoordinates { c in
            for i in stride(from: 0, to: c.count, by: 2) {
                (c[i], c[i + 1]) = (c[i] * 111_200 * cosine, c[i + 1] * 111_200)
            }
        }
        return plane
    }
}
