import Columns
import FindingValues
import Intake
import OGR
import ProjectFile
import RoadNetwork

/// A layer that a county is made of, to be read.
private struct CountyPart: Sendable {
    enum Kind { case layer(ProjectLayer), controlArea }

    let name: String
    let source: LayerSource
    let kind: Kind

    func load(_ rules: RedLineRules, _ roadRules: RoadRules, by loader: inout LayerLoader) throws -> Layer {
        switch kind {
        case .controlArea: return try loader.load(source, as: "control_areas.\(name)", .area)
        case .layer(.villageTable): return try loader.loadTable(source)
        case .layer(.givenBelts), .layer(.givenClusters), .layer(.givenSelection):
            guard case .layer(let layer) = kind else { return Layer(name: name, geometry: .none(rows: 0)) }
            return try loader.loadPlan(source, as: layer)
        case .layer(let layer):
            var columns = rules.conditionColumns(of: layer)
            if layer == .roads || layer == .externalRoads { columns += roadRules.otherFields }
            return try loader.loadArea(source, as: layer, LayerFields.of(layer).adding(columns))
        }
    }
}

extension County {
    /// Reads every layer of the project except the parcels.
    /// - Parameters:
    ///   - rules: name layers besides those that every run reads, and columns of works.
    ///   - roadRules: who may use which road; those that the project names by default.
    ///   - threads: layers that may be read at once; results do not depend on it.
    ///   - progress: called before each layer.
    package static func load(
        _ project: Project, rules: RedLineRules, roadRules: RoadRules? = nil, loader: inout LayerLoader, threads: Int,
        progress: (AnalysisProgress) -> Void
    ) async throws -> County {
        let roadRules =
            try roadRules
            ?? RoadRules(files: project.options.roadRules, junctionsOnly: project.options.junctionsOnly)
        loader.pointsAndLinesMayBeLost = true
        // Villages first: they decide the plane.
        let asked = used.union(rules.layers)
        let wanted = ProjectLayer.allCases.filter { project.layers[$0] != nil && asked.contains($0) }
        let parts =
            wanted.map { CountyPart(name: $0.rawValue, source: project.layers[$0]!, kind: .layer($0)) }
            + project.controlAreas.map { CountyPart(name: $0.name, source: $0.source, kind: .controlArea) }
        let read = try await loader.load(parts, threads: threads) { n in
            progress(AnalysisProgress(stage: .reading, item: parts[n].name, done: n, total: parts.count))
        } by: { part, loader in
            try part.load(rules, roadRules, by: &loader)
        }
        if loader.plane == nil, let parcels = project.layers[.parcels] {
            try loader.choosePlane(by: parcels, as: ProjectLayer.parcels.rawValue)
        }
        guard let plane = loader.plane else {
            throw ProjectError(
                file: project.file ?? project.name, key: "layers",
                problem: Phrase(
                    zh: "除 parcels 外没有带图形的图层：无法选定本次运算的平面",
                    en: "no layer with geometry besides parcels: the plane of the run cannot be chosen"),
                remedy: Phrase(zh: "请至少指定 `villages`", en: "name at least `villages`"))
        }
        var county = County(plane: plane)
        let layers = Dictionary(uniqueKeysWithValues: zip(wanted, read))
        try county.readVillages(layers, project, &loader)
        county.readRoads(layers, roadRules, &loader)
        if project.options.turnRestrictions {
            for key in [ProjectLayer.roads, .externalRoads] {
                guard let source = project.layers[key] else { continue }
                let rules = try loader.turnRestrictions(of: source, for: key.rawValue)
                county.roads?.turns += rules.overNodes
                county.roads?.turnsElsewhere += rules.elsewhere
            }
        }
        county.readPlaces(layers, &loader)
        county.readBorder(layers)
        county.given = try GivenPlans(layers, villages: county.villages, project, issues: &loader.issues)
        try county.readAreas(layers, project, &loader)
        county.controlAreas = try await controlAreas(
            zip(project.controlAreas, read[wanted.count...]).compactMap { area, layer in
                guard case .polygons(let polygons) = layer.geometry else { return nil }
                return (area.name, polygons)
            }, plane: plane, threads: threads)
        for area in county.controlAreas { loader.noteRepeated(area.once, of: Phrase(zh: area.name, en: area.name)) }
        return county
    }

