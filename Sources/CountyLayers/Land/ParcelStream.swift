import Columns
import Intake
import ProjectFile
import Survey

/// A parcel layer of a project, read in batches by several tasks through the gate; results are merged as they come.
///
/// `RowStream` says what happens to rows. It may be read several times; each time gives the same rows.
package struct ParcelStream: Sendable {
    package typealias Report = IntakeReport

    package let name: String
    package let source: LayerSource
    package let found: FoundLayer
    package let plane: Plane
    private static let batchRows = 8192

    /// - Parameter fields: what is read; the fields of the layer unless given.
    package init(
        _ source: LayerSource, as layer: ProjectLayer, fields wanted: LayerFields? = nil, plane: Plane, repair: Bool
    ) throws {
        (name, self.source, self.plane) = (layer.rawValue, source, plane)
        found = try FoundLayer(
            source.intake(
                as: name, wanted ?? .of(layer), repair: repair, takenAsCGCS2000: plane.treatAsCGCS2000))
    }

    /// Rows the source declares; none when it does not say.
    package var declaredRows: Int? {
        source.filter == nil && source.paths.count == 1 ? found.description.rows : nil
    }

    /// Runs the work over every batch.
    /// - Parameters:
    ///   - threads: batches worked on at once.
    ///   - pace: awaited before each batch is read, by a reader that must not get ahead of another.
    ///   - work: gets sound rows in the plane, columns by our names; called on any thread.
    ///   - merge: called one at a time, in any order: sums must be of integers and lists sorted afterwards.
    /// - Throws: as `RowStream`, and what the work throws.
    package func run<T: Sendable>(
        threads: Int, progress: (Int) -> Void, pace: () async -> Void = {},
        work: @escaping @Sendable (Layer) throws -> T, merge: (T) -> Void
    ) async throws -> Report {
        let stream = try RowStream(found, batchRows: Self.batchRows)
        try await withThrowingTaskGroup(of: T?.self) { group in
            func add() async throws {
                await pace()
                try Task.checkCancellation()
                group.addTask { [plane] in
                    try Task.checkCancellation()
                    return try stream.turns(in: plane).next().map(work)
                }
            }
            for _ in 0..<max(1, threads) { try await add() }
            while let done = try await group.next() {
                // A task that finds nothing has come to the end; the others are on their way there.
                guard let value = done else { continue }
                merge(value)
                progress(stream.rowsRead)
                try await add()
            }
        }
        return try stream.finish()
    }
}
