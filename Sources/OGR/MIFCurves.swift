import Glibc
import Output

/// The ellipses, arcs and rounded rectangles of a `.mif`, which GDAL makes chords of without a word.
///
/// - Source: GDAL, `ogr/ogrsf_frmts/mitab/mitab_feature.cpp` (`TABEllipse` 180 points, `TABArc` a point for every two degrees,
///   `TABRoundRect` 45 a corner).
struct MIFCurves {
    /// Objects of these kinds.
    private(set) var rows = 0
    /// The farthest that a chord lies from its arc, units of the coordinates.
    private(set) var sagitta = 0.0

    /// - Parameter path: of the `.mif`.
    /// - Complexity: O(bytes).
    init(_ path: String) {
        guard let file = VirtualFile(path) else { return }
        var rest: [UInt8] = []
        var open: (kind: String, numbers: [Double])?
        while true {
            let piece = file.read(1 << 16)
            rest += piece
            var from = rest.startIndex
            while let end = rest[from...].firstIndex(where: { $0 == 10 || $0 == 13 })
                ?? (piece.isEmpty ? rest.endIndex : nil),
                from < rest.endIndex
            {
                Self.take(rest[from..<end], &open)
                settle(&open)
                from = min(end + 1, rest.endIndex)
            }
            rest.removeFirst(from)
            if piece.isEmpty { break }
        }
    }

    private static let kinds = ["ellipse": 4, "arc": 6, "roundrect": 5]

    /// Reads a line that begins such an object, or goes on with one.
    private static func take(_ line: ArraySlice<UInt8>, _ open: inout (kind: String, numbers: [Double])?) {
        let isInside = open != nil
        guard isInside || line.first(where: { $0 > 32 }).map({ "eEaArR".utf8.contains($0) }) == true else { return }
        let words = line.split { $0 <= 32 || $0 == UInt8(ascii: ",") }.map { String(decoding: $0, as: UTF8.self) }
        guard let first = words.first else { return }
        if let wanted = kinds[first.lowercased()] {
            open = (first.lowercased(), words.dropFirst().prefix(wanted).compactMap(Double.init))
        } else if isInside, Double(first) != nil {
            open?.numbers += words.compactMap(Double.init)
        } else {
            open = nil
        }
    }

    /// Counts an object when all its numbers are there.
    private mutating func settle(_ open: inout (kind: String, numbers: [Double])?) {
        guard let (kind, n) = open, let wanted = Self.kinds[kind], n.count >= wanted else { return }
        open = nil
        rows += 1
        let radius: Double
        let step: Double
        switch kind {
        case "arc":
            var angle = (n[5] - n[4]).truncatingRemainder(dividingBy: 360)
            if angle <= 0 { angle += 360 }
            (radius, step) = (
                max((n[2] - n[0]).magnitude, (n[3] - n[1]).magnitude) / 2, angle / max(1, (angle / 2).rounded(.down))
            )
        case "roundrect": (radius, step) = (n[4].magnitude / 2, 90.0 / 44)
        default: (radius, step) = (max((n[2] - n[0]).magnitude, (n[3] - n[1]).magnitude) / 2, 360.0 / 179)
        }
        let own = radius * (1 - cos(step * Double.pi / 360))
        if own.isFinite { sagitta = max(sagitta, own) }
    }
}
