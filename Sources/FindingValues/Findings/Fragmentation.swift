import Columns

/// How broken up the farmland of a village or county is.
///
/// A patch is the part of a block that lies in the village, the landscape is all of its ground A. Patches are a₁…aₙ with
/// perimeters p₁…pₙ, E is the length of border between farmland and other land. A village's own border is no such
/// border; it counts in the perimeters of the patches that it cuts or that end at it. Areas include ridges.
///
/// - Source: McGarigal and Marks, *FRAGSTATS: spatial pattern analysis program for quantifying landscape structure*,
///   USDA Forest Service PNW-GTR-351, 1995: PD, MPS, LPI, ED; patch cohesion after Schumaker, *Using landscape indices to
///   predict habitat connectivity*, Ecology 77, 1996, as in FRAGSTATS 4, with cells of 1 m.
package struct Fragmentation: Sendable, Hashable {
    /// n.
    package var patches = 0
    /// Σa, ridges included.
    package var farmland = AreaSum.zero
    /// PD = n / A, patches per 100 ha.
    package var patchDensity: Double?
    /// MPS = Σa / n, ha.
    package var meanPatchHectares: Double?
    /// LPI = 100 · max a / A, per cent.
    package var largestPatchIndex: Double?
    /// ED = E / A, m/ha.
    package var edgeDensity: Double?
    /// COHESION = 100 · (1 − Σp / Σ p√a) / (1 − 1/√A), p in metres, a and A in square metres; per cent.
    package var cohesion: Double?

    /// One patch.
    package struct Patch: Sendable, Hashable {
        /// 10⁻⁶ m².
        package var ground: Int128 = 0
        /// Border with other land, and all of the border, metres.
        package var edge = 0.0
        package var perimeter = 0.0

        /// The defaults.
        package init() {}
    }

    /// Patches of no ground count for nothing.
    package init(_ all: [Patch], landscape: AreaSum) {
        let own = all.filter { $0.ground > 0 }
        patches = own.count
        farmland = AreaSum(micro: own.reduce(0) { $0 + $1.ground })
        let hectares = landscape.hectares
        guard hectares > 0 else { return }
        patchDensity = Double(patches) / hectares * 100
        largestPatchIndex = AreaSum(micro: own.map(\.ground).max() ?? 0).hectares / hectares * 100
        edgeDensity = own.reduce(0) { $0 + $1.edge } / hectares
        guard !own.isEmpty else { return }
        meanPatchHectares = farmland.hectares / Double(patches)
        let perimeters = own.reduce(0) { $0 + $1.perimeter }
        let weighted = own.reduce(0) { $0 + $1.perimeter * AreaSum(micro: $1.ground).squareMetres.squareRoot() }
        let scale = 1 - 1 / landscape.squareMetres.squareRoot()
        if weighted > 0, scale > 0 { cohesion = 100 * (1 - perimeters / weighted) / scale }
    }
}
