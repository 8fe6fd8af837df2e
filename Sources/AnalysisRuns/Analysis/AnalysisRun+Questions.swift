import Columns
import CountyLayers
import FindingValues
import ProjectFile
import TargetAnalysis
import WayAnalysis

extension AnalysisRun {
    var columns: VillageColumns { VillageColumns(table: county.table, figures: findings.villages.rows) }

    /// Analyses of land alone, which need no way along roads.
    private static let ofLand: Set<AnalysisName> = [.redline, .change, .consolidation]

    mutating func buildNetwork() throws {
        if let wanted, wanted.isSubset(of: Self.ofLand) { return }
        guard let roads = county.roads else {
            absent("network", zh: "项目没有道路图层(roads)", en: "the project names no layer `roads`")
            return
        }
        try Task.checkCancellation()
        progress(AnalysisProgress(stage: .network, total: roads.lines.count))
        var graph = RoadGraph(roads, options: project.options, speeds: speeds, plane: county.plane)
        let reach = project.options.reachMetres
        graph.attach(
            villages: findings.villages.rows.map(\.place), services: county.services?.places ?? [],
            anchors: county.anchors?.places ?? [], reach: reach)
        for row in findings.villages.rows.indices {
            findings.villages.rows[row].roadOffset = graph.villageFeet[row]?.leg
        }
        loader.issues.append(contentsOf: graph.report.issues)
        findings.network = NetworkFindings(
            graph, roads: roads, villages: county.villages, places: findings.villages.rows.map(\.place), reach: reach)
        // Rows alike in everything were left out when the layer was read; lines alike are merged by the network.
        for input in loader.inputs where input.layer.hasSuffix("roads") {
            findings.network!.roads += input.duplicates
            findings.network!.duplicates += input.duplicates
        }
        for code in findings.network!.villagesWithoutRoad {
            let row = county.villages.rows[code]!
            loader.issues.append(
                RowIssue(
                    layer: "villages", row: county.villages.sourceRows[row], id: code, rule: "no-road",
                    severity: .warning,
                    place: findings.villages.rows[row].place,
                    message: Phrase(
                        zh: "村庄位置 \(plainText(reach)) 米内没有道路，按未覆盖计",
                        en: "no road within \(plainText(reach)) m of the village's place; it counts as unserved")))
        }
        noteServicesWithoutRoad(graph, reach: reach)
        county.roads?.sharing = graph.sharing
        self.graph = graph
        findings.roadWorks = county.roads.flatMap { RoadWorks.sum($0, plane: county.plane) }
    }

    private mutating func noteServicesWithoutRoad(_ graph: RoadGraph, reach: Double) {
        guard let services = county.services else { return }
        let beyond = services.places.indices.filter { graph.serviceFeet[$0] == nil }
        findings.network?.services = services.places.count
        findings.network?.servicesWithoutRoad = beyond.map { row in
            ServiceWithoutRoad(
                kind: services.kinds[row], name: services.names[row], place: services.places[row],
                row: services.sourceRow(row))
        }
        for row in beyond {
            loader.issues.append(
                RowIssue(
                    layer: "services", row: services.sourceRow(row), id: services.names[row], rule: "no-road",
                    severity: .warning, place: services.places[row],
                    message: Phrase(
                        zh: "该 \(services.kinds[row]) 附近 \(plainText(reach)) 米内没有道路，无人能沿路到达",
                        en: "no road within \(plainText(reach)) m of this \(services.kinds[row]); nobody reaches it "
                            + "along roads")))
        }
    }

    mutating func measureCoverage() async throws {
        guard wants(.coverage) else { return }
        guard !project.coverage.isEmpty || !project.standards.isEmpty || !project.accessibility.isEmpty else {
            return absent("coverage", zh: "项目没有提出覆盖要求", en: "the project asks for none")
        }
        try await measureItems()
        guard !project.standards.isEmpty || !project.accessibility.isEmpty, county.villages.count > 0 else { return }
        if findings.coverage == nil {
            var coverage = CoverageFindings()
            (coverage.reach, coverage.walkingSpeed) = (project.options.reachMetres, speeds.walk)
            findings.coverage = coverage
        }
        let measure = StandardMeasure(
            county: county, graph: graph, columns: columns, figures: findings.villages.rows,
            reach: project.options.reachMetres)
        findings.coverage?.standards += try project.standards.map(measure.measure)
        try measureAccess()
    }

    private mutating func measureAccess() throws {
        guard !project.accessibility.isEmpty else { return }
        guard let graph, let services = county.services else {
            return absent(
                "coverage.accessibility", zh: "需要 roads、services 两个图层", en: "it needs the layers `roads` and `services`"
            )
        }
        for item in project.accessibility {
            let measure = try Accessibility.measure(
                item, graph: graph, services: services, columns: columns, codes: county.villages.codes,
                issues: &loader.issues)
            noteFailure(measure.failure, of: "accessibility \(item.id)")
            findings.coverage?.accessibility.append(measure)
        }
    }

    /// Puts why an item came to nothing among the issues.
    mutating func noteFailure(_ failure: Phrase?, of item: String) {
        guard let failure else { return }
        loader.issues.append(
            RowIssue(
                layer: "services", row: RowIssue.wholeLayer, id: item, rule: "not-computable", severity: .warning,
                message: failure))
    }

