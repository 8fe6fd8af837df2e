import Columns
import Intake
import Overlap
import Survey

/// Rules about the geometry of single rows, and about rows that stand twice.
enum GeometryCheck {
    /// Rows without geometry, but for those whose geometry could not be read, which are told already; and rows that stand
    /// twice: alike in everything, or under one key.
    ///
    /// Of rows that are alike in everything the first stays; the others are told and set aside.
    static func checkRows(_ layer: inout CheckedLayer) {
        if layer.geometry.kind != .none {
            let broken = Set(layer.issues.lazy.filter { $0.rule == .geometryBroken }.compactMap(\.row))
            for row in 0..<layer.count
            where layer.geometry.isEmpty(row: row) && !broken.contains(layer.sourceRows[row]) {
                layer.issues.append(layer.issue(.nullGeometry, row: row, place: nil, Messages.noGeometry))
            }
        }
        var seen = Set<UInt64>(minimumCapacity: layer.count)
        var again: Set<Int> = []
        for row in 0..<layer.count where !seen.insert(layer.contents[row]).inserted {
            again.insert(row)
            layer.issues.append(
                layer.issue(.duplicateRow, row: row, place: nil, Messages.standsTwice))
        }
        checkKeys(&layer, again)
        layer.geometry = layer.geometry.emptying(again)
    }

    /// Rows of one key and different content: all but the first by place are told.
    private static func checkKeys(_ layer: inout CheckedLayer, _ again: Set<Int>) {
        guard layer.input.asksValues, !layer.values.keys.isEmpty else { return }
        var rows: [String: [Int]] = [:]
        for row in 0..<layer.count where !again.contains(row) {
            if let key = layer.values.keys.optional(row) { rows[key, default: []].append(row) }
        }
        for (key, same) in rows where same.count > 1 {
            let ordered = same.map { (place: layer.place($0) ?? Position(0, 0), content: layer.contents[$0], row: $0) }
                .sorted { ($0.place, $0.content) < ($1.place, $1.content) }
            for entry in ordered.dropFirst() {
                layer.issues.append(
                    layer.issue(
                        .duplicateKey, row: entry.row, place: nil, other: key,
                        Messages.duplicateKey(key, rows: same.count)))
            }
        }
    }

    /// Faults of the geometry of each row; rows that have one are set aside.
    /// - Returns: the polygons that are sound, and the boxes of the others; none for another kind of geometry.
    static func checkShapes(_ layer: inout CheckedLayer) -> (sound: PolygonColumn, faulty: [Box])? {
        guard case .polygons(let polygons) = layer.geometry else {
            for row in 0..<layer.count where !layer.geometry.coordinates(ofRow: row).allSatisfy(\.isFinite) {
                layer.issues.append(
                    layer.issue(.notFinite, row: row, place: nil, RowFault.Kind.notFinite.sentence))
            }
            return nil
        }
        let faults = RowCheck.check(polygons).faults
        var (rows, boxes) = (Set<Int>(), [Box]())
        for fault in faults {
            let (id, sentence) = fault.rule(in: polygons)
            guard let rule = CheckRule(rawValue: id) else { continue }
            layer.issues.append(layer.issue(rule, row: fault.row, place: fault.place, sentence))
            rows.insert(fault.row)
            let box = polygons.box(ofRow: fault.row)
            if box.isFinite { boxes.append(box) }
        }
        guard case .polygons(let sound) = GeometryColumn.polygons(polygons).emptying(rows) else { return nil }
        return (sound, boxes)
    }

    /// Spikes, slivers, repeated vertices, ring directions, small parcels and stored areas.
    static func checkForms(_ layer: CheckedLayer, _ polygons: CheckedPolygons, _ options: CheckOptions) -> [CheckIssue]
    {
        var issues = ShapeCheck.faults(
            in: polygons.asRead, spike: options.spikeAngle,
            sliver: layer.standard == nil ? 0 : options.leastWidth
        ).compactMap { fault -> CheckIssue? in
            let place = polygons.own(fault.place)
            switch fault.kind {
            case .spike:
                return layer.issue(
                    .spike, row: fault.row, place: place, measure: fault.measure,
                    Messages.spike(degrees: fault.measure))
            case .sliver:
                return layer.issue(
                    .sliver, row: fault.row, place: place, measure: fault.measure,
                    Messages.sliver(metres: fault.measure))
            case .repeatedVertex:
                return layer.issue(.repeatedVertex, row: fault.row, place: place, Messages.repeatedVertex)
            case .ringDirection:
                return layer.issue(
                    .ringDirection, row: fault.row, place: place, Messages.ringDirection)
            }
        }
        let (edges, zone) = (LongEdges(polygons.crs), BeyondZone(polygons.crs))
        for row in 0..<layer.count where !polygons.column.isEmpty(row: row) {
            if let found = edges.finding(polygons.asRead, row: row) {
                issues.append(
                    layer.issue(
                        .longEdge, row: row, place: polygons.own(found.place), measure: found.doubt, found.sentence))
            }
            if let distance = zone.distance(polygons.asRead.box(ofRow: row)) {
                issues.append(
                    layer.issue(
                        .beyondZone, row: row, place: nil, measure: distance, BeyondZone.sentence(distance)))
            }
        }
        for row in 0..<layer.count where !polygons.column.isEmpty(row: row) {
            let area = polygons.areas[row]
            if layer.standard == .parcels, !isLinear(layer, row: row),
                let least = MinimumArea.of(layer.values.classes.optional(row)), area < least
            {
                issues.append(
                    layer.issue(
                        .belowMinimum, row: row, place: nil, measure: area,
                        Messages.belowMinimum(area, least: least)))
            }
            if polygons.isEllipsoidal, let stored = layer.values.areas.optional(row), stored > 0,
                (stored - area).magnitude > max(options.areaTolerance, options.areaShare * area)
            {
                issues.append(
                    layer.issue(
                        .storedArea, row: row, place: nil, measure: stored - area,
                        Messages.storedArea(stored, shape: area)))
            }
        }
        return issues
    }

    /// Roads, rivers and ditches are mapped by their width, not their area.
    private static func isLinear(_ layer: CheckedLayer, row: Int) -> Bool {
        layer.values.hasWidth.indices.contains(row) && layer.values.hasWidth[row]
    }
}
