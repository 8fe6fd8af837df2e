import Columns
import Overlap
import ProjectFile

/// The ground of a layer that rules protect, and what cuts polygons with it.
package struct ProtectedGround: Sendable {
    package let layer: ProjectLayer
    let pieces: ConflictPieces
    /// Keys of the patches.
    let ids: [String]
}

/// A conflict with its shape, before it is named for the findings.
package struct FoundConflict: Sendable {
    /// Place in the rules.
    var rule: Int
    var kind: Phrase
    /// Key of the polygon that objects, its class where it is a parcel, and its layer.
    var parcel: String
    var landClass: String?
    var source: ProjectLayer
    /// The protected ground, as results name it.
    var ground: String
    /// Keys of the patches concerned, sorted.
    var patches: [String]
    /// Village row; none outside every village.
    var village: Int?
    var area: AreaSum
    /// `area` as a share of the whole polygon.
    var share: Double
    /// One row.
    var shape: PolygonColumn

    init(
        rule: Int, kind: Phrase, parcel: String, landClass: String?, source: ProjectLayer, on ground: ProtectedGround,
        piece: ConflictPiece
    ) {
        self.init(
            rule: rule, kind: kind, parcel: parcel, landClass: landClass, source: source, ground: ground.layer.rawValue,
            patches: Set(piece.patches.map { ground.ids[$0] }).sorted(by: utf8Less), village: piece.village,
            area: AreaSum(squareMetres: piece.area), share: piece.share, shape: piece.shape)
    }

    init(
        rule: Int, kind: Phrase, parcel: String, landClass: String?, source: ProjectLayer, ground: String,
        patches: [String], village: Int?, area: AreaSum, share: Double, shape: PolygonColumn
    ) {
        (self.rule, self.kind, self.parcel, self.landClass, self.source) = (rule, kind, parcel, landClass, source)
        (self.ground, self.patches, self.village) = (ground, patches, village)
        (self.area, self.share, self.shape) = (area, share, shape)
    }
}

/// Geometric noise that was left out: how many pieces, and their ground.
package struct NoiseLeftOut: Sendable, Hashable {
    package var pieces = 0
    package var area = AreaSum.zero

    package init(pieces: Int = 0, area: AreaSum = AreaSum.zero) {
        self.pieces = pieces
        self.area = area
    }

    package static func += (a: inout NoiseLeftOut, b: NoiseLeftOut) {
        a.pieces += b.pieces
        a.area += b.area
    }
}
