import Columns

/// Ground of a single row: the moments of its border against the local weight.
///
/// ∫∫ ξ^i t^j over a polygon is a sum over its edges in closed form, so that no edge needs a quadrature.
/// - Source: Steger, *On the calculation of arbitrary moments of polygons*, 1996.
final class AreaKernel {
    private let edges = EdgeList()

    func area(_ view: PolygonView, _ row: Int, box: Box, on plane: OverlapPlane) -> Double {
        guard !box.isEmpty else { return 0 }
        edges.fill(view, row, originX: box.centre.x, originY: box.minY)
        let weight = plane.localWeight(box)
        let (e, n) = (edges.edges.base, edges.edges.count)
        var sum = 0.0
        for i in 0..<n { sum += e[i].sign * weight.strip(e[i].x1, e[i].x2, e[i].y1, e[i].y2) }
        return sum
    }
}
