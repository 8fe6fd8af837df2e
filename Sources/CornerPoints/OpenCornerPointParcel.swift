import Columns
import VectorSources

/// A parcel whose points are being read.
struct OpenCornerPointParcel {
    let parcel: CornerPointParcel
    let shape: CornerPointParcel.Shape
    var rings: [(number: Int, points: [Position])] = []
    var labels: [Int] = []

    var decimals = 0
    var isAnonymousRing = false

    init(_ parcel: CornerPointParcel, _ shape: CornerPointParcel.Shape) { (self.parcel, self.shape) = (parcel, shape) }

    mutating func add(_ cells: [String], line: Int, text: String) throws(CornerPointError) {
        guard cells.count == 4, let label = Int(cells[0].drop { !$0.isNumber }), let ring = Int(cells[1]),
            let north = Double(cells[2]), let east = Double(cells[3]), north.isFinite, east.isFinite
        else { throw .line(line, found: text, expected: Phrase(zh: " Jn,圈号,X,Y", en: "Jn,ring,X,Y")) }
        if let last = rings.last, last.number == ring, last.points.count > 3, last.points.first == last.points.last {
            rings.append((ring, []))
            isAnonymousRing = true
        } else if rings.last?.number != ring {
            rings.append((ring, []))
        }
        rings[rings.count - 1].points.append(Position(east, north))
        labels.append(label)
        for cell in cells[2...] {
            guard let point = cell.firstIndex(of: ".") else { continue }
            decimals = min(9, max(decimals, cell.distance(from: point, to: cell.endIndex) - 1))
        }
    }

    func close(into file: inout CornerPointFile, issues: inout [RowIssue]) {
        let row = file.parcels.count
        file.decimals = max(file.decimals, decimals)
        func object(_ rule: String, _ severity: RowIssue.Severity, _ place: Position?, _ message: Phrase) {
            issues.append(
                RowIssue(
                    layer: "corner_points", row: row, id: parcel.label, rule: rule,
                    severity: severity, place: place, message: message))
        }
        guard shape == .polygon else {
            object(
                "not-a-polygon", .error, rings.first?.points.first,
                Phrase(
                    zh: "图形类型为“\(shape.rawValue)”，该地块未读入",
                    en: "图形类型 is \(shape.rawValue); the parcel is left out"))
            file.parcels.append(parcel)
            return file.polygons.appendEmpty()
        }
        if isAnonymousRing {
            object(
                "ring-number", .warning, rings[1].points.first,
                Phrase(zh: "又一圈沿用前一圈的圈号", en: "a further ring begins under the number of the one before"))
        }
        var closed: [[Position]] = []
        var distinct = 0
        for (number, points) in rings {
            var ring = points
            if ring.first != ring.last || ring.count == 1 {
                object(
                    "ring-not-closed", .warning, ring.last,
                    Phrase(
                        zh: "圈 \(number) 没有重复起点，已闭合", en: "ring \(number) did not repeat its first point; closed"))
                ring.append(ring[0])
            }
            distinct += ring.count - 1
            if ring.count < 4 {
                object(
                    "too-few-points", .error, ring[0],
                    Phrase(
                        zh: "圈 \(number) 只有 \(ring.count - 1) 个点，未读入",
                        en: "ring \(number) has \(ring.count - 1) points; left out"))
            } else {
                closed.append(ring)
            }
        }
        let total = rings.reduce(0) { $0 + $1.points.count }
        if let stated = parcel.statedPoints, ![total, total - 1, distinct].contains(stated) {
            object(
                "point-count", .warning, nil,
                Phrase(
                    zh: "声明 \(stated) 个点，实有 \(distinct) 个界址点（\(total) 行）",
                    en: "\(stated) points stated, \(distinct) corners found (\(total) lines)"))
        }
        var next = 1
        var at = 0
        numbering: for (number, points) in rings {
            for (i, label) in labels[at..<at + points.count].enumerated() {
                let closing = i == points.count - 1 && i > 0 && points[i] == points[0]
                let due = closing ? labels[at] : next
                if label != due {
                    object(
                        "point-number", .notice, points[i],
                        closing
                            ? Phrase(
                                zh: "圈 \(number)：闭合点为 J\(label)，应为 J\(due)",
                                en: "ring \(number): its closing point is J\(label) where J\(due) is due")
                            : Phrase(
                                zh: "圈 \(number)：此处为点 J\(label)，应为 J\(due)",
                                en: "ring \(number): point J\(label) stands where J\(due) is due"))
                    break numbering
                }
                if !closing { next += 1 }
            }
            at += points.count
        }
        file.parcels.append(parcel)
        file.polygons.append(parts: nested(closed))
    }
}

/// Shells with their holes: a ring inside an odd number of others is a hole of the smallest of them.
private func nested(_ rings: [[Position]]) -> [[[Double]]] {
    let holders = rings.indices.map { i in
        rings.indices.filter { $0 != i && holds(rings[$0], rings[i]) }
    }
    return rings.indices.filter { holders[$0].count % 2 == 0 }.map { shell in
        let holes = rings.indices.filter { hole in
            holders[hole].count == holders[shell].count + 1 && holders[hole].contains(shell)
        }
        return ([shell] + holes).map { rings[$0].flatMap { [$0.x, $0.y] } }
    }
}

/// A corner of `inner` that is not a corner of `outer` lies inside it (even–odd rule); touching corners do not decide.
private func holds(_ outer: [Position], _ inner: [Position]) -> Bool {
    guard let p = inner.first(where: { !outer.contains($0) }) else { return false }
    var inside = false
    for (a, b) in zip(outer, outer.dropFirst()) where (a.y > p.y) != (b.y > p.y) {
        if p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
    }
    return inside
}
