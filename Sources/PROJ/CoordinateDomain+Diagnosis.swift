import Columns

/// What coordinates outside the domain look like.
extension CoordinateDomain {
    /// The fault of a finite box; none when it is in the domain.
    func diagnosis(_ box: Box) -> DomainFault? {
        if crs.kind == .geographic { return geographicFault(box) }
        let isInside = isWithinBounds(box) && !hasDegrees(box) && !touchesOrigin(box)
        if isInside {
            guard let offset = offset(box.centre), isFar(offset), let gauss = crs.gauss else { return nil }
            return farFault(offset, gauss, at: box.centre)
        }
        if touchesOrigin(box) { return originFault }
        if hasDegrees(box) {
            return DomainFault(
                .unit, Phrase(zh: "经纬度（度）", en: "degrees of longitude and latitude"),
                zone: CGCS2000.naturalZone(over: box), place: box.centre)
        }
        return crs.gauss.map { zoneFault(box, $0) } ?? planeFault(box)
    }

    private var originFault: DomainFault {
        DomainFault(
            .origin,
            Phrase(
                zh: "有顶点在 (0, 0)，\(crs.label) 在该处没有土地",
                en: "a vertex at (0, 0), where \(crs.label) has no ground"),
            place: Position(0, 0))
    }

    private func geographicFault(_ box: Box) -> DomainFault? {
        if touchesOrigin(box) { return originFault }
        let isWhollyBeyond = (box.minY > 90 || box.maxY < -90) && box.minX >= -90 && box.maxX <= 90
        let isSwapped =
            isWhollyBeyond && box.minY >= -180 && box.maxY <= 360 || isOfChina && Self.swappedChina.holds(box)
        if isSwapped {
            return DomainFault(
                .swapped, Phrase(zh: "纬度在前、经度在后", en: "latitude before longitude"), place: box.centre)
        }
        if isWithinBounds(box) { return nil }
        let x = odd(box.minX, box.maxX, bounds.minX...bounds.maxX)
        let y = odd(box.minY, box.maxY, bounds.minY...bounds.maxY)
        let place = Position(x ?? box.minX, y ?? box.minY)
        if let x, let zone = CGCS2000.zone(ofEasting: x) {
            return DomainFault(
                .unit, Phrase(zh: "以米为单位的坐标，属 \(zone.phrase.zh)", en: "metres in \(zone)"), zone: zone, place: place)
        }
        if let x {
            let isLength = x.magnitude > 1000 && (y ?? 0).magnitude > 1000
            return DomainFault(
                isLength ? .unit : .noEasting,
                isLength
                    ? Phrase(zh: "横坐标 \(text(x))，不是度数", en: "an easting of \(text(x)), which is no degrees")
                    : Phrase(zh: "经度 \(text(x))", en: "a longitude of \(text(x))"),
                place: place)
        }
        let latitude = text(y ?? box.maxY)
        return DomainFault(
            .beyondPole, Phrase(zh: "纬度 \(latitude)", en: "a latitude of \(latitude)"), place: place)
    }

    private func zoneFault(_ box: Box, _ gauss: GaussKruger) -> DomainFault {
        if CGCS2000.isNorthingFirst(box) {
            return DomainFault(.swapped, Self.northingFirst, place: box.centre)
        }
        let y = odd(box.minY, box.maxY, bounds.minY.nextUp...bounds.maxY.nextDown)
        guard let x = odd(box.minX, box.maxX, bounds.minX...bounds.maxX.nextDown) else {
            let y = y ?? box.maxY
            if zone != nil, y <= bounds.minY {
                return DomainFault(
                    .southOfEquator,
                    Phrase(
                        zh: "纵坐标 \(text(y))，在赤道以南，CGCS2000 各带在那里没有土地",
                        en: "a northing of \(text(y)), south of the equator, where no zone of CGCS2000 has ground"),
                    place: Position(box.minX, y))
            }
            let quarter = EllipsoidalWeight(gauss).quarterMeridian
            if zone != nil, y < bounds.minY + quarter {
                return DomainFault(
                    .beyondPole,
                    Phrase(
                        zh: "纵坐标 \(text(y))，在北纬 60° 以北，CGCS2000 各带在那里没有土地",
                        en: "a northing of \(text(y)), north of 60°N, where no zone of CGCS2000 has ground"),
                    place: Position(box.minX, y))
            }
            let pole = text(quarter)
            return DomainFault(
                .beyondPole,
                Phrase(
                    zh: "纵坐标 \(text(y))，越过了极点（极点距赤道 \(pole) m）",
                    en: "a northing of \(text(y)), beyond the pole (\(pole) m from the equator)"),
                place: Position(box.minX, y))
        }
        let place = Position(x, y ?? box.minY)
        if CGCS2000.isNorthingFirst(Box(minX: x, minY: box.maxY, maxX: x, maxY: box.maxY)) {
            return DomainFault(.swapped, Self.northingFirst, place: Position(x, box.maxY))
        }
        let hasPrefix = gauss.prefix.map { $0 != 0 } ?? (gauss.falseEasting >= 1e6)
        if let zone = CGCS2000.zone(ofEasting: x) {
            return DomainFault(
                hasPrefix ? .otherZone : .prefixNotDeclared, Self.eastings(of: zone), zone: zone, place: place)
        }
        if hasPrefix, (0..<1e6).contains(x) {
            let plain = zone.map { CGCS2000Zone(width: $0.width, number: $0.number, prefixed: false) }
            var found = Phrase(zh: "六位数的横坐标", en: "eastings of six digits")
            if let plain { found += Phrase(zh: "，与 \(plain.phrase.zh)相同", en: ", as in \(plain)") }
            return DomainFault(.prefixMissing, found, zone: plain, place: place)
        }
        return DomainFault(
            .noEasting,
            Phrase(
                zh: "横坐标 \(text(x))，\(gauss.isZoneLike ? "任何带都没有" : "该坐标系不会有")",
                en: "an easting of \(text(x)), which \(gauss.isZoneLike ? "no zone" : "the CRS cannot") has"),
            place: place)
    }

