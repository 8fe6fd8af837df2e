import Columns

/// Ground of single rows; one per task.
final class AreaKernel {
    private let source: WeightSource

    init(_ plane: OverlapPlane) { source = WeightSource(plane) }

    func area(_ view: PolygonView, _ row: Int) -> Double {
        let box = view.box(row)
        guard !box.isEmpty else { return 0 }
        switch source.size(box) {
        case .local: return view.ground(row, box, source.local(box))
        case .wide: return view.ground(row, box, source.wide(box))
        case .banded: return view.ground(row, box, source.banded(box))
        }
    }
}

extension PolygonView {
    /// The ground of a row, by the strips under its edges: shells count positive and holes negative whichever way they
    /// run. The weight is that of the box.
    @inline(__always) func ground(_ row: Int, _ box: Box, _ weight: some PlaneWeight) -> Double {
        let origin = SIMD2(box.centre.x, box.minY)
        var total = 0.0
        for part in parts(row) {
            let rings = rings(ofPart: part)
            for ring in rings {
                let v = vertices(ofRing: ring)
                guard v.count > 2 else { continue }
                var sum = 0.0
                var last = point(v.lowerBound) - origin
                var i = v.lowerBound + 1
                while i < v.upperBound {
                    let next = point(i) - origin
                    sum += weight.strip(last.x, next.x, last.y, next.y)
                    last = next
                    i += 1
                }
                total += ring == rings.lowerBound ? sum.magnitude : -sum.magnitude
            }
        }
        return total
    }
}
