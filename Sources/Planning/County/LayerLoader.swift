import Columns
import GEOS
import OGR
import Overlap
import PROJ
import Survey

/// Reads the layers of a project: fields, rows, CRS, row checks, the way to the plane of the run.
///
/// What goes wrong with a row is an issue; what goes wrong with a layer is thrown. Belongs to one task.
struct LayerLoader {
    let project: Project
    /// The plane; none until the first layer with geometry was read.
    private(set) var plane: Plane?
    private(set) var inputs: [InputRead] = []
    private(set) var operations: [OperationUsed] = []
    var issues: [RowIssue] = []
    var notices: [Phrase] = []

    init(_ project: Project) { self.project = project }

    // MARK: Several layers

    /// Loads layers one after another until one has decided the plane, and then several at a time. What they tell stands in
    /// the order of `jobs`.
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
            inputs += loader.inputs
            operations += loader.operations
            issues += loader.issues
            notices += loader.notices
        }
        return layers
    }

    /// A loader with the same project and plane that has nothing to tell yet.
    private var beginning: LayerLoader {
        var loader = LayerLoader(project)
        loader.plane = plane
        return loader
    }

    // MARK: One layer

    /// Reads a layer whole, in the plane of the run, in canonical order, with columns named by our names.
    /// - Parameter name: our name of the layer in messages and issues.
    mutating func load(_ source: LayerSource, as name: String, _ fields: LayerFields) throws -> Layer {
        var (layer, input) = try read(source, as: name, fields)
        let rows = layer.count
        guard rows > 0 || fields.canBeEmpty else {
            throw CountyError.emptyLayer(layer: name, path: source.written)
        }
        layer = try sound(layer, name: name, path: source.written, key: fields.key)
        layer = try toPlane(layer, name: name, source)
        layer = layer.ordered(key: fields.key)
        input.setAside = rows - layer.count
        input.duplicates = leaveOutDuplicates(&layer, name: name, key: fields.key)
        if layer.count == 0 {
            guard fields.canBeEmpty else {
                throw CountyError.nothingUsable(layer: name, path: source.written, setAside: rows)
            }
            issues.append(
                RowIssue(
                    layer: name, row: RowIssue.wholeLayer, rule: "no-usable-row",
                    message: rows == 0 ? "the layer has no rows" : "none of the \(rows) rows is usable"))
        }
        inputs.append(input)
        return layer
    }

    /// Rows of a layer as they come, in their own CRS, with columns named by our names.
    private mutating func read(
        _ source: LayerSource, as name: String, _ fields: LayerFields
    ) throws -> (Layer, InputRead) {
        let (request, used, standard) = try Self.request(source, as: name, fields)
        var report = ReadReport()
        let layer = try OGR.read(request, into: &report)
        // Rows of other kinds are left out and told; a layer that has no others is the wrong one.
        if layer.count == 0, let other = report.leftOut.max(by: { $0.value < $1.value })?.key {
            throw CountyError.wrongGeometry(
                layer: name, path: source.written, found: other.rawValue, expected: fields.geometry.rawValue)
        }
        if fields.canBeEmpty {
            for (kind, rows) in report.leftOut.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                issues.append(
                    RowIssue(
                        layer: name, row: RowIssue.wholeLayer, rule: "other-geometry",
                        message: "\(rows) rows with \(kind.rawValue) geometry were set aside"))
            }
        }
        let problems = report.issues.map { issue in
            var issue = issue
            issue.layer = name
            return issue
        }
        issues.append(contentsOf: problems)
        notices.append(contentsOf: report.notes.map { $0.phrase(about: name) })
        guard layer.geometry.kind == fields.geometry else {
            throw CountyError.wrongGeometry(
                layer: name, path: source.written, found: layer.geometry.kind.rawValue,
                expected: fields.geometry.rawValue)
        }
        let input = InputRead(
            layer: name, path: source.written, absolutePath: source.pattern,
            sourceLayer: layer.name, rows: layer.count, crs: layer.crs,
            crsFrom: source.crs == nil ? "source" : "project", encoding: report.encoding,
            encodingFrom: report.encodingSource?.rawValue, standard: standard?.rawValue, fields: used)
        return (layer.renamed(used), input)
    }

    /// What to ask OGR for: only the fields that are read.
    static func request(
        _ source: LayerSource, as name: String, _ fields: LayerFields
    ) throws -> (LayerRequest, [FieldUsed], StandardLayer?) {
        var request = LayerRequest(
            path: source.paths.count == 1 ? source.paths[0] : source.pattern, layer: source.layer,
            crs: source.crs.map { CRS($0) }, encoding: source.encoding, filter: source.filter)
        let described = try OGR.describe(source.paths[0], encoding: source.encoding)
        let layer = try Self.layer(of: described, source: source)
        let names = layer.fields.map(\.name)
        let used = try fields.find(in: names, mapped: source.fields, layer: name, path: source.written)
        request.columns = used.map(\.theirs)
        request.only = fields.geometry == .none ? nil : fields.geometry
        return (request, used, StandardLayer.recognise(layerName: layer.name, fields: names)?.layer)
    }

    private static func layer(of described: SourceDescription, source: LayerSource) throws -> LayerDescription {
        guard let name = source.layer else {
            guard described.layers.count == 1 else {
                throw OGRError.layerNeeded(path: source.written, layers: described.layers.map(\.name))
            }
            return described.layers[0]
        }
        let lower = name.lowercased()
        guard
            let found = described.layers.first(where: { $0.name == name })
                ?? described.layers.first(where: { $0.name.lowercased() == lower })
        else { throw OGRError.noSuchLayer(path: source.written, name: name, layers: described.layers.map(\.name)) }
        return found
    }

    // MARK: Rows

    /// The sound rows; the others become issues, or are repaired when the project asks for it.
    private mutating func sound(_ layer: Layer, name: String, path: String, key: String?) throws -> Layer {
        let ids = RowIds(layer, key: key)
        var kept: [Int] = []
        for row in 0..<layer.count {
            if layer.geometry.kind != .none, layer.geometry.isEmpty(row: row) {
                issues.append(
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], id: ids[row], rule: "null-geometry",
                        message: "the row has no geometry; it was set aside"))
            } else if layer.geometry.kind == .point || layer.geometry.kind == .line,
                !layer.geometry.coordinates(ofRow: row).allSatisfy(\.isFinite)
            {
                issues.append(
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], id: ids[row], rule: "not-finite",
                        message: "a coordinate is not a finite number; the row was set aside"))
            } else {
                kept.append(row)
            }
        }
        let whole = kept.count == layer.count ? layer : layer.selecting(kept)
        guard case .polygons(let polygons) = whole.geometry else { return whole }
        let checked = PolygonRepair.check(
            polygons, of: whole, ids: RowIds(whole, key: key), name: name, repair: project.options.repair)
        issues.append(contentsOf: checked.issues)
        var result = whole
        result.setGeometry(.polygons(checked.column), crs: whole.crs)
        return checked.sound.count == whole.count ? result : result.selecting(checked.sound)
    }

    /// Leaves out rows that are alike in geometry and in every value that is read; equal rows stand side by side.
    private mutating func leaveOutDuplicates(_ layer: inout Layer, name: String, key: String?) -> Int {
        let ids = RowIds(layer, key: key)
        var kept: [Int] = []
        for row in 0..<layer.count {
            guard let last = kept.last, layer.isEqual(row, last) else {
                kept.append(row)
                continue
            }
            issues.append(
                RowIssue(
                    layer: name, row: layer.sourceRows[row], id: ids[row], rule: "duplicate-row", severity: .warning,
                    message: "the row stands twice; one was left out"))
        }
        let duplicates = layer.count - kept.count
        if duplicates > 0 { layer = layer.selecting(kept) }
        return duplicates
    }

    // MARK: CRS

    /// The layer in the plane of the run; the first layer decides the plane.
    private mutating func toPlane(_ layer: Layer, name: String, _ source: LayerSource) throws -> Layer {
        let path = source.written
        guard layer.geometry.kind != .none, layer.count > 0 else { return layer }
        guard let crs = layer.crs else { throw CountyError.noCRS(layer: name, path: path) }
        let box = layer.geometry.box
        // `crs:` in the project file decides, whatever the coordinates look like.
        if source.crs == nil { try PlaneChoice.check(layer.geometry, crs: crs, layer: name, path: path) }
        if plane == nil { plane = try PlaneChoice.plane(for: crs, box: box, layer: name, options: project.options) }
        let (transformation, operation) = try way(from: crs, box: box, layer: name)
        operations.append(operation)
        guard let transformation else {
            var result = layer
            result.setGeometry(layer.geometry, crs: plane!.crs)
            return result
        }
        var geometry = layer.geometry
        try transformation.transform(&geometry)
        var result = layer
        result.setGeometry(geometry, crs: plane!.crs)
        return result
    }

    /// Lets a layer that is read in batches decide the plane, by its first batch.
    mutating func choosePlane(by source: LayerSource, as name: String) throws {
        let (request, _, _) = try Self.request(source, as: name, .parcelsOfChange)
        guard let batch = try OGR.stream(request, batchRows: 1024).next() else {
            throw CountyError.emptyLayer(layer: name, path: source.written)
        }
        guard let crs = batch.crs else { throw CountyError.noCRS(layer: name, path: source.written) }
        if source.crs == nil {
            try PlaneChoice.check(batch.geometry, crs: crs, layer: name, path: source.written)
        }
        plane = try PlaneChoice.plane(for: crs, box: batch.geometry.box, layer: name, options: project.options)
    }

    /// The transformation to the plane, none when the layer lies in it already, and what to say about it.
    private func way(from crs: CRS, box: Box, layer: String) throws -> (Transformation?, OperationUsed) {
        let plane = plane!
        let transformation = try Transformation.of(
            layer: layer, from: crs, to: plane.crs, over: box, treatAsCGCS2000: plane.treatAsCGCS2000)
        let note = transformation.note
        let operation = OperationUsed(
            layer: layer, from: transformation.source.crs, to: plane.crs, name: note.name, accuracy: note.accuracy,
            assumedCGCS2000: note.assumedCGCS2000)
        return (note.steps.isEmpty ? nil : transformation, operation)
    }

    mutating func note(_ input: InputRead) { inputs.append(input) }
    mutating func note(_ operation: OperationUsed) { operations.append(operation) }
}

