import Columns

/// Collects the geometries of a collection in a column of one kind.
struct CoordinateBuilder {
    /// The kind of the column: fixed by the caller, or by the first geometry.
    private(set) var kind: GeometryColumn.Kind
    private var points = PointColumn()
    private var lines = LineColumn()
    private var polygons = PolygonColumn()
    private var rows = 0
    private var tree = CoordinateTree()
    private let mostPieces = Budgets.current[.parts]
    /// What keeps the geometry read last from being one; none when nothing does. Its row is then without parts.
    private(set) var flaw: Phrase?
    /// Geometries of another kind than the column's leave their rows without parts; else they are refused.
    private let takesAnyKind: Bool

    init(kind: GeometryColumn.Kind = .none, takesAnyKind: Bool = false) {
        (self.kind, self.takesAnyKind) = (kind, takesAnyKind)
    }

    /// Reads a geometry object or null, and ends the row. JSON that is no geometry is passed over and leaves a `flaw`.
    mutating func read(_ text: inout JSONText) throws(GeoJSONError) {
        flaw = nil
        if try !text.skipNull() { try readObject(&text, depth: 0) }
        if flaw != nil { dropOpenRow() }
        endRow()
    }

    private mutating func dropOpenRow() {
        switch kind {
        case .none: break
        case .point: points.dropOpenRow()
        case .line: lines.dropOpenRow()
        case .polygon: polygons.dropOpenRow()
        }
    }

    /// A row without geometry.
    mutating func endRow() {
        switch kind {
        case .none: rows += 1
        case .point: points.endRow()
        case .line: lines.endRow()
        case .polygon: polygons.endRow()
        }
    }

    /// The rows since the last call, as a column.
    mutating func take() -> GeometryColumn {
        defer { self = CoordinateBuilder(kind: kind, takesAnyKind: takesAnyKind) }
        switch kind {
        case .none: return .none(rows: rows)
        case .point: return .points(points)
        case .line: return .lines(lines)
        case .polygon: return .polygons(polygons)
        }
    }

    /// Reads the members of a geometry object; `type` may stand after the coordinates.
    private mutating func readObject(_ text: inout JSONText, depth: Int) throws(GeoJSONError) {
        guard text.source.skipSpace() == UInt8(ascii: "{"), depth < 8 else {
            object(
                depth < 8
                    ? Phrase(zh: "应为几何处是别的内容", en: "something else where a geometry was expected")
                    : Phrase(zh: "几何集合嵌套超过八层", en: "collections more than eight deep"))
            return try text.skipValue()
        }
        var (type, hasCoordinates, hasMembers) = ("", false, false)
        tree.clear()
        try text.object { (text, key) throws(GeoJSONError) in
            switch key {
            case "type": if case .text(let name) = try text.scalar() { type = name }
            case "coordinates":
                tree.clear()
                try tree.read(&text)
                hasCoordinates = true
            case "geometries" where text.source.skipSpace() == UInt8(ascii: "["):
                hasMembers = true
                try text.array { (text) throws(GeoJSONError) in
                    if try !text.skipNull() { try readObject(&text, depth: depth + 1) }
                }
            default: try text.skipValue()
            }
        }
        if type == "GeometryCollection" {
            if !hasMembers {
                object(Phrase(zh: "GeometryCollection 没有 geometries", en: "a GeometryCollection without geometries"))
            }
        } else if !hasCoordinates {
            object(Phrase(zh: "类型为“\(type)”的几何没有坐标", en: "a geometry of type “\(type)” without coordinates"))
        } else {
            try add(type, &text)
        }
    }

    private mutating func object(_ message: Phrase) { if flaw == nil { flaw = message } }

    /// Adds the parts in `tree` to the open row.
    private mutating func add(_ type: String, _ text: inout JSONText) throws(GeoJSONError) {
        let (wanted, depth): (GeometryColumn.Kind, Int)
        switch type {
        case "Point": (wanted, depth) = (.point, 1)
        case "MultiPoint": (wanted, depth) = (.point, 2)
        case "LineString": (wanted, depth) = (.line, 2)
        case "MultiLineString": (wanted, depth) = (.line, 3)
        case "Polygon": (wanted, depth) = (.polygon, 3)
        case "MultiPolygon": (wanted, depth) = (.polygon, 4)
        default: return object(Phrase(zh: "“\(type)”不是几何类型", en: "“\(type)” is not a type of geometry"))
        }
        if let flaw = tree.flaw { return object(flaw) }
        if !tree.positions.isEmpty, tree.depth != depth {
            return object(
                Phrase(
                    zh: "\(type) 的坐标嵌套 \(tree.depth) 层，应为 \(depth) 层",
                    en: "coordinates \(tree.depth) arrays deep in a \(type), which has \(depth)"))
        }
        if kind == .none { become(wanted) }
        guard kind == wanted else {
            if takesAnyKind { return }
            throw text.fault(
                Phrase(zh: "\(kind.phrase.zh)的集合中有 \(type)", en: "a \(type) in a collection of \(kind.rawValue)s"),
                .mixedGeometry)
        }
        if tree.positions.isEmpty { return }
        guard tree.pieces <= mostPieces else {
            throw text.fault(
                Phrase(
                    zh: "\(type) 有 \(tree.pieces) 个部分和环，超过允许的数量",
                    en: "a \(type) of \(tree.pieces) parts and rings, more than is allowed"),
                .tooManyParts)
        }
        switch type {
        case "Point", "MultiPoint":
            for i in 0..<tree.positions.count / 2 { points.addPoint(tree.positions[2 * i], tree.positions[2 * i + 1]) }
        case "LineString": addLine(0..<tree.positions.count / 2)
        case "MultiLineString":
            for run in tree.runs(2) where !run.isEmpty { addLine(run) }
        case "Polygon": addPolygon(tree.runs(2)[...])
        default:
            let rings = tree.runs(3)
            for part in tree.runs(2) { addPolygon(rings[part]) }
        }
    }

    private mutating func become(_ wanted: GeometryColumn.Kind) {
        kind = wanted
        let earlier = rows
        rows = 0
        for _ in 0..<earlier { endRow() }
    }

    private mutating func addLine(_ run: Range<Int>) {
        lines.addVertices(tree.positions[2 * run.lowerBound..<2 * run.upperBound])
        lines.endPart()
    }

    private mutating func addPolygon(_ rings: ArraySlice<Range<Int>>) {
        var isEmpty = true
        for run in rings where !run.isEmpty {
            polygons.addVertices(tree.positions[2 * run.lowerBound..<2 * run.upperBound])
            polygons.endRing()
            isEmpty = false
        }
        if !isEmpty { polygons.endPart() }
    }
}
