import Glibc
import VectorSources

/// The ellipses, arcs and rounded rectangles of a MapInfo file, which GDAL makes chords of without a word.
///
/// - Source: GDAL, `ogr/ogrsf_frmts/mitab/mitab_feature.cpp` (`TABEllipse` 180 points, `TABArc` a point for every two degrees,
///   `TABRoundRect` 45 a corner).
package struct MapInfoCurves: Equatable {
    /// Objects that MapInfo draws as curves.
    package enum Kind { case ellipse, arc, roundRectangle }

    /// Objects of these kinds.
    package private(set) var rows = 0
    /// The farthest that a chord lies from its arc, units of the coordinates.
    private(set) var sagitta = 0.0

    /// Counts an object.
    /// - Parameters:
    ///   - radius: the larger one, of the ellipse or of the corners.
    ///   - sweep: degrees that an arc runs through.
    package mutating func add(_ kind: Kind, radius: Double, sweep: Double = 360) {
        rows += 1
        let step: Double
        switch kind {
        case .arc:
            var angle = sweep.truncatingRemainder(dividingBy: 360)
            if angle <= 0 { angle += 360 }
            step = angle / max(1, (angle / 2).rounded(.down))
        case .roundRectangle: step = 90.0 / 44
        case .ellipse: step = 360.0 / 179
        }
        let own = radius.magnitude * (1 - cos(step * Double.pi / 360))
        if own.isFinite { sagitta = max(sagitta, own) }
    }

    /// The note on the curves; nil when there are none.
    /// - Parameter degrees: the coordinates are degrees.
    package func note(degrees: Bool) -> FileNote? {
        guard rows > 0 else { return nil }
        let metres = ReadNote.metres(sagitta * (degrees ? 111_700 : 1))
        return FileNote(
            zh: "\(rows) 行的圆弧改为折线，弦与弧最多相距 \(metres) m。",
            en: "Arcs made straight in \(rows) rows; the chords lie within \(metres) m of them.")
    }
}
