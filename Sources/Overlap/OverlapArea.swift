import Columns

/// Ground of each row, square metres; 0 for an empty row. Shells count positive and holes negative whichever way they
/// run. Rows must have passed `RowCheck`; of others it is the winding area.
/// - Complexity: O(*n*) for *n* vertices.
public func areas(of column: PolygonColumn, on plane: OverlapPlane) -> [Double] {
    let kernel = AreaKernel(plane)
    return column.withView { view in (0..<view.count).map { kernel.area(view, $0) } }
}

/// Ground shared by two rows, square metres. Exactly symmetric: the row with the smaller box is the one that is measured.
/// Rows must have passed `RowCheck`.
/// - Complexity: O(*n·m*) at worst; edges outside the common box are skipped.
public func overlapArea(
    _ a: PolygonColumn, _ rowA: Int, _ b: PolygonColumn, _ rowB: Int, on plane: OverlapPlane
) -> Double {
    a.withView { va in
        b.withView { vb in
            let (boxA, boxB) = (va.box(rowA), vb.box(rowB))
            guard boxA.meets(boxB) else { return 0 }
            let swapped = precedes(vb, rowB, boxB, va, rowA, boxA)
            let kernel = PairOverlap(plane)
            return swapped
                ? kernel.area(vb, rowB, boxB, va, rowA) : kernel.area(va, rowA, boxA, vb, rowB)
        }
    }
}

/// An order of rows that does not depend on which side they stand: by area of the box, then by box, then by coordinates.
func precedes(_ a: PolygonView, _ rowA: Int, _ boxA: Box, _ b: PolygonView, _ rowB: Int, _ boxB: Box) -> Bool {
    let (sizeA, sizeB) = (boxA.width * boxA.height, boxB.width * boxB.height)
    if sizeA != sizeB { return sizeA < sizeB }
    if boxA.minX != boxB.minX { return boxA.minX < boxB.minX }
    if boxA.minY != boxB.minY { return boxA.minY < boxB.minY }
    if boxA.width != boxB.width { return boxA.width < boxB.width }
    let (va, vb) = (a.vertices(ofRow: rowA), b.vertices(ofRow: rowB))
    if va.count != vb.count { return va.count < vb.count }
    for (i, j) in zip(va, vb) {
        if a.x(i) != b.x(j) { return a.x(i) < b.x(j) }
        if a.y(i) != b.y(j) { return a.y(i) < b.y(j) }
    }
    return false
}

/// Two rows without an index.
final class PairOverlap {
    private let parcel = EdgeList()
    private let other = EdgeList()
    private let kernel = PairKernel()
    private let source: WeightSource

    init(_ plane: OverlapPlane) { source = WeightSource(plane) }

    func area(_ va: PolygonView, _ rowA: Int, _ boxA: Box, _ vb: PolygonView, _ rowB: Int) -> Double {
        let (ox, oy) = (boxA.centre.x, boxA.minY)
        parcel.fill(va, rowA, originX: ox, originY: oy)
        other.fill(vb, rowB, originX: ox, originY: oy)
        let (left, right, top) = (boxA.minX - ox, boxA.maxX - ox, boxA.height)
        kernel.begin()
        let e = other.edges.base
        for i in 0..<other.edges.count { kernel.add(e[i], left: left, right: right, top: top) }
        switch source.size(boxA) {
        case .local: return max(0, kernel.sharedArea(parcel, source.local(boxA)))
        case .wide: return max(0, kernel.sharedArea(parcel, source.wide(boxA)))
        case .banded: return max(0, kernel.sharedArea(parcel, source.banded(boxA)))
        }
    }
}
