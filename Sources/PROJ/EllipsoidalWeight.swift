import Columns

/// How much ground a piece of a transverse Mercator plane stands for: dA = k⁻² dE dN, ds_ground = ds / k.
///
/// k is the point scale. With x the distance from the central meridian, R² = MN and η² = e'²cos²φ at the footpoint
/// latitude φ of the northing,
///
///     k = 1 + x²/2R² + x⁴(1 + 4η²)/24R⁴ + x⁶/720R⁶,
///
/// and for k₀ ≠ 1 x and the northing are divided by k₀ and k is multiplied by it. With u = x²/R² the weight is
///
///     k⁻² = 1 − u + (2/3 − η²/3) u² − (17/45 − η²/2) u³ + 62/315 u⁴.
///
/// Against a densified shoelace of authalic coordinates the relative error of an area is under 10⁻¹⁰ out to 3° from
/// the central meridian, between 18° and 53° of latitude.
///
/// Kernels take one `Expansion` per parcel, which makes 1/R² linear in the northing, and use it for all its pieces.
///
/// - Source: Bomford, *Geodesy*, 4th ed., 1980, §2.5 (scale of the transverse Mercator projection); the footpoint series of
///   Krüger, *Konforme Abbildung des Erdellipsoids in der Ebene*, 1912.
@frozen public struct EllipsoidalWeight: Sendable, Hashable {
    /// Easting of the central meridian, metres.
    public let falseEasting: Double
    /// k₀.
    public let scale: Double
    /// Northing of the equator, metres.
    public let equatorNorthing: Double
    /// c = a²/b, metres.
    @usableFromInline let c: Double
    /// The second eccentricity squared, (a² − b²)/b².
    @usableFromInline let e2: Double
    /// Radius of the circle as long as the meridian, times k₀, metres: northing to rectifying latitude.
    @usableFromInline let rectifyingRadius: Double
    /// Krüger's series from rectifying to geographic latitude: sin 2µ, sin 4µ, sin 6µ, sin 8µ.
    @usableFromInline let footpoint: SIMD4<Double>

    /// The weight of a projection.
    public init(_ gauss: GaussKruger) {
        let n = gauss.ellipsoid.thirdFlattening
        let n2 = n * n
        falseEasting = gauss.falseEasting
        scale = gauss.scale
        c = gauss.ellipsoid.polarCurvatureRadius
        e2 = gauss.ellipsoid.secondEccentricitySquared
        let radius = gauss.a / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64)
        rectifyingRadius = radius * gauss.scale
        footpoint = SIMD4(
            n * (3.0 / 2 - n2 * 27 / 32), n2 * (21.0 / 16 - n2 * 55 / 32), n2 * n * 151 / 96, n2 * n2 * 1097 / 512)
        let origin = meridianArc(latitude: gauss.originLatitude, radius: radius, n: n)
        equatorNorthing = gauss.falseNorthing - gauss.scale * origin
    }

    /// The weight of a CGCS2000 zone.
    public init(_ zone: CGCS2000Zone) { self.init(GaussKruger(zone)) }

    /// From the equator to the pole along the central meridian, metres of the plane: 10 001 965.729 on CGCS2000.
    public var quarterMeridian: Double { rectifyingRadius * .pi / 2 }

    /// The footpoint latitude of a northing, radians.
    @inlinable public func footpointLatitude(northing: Double) -> Double {
        let mu = (northing - equatorNorthing) / rectifyingRadius
        // sin 2kµ by Clenshaw's recurrence.
        let (sine, cosine) = (sinOf(2 * mu), cosOf(2 * mu))
        var (b1, b2) = (0.0, 0.0)
        for i in stride(from: 3, through: 0, by: -1) { (b1, b2) = (footpoint[i] + 2 * cosine * b1 - b2, b1) }
        return mu + b1 * sine
    }

    /// 1/R² = 1/MN = (1 + η²)²/c² at the footpoint of a northing, m⁻².
    @inlinable public func inverseR2(northing: Double) -> Double {
        let cosine = cosOf(footpointLatitude(northing: northing))
        let v2 = 1 + e2 * cosine * cosine
        return v2 * v2 / (c * c)
    }

    /// The weight about one northing. One sine and two cosines: make one per parcel, not per edge.
    @inlinable public func expansion(about northing: Double) -> Expansion {
        let latitude = footpointLatitude(northing: northing)
        let (sine, cosine) = (sinOf(latitude), cosOf(latitude))
        let eta2 = e2 * cosine * cosine
        let v2 = 1 + eta2
        // d(1/R²)/dφ = −4 e'² sin φ cos φ (1 + η²)/c², dφ/dy = (1 + η²)^(3/2)/(c k₀); and x is divided by k₀.
        let k2 = 1 / (scale * scale)
        let r0 = v2 * v2 / (c * c)
        let r1 = -4 * e2 * sine * cosine * v2 * v2 * v2.squareRoot() / (c * c * c * scale)
        return Expansion(
            falseEasting: falseEasting, northing: northing, inverseR2: r0 * k2, slope: r1 * k2,
            c2: 2.0 / 3 - eta2 / 3, c3: -17.0 / 45 + eta2 / 2, inverseScale2: k2)
    }

    /// k⁻² at a place: square metres of ground for a square metre of plane.
    @inlinable public func weight(easting: Double, northing: Double) -> Double {
        expansion(about: northing).weight(easting, northing)
    }

    /// k, the point scale at a place.
    @inlinable public func pointScale(easting: Double, northing: Double) -> Double {
        1 / weight(easting: easting, northing: northing).squareRoot()
    }
}

