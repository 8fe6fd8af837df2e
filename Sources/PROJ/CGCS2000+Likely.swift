import Columns

extension CGCS2000 {
    /// The CRS that coordinates without a declared one look like: longitude and latitude, or the zone whose number the
    /// eastings begin with; none where they show neither, as eastings without a number do not.
    ///
    /// A proposal for a message, and no more: nothing is ever read by it.
    public static func likely(_ box: Box) -> CRS? {
        guard box.isFinite, !box.isEmpty else { return nil }
        if 70...140 ~= box.minX, 70...140 ~= box.maxX, 0...60 ~= box.minY, 0...60 ~= box.maxY { return .cgcs2000 }
        guard 0...7e6 ~= box.minY, 0...7e6 ~= box.maxY, let zone = zone(ofEasting: box.minX),
            zone == Self.zone(ofEasting: box.maxX)
        else { return nil }
        return zone.crs
    }

    /// The same for most rows of a column, so that a stray row hides nothing.
    /// - Complexity: O(vertices).
    public static func likely(_ geometry: GeometryColumn) -> CRS? {
        var votes: [CRS: Int] = [:]
        var rows = 0
        for row in 0..<geometry.count where !geometry.isEmpty(row: row) {
            rows += 1
            if let crs = likely(geometry.box(ofRow: row)) { votes[crs, default: 0] += 1 }
        }
        return votes.first { 2 * $0.value > rows }?.key
    }

    /// The CRS that a source most likely is in, from what is known without reading its rows: its box, or headings that
    /// name degrees.
    public static func likely(box: Box?, fields: [String]) -> CRS? {
        if let box, !box.isEmpty { return likely(box) }
        let words = ["经度", "东经", "longitude", "lon", "lng"]
        return fields.contains { words.contains($0.lowercased()) } ? .cgcs2000 : nil
    }

    /// The remedy where no CRS is declared: the CRS to declare, when the coordinates make one likely.
    /// - Parameters:
    ///   - likely: what the coordinates look like.
    ///   - saying: how a CRS is declared there (key or option).
    public static func declaration(_ likely: CRS?, saying: (String) -> Phrase) -> Phrase {
        guard let likely else {
            let example = saying("EPSG:4526")
            return Phrase(zh: "请写明坐标系，例如 \(example.zh)", en: "say what it is, for example \(example.en)")
        }
        let isPlain = likely.epsgCode.flatMap(CGCS2000Zone.init(epsgCode:))?.prefixed == false
        let shown =
            likely == .cgcs2000
            ? Phrase(zh: "经纬度", en: "longitude and latitude")
            : isPlain
                ? Phrase(zh: "不带带号的横坐标", en: "eastings without the zone's number")
                : Phrase(zh: "带有带号的横坐标", en: "eastings that begin with the zone's number")
        let said = saying(likely.definition)
        return Phrase(
            zh: "坐标像是\(shown.zh)；如果确为 CGCS2000，请写明 \(said.zh)",
            en: "the coordinates look like \(shown.en); if they are of CGCS2000, say \(said.en)")
    }
}
