import Columns
import Overlap

/// Stored areas held against the ground of the same rows.
package enum StoredUnit {
    /// Units that areas are stored in by mistake, with the number of them in a square metre.
    private static let others = [
        (Phrase(zh: "亩", en: "mu"), 0.0015), (Phrase(zh: "公顷", en: "hectares"), 1e-4),
        (Phrase(zh: "平方千米", en: "square kilometres"), 1e-6), (Phrase(same: "万亩"), 1.5e-7),
    ]

    /// The unit areas are likely in that are so many times the square metres measured, within a factor of two; none when no
    /// unit is near.
    static func likely(_ ratio: Double) -> Phrase? { others.first { 0.5...2 ~= ratio / $0.1 }?.0 }

    /// Refuses a sum of ten times the ground or more, and one that is near the ground in another unit. A smaller sum by itself
    /// is no mistake: a target may be a part of the ground that its polygon takes in.
    package static func check(
        stored: Double, measured: Double, field: Phrase, layer: String, path: String
    ) throws(CountyError) {
        guard stored > 0, measured > 0, stored >= 10 * measured || likely(stored / measured) != nil else { return }
        throw .storedUnit(layer: layer, path: path, field: field, stored: stored, measured: measured)
    }

    /// Holds the stored net areas of a layer against its polygons.
    static func check(_ rows: AreaRows, layer: String, path: String, on plane: OverlapPlane) throws(CountyError) {
        let stored = rows.netAreas.indices.filter { rows.netAreas[$0]?.isFinite == true }
        guard !stored.isEmpty else { return }
        try check(
            stored: stored.reduce(0) { $0 + rows.netAreas[$1]! },
            measured: areas(of: rows.polygons.selecting(stored), on: plane).reduce(0, +),
            field: Phrase(zh: "存储的净面积", en: "the stored net area"), layer: layer, path: path)
    }
}
