import Columns
import TableSources
import VectorSources

/// Reads one layer in batches, in source order, in memory that does not grow with the number of rows.
///
/// Belongs to one task. Every batch has the same fields and kind of geometry; `sourceRows` continue from batch to batch
/// and from file to file of a glob. (CSV, GeoJSON and other text formats are held in memory by their parsers.)
public final class LayerStream {
    private let request: LayerRequest
    private let batchRows: Int
    private let expectsAll: Bool
    private var waiting: [SourceMember]
    private var current: (any BatchSource)?
    private var currentPath = ""
    private var done = ReadReport()
    private var template: (path: String, layer: Layer)?
    /// Rows with issues that are still to be named, the issues that were looked at, and the names found.
    private var unnamed: Set<Int> = []
    private var looked = 0
    private var names: [Int: String] = [:]

    /// Opens the source and the layer; reads no rows yet.
    /// - Parameter batchRows: rows in a batch at most.
    init(_ request: LayerRequest, batchRows: Int, expectsAll: Bool) throws(OGRError) {
        precondition(batchRows > 0, "a batch has at least one row")
        (self.request, self.batchRows, self.expectsAll) = (request, batchRows, expectsAll)
        let source = try ResolvedSource(request.path)
        if source.isGlob {
            waiting = try source.pieces(called: request.layer)
            current = try open(waiting.removeFirst(), firstRow: 0, kind: nil)
        } else {
            waiting = []
            (current, currentPath) = (
                try LayerChoice.open(request, source, batchRows: batchRows, expectsAll: expectsAll), request.path
            )
        }
    }

    /// What reading did so far, all of it after the last batch.
    public var report: ReadReport {
        var result = done
        if let current { result.add(current.report) }
        if !names.isEmpty {
            for i in result.issues.indices where result.issues[i].id == nil {
                result.issues[i].id = names[result.issues[i].row]
            }
        }
        return result
    }

    /// Names and types of the fields that are read, when they are known before the first batch: a column of whole
    /// numbers may hold fractions.
    public var fields: [Field]? { rows?.fields }

    /// The same request for another pass over the layer, which then need not look for cells that are no numbers again.
    public var again: LayerRequest {
        var result = request
        result.known = (rows?.known).map { LayerFinds($0) } ?? request.known
        return result
    }

    /// The rows of GDAL's that are read now; none of another reader's.
    private var rows: OGRLayerSource? { ((current as? FilteredSource)?.inner ?? current) as? OGRLayerSource }

    /// The next batch; nil at the end. A source without rows gives one empty batch, so that its fields are known.
    /// - Throws: `OGRError`; `CancellationError` when the task is cancelled.
    public func next() throws -> Layer? {
        while let source = current {
            try Task.checkCancellation()
            while try source.fill() {
                if expectsAll || !source.isDecided || source.pending == 0 {
                    try Task.checkCancellation()
                    continue
                }
                return try checked(named(source.take(), source))
            }
            let rest = try source.pending > 0 || template?.path != currentPath ? named(source.take(), source) : nil
            try advance(after: source)
            if let rest, rest.count > 0 || template == nil { return try checked(rest) }
        }
        return nil
    }

    /// Keeps the keys of rows that have issues.
    private func named(_ batch: Layer, _ source: any BatchSource) -> Layer {
        guard let key = request.key, let column = batch.column(key) else { return batch }
        let issues = ((source as? FilteredSource)?.inner ?? source).report.issues
        for issue in issues.dropFirst(looked) where issue.id == nil { unnamed.insert(issue.row) }
        looked = issues.count
        guard !unnamed.isEmpty else { return batch }
        for (i, row) in batch.sourceRows.enumerated() where unnamed.remove(row) != nil { names[row] = column.text(i) }
        return batch
    }

    private func advance(after source: any BatchSource) throws(OGRError) {
        done.add(source.report)
        (current, looked) = (nil, 0)
        guard !waiting.isEmpty else { return }
        let inner = (source as? FilteredSource)?.inner ?? source
        let kind = (inner as? OGRLayerSource)?.kind ?? (inner as? CSVSource)?.kind
        current = try open(waiting.removeFirst(), firstRow: source.sourceRowsSeen, kind: kind)
    }

    /// The batch under one name for all files, after checking that it fits the first.
    private func checked(_ batch: Layer) throws(OGRError) -> Layer {
        guard let (path, first) = template else {
            var empty = batch.selecting([])
            empty.name = batch.name
            template = (currentPath, empty)
            return batch
        }
        func names(_ layer: Layer) -> [String] { layer.fields.map { "\($0.name) \($0.kind)" } }
        if names(first) != names(batch) {
            let list = names(batch).map { Phrase(same: $0) }.joined()
            throw .filesDiffer(
                path: path, other: currentPath, what: Phrase(zh: "字段为 \(list.zh)", en: "its fields are \(list.en)"))
        }
        if first.geometry.kind != batch.geometry.kind {
            let kind = batch.geometry.kind.phrase
            throw .filesDiffer(
                path: path, other: currentPath, what: Phrase(zh: "几何类型为\(kind.zh)", en: "its geometry is \(kind.en)"))
        }
        if first.crs != batch.crs {
            let crs =
                batch.crs.map { Phrase(zh: "坐标系为 \($0)", en: "its CRS is \($0)") }
                ?? Phrase(zh: "没有声明坐标系", en: "its CRS is not declared")
            throw .filesDiffer(path: path, other: currentPath, what: crs)
        }
        var result = batch
        result.name = first.name
        return result
    }

    private func open(_ member: SourceMember, firstRow: Int, kind: GeometryColumn.Kind?) throws(OGRError)
        -> any BatchSource
    {
        currentPath = member.shown
        let source = ResolvedSource(path: member.shown, members: [member])
        return try LayerChoice.open(
            request, source, batchRows: batchRows, expectsAll: expectsAll, firstRow: firstRow, kind: kind)
    }
}

extension ResolvedSource {
    /// The members of a glob that are pieces of the layer: of each archive or folder the one that the name means, where it
    /// holds several.
    /// - Throws: `OGRError`: several in one archive, and none or more than one is meant.
    fileprivate func pieces(called name: String?) throws(OGRError) -> [SourceMember] {
        var pieces: [SourceMember] = []
        for group in files {
            guard group.count > 1 else {
                pieces += group
                continue
            }
            let source = ResolvedSource(path: group.first?.holder ?? path, members: group)
            guard let name else { throw .layerNeeded(path: source.path, layers: source.memberNames) }
            let found = group.filter { $0.isCalled(name) }
            if found.count > 1 {
                throw .ambiguousLayer(path: source.path, name: name, layers: found.map(\.innerStem))
            }
            guard let found = found.first else {
                throw .noSuchLayer(path: source.path, name: name, layers: source.memberNames)
            }
            pieces.append(found)
        }
        return pieces
    }
}
