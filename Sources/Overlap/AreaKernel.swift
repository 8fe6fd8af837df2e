import Columns

/// Ground of single rows; one per task.
final class AreaKernel {
    private let edges = EdgeList()
    private let source: WeightSource

    init(_ plane: OverlapPlane) { source = WeightSource(plane) }

    func area(_ view: PolygonView, _ row: Int) -> Double {
        let box = view.box(row)
        guard !box.isEmpty else { return 0 }
        edges.fill(view, row, originX: box.centre.x, originY: box.minY)
        switch source.size(box) {
        case .local: return edges.ground(source.local(box))
        case .wide: return edges.ground(source.wide(box))
        case .banded: return edges.ground(source.banded(box))
        }
    }
}

extension EdgeList {
    /// The signed sum of the ground under all edges.
    @inline(__always) func ground(_ weight: some PlaneWeight) -> Double {
        let (e, n) = (edges.base, edges.count)
        var sum = 0.0
        var i = 0
        while i < n {
            sum += e[i].sign * weight.strip(e[i].x1, e[i].x2, e[i].y1, e[i].y2)
            i += 1
        }
        return sum
    }
}