    /// Control areas with their ground counted once, some at a time.
    private static func controlAreas(
        _ areas: [(name: String, polygons: PolygonColumn)], plane: Plane, threads: Int
    ) async throws -> [NamedArea] {
        try await withThrowingTaskGroup(of: (Int, NamedArea).self) { group in
            var result = [NamedArea?](repeating: nil, count: areas.count)
            for (n, area) in areas.enumerated() {
                if n >= threads, let (done, found) = try await group.next() { result[done] = found }
                group.addTask {
                    let once = try GroundOnce(area.polygons, on: plane.overlap)
                    return (n, NamedArea(name: area.name, polygons: area.polygons, once: once))
                }
            }
            while let (done, found) = try await group.next() { result[done] = found }
            return result.compactMap { $0 }
        }
    }

    /// Layers that some analysis of this version reads whole.
    package static let used: Set<ProjectLayer> = [
        .villages, .villageTable, .towns, .roads, .externalRoads, .basicFarmland, .protectionTargets, .construction,
        .plannedWorks, .services, .candidates, .anchors, .stateBorder, .highStandardFarmland, .standardFarmland,
        .grainZones, .ecologicalRedLine, .urbanBoundary, .givenBelts, .givenClusters, .givenSelection,
    ]

    private mutating func readVillages(
        _ layers: [ProjectLayer: Layer], _ project: Project, _ loader: inout LayerLoader
    ) throws {
        if let layer = layers[.villages] {
            villages = try Villages(
                layer, digits: project.options.codeDigits, path: project.layers[.villages]?.written ?? "")
            loader.issues += villages.issues
            loader.issues += villages.enclaves.map { enclave in
                let shared = enclave.shared > Noise.area ? enclave.shared : nil
                return RowIssue(
                    layer: ProjectLayer.villages.rawValue, row: enclave.rows.max() ?? 0, id: enclave.code,
                    rule: "duplicate-code", severity: shared == nil ? .notice : .warning,
                    message: Messages.enclaves(rows: enclave.rows, shared: shared))
            }
        }
        if let layer = layers[.villageTable] {
            table = try VillageTable(
                layer, codes: villages.codes, path: project.layers[.villageTable]!.written, issues: &loader.issues)
        }
        if let layer = layers[.towns] {
            for (code, name) in zip(layer.texts("code"), layer.texts("name")) {
                if let code, let name { townNames[String(code.prefix(9))] = name }
            }
        } else if let names = table.column("town") {
            for row in 0..<villages.count {
                if let name = names.text(row) { townNames[villages.town(row)] = name }
            }
        }
    }

    private mutating func readRoads(
        _ layers: [ProjectLayer: Layer], _ roadRules: RoadRules, _ loader: inout LayerLoader
    ) {
        for key in [ProjectLayer.roads, .externalRoads] {
            guard let whole = layers[key], case .lines = whole.geometry else { continue }
            var rows = roads ?? RoadRows()
            let reading = RoadReading(whole, as: key.rawValue, roadRules)
            let layer = reading.layer
            rows.network.append(reading.network, isAdded: key != .roads)
            rows.classTexts += reading.classTexts
            rows.names += reading.names
            for (name, count) in reading.leftOut { rows.leftOut[name, default: 0] += count }
            loader.issues += reading.issues
            loader.notices += reading.sentences
            for (text, count) in reading.unreadDirections { rows.unreadDirections[text, default: 0] += count }
            rows.works += layer.texts("works")
            rows.lanes += reading.lanes
            rows.technical += layer.texts("technical_class").map { $0.flatMap { TechnicalClass($0) } }
            rows.years += layer.numbers("year")
            rows.widths += reading.widths
            rows.isOwn += Array(repeating: key == .roads, count: layer.count)
            rows.hasWorks = rows.hasWorks || layer.column("works") != nil
            rows.hasYears = rows.hasYears || layer.column("year") != nil
            roads = rows
        }
    }