/// Keys of a layer's rows, for issues.
struct RowIds {
    private let column: AttributeColumn?

    init(_ layer: Layer, key: String?) { column = (key ?? "key").isEmpty ? nil : layer.column(key ?? "key") }

    subscript(row: Int) -> String? { column?.text(row) }
}

extension Layer {
    /// The same rows with the columns that are used, under our names.
    func renamed(_ used: [FieldUsed]) -> Layer {
        var result = Layer(name: name, crs: crs, geometry: geometry, sourceRows: sourceRows)
        for field in used {
            guard let i = fields.firstIndex(where: { $0.name == field.theirs }) else { continue }
            var renamed = Field(field.ours, fields[i].kind, width: fields[i].width, precision: fields[i].precision)
            renamed.title = fields[i].title
            result.add(renamed, columns[i])
        }
        return result
    }

    /// Text of a column, row by row; none where the column is missing.
    func texts(_ name: String) -> [String?] {
        guard let column = column(name) else { return Array(repeating: nil, count: count) }
        return (0..<count).map(column.text)
    }

    /// Numbers of a column, row by row; none where the column is missing.
    func numbers(_ name: String) -> [Double?] {
        guard let column = column(name) else { return Array(repeating: nil, count: count) }
        return (0..<count).map(column.number)
    }
}
