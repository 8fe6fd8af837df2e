import Columns

/// A synthetic county from a seed: relief, rivers, villages, roads, parcels and services, with faults planted in it that
/// are listed in `truth.json`.
///
/// The same scale and seed give the same bytes. Nothing in it is real: names and codes are invented, only the figures are
/// modelled on published ones.
public enum SampleCounty {
    /// The seed of the county committed in `GeoData/sample`.
    public static let committedSeed: UInt64 = 2024

    /// Writes a county into a folder: layers, `project.yaml` and `truth.json`.
    ///
    /// - Parameters:
    ///   - directory: must exist; files of the same names are replaced.
    ///   - progress: called with the name of each stage as it begins.
    /// - Throws: `SampleError`, or what the writer of a layer throws; `CancellationError` between stages.
    /// - Complexity: O(*n* log *n*) for *n* mesh cells; parcels are written village by village.
    public static func generate(
        scale: SampleScale, seed: UInt64 = committedSeed, into directory: String,
        progress: (String) -> Void = { _ in }
    ) throws {
        throw SampleError.cannotWrite(path: directory, reason: "the generator is not complete")
    }
}
