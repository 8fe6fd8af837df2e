import Columns
import PROJ

extension CornerPointFile {
    /// The keys of the format, in their order.
    static let headerKeys = ["格式版本号", "数据产生单位", "数据产生日期", "坐标系", "几度分带", "投影类型", "计量单位", "带号", "精度", "转换参数"]

    /// The header of a file in a CGCS2000 zone: the ten keys of the format in their order, then other keys.
    /// - Parameters:
    ///   - decimals: of the coordinates; gives 精度.
    ///   - kept: values for keys that neither zone nor decimals decide, such as 数据产生单位.
    public static func header(
        zone: CGCS2000Zone, decimals: Int, keeping kept: [Attribute] = []
    ) -> [Attribute] {
        let decided = [
            "坐标系": "2000国家大地坐标系", "几度分带": "\(zone.width.rawValue)", "投影类型": "高斯克吕格", "计量单位": "米",
            "带号": "\(zone.number)",
            "精度": decimals == 0 ? "1" : "0." + String(repeating: "0", count: decimals - 1) + "1",
        ]
        let keys = headerKeys
        let defaults = ["转换参数": ",,,,,,"]
        let standard = keys.map { key in
            Attribute(key, decided[key] ?? kept.first { $0.key == key }?.value ?? defaults[key] ?? "")
        }
        return standard + kept.filter { !keys.contains($0.key) }
    }

    /// The text of the file, lines ended by CR LF as Windows programs expect.
    ///
    /// A shell runs clockwise from its north-west corner, a hole the other way from its own; numbering continues across
    /// rings, and each ring ends with its first point under its first number. The stated number of points is the number
    /// of corners without the closing ones.
    /// - Parameters:
    ///   - decimals: of the coordinates, 0 to 9. Survey coordinates have 4; many receivers take 3.
    ///   - hectares: area of each parcel, hectares as text; shape `(parcels)`. A parcel
    ///     without corners is left out.
    /// - Complexity: O(*n*) for *n* vertices.
    public func text(decimals: Int = 4, hectares: [String]) -> String {
        precondition(hectares.count == parcels.count && polygons.count == parcels.count, "an area for each parcel")
        var lines = ["[属性描述]"] + attributes.map { "\($0.key)=\($0.value)" } + ["[地块坐标]"]
        for (row, parcel) in parcels.enumerated() where !polygons.isEmpty(row: row) {
            let rings = polygons.parts(ofRow: row).flatMap { part in
                polygons.rings(ofPart: part).enumerated().map { corners(ofRing: $1, clockwise: $0 == 0) }
            }
            lines.append(
                ([String(rings.reduce(0) { $0 + $1.count }), hectares[row]]
                    + [parcel.number, parcel.name, "面", parcel.sheet, parcel.use, parcel.landClass].map(cell) + ["@"])
                    .joined(separator: ","))
            var next = 1
            for (number, ring) in rings.enumerated() {
                for (i, p) in (ring + [ring[0]]).enumerated() {
                    let label = i == ring.count ? next : next + i
                    let (north, east) = (fixedText(p.y, decimals: decimals), fixedText(p.x, decimals: decimals))
                    lines.append("J\(label),\(number + 1),\(north),\(east)")
                }
                next += ring.count
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// The corners of a ring, without the closing one, from the north-west corner on.
    private func corners(ofRing ring: Int, clockwise: Bool) -> [Position] {
        var corners = polygons.vertices(ofRing: ring).map(polygons.vertex)
        if corners.count > 1 && corners.first == corners.last { corners.removeLast() }
        var doubled = 0.0
        for (i, a) in corners.enumerated() {
            let b = corners[(i + 1) % corners.count]
            doubled += (a.x - corners[0].x) * (b.y - corners[0].y) - (b.x - corners[0].x) * (a.y - corners[0].y)
        }
        if (doubled < 0) != clockwise { corners.reverse() }
        let box = polygons.box(ofRing: ring)
        func fromCorner(_ p: Position) -> Double { (p.x - box.minX) + (box.maxY - p.y) }
        let start = corners.indices.min { fromCorner(corners[$0]) < fromCorner(corners[$1]) } ?? 0
        return Array(corners[start...] + corners[..<start])
    }
}

/// Text for a cell: the format has no quoting, so what would end a cell or a line is replaced by its full-width form.
private func cell(_ text: String) -> String {
    String(text.map { $0 == "," ? "\u{FF0C}" : $0.isNewline ? " " : $0 == "@" ? "\u{FF20}" : $0 })
}
