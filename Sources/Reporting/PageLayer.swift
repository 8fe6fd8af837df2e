import Columns

/// A layer as the map page holds it: compact JSON, columns beside shapes.
///
/// `{"name", "kind", "tolerance", "fields": […], "columns": [[…], …], "shapes": […]}`. A shape is a list of parts, a
/// part a list of rings, a ring the numbers x, y, dx, dy, … in 10⁻⁷ degrees, each after the first position relative to
/// the one before. `tolerance` says how far simplified borders may lie from the surveyed ones, in the same unit; 0 when
/// nothing was left out.
struct PageLayer {
    /// Vertices of a layer up to which nothing is simplified.
    static let fullDetail = 300_000

    let layer: Layer
    let geometry: PageGeometry
    /// Units of 10⁻⁷ degrees; 0 for full detail.
    let tolerance: Int

    /// - Parameter layer: longitude and latitude in degrees.
    init(_ layer: Layer, fullDetail: Int = PageLayer.fullDetail) {
        self.layer = layer
        let full = PageGeometry(layer.geometry)
        var (geometry, tolerance) = (full, 0)
        while geometry.vertices > fullDetail && tolerance < 1600 {
            tolerance = max(50, tolerance * 2)
            let simplifier = ArcSimplifier(tolerance: Double(tolerance))
            switch layer.geometry.kind {
            case .polygon: geometry = simplifier.polygons(full)
            case .line: geometry = simplifier.lines(full)
            default: tolerance = .max
            }
        }
        (self.geometry, self.tolerance) = (geometry, tolerance == .max ? 0 : tolerance)
    }

    /// The JSON, safe inside a `script` element.
    func append(to bytes: inout [UInt8]) {
        bytes += "{\"name\":".utf8
        PageText.append(string: layer.name, to: &bytes)
        bytes += ",\"kind\":\"\(layer.geometry.kind.rawValue)\",\"tolerance\":\(tolerance),\"fields\":[".utf8
        for (i, field) in layer.fields.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            PageText.append(string: field.name, to: &bytes)
        }
        bytes += "],\n\"columns\":[".utf8
        for (i, column) in layer.columns.enumerated() {
            bytes += (i > 0 ? ",\n[" : "[").utf8
            for row in 0..<layer.count {
                if row > 0 { bytes.append(UInt8(ascii: ",")) }
                appendValue(column, row, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes += "],\n\"shapes\":[".utf8
        for (row, parts) in geometry.rows.enumerated() {
            if row > 0 { bytes += ",\n".utf8 }
            appendList(parts, to: &bytes) { rings, bytes in
                appendList(rings, to: &bytes, appendRing)
            }
        }
        bytes += "]}".utf8
    }

    private func appendList<T>(_ items: [T], to bytes: inout [UInt8], _ body: (T, inout [UInt8]) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (i, item) in items.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            body(item, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func appendRing(_ ring: [PagePoint], to bytes: inout [UInt8]) {
        var (x, y) = (0, 0)
        bytes.append(UInt8(ascii: "["))
        for (i, point) in ring.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            appendFixed(Double(Int(point.x) - x), decimals: 0, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            appendFixed(Double(Int(point.y) - y), decimals: 0, to: &bytes)
            (x, y) = (Int(point.x), Int(point.y))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func appendValue(_ column: AttributeColumn, _ row: Int, to bytes: inout [UInt8]) {
        switch column {
        case .text(let values):
            if let value = values[row] { return PageText.append(string: value, to: &bytes) }
        case .integer(let values):
            if let value = values[row] { return bytes += String(value).utf8 }
        case .real(let values):
            if let value = values[row], value.isFinite {
                return appendFixed(value, decimals: 6, trimming: true, to: &bytes)
            }
        case .flag(let values):
            if let value = values[row] { return bytes += (value ? "true" : "false").utf8 }
        }
        bytes += "null".utf8
    }
}
