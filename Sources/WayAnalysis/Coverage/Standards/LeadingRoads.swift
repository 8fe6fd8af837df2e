import Columns
import RoadNetwork

/// The roads of a kind that lead on over roads of the same kind to a national or provincial road, or to an anchor.
struct LeadingRoads {
    private let outline: Outline

    /// - Parameters:
    ///   - anchors: feet of anchors that count as ends of the way too.
    ///   - isGood: the edge is of the kind.
    /// - Complexity: O(*m* log *m*) for *m* edges.
    init(_ network: Network, anchors: [Attachment?], where isGood: (Int) -> Bool) {
        let good = (0..<network.edgeCount).filter(isGood)
        var sets = DisjointSets(count: network.nodeCount)
        for edge in good { sets.join(Int(network.edgeFrom[edge]), Int(network.edgeTo[edge])) }
        var leading: Set<Int> = []
        for edge in 0..<network.edgeCount where network.edgeClasses[edge]?.isTrunk == true {
            leading.insert(sets.root(Int(network.edgeFrom[edge])))
            leading.insert(sets.root(Int(network.edgeTo[edge])))
        }
        let kinds = Set(good)
        for foot in anchors {
            guard let edge = foot.map({ Int($0.edge) }), kinds.contains(edge) else { continue }
            leading.insert(sets.root(Int(network.edgeFrom[edge])))
        }
        var own: [Int32] = []
        for edge in good where leading.contains(sets.root(Int(network.edgeFrom[edge]))) { own.append(Int32(edge)) }
        outline = Outline(edges: own, of: network)
    }

    /// Such a road comes within `metres` of the place.
    func come(near place: Position, within metres: Double) -> Bool {
        outline.nearestPlace(to: place).map { place.distance(to: $0) <= metres } ?? false
    }
}
