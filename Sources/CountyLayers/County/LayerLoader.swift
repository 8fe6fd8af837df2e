import Columns
import FindingValues
import Intake
import ProjectFile

/// Reads the layers of a project: fields, rows, CRS, row checks, the way to the plane of the run.
///
/// What goes wrong with a row is an issue; what goes wrong with a layer is thrown. Belongs to one task.
package struct LayerLoader {
    let project: Project
    /// The plane; none until the first layer with geometry was read.
    package private(set) var plane: Plane?
    package private(set) var inputs: [InputRead] = []
    package private(set) var operations: [OperationUsed] = []
    /// What became of the rows of each layer.
    package private(set) var reports: [IntakeReport] = []
    package var issues: [RowIssue] = []
    package var notices: [Phrase] = []
    /// Longitude and latitude outside China lead to a plane of UTM instead of a refusal: for commands that need no county.
    package var planeMayLieAnywhere = false
    /// Layers of points and lines of which every row is set aside stand, empty: what needs them says so.
    package var pointsAndLinesMayBeLost = false

    package init(_ project: Project) { self.project = project }

    // MARK: Several layers

    /// Loads layers one after another until one has decided the plane, and then several at a time. What they report
    /// stands in the order of `jobs`.
    /// - Parameter started: called with the place of each job when it begins, in order.
    /// - Throws: what the first of the jobs throws that fails, whichever of them ends first.
    mutating func load<Job: Sendable>(
        _ jobs: [Job], threads: Int, started: (Int) -> Void,
        by read: @escaping @Sendable (Job, inout LayerLoader) throws -> Layer
    ) async throws -> [Layer] {
        var layers: [Layer] = []
        while plane == nil, layers.count < jobs.count {
            try Task.checkCancellation()
            started(layers.count)
            layers.append(try read(jobs[layers.count], &self))
        }
        let first = layers.count
        let blank = beginning
        var results = [Result<(Layer, LayerLoader), any Error>?](repeating: nil, count: jobs.count)
        await withTaskGroup(of: (Int, Result<(Layer, LayerLoader), any Error>).self) { group in
            for n in first..<jobs.count {
                if n >= first + threads, let (done, result) = await group.next() { results[done] = result }
                started(n)
                group.addTask {
                    var loader = blank
                    return (
                        n,
                        Result {
                            try Task.checkCancellation()
                            return (try read(jobs[n], &loader), loader)
                        }
                    )
                }
            }
            for await (done, result) in group { results[done] = result }
        }
        for case .some(let result) in results[first...] {
            let (layer, loader) = try result.get()
            layers.append(layer)
            add(loader)
        }
        return layers
    }

    /// A loader with the same project and plane that has reported nothing yet.
    package var beginning: LayerLoader {
        var loader = LayerLoader(project)
        (loader.plane, loader.pointsAndLinesMayBeLost) = (plane, pointsAndLinesMayBeLost)
        return loader
    }

    /// Appends what another loader reports.
    package mutating func add(_ other: LayerLoader) {
        inputs += other.inputs
        operations += other.operations
        reports += other.reports
        issues += other.issues
        notices += other.notices
    }

    // MARK: One layer

    /// Reads a layer whole through the gate, in the plane of the run, in canonical order, with columns named by our names.
    /// The first layer that has a row decides the plane.
    /// - Parameter name: our name of the layer in messages and issues.
    package mutating func load(_ source: LayerSource, as name: String, _ fields: LayerFields) throws -> Layer {
        let request = source.intake(
            as: name, fields, repair: project.options.repair, takenAsCGCS2000: Self.taken(project.options))
        let isOfPlaces = fields.geometry == .point || fields.geometry == .line
        var whole = try IntakeLayer(
            request, mustHaveRows: fields.mustHaveRows, mayLoseAll: pointsAndLinesMayBeLost && isOfPlaces)
        if whole.rows.count > 0, let candidate = whole.candidate {
            if plane == nil { plane = try plane(of: candidate) }
            if let plane { try whole.carry(to: plane) }
        }
        record(whole.report)
        if let plane, let operation = whole.report.operation(to: plane) { operations.append(operation) }
        inputs.append(whole.report.input(whole.found, source))
        if fields.key == "key" {
            issues += whole.sharedKeys.map { key, shared in
                RowIssue(
                    layer: name, row: shared.row, id: key, rule: "duplicate-key",
                    message: Messages.keyShared(rows: shared.rows))
            }
        }
        return whole.rows.ordered(key: fields.key)
    }

    /// Takes over what an intake reports.
    package mutating func record(_ report: IntakeReport) {
        reports.append(report)
        issues += report.issues.map { issue in
            var issue = issue
            if issue.place != nil, issue.crs == nil { issue.crs = report.crs?.crs }
            return issue
        }
        notices += report.read.notes.map { $0.phrase(about: report.layer) }
        if report.rows == 0, report.read.conditionRead == 0 {
            issues.append(
                RowIssue(
                    layer: report.layer, row: RowIssue.wholeLayer, rule: "no-usable-row", severity: .notice,
                    message: Messages.noRows))
        }
        if report.rows > 0, report.usable == 0 {
            issues.append(
                RowIssue(
                    layer: report.layer, row: RowIssue.wholeLayer, rule: "no-usable-row", severity: .warning,
                    message: Messages.noRowLeft(of: report.rows, report.reasons)))
        }
        if report.read.conditionRead > 0, report.read.conditionKept == 0 {
            issues.append(
                RowIssue(
                    layer: report.layer, row: RowIssue.wholeLayer, rule: "no-usable-row", severity: .warning,
                    message:
                        Messages.conditionKeptNone(of: report.read.conditionRead))
            )
        }
        for (kind, rows) in report.read.leftOut.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            issues.append(
                RowIssue(
                    layer: report.layer, row: RowIssue.wholeLayer, rule: "other-geometry",
                    message: Messages.otherGeometry(kind, rows: rows)))
        }
    }

    private func plane(of layer: Plane.Candidate) throws -> Plane {
        if planeMayLieAnywhere, let plane = try Plane.utm(of: layer) { return plane }
        return try Self.plane(of: layer, project.options)
    }

    private static func plane(of layer: Plane.Candidate, _ options: ProjectOptions) throws -> Plane {
        try Plane.zone(
            of: layer, ellipsoidal: options.area == .ellipsoidal,
            treatAsCGCS2000: taken(options))
    }

    private static func taken(_ options: ProjectOptions) -> [CRS] { options.treatAsCGCS2000.map { CRS($0) } }

    /// Lets a layer that is read in batches decide the plane, by its first batch; not one without rows.
    mutating func choosePlane(by source: LayerSource, as name: String) throws {
        let request = source.intake(
            as: name, .parcelsOfChange, repair: false, takenAsCGCS2000: Self.taken(project.options))
        guard let candidate = try RowStream(request, batchRows: 1024).candidate, !candidate.box.isEmpty else { return }
        plane = try Self.plane(of: candidate, project.options)
    }

    package mutating func note(_ input: InputRead) { inputs.append(input) }
    package mutating func note(_ operation: OperationUsed) { operations.append(operation) }
}
