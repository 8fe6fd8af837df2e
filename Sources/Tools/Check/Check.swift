import Columns
import OGR
import Overlap
import Survey

/// What the check of some layers found.
package struct CheckResult: Sendable {
    /// A layer that was checked.
    package struct LayerSummary: Sendable, Hashable {
        /// The layer's name in issues.
        package let name: String
        /// What it was checked as; none for a layer that is no standard one.
        package let standard: StandardLayer?
        /// Rows read.
        package let rows: Int
        /// As declared; none when nothing is.
        package let crs: CRS?
        /// Rules that could not be asked, and why, one sentence each.
        package let notAsked: [Phrase]
        /// What reading says of the whole layer.
        package let notes: [ReadNote]
    }

    /// In the order given.
    package let layers: [LayerSummary]
    /// By layer, id, rule and place.
    package let issues: [CheckIssue]

    /// Number of issues by rule, by the UTF-8 bytes of the rule; rules without any are left out.
    package var counts: [(rule: CheckRule, count: Int)] {
        var counts: [CheckRule: Int] = [:]
        for issue in issues { counts[issue.rule, default: 0] += 1 }
        return counts.sorted { utf8Less($0.key.id, $1.key.id) }.map { ($0.key, $0.value) }
    }

    /// Refuses a CRS that is declared equal to CGCS2000 where no layer with a row is on its datum.
    /// - Throws: `IntakeError.withoutEffect`; `ProjectionError` for what is no CRS.
    package func refuseUnused(_ declared: [CRS]) throws { try DatumCheck.refuseUnused(declared, layers: layers) }

    /// Issues of a severity.
    package func count(_ severity: RowIssue.Severity) -> Int { issues.count { $0.rule.severity == severity } }
}

/// `qiancun check`: asks the rules of `CheckRule` of one or more layers.
///
/// Nothing is changed or repaired. One defect may break several rules, and then each says so, but: between rows that
/// overlap or border a gap there are no issues of corners; a row that stands twice, or whose geometry is faulty, is one
/// issue and set aside; where it stood no gap is reported; a gap of a layer is not reported again as ground that the
/// layer leaves bare.
package enum Check {
    /// What the work is at.
    package struct Progress: Sendable, Hashable {
        /// Name of the layer, or of what is checked last.
        package let stage: Phrase
        /// Rows read so far.
        package let rows: Int
    }

    /// Checks layers, alone and against each other.
    /// - Throws: `OGRError` when a layer cannot be read, `GEOSError` when edges cannot be noded, `CancellationError`.
    /// - Complexity: memory grows with the vertices of the layers and a few values a row, not with their attributes.
    package static func run(
        _ inputs: [CheckInput], _ options: CheckOptions = CheckOptions(), progress: (Progress) -> Void = { _ in }
    ) async throws -> CheckResult {
        var (layers, issues) = ([CheckedLayer](), [CheckIssue]())
        var summaries: [CheckResult.LayerSummary] = []
        var members: [StandardLayer: LayersCheck.Member] = [:]
        for input in inputs {
            var layer = try await CheckedLayer.read(input, threads: options.threads) { rows in
                progress(Progress(stage: Phrase(same: input.name), rows: rows))
            }
            let (member, isMeasured) = try checkOne(&layer, options)
            if let member, let standard = layer.standard, !input.standsAlone, members[standard] == nil {
                members[standard] = member
            }
            var notAsked: [Phrase] = []
            if layer.geometry.kind == .polygon, layer.count > 0, !isMeasured {
                notAsked.append(Messages.noPlane)
            }
            if let reason = Messages.ruleSetNotAsked(of: layer) { notAsked.append(reason) }
            summaries.append(
                CheckResult.LayerSummary(
                    name: layer.name, standard: layer.standard, rows: layer.count, crs: layer.declared,
                    notAsked: notAsked, notes: layer.notes))
            issues += layer.issues
            layer.issues = []
            layer.geometry = .none(rows: layer.count)
            layers.append(layer)
            try Task.checkCancellation()
        }
        progress(Progress(stage: Phrase(zh: "图层之间", en: "layers"), rows: 0))
        issues += DatumCheck.zonesDiffer(layers)
        issues += missing(options.required, in: layers)
        issues += try LayersCheck(options: options, members: members).issues()
        return CheckResult(layers: summaries, issues: issues.sorted(by: CheckIssue.inOrder))
    }

    /// Rules of one layer.
    /// - Returns: the layer as the rules about several layers want it, none when its rows tile nothing; and whether the
    ///   rules in metres could be asked.
    private static func checkOne(
        _ layer: inout CheckedLayer, _ options: CheckOptions
    ) throws -> (LayersCheck.Member?, isMeasured: Bool) {
        func object(_ rule: CheckRule, _ message: Phrase) {
            layer.issues.append(CheckIssue(layer: layer.name, id: nil, rule: rule, message: message))
        }
        if let standard = layer.standard, layer.input.asksValues {
            for objection in SchemaRules.objections(to: layer.fields, of: standard) {
                object(objection.rule, objection.phrase)
            }
        }
        guard layer.count > 0 else {
            object(.layerEmpty, Messages.noRows)
            return (nil, false)
        }
        if layer.standard != nil, layer.geometry.kind != .polygon {
            object(.geometryKind, Messages.geometryKind(layer.geometry.kind))
        }
        GeometryCheck.checkRows(&layer)
        DatumCheck.check(&layer, treatAsCGCS2000: options.treatAsCGCS2000)
        layer.issues += UnitCheck.checkCodes(layer, countyCode: options.countyCode)
        guard let shapes = GeometryCheck.checkShapes(&layer),
            let polygons = CheckedPolygons(
                layer, sound: shapes.sound, faulty: shapes.faulty, treatAsCGCS2000: options.treatAsCGCS2000)
        else { return (nil, false) }
        layer.issues += GeometryCheck.checkForms(layer, polygons, options)
        let coverage = TilingCheck.tiles(layer.standard) ? PolygonCoverage(polygons.column) : nil
        let (found, gaps) = try TilingCheck.check(layer, polygons, coverage, options.coverage)
        layer.issues += found
        return (
            coverage.map { LayersCheck.Member(layer: layer, polygons: polygons, coverage: $0, gaps: gaps) }, true
        )
    }

    private static func missing(_ required: [StandardLayer], in layers: [CheckedLayer]) -> [CheckIssue] {
        required.filter { wanted in !layers.contains { $0.standard == wanted && !$0.input.standsAlone } }.map {
            wanted in
            CheckIssue(
                layer: "", id: nil, rule: .layerMissing,
                message: Messages.layerMissing(wanted), other: wanted.standardName)
        }
    }
}
