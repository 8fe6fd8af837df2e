import VectorSources

/// The ellipses, arcs and rounded rectangles of a `.tab`, by the kind of each row's object in the `.map`.
///
/// The `.id` holds for each row the place of its object in the `.map`, 0 for none. Coordinates are whole numbers; the head of
/// the `.map` has their scale.
/// - Source: GDAL, `ogr/ogrsf_frmts/mitab/mitab.h` (`TABGeomType`), `mitab_mapheaderblock.cpp`, `mitab_mapobjectblock.cpp`.
package enum TABObjects {
    /// None where the files are not what they should be.
    /// - Parameter path: of the `.tab`.
    /// - Complexity: O(*n* log *n*) for *n* rows.
    package static func curves(_ path: String) -> MapInfoCurves? {
        guard let numbers = open(path, "id"), let map = open(path, "map") else { return nil }
        let head = map.read(512)
        guard head.count == 512, scale(head, 0x170) > 0, scale(head, 0x178) > 0 else { return nil }
        let scales = (x: scale(head, 0x170), y: scale(head, 0x178))
        var places: [UInt32] = []
        while true {
            let piece = numbers.read(1 << 16)
            if piece.isEmpty { break }
            for at in stride(from: 0, to: piece.count - 3, by: 4) {
                let place = UInt32(truncatingIfNeeded: little(piece, at, 4))
                if place > 0 { places.append(place) }
            }
        }
        // Forward through the file, whatever the order of the rows.
        places.sort()
        var curves = MapInfoCurves()
        var stretch = Stretch(map)
        for place in places {
            if let object = stretch.bytes(from: Int(place)) { add(object, scales, &curves) }
        }
        return curves
    }

    /// The note on them, or one that nothing is known: a table of tables holds its shapes elsewhere.
    package static func note(_ path: String, degrees: Bool) -> FileNote? {
        let isOfTables = isOfTables(path)
        if !isOfTables, let curves = curves(path) { return curves.note(degrees: degrees) }
        guard isOfTables || open(path, "map") != nil else { return nil }
        return FileNote(
            zh: "表中的椭圆、圆弧和圆角矩形无法清点；如有，已改为折线。",
            en: "Ellipses, arcs and rounded rectangles of the table cannot be counted; any were made straight.")
    }

    /// The table is a view of others, or a seamless one of sheets.
    private static func isOfTables(_ path: String) -> Bool {
        let text = String(decoding: VirtualFile(path)?.read(1 << 16) ?? [], as: UTF8.self).lowercased()
        return text.contains("create view") || text.contains("isseamless")
    }

    private static func add(
        _ object: ArraySlice<UInt8>, _ scales: (x: Double, y: Double), _ curves: inout MapInfoCurves
    ) {
        guard let kind = object.first else { return }
        let body = Array(object.dropFirst(5))
        // Objects of the first kind of each two have coordinates of two bytes.
        let isSmall = [0x0A, 0x16, 0x19].contains(kind)
        let width = isSmall ? 2 : 4
        /// The larger of two lengths that begin there, metres or degrees.
        func larger(_ x: Int64, _ y: Int64) -> Double {
            max(Double(x.magnitude) / scales.x, Double(y.magnitude) / scales.y)
        }
        func number(_ at: Int, _ place: Int) -> Int64 { little(body, at + place * width, width) }
        switch kind {
        case 0x0A, 0x0B:
            guard body.count >= 4 + 4 * width else { return }
            let sweep = Double(little(body, 2, 2) - little(body, 0, 2)) / 10
            let radius = larger(number(4, 2) - number(4, 0), number(4, 3) - number(4, 1)) / 2
            curves.add(.arc, radius: radius, sweep: sweep)
        case 0x16, 0x17:
            guard body.count >= 2 * width else { return }
            curves.add(.roundRectangle, radius: larger(number(0, 0), number(0, 1)) / 2)
        case 0x19, 0x1A:
            guard body.count >= 4 * width else { return }
            curves.add(
                .ellipse, radius: larger(number(0, 2) - number(0, 0), number(0, 3) - number(0, 1)) / 2)
        default: return
        }
    }

    private static func open(_ path: String, _ suffix: String) -> VirtualFile? {
        let stem = String(path.dropLast(4))
        let upper = suffix.uppercased()
        return [suffix, upper, String(upper.prefix(1)) + suffix.dropFirst()].lazy
            .compactMap { VirtualFile(stem + "." + $0) }.first
    }

    /// A whole number with sign, the lowest byte first.
    private static func little(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int64 {
        let raw = bytes[at..<at + width].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let sign = Int64(1) << (8 * width - 1)
        return raw >= sign ? raw - 2 * sign : raw
    }

    private static func scale(_ head: [UInt8], _ at: Int) -> Double {
        let bits = head[at..<at + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(bitPattern: bits)
    }

    /// A stretch of the `.map` that objects are read from.
    private struct Stretch {
        private let file: VirtualFile
        private var start = 0
        private var held: [UInt8] = []
        private static let size = 1 << 16
        /// Bytes of an object that say all that is asked: kind, number, angles and a box.
        private static let most = 5 + 4 + 16

        init(_ file: VirtualFile) { self.file = file }

        /// The bytes of an object; nil beyond the end.
        mutating func bytes(from place: Int) -> ArraySlice<UInt8>? {
            if place < start || place + Self.most > start + held.count {
                start = place
                file.seek(to: start)
                held = file.read(Self.size)
            }
            guard place - start < held.count else { return nil }
            return held[(place - start)...].prefix(Self.most)
        }
    }
}
