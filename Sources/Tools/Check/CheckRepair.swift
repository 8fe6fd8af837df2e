import Columns
import Intake
import OGR
import Overlap
import Survey

/// One thing that a repair changed in a row.
package struct RepairStep: Sendable, Hashable {
    /// What was done.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A row that stood twice, alike in shape and values, was left out.
        case duplicateRemoved = "duplicate-removed"
        /// An invalid shape was made valid by GEOS; its polygons were kept.
        case madeValid = "made-valid"
        /// The rings of an invalid shape were nested anew, even–odd, which moves no vertex.
        case ringsNested = "rings-nested"
        /// Corners at which the border turned back on itself were taken out.
        case spikesRemoved = "spikes-removed"
        /// An invalid shape that could not be made valid was left as it was.
        case leftInvalid = "left-invalid"

        /// The words for people; in English the code.
        package var name: Phrase {
            switch self {
            case .duplicateRemoved: Phrase(zh: "删除重复行", en: rawValue)
            case .madeValid: Phrase(zh: "修复为有效图形", en: rawValue)
            case .ringsNested: Phrase(zh: "重排内外环", en: rawValue)
            case .spikesRemoved: Phrase(zh: "去除尖角", en: rawValue)
            case .leftInvalid: Phrase(zh: "未能修复，保持原样", en: rawValue)
            }
        }
    }

    /// Name of the layer in the check.
    package var layer: String
    /// The row as issues call it.
    package var id: String
    /// Row number in the source, from 0.
    package var row: Int
    /// What was done.
    package var kind: Kind
    /// Square metres in the plane of the layer, geodesic for degrees; none where the shape did not change.
    package var areaBefore: Double?
    /// See `areaBefore`.
    package var areaAfter: Double?
}

/// Repaired copies of the polygon layers of a check, step by named step: duplicates left out, rings nested anew or shapes made valid,
/// spikes taken out. Gaps, overlaps, values and everything else stay as they are.
package enum CheckRepair {
    private static let batchRows = 8192

    /// Writes a copy of every polygon layer, and the table `repairs` with one line for each step.
    /// - Parameters:
    ///   - inputs: the layers that were checked.
    ///   - spikeAngle: degrees, as in `CheckOptions`.
    ///   - writer: of a new file; it is not finished here.
    /// - Returns: the steps, by layer and row.
    /// - Throws: `OGRError`, `CancellationError`.
    package static func write(
        _ inputs: [CheckInput], spikeAngle: Double, to writer: GeoPackageWriter
    ) throws -> [RepairStep] {
        var steps: [RepairStep] = []
        for input in inputs { steps += try write(input, spikeAngle, to: writer) }
        try writer.add(table(of: steps), summary: "What was changed in the copies of the layers")
        return steps
    }

    private static func write(
        _ input: CheckInput, _ spikeAngle: Double, to writer: GeoPackageWriter
    ) throws -> [RepairStep] {
        let stream = try VectorFile.stream(input.request, batchRows: batchRows)
        var (steps, seen, hasBegun) = ([RepairStep](), Set<UInt64>(), false)
        while let batch = try stream.next() {
            try Task.checkCancellation()
            guard case .polygons = batch.geometry else { return [] }
            if !hasBegun {
                var template = LayerTemplate(of: batch)
                template.name = input.name
                try writer.begin(template)
                hasBegun = true
            }
            try writer.append(repaired(batch, input, spikeAngle, &seen, &steps))
        }
        if hasBegun { try writer.end() }
        return steps
    }

    private static func repaired(
        _ batch: Layer, _ input: CheckInput, _ spikeAngle: Double, _ seen: inout Set<UInt64>,
        _ steps: inout [RepairStep]
    ) -> Layer {
        let key = CheckedLayer.keyField(of: batch.fields.map(\.name), input)
        let column = key.flatMap(batch.column)
        func step(_ kind: RepairStep.Kind, _ layer: Layer, _ row: Int, _ before: Double?, _ after: Double?) {
            let source = layer.sourceRows[row]
            let id = key.flatMap(layer.column)?.text(row) ?? String(source)
            steps.append(
                RepairStep(layer: input.name, id: id, row: source, kind: kind, areaBefore: before, areaAfter: after))
        }
        var kept: [Int] = []
        for (row, content) in batch.fingerprints().enumerated() {
            if seen.insert(content).inserted {
                kept.append(row)
            } else {
                step(.duplicateRemoved, batch, row, nil, nil)
            }
        }
        var result = kept.count == batch.count ? batch : batch.selecting(kept)
        guard case .polygons(let polygons) = result.geometry else { return result }
        let checked = PolygonRepair.check(
            polygons, of: result, key: column == nil ? nil : key, name: input.name, repair: true)
        let rows = Dictionary(zip(result.sourceRows, 0...), uniquingKeysWith: { first, _ in first })
        for issue in checked.issues {
            guard let row = rows[issue.row] else { continue }
            let way: RepairStep.Kind =
                switch checked.ways[row] {
                case .nested: .ringsNested
                case .madeValid: .madeValid
                case nil: .leftInvalid
                }
            step(way, result, row, issue.areaBefore, issue.areaAfter)
        }
        // Rings that were not touched keep the direction they had.
        let changed = Set(checked.issues.compactMap { $0.areaAfter == nil ? nil : rows[$0.row] })
        var shapes = PolygonColumn()
        let sound = Set(checked.sound)
        for row in 0..<result.count {
            let source = changed.contains(row) ? checked.column : polygons
            guard sound.contains(row), let (shape, _) = ShapeCheck.withoutSpikes(source, row: row, angle: spikeAngle)
            else {
                // No format holds a coordinate that is no number: the row is kept, its shape cannot be.
                let isFinite = GeometryColumn.polygons(source).coordinates(ofRow: row).allSatisfy(\.isFinite)
                if isFinite { shapes.append(row: row, of: source) } else { shapes.appendEmpty() }
                continue
            }
            step(
                .spikesRemoved, result, row, RowRepair.ground(of: source, row: row),
                RowRepair.ground(of: shape, row: 0))
            shapes.append(row: 0, of: shape)
        }
        result.setGeometry(.polygons(shapes), crs: result.crs)
        return result
    }

    private static func table(of steps: [RepairStep]) -> Layer {
        var layer = Layer(name: "repairs", geometry: .none(rows: steps.count))
        layer.add(Field("layer", .text), .text(steps.map(\.layer)))
        layer.add(Field("id", .text), .text(steps.map(\.id)))
        layer.add(Field("row", .integer), .integer(steps.map { Int64($0.row) }))
        layer.add(Field("step", .text), .text(steps.map(\.kind.rawValue)))
        layer.add(Field("area_before_m2", .real), .real(steps.map(\.areaBefore)))
        layer.add(Field("area_after_m2", .real), .real(steps.map(\.areaAfter)))
        return layer
    }
}
