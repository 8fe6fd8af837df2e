import Columns

/// A road network: nodes where roads meet or end, edges between them with their lines. A value; numbers are dense
/// `Int32`.
///
/// Nodes are numbered west to east, then south to north; edges by their lines. Both depend on the lines alone, not on
/// the order of the rows they came from.
public struct Network: Sendable {
    // MARK: Nodes
    /// Interleaved easting, northing of the nodes; shape `(nodes, 2)`; metres.
    public internal(set) var nodeCoordinates: [Double] = []
    /// Connected component of each node, numbered by the lowest node; directions do not count.
    public internal(set) var nodeComponents: [Int32] = []

    // MARK: Edges
    /// First node of each edge; shape `(edges)`.
    public internal(set) var edgeFrom: [Int32] = []
    /// Last node of each edge; shape `(edges)`.
    public internal(set) var edgeTo: [Int32] = []
    /// The row whose line the edge follows; of duplicates and overlaps the row of the highest class.
    public internal(set) var edgeRows: [Int32] = []
    /// Class of each edge; none where it is not known.
    public internal(set) var edgeClasses: [RoadClass?] = []
    /// Driving speed, km/h.
    public internal(set) var edgeSpeeds: [Double] = []
    /// Ground length, metres.
    public internal(set) var edgeLengths: [Double] = []
    /// Driving directions, relative to the edge's own line.
    public internal(set) var edgeDirections: [RoadLines.Direction] = []
    /// Who may use each edge, and where it may be joined.
    public internal(set) var edgeUses: [RoadUse] = []
    /// Of edges that lie on the same ground the first, for which the ground counts; else the edge itself. Shape `(edges)`.
    public internal(set) var edgeHolders: [Int32] = []
    /// The row that the ground of each edge belongs to: of several rows one that does not only add, of the highest class.
    public internal(set) var edgeGroundRows: [Int32] = []
    /// Turns that drivers may not make, sorted; see `NetworkOptions.turns`.
    public internal(set) var bannedTurns: [BannedTurn] = []
    /// Whether each edge has two lanes; none where it is not known.
    public internal(set) var edgeTwoLanes: [Bool?] = []

    // MARK: Lines
    /// First vertex of each edge; shape `(edges + 1)`.
    public internal(set) var vertexOffsets: [Int] = [0]
    /// Interleaved easting, northing of the edges' vertices; shape `(vertices, 2)`; metres.
    public internal(set) var coordinates: [Double] = []
    /// Ground distance of each vertex from the start of its edge; shape `(vertices)`; metres.
    public internal(set) var measures: [Double] = []

    /// Walking speed, km/h.
    public internal(set) var walkSpeed = SpeedTable.standard.walk
    /// Cycling speed, km/h.
    public internal(set) var cycleSpeed = SpeedTable.standard.cycle
    /// Ground length of a straight piece of the plane, metres.
    var groundLength: @Sendable (Position, Position) -> Double = { $0.distance(to: $1) }
    var segments = SegmentIndex()

    init() {}

    /// Number of nodes.
    @inlinable public var nodeCount: Int { nodeComponents.count }
    /// Number of edges.
    @inlinable public var edgeCount: Int { edgeRows.count }
    /// Metres of ground under the roads: lengths of edges, what lies on the same ground once.
    public var groundMetres: Double {
        (0..<edgeCount).reduce(0) { edgeHolders[$1] == Int32($1) ? $0 + edgeLengths[$1] : $0 }
    }
    /// Place of a node.
    @inlinable public func node(_ n: Int32) -> Position {
        Position(nodeCoordinates[2 * Int(n)], nodeCoordinates[2 * Int(n) + 1])
    }
    /// Place of a vertex of the edges' lines.
    @inlinable public func vertex(_ v: Int) -> Position { Position(coordinates[2 * v], coordinates[2 * v + 1]) }
    /// Vertices of an edge, both ends among them.
    @inlinable public func vertices(ofEdge e: Int32) -> Range<Int> { vertexOffsets[Int(e)]..<vertexOffsets[Int(e) + 1] }

    /// The edges' lines, one row an edge.
    public var lines: LineColumn {
        var column = LineColumn()
        for e in 0..<Int32(edgeCount) {
            let v = vertices(ofEdge: e)
            column.append(Array(coordinates[2 * v.lowerBound..<2 * v.upperBound]))
        }
        return column
    }
}