    private mutating func readPlaces(_ layers: [ProjectLayer: Layer], _ loader: inout LayerLoader) {
        if let layer = layers[.services], case .points(let points) = layer.geometry {
            var rows = ServiceRows()
            let (kinds, names, years) = (layer.texts("kind"), layer.texts("name"), layer.numbers("year"))
            let supplies = layer.numbers("supply")
            for row in 0..<layer.count {
                guard let place = points.position(ofRow: row) else { continue }
                guard let kind = kinds[row] else {
                    loader.issues.append(
                        RowIssue(
                            layer: "services", row: layer.sourceRows[row], id: names[row], rule: "kind-missing",
                            message: Messages.noKind))
                    continue
                }
                rows.places.append(place)
                rows.kinds.append(kind)
                rows.names.append(names[row])
                rows.years.append(years[row])
                rows.supplies.append(supplies[row])
                rows.sourceRows.append(layer.sourceRows[row])
            }
            rows.hasYears = layer.column("year") != nil
            services = rows
        }
        if let layer = layers[.candidates], case .points(let points) = layer.geometry {
            var rows = CandidateRows()
            var sources: [Int] = []
            let (names, keys) = (layer.texts("name"), layer.texts("key"))
            for row in 0..<layer.count {
                guard let place = points.position(ofRow: row) else { continue }
                rows.places.append(place)
                rows.keys.append(keys[row] ?? names[row] ?? String(layer.sourceRows[row]))
                sources.append(layer.sourceRows[row])
                rows.names.append(names[row])
            }
            var seen: Set<String> = []
            for (i, key) in rows.keys.enumerated() where !seen.insert(key).inserted {
                loader.issues.append(
                    RowIssue(
                        layer: "candidates", row: sources[i], id: key, rule: "duplicate-key", severity: .warning,
                        place: rows.places[i],
                        message: Messages.candidateTwice))
            }
            candidates = rows
        }
        if let layer = layers[.anchors], case .points(let points) = layer.geometry {
            var rows = AnchorRows()
            let (names, kinds) = (layer.texts("name"), layer.texts("kind"))
            for row in 0..<layer.count {
                guard let place = points.position(ofRow: row) else { continue }
                guard let name = names[row] else {
                    loader.issues.append(
                        RowIssue(
                            layer: "anchors", row: layer.sourceRows[row], rule: "name-missing", place: place,
                            message: Messages.noName))
                    continue
                }
                rows.places.append(place)
                rows.names.append(name)
                rows.kinds.append(kinds[row])
                rows.sourceRows.append(layer.sourceRows[row])
            }
            anchors = rows
        }
    }

    private mutating func readBorder(_ layers: [ProjectLayer: Layer]) {
        if let layer = layers[.stateBorder], case .lines(let lines) = layer.geometry { stateBorder = lines }
    }

    private mutating func readAreas(
        _ layers: [ProjectLayer: Layer], _ project: Project, _ loader: inout LayerLoader
    ) throws {
        for (key, layer) in layers.sorted(by: { utf8Less($0.key.rawValue, $1.key.rawValue) }) {
            guard case .polygons(let polygons) = layer.geometry, key != .villages, key != .towns, key != .givenClusters
            else { continue }
            let keys = key == .basicFarmland ? layer.texts("number") : layer.texts("key")
            let others = key == .basicFarmland ? layer.texts("key") : layer.texts("name")
            // Ground that a work of rural industry shares with another work counts as rural industry.
            let isFirst = layer.column("rural_industry").map { column in
                (0..<layer.count).map { column.flag($0) == true }
            }
            let order = isFirst.map { isFirst in
                isFirst.indices.filter { isFirst[$0] } + isFirst.indices.filter { !isFirst[$0] }
            }
            let once = try GroundOnce(polygons, order: order, on: plane.overlap)
            loader.noteRepeated(once, of: key.title)
            let rows = AreaRows(
                polygons: polygons, once: once,
                ids: (0..<layer.count).map { keys[$0] ?? others[$0] ?? String(layer.sourceRows[$0]) },
                names: layer.texts("name"), years: layer.numbers("year"), hasYears: layer.column("year") != nil,
                netAreas: layer.numbers("net_area"), sourceRows: layer.sourceRows,
                attributes: Dictionary(
                    zip(layer.fields.map(\.name), layer.columns), uniquingKeysWith: { first, _ in first }))
            try StoredUnit.check(rows, layer: key.rawValue, path: project.layers[key]?.written ?? "", on: plane.overlap)
            switch key {
            case .basicFarmland: basicFarmland = rows
            case .protectionTargets: protectionTargets = rows
            default: areas[key] = rows
            }
        }
    }
}

extension LayerLoader {
    /// Tells that polygons of a layer overlap one another.
    fileprivate mutating func noteRepeated(_ once: GroundOnce, of layer: Phrase) {
        guard once.repeated > .zero else { return }
        let area = once.repeated.squareMetresText()
        notices.append(
            Phrase(
                zh: "图层“\(layer.zh)”的多边形互相重叠 \(area) 平方米；每处只计一次",
                en: "polygons of the layer “\(layer.en)” overlap one another by \(area) m²; each place counts once"))
    }
}
