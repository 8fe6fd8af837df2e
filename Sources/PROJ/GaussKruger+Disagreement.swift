import Columns

/// False easting, name and central meridian of one definition, held against each other.
extension GaussKruger {
    /// What does not fit, in words; none when all fits or nothing can be compared.
    ///
    /// - A false easting of a zone number and 500 000 m must go with a central meridian of that number.
    /// - A name that means a zone (`CGCS2000_3_Degree_GK_Zone_38`, `WGS_1984_UTM_Zone_50N` and the like) must mean this one.
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
        if let zone = CGCS2000Zone(name: name, datums: ["cgcs2000", "xian1980", "newbeijing", "beijing1954"]),
            zone.falseEasting != falseEasting || !fits(centralMeridian, Double(zone.centralMeridian))
        {
            return "the name means the \(zone), but it has \(own)"
        }
        if let zone = Self.utmZone(name: name),
            falseEasting != 500_000 || !fits(centralMeridian, Double(6 * zone - 183))
        {
            return "the name means UTM zone \(zone), but it has \(own)"
        }
        return nil
    }

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
