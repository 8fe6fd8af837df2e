import Columns
import OGR
import PROJ

/// A layer read whole through the gate.
package struct IntakeLayer: Sendable {
    /// Where it was found, and with which fields.
    package let found: FoundLayer
    /// The rows that passed, in the order of the source, with the columns that were asked for.
    package private(set) var rows: Layer
    /// The CRS of the source; none for a table, and for a layer without rows that declares none.
    package let crs: CRSDescription?
    /// What became of the other rows.
    package private(set) var report: IntakeReport
    /// Keys that stand on several rows of different content; the rows were kept.
    package let sharedKeys: [String: SeenRows.Shared]
    private let mayLoseAll: Bool

    /// Reads a layer.
    /// - Parameters:
    ///   - mustHaveRows: nothing can be done without a row: an empty layer is refused. Else it is an answer.
    ///   - mayLoseAll: a layer of which every row is set aside is an answer too, and not refused.
    /// - Throws: `OGRError`; `IntakeError`, also when rows were read and none is left, or most deny the CRS;
    ///   `CancellationError`.
    package init(_ request: IntakeRequest, mustHaveRows: Bool = false, mayLoseAll: Bool = false) throws {
        try self.init(FoundLayer(request), mustHaveRows: mustHaveRows, mayLoseAll: mayLoseAll)
    }

    /// Reads a layer that was found.
    package init(_ found: FoundLayer, mustHaveRows: Bool = false, mayLoseAll: Bool = false) throws {
        (self.found, self.mayLoseAll) = (found, mayLoseAll)
        let request = found.request
        var read = ReadReport()
        var all = try VectorFile.read(found.source, into: &read)
        crs = try found.crs(of: all, read)
        if all.count == 0 { all.setGeometry(.empty(request.geometry), crs: all.crs) }
        var report = IntakeReport(layer: request.layer, path: request.path)
        (report.rows, report.crs) = (all.count, crs)
        guard all.count > 0 || !mustHaveRows else {
            if let condition = found.source.filter, read.conditionRead > 0 {
                throw IntakeError.nothingKept(
                    layer: request.layer, path: request.path, condition: condition.text, rows: read.conditionRead)
            }
            throw IntakeError.emptyLayer(layer: request.layer, path: request.path)
        }
        let named = found.fields.isEmpty ? all : all.renamed(found.fields)
        try found.refuseLostDigits(named)
        var seen = SeenRows(layer: request.layer, crs: crs)
        var fresh = seen.fresh(
            named, key: found.key.flatMap(named.column), isWhole: found.readsAllColumns, &report.issues)
        if let others = try seen.settle(&report.issues, whole: found.contents) {
            let unlike = Set(others.sourceRows)
            fresh = (fresh + named.sourceRows.indices.filter { unlike.contains(named.sourceRows[$0]) }).sorted()
        }
        report.duplicates = seen.duplicates
        let verdict = found.gate(crs).judge(fresh.count == named.count ? named : named.selecting(fresh))
        report.add(verdict)
        report.take(read)
        try report.judge(verdict.vote, mayLoseAll: mayLoseAll)
        (rows, self.report, sharedKeys) = (verdict.rows, report, seen.shared)
    }

    /// What a choice of plane wants to know; none for a table or an empty layer without a CRS.
    package var candidate: Plane.Candidate? {
        crs.map { crs in
            Plane.Candidate(
                name: found.request.layer, crs: crs,
                box: rows.geometry.boxOfMost(within: crs.kind == .geographic ? 20 : 2_000_000))
        }
    }

    /// The key of a row that passed; none where it has none.
    package func key(_ row: Int) -> String? {
        guard let key = found.request.key else { return String(rows.sourceRows[row]) }
        return rows.column(key)?.text(row)
    }

    /// Carries the rows to a plane. Rows that no place of the plane answers to are set aside, `outside-domain`.
    /// - Throws: `IntakeError.datum`; `.nothingLeft`.
    package mutating func carry(to plane: Plane) throws {
        guard let crs, rows.count > 0 else { return }
        let way = try plane.way(from: crs.given, layer: found.request.layer, over: rows.geometry.box)
        report.way = way.note
        let (carried, issues) = rows.carried(by: way, to: plane.crs, layer: found.request.layer, key: found.key)
        rows = carried
        report.issues += issues
        report.setAside += issues.count
        if !way.note.steps.isEmpty {
            PlaneDoubts(plane.description).replace(
                in: &report.issues, &report.doubts, rows: rows, layer: found.request.layer, key: found.key)
        }
        try report.judge(nil, mayLoseAll: mayLoseAll)
    }

    /// The same with some of the rows, ascending.
    package func selecting(_ chosen: [Int]) -> IntakeLayer {
        var result = self
        if chosen.count < rows.count { result.rows = rows.selecting(chosen) }
        return result
    }
}

extension Layer {
    /// The rows carried to a plane, without those that have no place there; those become issues, with their place in the CRS
    /// of the source.
    func carried(by way: Transformation, to crs: CRS, layer: String, key: String?) -> (rows: Layer, issues: [RowIssue])
    {
        var result = self
        if way.note.steps.isEmpty {
            result.setGeometry(geometry, crs: crs)
            return (result, [])
        }
        var geometry = geometry
        var issues = way.transform(&geometry, settingAside: layer, sourceRows: sourceRows)
        result.setGeometry(geometry, crs: crs)
        guard !issues.isEmpty else { return (result, []) }
        let (keys, ground) = (key.flatMap(column), RowGround(nil as CoordinateDomain?))
        let rowOf = Dictionary(zip(sourceRows, 0...), uniquingKeysWith: { first, _ in first })
        for i in issues.indices {
            guard let row = rowOf[issues[i].row] else { continue }
            issues[i].id = keys?.text(row)
            issues[i].areaBefore = ground.area(of: self.geometry, row: row)
        }
        return (result.selecting((0..<count).filter { !geometry.isEmpty(row: $0) }), issues)
    }
}

extension GeometryColumn {
    /// The box around all rows or, where it is wider or higher than a reach, around those within half of it of the middle row:
    /// one row far away does not decide where a layer lies.
    func boxOfMost(within reach: Double) -> Box {
        let whole = box
        guard max(whole.width, whole.height) > reach else { return whole }
        let boxes = (0..<count).map(box(ofRow:)).filter { $0.isFinite && $0.minX <= $0.maxX }
        let (x, y) = (boxes.map(\.centre.x).sorted(), boxes.map(\.centre.y).sorted())
        guard !boxes.isEmpty else { return whole }
        let middle = Position(x[(x.count - 1) / 2], y[(y.count - 1) / 2])
        var most = Box()
        for box in boxes
        where max(middle.x - box.minX, box.maxX - middle.x, middle.y - box.minY, box.maxY - middle.y) <= reach / 2 {
            most.add(box)
        }
        return most.isFinite && !most.isEmpty ? most : whole
    }

    /// A column without rows.
    static func empty(_ kind: Kind) -> GeometryColumn {
        switch kind {
        case .none: .none(rows: 0)
        case .point: .points(PointColumn())
        case .line: .lines(LineColumn())
        case .polygon: .polygons(PolygonColumn())
        }
    }
}
