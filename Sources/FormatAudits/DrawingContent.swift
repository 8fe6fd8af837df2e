import Columns
import Glibc
import VectorSources

/// What a drawing holds: entities by its layers, closed lines, and arcs.
package struct DrawingContent {
    private(set) var entities: [String: Int] = [:]
    /// Polylines marked as closed, and circles.
    package private(set) var closedLines = 0
    /// Entities with arcs: arcs, circles, ellipses, polylines with bulges.
    private(set) var curved = 0
    private(set) var largestRadius = 0.0
    /// Bulges of no arc that a number can hold; see `DrawingFile.bounded`.
    private(set) var wildBulges = 0
    /// The drawing ends as it should.
    package private(set) var isWhole = false
    /// Entities of the drawing's sheets (paper space), which are rows of the layer like those of the ground.
    package private(set) var onPaper = 0
    /// Those of further sheets, which stand in blocks: GDAL reads none of them.
    package private(set) var onOtherSheets = 0
    /// The first coordinate of an entity that is no number: GDAL reads its beginning, or 0.
    private(set) var oddNumber: (line: Int, text: String)?

    private var section = ""
    /// In the section of blocks: the next name is that of a block; the block is a sheet.
    private var (isBlockHead, isSheet) = (false, false)
    private var entity = Entity()

    /// The groups of one entity that matter here.
    private struct Entity {
        var type = "", layer = ""
        var flags = 0
        var isOnPaper = false
        var radius = 0.0
        var points: [(x: Double, y: Double, bulge: Double)] = []
    }

    init(_ text: String) {
        var code: Int?
        var isSectionName = false
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let group = code else {
                code = Int(String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace })
                if code == nil { break }
                continue
            }
            code = nil
            let matters = group == 0 || isSectionName || section == "ENTITIES" || isBlockHead && group == 2
            guard matters else { continue }
            let value = trimmed(line)
            if section == "BLOCKS" { takeOfBlocks(group, value) }
            if isSectionName, group == 2 { section = value }
            isSectionName = group == 0 && value == "SECTION"
            if group == 0 {
                if value == "EOF" { isWhole = true }
                if value == "ENDSEC" {
                    finish()
                    section = ""
                } else if section == "ENTITIES" {
                    begin(value)
                }
            } else if section == "ENTITIES" {
                if oddNumber == nil, 10...39 ~= group, !Self.isNumber(value) { oddNumber = (number, value) }
                take(group, value)
            }
        }
        finish()
    }

    /// Counts what stands on sheets that are blocks; a viewport is no part of the drawing.
    private mutating func takeOfBlocks(_ group: Int, _ value: String) {
        if group == 2 {
            if isBlockHead { isSheet = value.lowercased().hasPrefix("*paper_space") }
            isBlockHead = false
        } else if group == 0 {
            isBlockHead = value == "BLOCK"
            if isBlockHead || value == "ENDBLK" || value == "ENDSEC" { isSheet = false }
            if isSheet, !["VERTEX", "SEQEND", "VIEWPORT"].contains(value) { onOtherSheets += 1 }
        }
    }

    /// A number, of any size.
    private static func isNumber(_ value: String) -> Bool {
        WrittenGeometry.isNumber(value.utf8) || Double(value).map { !$0.isFinite } == true
    }

    private func trimmed(_ line: Substring.UTF8View) -> String {
        var text = Substring(line)
        while let last = text.unicodeScalars.last, last == "\r" || last == " " { text.unicodeScalars.removeLast() }
        while text.unicodeScalars.first == " " { text.unicodeScalars.removeFirst() }
        return String(text)
    }

    private mutating func begin(_ type: String) {
        // Vertices and their end belong to the polyline before them.
        if (type == "VERTEX" || type == "SEQEND"), entity.type == "POLYLINE" {
            if type == "VERTEX" { entity.points.append((0, 0, 0)) }
            return
        }
        finish()
        entity.type = type
    }

    private mutating func take(_ group: Int, _ value: String) {
        let isVertex = entity.type == "POLYLINE" && !entity.points.isEmpty
        switch group {
        case 8: if !isVertex { entity.layer = value }
        case 70: if !isVertex { entity.flags = Int(value) ?? 0 }
        case 67: if !isVertex { entity.isOnPaper = value == "1" }
        case 40: if entity.type == "ARC" || entity.type == "CIRCLE" { entity.radius = Double(value) ?? 0 }
        case 10:
            if entity.type == "LWPOLYLINE" {
                entity.points.append((Double(value) ?? 0, 0, 0))
            } else if isVertex {
                entity.points[entity.points.count - 1].x = Double(value) ?? 0
            }
        case 20: if !entity.points.isEmpty { entity.points[entity.points.count - 1].y = Double(value) ?? 0 }
        case 42:
            guard !entity.points.isEmpty, let bulge = Double(value) else { break }
            if Self.isWild(bulge) { wildBulges += 1 }
            entity.points[entity.points.count - 1].bulge = bulge
        default: break
        }
    }

    /// A bulge beyond this is that of a circle of which less than 10⁻⁹ of a degree is left out, or of none.
    static let mostBulge = 1e12
    /// Metres; on a larger arc no drawing of the Earth lies.
    private static let mostRadius = 1e12

    /// GDAL leaves the vertices of such an arc out, and the polyline goes on without them.
    static func isWild(_ bulge: Double) -> Bool { !(bulge.magnitude <= mostBulge) }

    private mutating func finish() {
        defer { entity = Entity() }
        guard !entity.type.isEmpty else { return }
        entities[entity.layer, default: 0] += 1
        if entity.isOnPaper, entity.type != "VIEWPORT" { onPaper += 1 }
        var radius = entity.radius
        switch entity.type {
        case "LWPOLYLINE", "POLYLINE":
            let isClosed = entity.flags & 1 != 0 && entity.flags & 0x50 == 0
            if isClosed { closedLines += 1 }
            let points = entity.points
            for (i, p) in points.enumerated() where p.bulge != 0 && (isClosed || i + 1 < points.count) {
                let q = points[(i + 1) % points.count]
                let chord = ((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y)).squareRoot()
                // A bulge is the tangent of a quarter of the arc's angle.
                radius = max(radius, chord * (1 + p.bulge * p.bulge) / (4 * p.bulge.magnitude))
            }
        case "CIRCLE": closedLines += 1
        case "ELLIPSE": curved += 1
        default: break
        }
        if radius > 0, radius < Self.mostRadius {
            curved += 1
            largestRadius = max(largestRadius, radius)
        }
    }

    /// Degrees that GDAL is to turn at each chord of an arc: the chords then lie within a tenth of a millimetre, unless the
    /// drawing holds so many arcs that their vertices would be too many.
    package var arcStep: Double {
        let wanted = largestRadius > 0 ? 2 * acos(max(0, 1 - 1e-4 / largestRadius)) * 180 / Double.pi : 1
        let affordable = 360 * Double(curved) / 5_000_000
        return min(4, max(0.02, affordable, min(1, wanted)))
    }

    /// The farthest that a chord lies from its arc at that step.
    var sagitta: Double { largestRadius * (1 - cos(arcStep * Double.pi / 360)) }

    package var notes: [FileNote] {
        var result: [FileNote] = []
        if !entities.isEmpty {
            let sorted = entities.sorted { utf8Less($0.key, $1.key) }
            let list = sorted.prefix(20).map { Phrase(same: "\($0.key) \($0.value)") }.joined()
            let more =
                sorted.count > 20 ? (zh: " 等 \(sorted.count) 个图层", en: " and \(sorted.count - 20) more") : ("", "")
            result.append(
                FileNote(zh: "各图层的实体数：\(list.zh)\(more.0)。", en: "Entities by drawing layer: \(list.en)\(more.1)."))
        }
        if closedLines > 0 {
            result.append(
                FileNote(
                    zh: "有 \(closedLines) 条闭合线：图层 \(DrawingContent.closedLayer) 把它们读作面。",
                    en:
                        "\(closedLines) lines are closed: the layer \(DrawingContent.closedLayer) reads them as polygons."
                ))
        }
        if curved > 0 {
            let most = ReadNote.metres(sagitta.isFinite ? sagitta : 0)
            result.append(
                FileNote(
                    zh: "\(curved) 个实体含圆弧，改为折线，弦与弧最多相距 \(most) m（样条与椭圆除外）。",
                    en: "\(curved) entities hold arcs, made straight; the chords lie within \(most) m of them "
                        + "(ellipses and splines apart)."))
        }
        if onPaper > 0 {
            result.append(
                FileNote(
                    zh: "\(onPaper) 个实体在图纸空间（PaperSpace 为真），其坐标是图纸上的，也读入了；不要时请用条件（where）排除。",
                    en:
                        "\(onPaper) entities lie on a sheet (paper space, PaperSpace is true), at places of the sheet, and were read "
                        + "too; leave them out by a condition where they are not wanted."))
        }
        if onOtherSheets > 0 {
            result.append(
                FileNote(
                    zh: "其他图纸布局中的 \(onOtherSheets) 个实体未读入。",
                    en: "\(onOtherSheets) entities on further sheets (paper space) were left out."))
        }
        if !isWhole {
            result.append(
                FileNote(zh: "图形文件没有以 EOF 结束，可能被截断。", en: "The drawing does not end with EOF: it may be cut short."))
        }
        return result
    }

    /// Name of the layer that reads closed lines as polygons.
    package static let closedLayer = "closed-lines"
}
