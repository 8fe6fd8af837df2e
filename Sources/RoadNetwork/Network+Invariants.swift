extension Network {
    /// Stops when the arrays do not fit together; for tests and debug builds.
    func checkInvariants() {
        precondition(nodeCoordinates.count == 2 * nodeCount)
        for count in [
            edgeFrom.count, edgeTo.count, edgeClasses.count, edgeSpeeds.count, edgeLengths.count, edgeDirections.count,
            edgeTwoLanes.count, edgeUses.count, edgeHolders.count, edgeGroundRows.count, vertexOffsets.count - 1,
        ] { precondition(count == edgeCount) }
        precondition(coordinates.count == 2 * measures.count && vertexOffsets.last == measures.count)
        for n in 1..<max(1, Int32(nodeCount)) { precondition(!(node(n) < node(n - 1)), "nodes are sorted by place") }
        for e in 0..<Int32(edgeCount) {
            let v = vertices(ofEdge: e)
            precondition(
                v.count >= 2 && measures[v.lowerBound] == 0 && measures[v.upperBound - 1] == edgeLengths[Int(e)])
            precondition(
                vertex(v.lowerBound) == node(edgeFrom[Int(e)]) && vertex(v.upperBound - 1) == node(edgeTo[Int(e)]))
            for i in v.dropFirst() { precondition(measures[i] >= measures[i - 1], "measures grow along an edge") }
            precondition(edgeSpeeds[Int(e)] > 0)
            precondition(edgeHolders[Int(edgeHolders[Int(e)])] == edgeHolders[Int(e)] && edgeGroundRows[Int(e)] >= 0)
            precondition(nodeComponents[Int(edgeFrom[Int(e)])] == nodeComponents[Int(edgeTo[Int(e)])])
        }
    }
}
