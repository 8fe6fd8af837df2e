import Columns
import CountyLayers
import FindingValues
import Overlap
import Survey

/// The rows of the update process (DLTBGXGC) as far as change asks.
package struct UpdateRows: Sendable {
    struct Row: Sendable {
        var keyBefore: String?
        var keyNow: String?
        var step: ClassStep
        /// As stored (TBBGMJ), else the ground of the shape.
        var area: AreaSum
    }

    private(set) var rows: [Row] = []

    /// - Parameter layer: columns by our names, polygons in the plane of the run.
    package init(_ layer: Layer, on plane: OverlapPlane, named name: String, issues: inout [RowIssue]) {
        guard case .polygons(let polygons) = layer.geometry else {
            preconditionFailure("the update process is polygons")
        }
        let grounds = areas(of: polygons, on: plane)
        let (before, now) = (layer.texts("class_before"), layer.texts("class"))
        let (keysBefore, keysNow) = (layer.texts("key_before"), layer.texts("key_now"))
        let (stored, ids) = (layer.numbers("area"), layer.texts("key"))
        for row in 0..<layer.count {
            guard let a = before[row], let b = now[row] else {
                issues.append(
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], id: ids[row], rule: "class-unknown",
                        message: Phrase(
                            zh: "该记录缺少变更前或变更后的地类，已剔除",
                            en: "the record lacks the class before or the class after; it was set aside")))
                continue
            }
            let area = stored[row].flatMap(SurveyedArea.hundredths).map { AreaSum(hundredths: $0) }
            rows.append(
                Row(
                    keyBefore: keysBefore[row], keyNow: keysNow[row],
                    step: ClassStep(before: LandClass(a)?.code ?? a, now: LandClass(b)?.code ?? b),
                    area: area ?? AreaSum(squareMetres: grounds[row])))
        }
    }
}

/// Holds the update process against the change that two surveys show, parcel by parcel.
enum UpdateComparison {
    /// Ground that changed its class between two parcels that correspond.
    struct Found {
        var keyBefore: String
        var keyNow: String
        var step: ClassStep
        var area: AreaSum
    }

    private struct Parcels: Hashable {
        let before: String
        let now: String
    }

    /// - Complexity: O(*n* log *n*) for records and pieces.
    static func find(_ update: UpdateRows, _ found: [Found]) -> UpdateFindings {
        var result = UpdateFindings()
        result.rows = update.rows.count
        let records = update.rows.filter { $0.step.before != $0.step.now }
        result.rowsOfChange = records.count
        var pairs: [ClassStep: UpdatePair] = [:]
        func pair(_ step: ClassStep) -> UpdatePair {
            pairs[step] ?? UpdatePair(before: step.before, now: step.now, recorded: .zero, found: .zero)
        }
        var recorded: [Parcels: [ClassStep: AreaSum]] = [:]
        for record in records {
            var own = pair(record.step)
            own.recorded += record.area
            pairs[record.step] = own
            guard let a = record.keyBefore, let b = record.keyNow else {
                result.rowsWithoutKeys += 1
                continue
            }
            recorded[Parcels(before: a, now: b), default: [:]][record.step, default: .zero] += record.area
        }
        var shown: [Parcels: (step: ClassStep, area: AreaSum)] = [:]
        for piece in found {
            var own = pair(piece.step)
            own.found += piece.area
            pairs[piece.step] = own
            let parcels = Parcels(before: piece.keyBefore, now: piece.keyNow)
            shown[parcels] = (piece.step, (shown[parcels]?.area ?? .zero) + piece.area)
        }
        result.pairs = pairs.values.sorted {
            $0.before != $1.before ? utf8Less($0.before, $1.before) : utf8Less($0.now, $1.now)
        }
        // Without keys, parcels cannot be told to be missing.
        if records.isEmpty || result.rowsWithoutKeys < records.count {
            result.differences = differences(recorded, shown)
        }
        return result
    }

    private static func differences(
        _ recorded: [Parcels: [ClassStep: AreaSum]], _ shown: [Parcels: (step: ClassStep, area: AreaSum)]
    ) -> [UpdateDifference] {
        var result: [UpdateDifference] = []
        func add(
            _ kind: UpdateDifference.Kind, _ parcels: Parcels, _ record: (ClassStep, AreaSum)?,
            _ found: (ClassStep, AreaSum)?
        ) {
            result.append(
                UpdateDifference(
                    kind: kind, parcelBefore: parcels.before, parcelNow: parcels.now, recorded: record?.0,
                    found: found?.0, recordedArea: record?.1, foundArea: found?.1))
        }
        for (parcels, piece) in shown where recorded[parcels] == nil {
            add(.unrecorded, parcels, nil, (piece.step, piece.area))
        }
        for (parcels, steps) in recorded {
            guard let piece = shown[parcels] else {
                for (step, area) in steps { add(.unfounded, parcels, (step, area), nil) }
                continue
            }
            for (step, area) in steps where step != piece.step {
                add(.recordedOtherwise, parcels, (step, area), (piece.step, piece.area))
            }
            if let area = steps[piece.step] {
                let off = (area - piece.area).squareMetres.magnitude
                if off > 1, off > 1e-3 * piece.area.squareMetres {
                    add(.area, parcels, (piece.step, area), (piece.step, piece.area))
                }
            }
        }
        let order = Dictionary(uniqueKeysWithValues: zip(UpdateDifference.Kind.allCases, 0...))
        return result.sorted { a, b in
            if a.kind != b.kind { return order[a.kind]! < order[b.kind]! }
            if a.parcelBefore != b.parcelBefore { return utf8Less(a.parcelBefore, b.parcelBefore) }
            if a.parcelNow != b.parcelNow { return utf8Less(a.parcelNow, b.parcelNow) }
            return utf8Less(
                (a.recorded?.before ?? "") + "\u{0}" + (a.recorded?.now ?? ""),
                (b.recorded?.before ?? "") + "\u{0}" + (b.recorded?.now ?? ""))
        }
    }
}