    /// A projected CRS of another kind.
    private func planeFault(_ box: Box) -> DomainFault? {
        let range = bounds.minX...bounds.maxX.nextDown
        let (x, y) = (odd(box.minX, box.maxX, range), odd(box.minY, box.maxY, range))
        let place = Position(x ?? box.minX, y ?? box.minY)
        if let x, let zone = CGCS2000.zone(ofEasting: x), y == nil {
            return DomainFault(.prefixNotDeclared, Self.eastings(of: zone), zone: zone, place: place)
        }
        if let x {
            return DomainFault(
                .noEasting,
                Phrase(zh: "横坐标 \(text(x))，该坐标系不会有", en: "an easting of \(text(x)), which the CRS cannot have"),
                place: place)
        }
        return y.map {
            DomainFault(
                .beyondPole,
                Phrase(zh: "纵坐标 \(text($0))，该坐标系不会有", en: "a northing of \(text($0)), which the CRS cannot have"),
                place: place)
        }
    }

    /// With the natural 3° zone of the place.
    private func farFault(_ offset: Double, _ gauss: GaussKruger, at place: Position) -> DomainFault {
        let zone = CGCS2000.zone3(longitude: gauss.centralMeridian + offset).map {
            CGCS2000Zone(width: .three, number: $0, prefixed: gauss.falseEasting >= 1e6)
        }
        let degrees = fixedText(offset.magnitude < 180 ? offset.magnitude : 180, decimals: 1) + "°"
        var found = Phrase(zh: "位置离中央经线 \(degrees)", en: "places \(degrees) off the central meridian")
        if let zone { found += Phrase(zh: "，在 \(zone.phrase.zh)", en: ", in \(zone)") }
        return DomainFault(.farFromMeridian, found, zone: zone, place: place)
    }

    private static let northingFirst = Phrase(zh: "纵坐标在前、横坐标在后", en: "northing before easting")

    private static func eastings(of zone: CGCS2000Zone) -> Phrase {
        Phrase(zh: "\(zone.phrase.zh)的横坐标", en: "eastings of \(zone)")
    }

    /// The one of two ends that lies outside a range; the first when both do.
    private func odd(_ low: Double, _ high: Double, _ range: ClosedRange<Double>) -> Double? {
        !range.contains(low) ? low : !range.contains(high) ? high : nil
    }

    private func text(_ value: Double) -> String {
        value.magnitude < 1e12 ? fixedText(value, decimals: value.magnitude < 1000 ? 4 : 0) : "\(value)"
    }
}

extension CGCS2000 {
    /// Metres in which northings stand where eastings should: the first coordinate can only be a northing of the country,
    /// the second only an easting, with a zone prefix or without. False for an empty box and for degrees.
    public static func isNorthingFirst(_ box: Box) -> Bool {
        box.isFinite && isNorthing(box.minX) && isNorthing(box.maxX) && isEasting(box.minY) && isEasting(box.maxY)
    }

    /// Metres north of the equator anywhere in China.
    private static func isNorthing(_ value: Double) -> Bool { (1_000_000..<7_000_000).contains(value) }
    /// Metres east, with a prefix or without.
    private static func isEasting(_ value: Double) -> Bool {
        (0..<1_000_000).contains(value) || zone(ofEasting: value) != nil
    }
}