extension EllipsoidalWeight {
    /// The weight near one northing: 1/R² linear in the northing, η² constant. No trigonometry, no division.
    ///
    /// Within 10 km of its northing the error it adds is under 10⁻¹⁰ of the area.
    @frozen public struct Expansion: Sendable, Hashable {
        /// Easting of the central meridian, metres.
        public let falseEasting: Double
        /// y₀, the northing of the expansion, metres.
        public let northing: Double
        /// 1/(R k₀)² at y₀, m⁻².
        public let inverseR2: Double
        /// Its change per metre of northing, m⁻³.
        public let slope: Double
        @usableFromInline let c2: Double
        @usableFromInline let c3: Double
        /// 1/k₀².
        @usableFromInline let inverseScale2: Double

        @inlinable init(
            falseEasting: Double, northing: Double, inverseR2: Double, slope: Double, c2: Double, c3: Double,
            inverseScale2: Double
        ) {
            (self.falseEasting, self.northing, self.inverseR2) = (falseEasting, northing, inverseR2)
            (self.slope, self.c2, self.c3, self.inverseScale2) = (slope, c2, c3, inverseScale2)
        }

        /// k⁻² at a place.
        @inlinable @inline(__always) public func weight(_ easting: Double, _ northing: Double) -> Double {
            let x = easting - falseEasting
            let u = x * x * (inverseR2 + slope * (northing - self.northing))
            return inverseScale2 * (1 + u * (-1 + u * (c2 + u * (c3 + u * (62.0 / 315)))))
        }

        /// F(x, y) = ∫ k⁻² dy from y₀ to y: square metres of ground per metre of easting.
        @inlinable @inline(__always) public func integral(_ easting: Double, _ northing: Double) -> Double {
            let dy = northing - self.northing
            return dy * weight(easting, self.northing + dy / 2)
        }

        /// ∫ F dx under a straight edge, from its first end to its second, by three-point Gauss: the ground between the
        /// edge and y₀, positive when it runs east above y₀. A closed counter-clockwise ring sums to minus its area.
        @inlinable @inline(__always) public func underEdge(
            _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
        ) -> Double {
            let (hx, hy) = ((x2 - x1) / 2, (y2 - y1) / 2)
            let (mx, my) = (x1 + hx, y1 + hy)
            // Nodes ±√(3/5) and 0, weights 5/9 and 8/9.
            let t = 0.7745966692414834
            return hx
                * (5.0 / 9 * (integral(mx - t * hx, my - t * hy) + integral(mx + t * hx, my + t * hy))
                    + 8.0 / 9 * integral(mx, my))
        }
    }
}

// MARK: - Lengths

extension EllipsoidalWeight {
    /// Length on the ground of a straight segment of the plane, metres: ∫ ds/k by Simpson's rule.
    ///
    /// k is nearly quadratic in x, for which the rule is exact: a segment of 100 km at 3° is right to 10⁻¹⁰.
    public func groundLength(from a: Position, to b: Position) -> Double {
        let middle = Position((a.x + b.x) / 2, (a.y + b.y) / 2)
        let near = expansion(about: middle.y)
        let (ka, km, kb) = (near.weight(a.x, a.y), near.weight(middle.x, middle.y), near.weight(b.x, b.y))
        return a.distance(to: b) * (ka.squareRoot() + 4 * km.squareRoot() + kb.squareRoot()) / 6
    }

    /// Length on the ground of a row of lines, all parts, metres. 0 for an empty row.
    public func groundLength(of lines: LineColumn, row: Int) -> Double {
        var sum = 0.0
        for part in lines.parts(ofRow: row) {
            for v in lines.vertices(ofPart: part).dropLast() {
                sum += groundLength(from: lines.vertex(v), to: lines.vertex(v + 1))
            }
        }
        return sum
    }

    /// Length on the ground of all rings of a row of polygons, metres. 0 for an empty row.
    public func groundPerimeter(of polygons: PolygonColumn, row: Int) -> Double {
        var sum = 0.0
        for ring in polygons.rings(ofRow: row) {
            for v in polygons.vertices(ofRing: ring).dropLast() {
                sum += groundLength(from: polygons.vertex(v), to: polygons.vertex(v + 1))
            }
        }
        return sum
    }
}
