import Columns
import CountyLayers
import GEOS
import Intake
import Overlap
import ProjectFile
import Synchronization

/// Reads two surveys side by side into one match. Neither reader gets far ahead of the other, so that the shapes held for a
/// partner that is still to come are few when both files stand in a like order.
package final class SurveyReading: Sendable {
    private let state: Mutex<State>
    private let villages: ZoneIndex
    private let threads: Int
    /// Borders of the parcels of each survey, by which ground that they share is found.
    private let bordersBefore = BorderSum()
    private let bordersNow = BorderSum()

    private struct State {
        let lead: Int
        var match = SurveyMatch()
        /// Rows read so far, and whether that is all.
        var before = Progress()
        var now = Progress()
        /// Readers that wait, by a number of their own, and whether the earlier survey is theirs.
        var waiting: [Int: (isBefore: Bool, reader: CheckedContinuation<Void, Never>)] = [:]
        var waits = 0

        /// A reader is more than `lead` rows ahead of one that still reads.
        func isAhead(_ isBefore: Bool) -> Bool {
            let (own, other) = isBefore ? (before, now) : (now, before)
            return !other.isDone && own.rows > other.rows + lead
        }

        /// Takes the readers that need not wait any more off the list.
        mutating func released() -> [CheckedContinuation<Void, Never>] {
            let free = waiting.filter { !isAhead($0.value.isBefore) }
            for number in free.keys { waiting[number] = nil }
            return free.values.map(\.reader)
        }
    }

    private struct Progress {
        var rows = 0
        var isDone = false
    }

    /// - Parameters:
    ///   - threads: for both readers together.
    ///   - lead: rows by which one reader may be ahead.
    package init(villages: ZoneIndex, threads: Int, lead: Int = 65_536) {
        (self.villages, self.threads) = (villages, threads)
        state = Mutex(State(lead: lead))
    }

    /// Batches that each reader may have in work.
    package var threadsEach: Int { max(1, threads / 2) }

    /// What a batch of either survey comes to; called on any thread.
    package func part(_ batch: Layer, _ layer: ProjectLayer) throws -> SurveyParcels.Part {
        let part = try SurveyParcels.Part(batch, named: layer.rawValue, villages: villages)
        let borders = layer == .parcelsBefore ? bordersBefore : bordersNow
        borders.add(part.polygons)
        return part
    }

    /// What is left of the borders of a survey's parcels, when it was read.
    package func residual(_ layer: ProjectLayer) -> BorderResidual {
        (layer == .parcelsBefore ? bordersBefore : bordersNow).residual()
    }

    /// Where parcels of a survey share ground, when it was read.
    /// - Throws: `GEOSError`.
    package func repeatedPlaces(_ layer: ProjectLayer) throws(GEOSError) -> RepeatedPlaces {
        try RepeatedPlaces(residual(layer))
    }

    /// Reads the earlier survey whole.
    package func readBefore(
        _ stream: ParcelStream, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> ParcelStream.Report {
        defer { finish(.parcelsBefore) }
        return try await stream.run(
            threads: threadsEach, progress: progress, pace: { await self.keepPace(.parcelsBefore) }
        ) {
            try self.part($0, .parcelsBefore)
        } merge: { part in
            add(part, .parcelsBefore)
        }
    }

    /// Reads the later survey whole.
    package func readNow(
        _ stream: ParcelStream, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> ParcelStream.Report {
        defer { finish(.parcels) }
        return try await stream.run(threads: threadsEach, progress: progress, pace: { await self.keepPace(.parcels) }) {
            try self.part($0, .parcels)
        } merge: { part in
            add(part, .parcels)
        }
    }

    /// Adds a batch to the match.
    package func add(_ part: SurveyParcels.Part, _ layer: ProjectLayer) {
        let free = state.withLock { state in
            if layer == .parcelsBefore {
                state.match.add(before: part)
                state.before.rows += part.parcels.count
            } else {
                state.match.add(now: part)
                state.now.rows += part.parcels.count
            }
            return state.released()
        }
        for reader in free { reader.resume() }
    }

    /// A reader has come to its end, or failed: the other need not wait.
    package func finish(_ layer: ProjectLayer) {
        let free = state.withLock { state in
            if layer == .parcelsBefore { state.before.isDone = true } else { state.now.isDone = true }
            return state.released()
        }
        for reader in free { reader.resume() }
    }

    /// Waits while a reader is too far ahead of the other; not when the task is cancelled.
    ///
    /// The reader is suspended until the other has added a batch, has come to its end, or the task is cancelled:
    /// whichever is first takes it off the list under the lock, so it is resumed once.
    package func keepPace(_ layer: ProjectLayer) async {
        let isBefore = layer == .parcelsBefore
        let number = state.withLock { state in
            state.waits += 1
            return state.waits
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { reader in
                // A cancellation that came before finds nobody on the list, so it is asked under the lock as well.
                let waits = state.withLock { state in
                    guard !Task.isCancelled, state.isAhead(isBefore) else { return false }
                    state.waiting[number] = (isBefore, reader)
                    return true
                }
                if !waits { reader.resume() }
            }
        } onCancel: {
            let reader = state.withLock { $0.waiting.removeValue(forKey: number) }
            reader?.reader.resume()
        }
    }

    /// Hands over what was read; nothing is left here.
    package func handOverMatch() -> SurveyMatch {
        state.withLock { state in
            let match = state.match
            state.match = SurveyMatch()
            return match
        }
    }

    /// Shapes of settled parcels that meet some boxes, read once more.
    package static func settledShapes(
        in match: SurveyMatch, meeting boxes: PackedRTree, _ stream: ParcelStream, isBefore: Bool, threads: Int
    ) async throws -> RowShapes {
        var shapes = RowShapes()
        _ = try await stream.run(threads: threads, progress: { _ in }) { batch -> (PolygonColumn, [ShapeHash]) in
            guard case .polygons(let all) = batch.geometry else { preconditionFailure("parcels are polygons") }
            let near = (0..<all.count).filter { row in
                var isNear = false
                boxes.forEach(meeting: all.box(ofRow: row)) { _ in isNear = true }
                return isNear
            }
            let kept = all.selecting(near)
            return (kept, ShapeHash.ofRows(in: kept))
        } merge: { part in
            for (place, hash) in part.1.enumerated() {
                if let row = match.settledRow(hash, isBefore: isBefore) { shapes.append(row, place, of: part.0) }
            }
        }
        return shapes
    }
}
