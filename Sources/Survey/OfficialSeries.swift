import Columns

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The formulas of the official area notice with the constants it prints, digit for digit: constants computed anew would
/// change the last digit of a result.
///
/// - Source: 国土调查办发〔2008〕32号《图幅理论面积与图斑椭球面积计算公式及要求》; constants of CGCS2000 as printed in practice for the
///   third survey (domain facts §C.1 and §C.2).
enum OfficialSeries {
    static let b = 6356752.31414036
    static let e2 = 0.0066943800229
    static let secondE2 = 0.00673949677548
    static let c = 6399593.62586
    static let k0 = 1.57048761144159e-07
    static let k1 = 5.05250178820567e-03
    static let k2 = 2.98472900956587e-05
    static let k3 = 2.41626669230084e-07
    static let k4 = 2.22241238938534e-09
    /// As printed: fifteen digits.
    static let pi = 3.14159265358979
    /// Arc-seconds in a radian, as printed.
    static let rho = 206264.8062471

    private static let e4 = e2 * e2
    private static let e6 = e4 * e2
    private static let e8 = e4 * e4
    static let seriesA = 1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8
    static let seriesB = 1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8
    static let seriesC = 3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8
    static let seriesD = 1.0 / 112 * e6 + 45.0 / 2304 * e8
    static let seriesE = 5.0 / 2304 * e8

    /// Area of the trapezoid between two latitudes over a span of longitude, square metres; signed.
    /// - Parameters:
    ///   - from: B₁, radians.
    ///   - to: B₂, radians.
    ///   - span: ΔL, radians.
    static func trapezoid(from: Double, to: Double, span: Double) -> Double {
        let half = (to - from) / 2
        let middle = (from + to) / 2
        let sum =
            seriesA * sin(half) * cos(middle) - seriesB * sin(3 * half) * cos(3 * middle)
            + seriesC * sin(5 * half) * cos(5 * middle) - seriesD * sin(7 * half) * cos(7 * middle)
            + seriesE * sin(9 * half) * cos(9 * middle)
        return 2 * b * b * span * sum
    }

    /// Latitude and longitude less the central meridian, radians.
    /// - Parameters:
    ///   - northing: x, metres.
    ///   - easting: y', metres from the central meridian.
    static func inverse(northing: Double, easting: Double) -> (latitude: Double, longitude: Double) {
        let e = k0 * northing
        let sine = sin(e)
        let sine2 = sine * sine
        let footpoint = e + cos(e) * sine * (k1 - sine2 * (k2 - sine2 * (k3 - sine2 * k4)))
        let t = tan(footpoint)
        let cosine = cos(footpoint)
        let t2 = t * t
        let eta2 = secondE2 * cosine * cosine
        let v2 = 1 + eta2
        let n = easting * v2.squareRoot() / c
        let n2 = n * n
        let latitude =
            footpoint - v2 * t * n2 / 2 + (5 + 3 * t2 + eta2 - 9 * eta2 * t2) * v2 * t * n2 * n2 / 24
            - (61 + 90 * t2 + 45 * t2 * t2) * v2 * t * n2 * n2 * n2 / 720
        let longitude =
            (n - (1 + 2 * t2 + eta2) * n2 * n / 6
                + (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2) * n2 * n2 * n / 120) / cosine
        return (latitude, longitude)
    }

    /// Arc-seconds with six decimals, half up.
    static func roundedSeconds(_ radians: Double) -> Double { (radians * rho * 1e6 + 0.5).rounded(.down) / 1e6 }
}
