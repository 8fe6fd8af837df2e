extension Network {
    /// Both ends of an edge as places to go to; no access leg.
    public func attachmentsAtEnds(ofEdge edge: Int32) -> [Attachment] {
        let e = Int(edge)
        return [(edgeFrom[e], 0), (edgeTo[e], edgeLengths[e])].map { end, measure in
            Attachment(point: node(end), edge: edge, measure: measure, place: node(end), leg: 0)
        }
    }
}
