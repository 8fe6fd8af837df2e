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
    func disagreement(name: String) -> Phrase? {
        let (east, middle) = (metres(falseEasting), degrees(centralMeridian))
        let own = Phrase(zh: "东偏移 \(east)、中央经线 \(middle)", en: "false easting \(east) and central meridian \(middle)")
        if let prefix, prefix != 0 {
            let meridians = [CGCS2000Zone.Width.three, .six].filter { CGCS2000Zone.numbers($0).contains(prefix) }.map {
                Double(CGCS2000Zone(width: $0, number: prefix, prefixed: true).centralMeridian)
            }
            if let meridian = meridians.first, !fits(centralMeridian, meridian) {
                let right = degrees(meridian)
                return own
                    + Phrase(
                        zh: "，而第 \(prefix) 带的中央经线为 \(right)", en: ", but zone \(prefix) has its meridian at \(right)")
            }
        } else if falseEasting.magnitude >= 1e9 {
            return Phrase(zh: "东偏移 \(east)，任何平面都没有", en: "a false easting of \(east), which no plane has")
        }
        if let zone = Self.zone(name: name),
            zone.falseEasting != falseEasting || !fits(centralMeridian, Double(zone.centralMeridian))
        {
            return Phrase(
                zh: "名称表示 \(zone.phrase.zh)，而定义为\(own.zh)", en: "the name means the \(zone), but it has \(own.en)")
        }
        if Self.zone(name: name) != nil {
            if scale != 1 {
                return Phrase(
                    zh: "名称表示高斯-克吕格带，其比例因子为 1，而定义为 \(scale)",
                    en: "the name means a Gauss-Krüger zone, whose scale is 1, but it has \(scale)")
            }
            if falseNorthing != 0 || originLatitude.magnitude > 1e-9 {
                let (north, latitude) = (metres(falseNorthing), degrees(originLatitude))
                return Phrase(
                    zh: "名称表示高斯-克吕格带，其纵坐标自赤道从 0 起算，而定义为北偏移 \(north)、起始纬度 \(latitude)",
                    en: "the name means a Gauss-Krüger zone, whose northings begin at the equator with 0, but it has "
                        + "false northing \(north) and latitude of origin \(latitude)")
            }
        }
        if let zone = Self.utmZone(name: name),
            falseEasting != 500_000 || !fits(centralMeridian, Double(6 * zone - 183)) || !fits(scale, 0.9996)
        {
            let found = Phrase(
                zh: "名称表示 UTM 第 \(zone) 带，而定义为\(own.zh)", en: "the name means UTM zone \(zone), but it has \(own.en)")
            return fits(scale, 0.9996) ? found : found + Phrase(zh: "、比例因子 \(scale)", en: " and scale \(scale)")
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
    static func disagreement(name: String, datum: String, unit: String?, meridian: String?) -> Phrase? {
        let means: Phrase? =
            if let zone = zone(name: name) {
                Phrase(zh: "名称表示 \(zone.phrase.zh)", en: "the name means the \(zone)")
            } else if CGCS2000.isDatumName(datum) {
                Phrase(zh: "基准 \(datum) 即 CGCS2000", en: "the datum \(datum) is CGCS2000")
            } else {
                nil
            }
        guard let means else { return nil }
        if let unit {
            return means
                + Phrase(
                    zh: "，其单位为米，而坐标轴的单位为 \(unit)", en: ", whose unit is the metre, but its axes are in \(unit)")
        }
        if let meridian {
            return means
                + Phrase(
                    zh: "，其经度自格林尼治起算，而本初子午线为 \(meridian)",
                    en: ", whose longitudes count from Greenwich, but its prime meridian is \(meridian)")
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
