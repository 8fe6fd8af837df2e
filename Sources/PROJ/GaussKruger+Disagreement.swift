import Columns

/// False easting, name and central meridian of one definition, held against each other.
extension GaussKruger {
    /// What does not fit, in words; none when all fits or nothing can be compared.
    ///
    /// - A false easting of a zone number and 500 000 m must go with a central meridian of that number.
    /// - A name that means a zone (`CGCS2000_3_Degree_GK_Zone_38`, `WGS_1984_UTM_Zone_50N` and the like) must mean this one, with
    ///   the zone's scale (1, in UTM 0.9996); northings of a Gauss-Krüger zone begin at the equator with 0.
    ///
    /// A code that the definition carries is not asked: what is defined counts.
    /// - Parameter name: of the CRS.
    func disagreement(name: String) -> String? {
        let own = "false easting \(metres(falseEasting)) and central meridian \(degrees(centralMeridian))"
        if let prefix, prefix != 0 {
            let meridians = [CGCS2000Zone.Width.three, .six].filter { CGCS2000Zone.numbers($0).contains(prefix) }.map {
                Double(CGCS2000Zone(width: $0, number: prefix, prefixed: true).centralMeridian)
            }
            if let meridian = meridians.first, !fits(centralMeridian, meridian) {
                return own + ", but zone \(prefix) has its meridian at \(degrees(meridian))"
            }
        } else if falseEasting.magnitude >= 1e9 {
            return "a false easting of \(metres(falseEasting)), which no plane has"
        }
        if let zone = Self.zone(name: name),
            zone.falseEasting != falseEasting || !fits(centralMeridian, Double(zone.centralMeridian))
        {
            return "the name means the \(zone), but it has \(own)"
        }
        if Self.zone(name: name) != nil {
            if scale != 1 { return "the name means a Gauss-Krüger zone, whose scale is 1, but it has \(scale)" }
            if falseNorthing != 0 || originLatitude.magnitude > 1e-9 {
                return "the name means a Gauss-Krüger zone, whose northings begin at the equator with 0, but it has "
                    + "false northing \(metres(falseNorthing)) and latitude of origin \(degrees(originLatitude))"
            }
        }
        if let zone = Self.utmZone(name: name),
            falseEasting != 500_000 || !fits(centralMeridian, Double(6 * zone - 183)) || !fits(scale, 0.9996)
        {
            return "the name means UTM zone \(zone), but it has \(own)"
                + (fits(scale, 0.9996) ? "" : " and scale \(scale)")
        }
        return nil
    }

    /// What in a definition no Chinese system has: another unit of length than the metre, or longitudes that count from
    /// elsewhere than Greenwich; none when neither is there, or the definition is of another system.
    /// - Parameters:
    ///   - name: of the CRS.
    ///   - datum: its name.
    ///   - unit: of the axes, where it is not the metre.
    ///   - meridian: the prime meridian, where it is not Greenwich.
    static func disagreement(name: String, datum: String, unit: String?, meridian: String?) -> String? {
        let means: String? =
            if let zone = zone(name: name) {
                "the name means the \(zone)"
            } else if CGCS2000.isDatumName(datum) {
                "the datum \(datum) is CGCS2000"
            } else {
                nil
            }
        guard let means else { return nil }
        if let unit { return means + ", whose unit is the metre, but its axes are in \(unit)" }
        if let meridian {
            return means + ", whose longitudes count from Greenwich, but its prime meridian is \(meridian)"
        }
        return nil
    }

    private static let datums = ["cgcs2000", "xian1980", "newbeijing", "beijing1954"]

    /// The Gauss-Krüger zone that a name means.
    private static func zone(name: String) -> CGCS2000Zone? { CGCS2000Zone(name: name, datums: datums) }

    /// The zone of a UTM name that ends in its number, with N or S or without.
    private static func utmZone(name: String) -> Int? {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        guard let range = plain.ranges(of: "utmzone").last else { return nil }
        var rest = plain[range.upperBound...]
        if rest.hasSuffix("n") || rest.hasSuffix("s") { rest = rest.dropLast() }
        guard let zone = Int(rest), (1...60).contains(zone) else { return nil }
        return zone
    }

    private func fits(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 1e-6 }
    private func metres(_ value: Double) -> String {
        (value.magnitude < 1e12 ? fixedText(value, decimals: 0) : "\(value)") + " m"
    }
    private func degrees(_ value: Double) -> String {
        value.magnitude < 1e6 ? fixedText(value, decimals: value == value.rounded() ? 0 : 4) + "°" : "\(value)°"
    }
}
