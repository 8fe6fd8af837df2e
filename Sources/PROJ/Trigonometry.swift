#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Kept behind one edge, so that inlinable code of this module names no C library.
@usableFromInline func sinOf(_ x: Double) -> Double { sin(x) }
@usableFromInline func cosOf(_ x: Double) -> Double { cos(x) }

/// Length of the meridian from the equator, metres.
/// - Parameters:
///   - latitude: degrees.
///   - radius: of the circle as long as the meridian, metres.
///   - n: third flattening.
func meridianArc(latitude: Double, radius: Double, n: Double) -> Double {
    let phi = latitude * .pi / 180
    let n2 = n * n
    return radius
        * (phi - (3 * n / 2 - 9 * n2 * n / 16) * sin(2 * phi) + (15 * n2 / 16 - 15 * n2 * n2 / 32) * sin(4 * phi)
            - 35 * n2 * n / 48 * sin(6 * phi) + 315 * n2 * n2 / 512 * sin(8 * phi))
}