    /// The items of the project's own.
    private mutating func measureItems() async throws {
        guard !project.coverage.isEmpty else { return }
        guard let graph, let services = county.services, county.villages.count > 0 else {
            return absent(
                "coverage", zh: "需要 villages、roads、services 三个图层",
                en: "it needs the layers `villages`, `roads` and `services`")
        }
        let (told, total) = (progress, project.coverage.count)
        findings.coverage = try Coverage.measure(
            project.coverage, graph: graph, services: services, columns: columns,
            figures: findings.villages.rows, reach: project.options.reachMetres
        ) { told(AnalysisProgress(stage: .coverage, done: $0, total: total)) }
        for standard in findings.coverage?.standards ?? [] {
            noteFailure(standard.failure, of: "coverage \(standard.id)")
        }
        findings.serviceAreas = try await ServiceAreas.find(
            project.coverage,
            ServiceAreas.Input(
                graph: graph, services: services, villages: county.villages,
                populations: findings.villages.rows.map(\.population), plane: county.plane,
                options: project.options.serviceAreas), threads: threads
        ) { told(AnalysisProgress(stage: .coverage, item: "service_areas", done: $0, total: total)) }
    }

    mutating func judgeTargets() throws {
        guard wants(.targets) else { return }
        guard !catalogues.isEmpty, let day = project.asOf else {
            return absent("targets", zh: "项目没有指定政策目录(policies)", en: "the project names no `policies`")
        }
        progress(AnalysisProgress(stage: .targets))
        findings.targets = try Targets.judge(
            catalogues, on: day,
            TargetFacts(
                county: county, findings: findings, countyCode: project.countyCode, villageIndex: villageIndex))
    }

    /// What a reader must know, in its final order.
    mutating func finish() {
        let strangers = findings.villagesOfOtherCounties
        if !strangers.isEmpty {
            let (some, all) = (strangers.count, findings.villages.rows.count)
            findings.notices.append(
                Phrase(
                    zh: "\(all) 个村中有 \(some) 个村的代码不属于本县（county.code: \(project.countyCode)），如 \(strangers[0])",
                    en: "the codes of \(some) of \(all) villages are not of the county (county.code: "
                        + "\(project.countyCode)), such as \(strangers[0])"))
        }
        let unused = project.layers.keys.filter {
            !County.used.contains($0) && $0 != .parcels && $0 != .parcelsBefore && $0 != .parcelsUpdate
        }
        for name in unused.map(\.rawValue).sorted(by: utf8Less) {
            findings.notices.append(
                Phrase(
                    zh: "图层 \(name) 未使用:本版本没有用到它的分析", en: "the layer `\(name)` was not read: no analysis uses it yet"))
        }
        let assumed = Set(loader.operations.compactMap(\.assumedCGCS2000)).sorted {
            utf8Less($0.definition, $1.definition)
        }
        for crs in assumed {
            let layers = loader.operations.filter { $0.assumedCGCS2000 == crs }.map(\.layer).sorted(by: utf8Less)
            let list = layers.joined(separator: ", ")
            findings.notices.append(
                Phrase(
                    zh: "按选项 treat_as_cgcs2000 将 \(crs) 视同 CGCS2000:\(list)",
                    en: "taken as CGCS2000 by the option treat_as_cgcs2000: \(crs) (\(list))"))
        }
        if project.options.repair {
            findings.notices.append(
                Phrase(zh: "按选项 repair 修复了无效多边形,见问题清单", en: "invalid polygons were repaired by option; see the issues"))
        }
        if let overlaps = findings.villages.overlaps, overlaps.pairs > 0 {
            let area = overlaps.area.squareMetresText()
            findings.notices.append(
                Phrase(
                    zh: "村界有 \(overlaps.pairs) 对互相重叠,共 \(area) 平方米;重叠处对每个村都计",
                    en: "\(overlaps.pairs) pairs of villages overlap, \(area) m² in all; "
                        + "such ground counts for each village"
                ))
        }
        findings.notices += loader.notices
        findings.operations = loader.operations.sorted { utf8Less($0.layer, $1.layer) }
        findings.inputs = loader.inputs.sorted { utf8Less($0.layer, $1.layer) }
        findings.issues = loader.issues.sorted(by: RowIssue.inOrder)
        findings.absent.sort { utf8Less($0.analysis, $1.analysis) }
        findings.context = context()
    }

    private func context() -> MapContext {
        var context = MapContext()
        if let roads = county.roads {
            var seen: Set<[Double]> = []
            for row in 0..<roads.lines.count {
                guard seen.insert(Array(GeometryColumn.lines(roads.lines).coordinates(ofRow: row))).inserted else {
                    continue
                }
                context.roads.append(row: row, of: roads.lines)
                context.roadClasses.append(roads.classes[row]?.rawValue ?? roads.classTexts[row] ?? "")
                context.roadNames.append(roads.names[row])
            }
        }
        if let services = county.services {
            context.services = PointColumn(services.places)
            (context.serviceKinds, context.serviceNames) = (services.kinds, services.names)
        }
        if let anchors = county.anchors {
            (context.anchors, context.anchorNames) = (PointColumn(anchors.places), anchors.names)
        }
        for area in county.controlAreas {
            for row in 0..<area.polygons.count {
                context.controlAreas.append(row: row, of: area.polygons)
                context.controlAreaNames.append(area.name)
            }
        }
        return context
    }
}
