/// Side of the line a→b on which c lies: 1 left, −1 right, 0 on it. Exact.
///
/// A floating-point filter settles almost all calls; the rest is summed without rounding.
/// - Source: Shewchuk, *Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates*, 1997, §4.
@inline(__always)
func orientation(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double) -> Int {
    let left = (ax - cx) * (by - cy)
    let right = (ay - cy) * (bx - cx)
    let det = left - right
    let bound = 3.3306690738754716e-16 * (left.magnitude + right.magnitude)
    if det > bound { return 1 }
    if det < -bound { return -1 }
    return exactOrientation(ax, ay, bx, by, cx, cy)
}

/// The sign of (ax−cx)(by−cy) − (ay−cy)(bx−cx) by expansion arithmetic.
@inline(never)
func exactOrientation(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double) -> Int {
    let (acx, acxTail) = exactDifference(ax, cx)
    let (bcy, bcyTail) = exactDifference(by, cy)
    let (acy, acyTail) = exactDifference(ay, cy)
    let (bcx, bcxTail) = exactDifference(bx, cx)
    var sum = Expansion()
    sum.addProduct(acx, bcy)
    sum.addProduct(-acy, bcx)
    sum.addProduct(acx, bcyTail)
    sum.addProduct(acxTail, bcy)
    sum.addProduct(-acy, bcxTail)
    sum.addProduct(-acyTail, bcx)
    sum.addProduct(acxTail, bcyTail)
    sum.addProduct(-acyTail, bcxTail)
    return sum.sign
}

/// a − b as a rounded value and what the rounding lost.
private func exactDifference(_ a: Double, _ b: Double) -> (Double, Double) {
    let d = a - b
    let virtual = a - d
    return (d, (a - (d + virtual)) + (virtual - b))
}

/// A sum of numbers kept without rounding as up to sixteen parts that do not overlap, smallest first.
private struct Expansion {
    private var parts = InlineArray<17, Double>(repeating: 0)
    private var count = 0

    /// Adds a·b exactly.
    mutating func addProduct(_ a: Double, _ b: Double) {
        let product = a * b
        add((-product).addingProduct(a, b))
        add(product)
    }

    private mutating func add(_ value: Double) {
        var carry = value
        var kept = 0
        for i in 0..<count {
            let sum = carry + parts[i]
            let virtual = sum - carry
            let error = (carry - (sum - virtual)) + (parts[i] - virtual)
            if error != 0 {
                parts[kept] = error
                kept += 1
            }
            carry = sum
        }
        if carry != 0 {
            parts[kept] = carry
            kept += 1
        }
        count = kept
    }

    /// The sign of the largest part.
    var sign: Int {
        guard count > 0 else { return 0 }
        return parts[count - 1] > 0 ? 1 : -1
    }
}
