import Columns
import PROJ
import VectorSources

extension CornerPointFile {
    /// The CRS that the header names, held against the coordinates of most parcels; or the reason why there is none.
    ///
    /// 坐标系 must be CGCS2000 and 带号 a zone of the country; 3° and 6° zones have different numbers, so 几度分带 is only
    /// held against it. Eastings of eight digits carry the zone; with six digits 带号 is needed. Single parcels that stand elsewhere are rows
    /// outside the CRS: see `CoordinateDomain`.
    /// - Throws: `CornerPointError`: `datum` for a missing datum or one other than CGCS2000; `swapped` when X and Y have
    ///   changed places in most parcels; `crs` for another projection or unit, an unknown zone, eastings that no zone has most of,
    ///   or a header that contradicts them or itself.
    public func crs() throws(CornerPointError) -> CRS {
        try checkOrder()
        guard let datum = attribute("坐标系") else { throw .datum(nil, likely: likely) }
        guard datum.contains("2000") else { throw .datum(datum, likely: likely) }
        for (key, allowed) in [("投影类型", ["高斯克吕格", "高斯-克吕格", "高斯投影"]), ("计量单位", ["米", "m"])] {
            guard let value = attribute(key), !allowed.contains(value) else { continue }
            throw fault(
                Phrase(zh: "\(key)为 \(value)，应为 \(allowed[0])", en: "\(key) is \(value), expected \(allowed[0])"))
        }
        let found = try zoneOfEastings()
        let told = try number("带号", suffixes: ["带", "度带"])
        if let told, let found, told != found.number {
            throw fault(
                Phrase(
                    zh: "带号为 \(told)，而横坐标在第 \(found.number) 带",
                    en: "带号 is \(told), but the eastings lie in zone \(found.number)"))
        }
        guard let number = found?.number ?? told else {
            throw fault(
                Phrase(zh: "横坐标前没有带号，文件头又缺少带号", en: "the eastings carry no zone and 带号 is missing"))
        }
        guard let width = [CGCS2000Zone.Width.three, .six].first(where: { CGCS2000Zone.numbers($0).contains(number) })
        else {
            throw fault(
                Phrase(
                    zh: "\(number) 不是我国的带号（3 度带 25…45，6 度带 13…23）",
                    en: "\(number) is not a zone of the country (3°: 25…45, 6°: 13…23)"))
        }
        if let stated = try self.number("几度分带", suffixes: ["度", "度带", "°"]), stated != width.rawValue {
            throw fault(
                Phrase(
                    zh: "几度分带为 \(stated)，而第 \(number) 带是 \(width.rawValue) 度带",
                    en: "几度分带 is \(stated), but \(number) is a zone of \(width.rawValue)°"))
        }
        return CGCS2000Zone(width: width, number: number, prefixed: found != nil).crs
    }

    /// Refuses coordinates whose X is east: the format puts north first.
    /// - Throws: `CornerPointError.swapped`, by the first parcel that shows it, when most do.
    public func checkOrder() throws(CornerPointError) {
        let rows = (0..<polygons.count).filter { !polygons.isEmpty(row: $0) }
        let swapped = rows.filter { CGCS2000.isNorthingFirst(polygons.box(ofRow: $0)) }
        guard let row = swapped.first, 2 * swapped.count > rows.count else { return }
        let corner = polygons.vertex(polygons.vertices(ofRow: row).lowerBound)
        throw .swapped(
            parcel: parcels[row].label ?? "\(row + 1)", x: fixedText(corner.y, decimals: 0),
            y: fixedText(corner.x, decimals: 0))
    }

    /// A refusal of the header, with what fits.
    private func fault(_ reason: Phrase) -> CornerPointError { .crs(reason, likely: likely) }

    /// What the coordinates of most parcels look like; of eastings without a zone the zone that 带号 names.
    private var likely: CRS? {
        if let shown = CGCS2000.likely(.polygons(polygons)) { return shown }
        let isPlain = polygons.box.isFinite && (0..<1e6).contains(polygons.box.minX) && polygons.box.maxX < 1e6
        guard isPlain, let told = attribute("带号").flatMap({ wholeNumber($0, suffixes: ["带", "度带"]) }),
            let width = [CGCS2000Zone.Width.three, .six].first(where: { CGCS2000Zone.numbers($0).contains(told) })
        else { return nil }
        return CGCS2000Zone(width: width, number: told, prefixed: false).crs
    }

    /// The zone that most parcels' eastings start with; none when they have no prefix, or there are none.
    private func zoneOfEastings() throws(CornerPointError) -> CGCS2000Zone? {
        var parcelsOf: [Int: (count: Int, name: String)] = [:]
        var rows = 0
        for row in 0..<polygons.count where !polygons.isEmpty(row: row) {
            let easting = polygons.vertex(polygons.vertices(ofRow: row).lowerBound).x
            rows += 1
            guard let zone = Int(exactly: (easting / 1e6).rounded(.down)) else { continue }
            parcelsOf[zone, default: (0, parcels[row].label ?? "\(row + 1)")].count += 1
        }
        guard rows > 0 else { return nil }
        let order = parcelsOf.sorted { a, b in
            a.value.count != b.value.count ? a.value.count > b.value.count : a.key < b.key
        }
        guard !order.isEmpty else {
            throw fault(
                Phrase(
                    zh: "没有地块的横坐标属于我国的带", en: "no parcel has an easting that a zone of the country has"))
        }
        guard let (zone, most) = order.first, 2 * most.count > rows else {
            let two = order.prefix(2).sorted { $0.key < $1.key }
            let (names, zones) = (two.map(\.value.name), two.map { "\($0.key)" })
            let eastings =
                two.first?.key == 0
                ? Phrase(zh: "带带号和不带带号的横坐标", en: "eastings with and without a zone")
                : Phrase(
                    zh: "第 \(zones.joined(separator: "、")) 带的横坐标",
                    en: "eastings of zones \(zones.joined(separator: " and "))")
            throw fault(
                Phrase(
                    zh: "同一文件中有\(eastings.zh)，都不占多数：地块 \(names.joined(separator: "、"))",
                    en: "\(eastings.en) stand in one file, and neither most often: parcels "
                        + names.joined(separator: " and ")))
        }
        if zone == 0 { return nil }
        guard let found = CGCS2000.zone(ofEasting: Double(zone) * 1e6) else {
            throw fault(
                Phrase(
                    zh: "地块 \(most.name) 的横坐标以 \(zone) 开头，不是我国的带号（3 度带 25…45，6 度带 13…23）",
                    en: "eastings of parcel \(most.name) start with \(zone), which is not a zone of the country (3°: "
                        + "25…45, 6°: 13…23)"))
        }
        return found
    }

    /// The whole number of an attribute, one of the suffixes after it or not; none when it is absent.
    private func number(_ key: String, suffixes: [String]) throws(CornerPointError) -> Int? {
        guard let value = attribute(key) else { return nil }
        guard let number = wholeNumber(value, suffixes: suffixes) else {
            throw fault(Phrase(zh: "\(key)为 \(value)，应为数", en: "\(key) is \(value), expected a number"))
        }
        return number
    }

    private func wholeNumber(_ value: String, suffixes: [String]) -> Int? {
        let suffix = suffixes.filter(value.hasSuffix).max { $0.count < $1.count } ?? ""
        return Int(value.dropLast(suffix.count))
    }
}
