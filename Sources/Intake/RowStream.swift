import Columns
import OGR
import PROJ
import Synchronization

/// A layer read in batches through the gate, by tasks that take turns at reading: each then judges what it read, carries it
/// to the plane and works on it, so that memory holds one batch for each task.
///
/// Memory does not grow with the number of rows but for 16 bytes a row, by which rows that stand twice are found. What is
/// found does not depend on the number of tasks.
///
/// ```swift
/// let request = IntakeRequest("villages", LayerRequest(path: "\(folder)/villages.gpkg"), columns: ["XZQDM"])
/// let stream = try RowStream(request, batchRows: 1024)
/// let counts = try await withThrowingTaskGroup { group in
///     for _ in 0..<2 {
///         group.addTask {
///             let turns = try stream.turns(in: plane)  // of one task
///             var count = 0
///             while let rows = try turns.next() { count += rows.count }
///             return count
///         }
///     }
///     return try await group.reduce(0, +)
/// }
/// let report = try stream.finish()  // when all tasks have ended
/// ```
package final class RowStream: Sendable {
    /// Where the layer was found, and with which fields.
    package let found: FoundLayer
    /// The CRS of the source; none for a table, and for a layer without rows that declares none.
    package let crs: CRSDescription?
    /// What a choice of plane wants to know, by the first batch; none for a table or an empty layer without a CRS.
    package let candidate: Plane.Candidate?
    private let gate: RowGate
    private let state: Mutex<State>

    private struct State {
        /// Read to learn the CRS; it comes first.
        var first: Layer?
        let stream: LayerStream
        var seen: SeenRows
        var report: IntakeReport
        var vote: DomainVote?
    }

    /// Opens a layer and reads its first batch.
    /// - Throws: `OGRError`; `IntakeError`; `CancellationError`.
    package convenience init(_ request: IntakeRequest, batchRows: Int = 8192) throws {
        try self.init(FoundLayer(request), batchRows: batchRows)
    }

    /// Opens a layer that was found.
    package init(_ found: FoundLayer, batchRows: Int = 8192) throws {
        self.found = found
        let stream = try VectorFile.stream(found.source, batchRows: batchRows)
        let first = try stream.next()
        let crs = try first.flatMap { try found.crs(of: $0, stream.report) }
        let gate = found.gate(crs)
        (self.gate, self.crs) = (gate, crs)
        candidate =
            if let crs, let first {
                Plane.Candidate(
                    name: found.request.layer, crs: crs, box: first.geometry.boxWithin(gate.domain))
            } else {
                nil
            }
        var report = IntakeReport(layer: found.request.layer, path: found.request.path)
        report.crs = crs
        state = Mutex(
            State(
                first: first, stream: stream, seen: SeenRows(layer: found.request.layer, crs: crs), report: report,
                vote: gate.domain.map { DomainVote($0) }))
    }

    /// Rows the source declares; none when it does not say, or only some are asked for.
    package var declaredRows: Int? {
        found.source.filter == nil && !found.source.path.contains { "*?[".contains($0) } ? found.description.rows : nil
    }

    /// Rows read so far.
    package var rowsRead: Int { state.withLock { $0.report.rows } }

    /// Chooses a plane before the rows are read. Where none fits the CRS of the source, and most rows deny that CRS, they are the
    /// better reason.
    /// - Throws: `IntakeError.contradictedCRS` in that case, and else what `body` threw.
    package func trusting<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as IntakeError {
            guard case .noGroundPlane = error else { throw error }
            let rest = try turns(in: nil)
            while try rest.next() != nil {}
            do { _ = try finish() } catch let better as IntakeError {
                if case .contradictedCRS = better { throw better }
            }
            throw error
        }
    }

    /// One task's turns at the stream.
    /// - Parameter plane: where rows are carried; none to leave them in the CRS of the source.
    /// - Throws: `IntakeError.datum`.
    package func turns(in plane: Plane?) throws -> Turns { try Turns(self, plane) }

    /// A task's turns. Belongs to the task.
    package final class Turns {
        private let stream: RowStream
        private let way: Transformation?
        private let crs: CRS?
        private let doubts: PlaneDoubts

        fileprivate init(_ stream: RowStream, _ plane: Plane?) throws {
            self.stream = stream
            crs = plane?.crs
            doubts = PlaneDoubts(plane?.description)
            guard let plane, let source = stream.crs else {
                way = nil
                return
            }
            if let known = stream.state.withLock({ $0.report.way }), known.steps.isEmpty {
                way = nil
                return
            }
            let box = stream.found.description.bounds ?? stream.candidate?.box
            let way = try plane.way(from: source.given, layer: stream.found.request.layer, over: box)
            stream.state.withLock { $0.report.way = way.note }
            self.way = way.note.steps.isEmpty ? nil : way
        }

        /// The rows of the next batch that passed the gate, in the plane; none at the end. A batch may be empty.
        /// - Parameter near: rows whose box, in the plane, it denies are left out without a word; where nothing has to be
        ///   carried they are not even checked. None for all rows.
        /// - Throws: `OGRError`; `CancellationError`.
        package func next(near: ((Box) -> Bool)? = nil) throws -> Layer? {
            guard let batch = try stream.read() else { return nil }
            var verdict = stream.gate.judge(batch, near: way == nil ? near : nil)
            if let way, let crs {
                let (rows, issues) = verdict.rows.carried(
                    by: way, to: crs, layer: stream.found.request.layer, key: stream.found.key)
                verdict.issues += issues
                verdict.setAside += issues.count
                doubts.replace(
                    in: &verdict.issues, &verdict.doubts, rows: rows, layer: stream.found.request.layer,
                    key: stream.found.key)
                let kept = near.map { near in (0..<rows.count).filter { near(rows.geometry.box(ofRow: $0)) } }
                verdict.rows = kept.map { $0.count < rows.count ? rows.selecting($0) : rows } ?? rows
            } else if let crs {
                verdict.rows.setGeometry(verdict.rows.geometry, crs: crs)
            }
            stream.note(verdict)
            return verdict.rows
        }
    }

    /// Reads a batch, without rows that stand twice. GDAL keeps errors per thread; every call of the stream reads its own
    /// before it returns.
    private func read() throws -> Layer? {
        try state.withLock { state -> Layer? in
            let read = state.first != nil ? state.first : try state.stream.next()
            state.first = nil
            guard var read else { return try state.seen.settle(&state.report.issues, whole: found.contents) }
            if read.count == 0 { read.setGeometry(.empty(found.request.geometry), crs: read.crs) }
            state.report.rows += read.count
            let named = found.fields.isEmpty ? read : read.renamed(found.fields)
            try found.refuseLostDigits(named)
            let fresh = state.seen.fresh(
                named, key: found.key.flatMap(named.column), isWhole: found.readsAllColumns, &state.report.issues)
            return fresh.count == named.count ? named : named.selecting(fresh)
        }
    }

    private func note(_ verdict: RowGate.Verdict) {
        state.withLock { state in
            state.report.add(verdict)
            if let vote = verdict.vote { state.vote?.add(vote) }
        }
    }

    /// What became of the rows, when all were read.
    ///
    /// Keys that stand on rows of different content are told once each, `duplicate-key`, where the key is the user's or the
    /// standard's; their rows were kept.
    /// - Throws: `IntakeError`, when rows were read and none is left, or most deny the CRS.
    package func finish() throws -> IntakeReport {
        let (report, vote) = state.withLock { state -> (IntakeReport, DomainVote?) in
            var report = state.report
            report.duplicates = state.seen.duplicates
            for (key, shared) in state.seen.shared where found.namesKey {
                report.issues.append(
                    RowIssue(
                        layer: report.layer, row: shared.row, id: key, rule: "duplicate-key",
                        message: Messages.keyShared(rows: shared.rows)))
            }
            report.take(state.stream.report)
            report.issues.sort(by: RowIssue.inOrder)
            return (report, state.vote)
        }
        try report.judge(vote)
        return report
    }
}

extension GeometryColumn {
    /// The box of the rows that agree with a CRS; of all without one.
    fileprivate func boxWithin(_ domain: CoordinateDomain?) -> Box {
        let whole = box
        guard let domain else { return whole }
        if domain.agrees(allWithin: whole) { return whole }
        return (0..<count).reduce(into: Box()) { sum, row in
            let own = self.box(ofRow: row)
            if own.isFinite, domain.fault(of: own) == nil { sum.add(own) }
        }
    }
}
