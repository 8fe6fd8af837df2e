import Columns
import GEOS
import Overlap
import Survey

/// Rules about the rows of one layer against each other: shared ground, gaps, corners.
enum TilingCheck {
    /// Layers whose rows tile their ground, so that gaps and corners are asked for too.
    static func tiles(_ standard: StandardLayer?) -> Bool { CheckRule.gap.applies(to: standard, isPolygon: true) }

    /// Asks the rules that apply to the layer.
    ///
    /// Where a row was set aside for its geometry, gaps and corners are not told: the row may fill them.
    /// - Parameter coverage: of the layer's polygons, for a layer whose rows tile their ground.
    /// - Returns: the issues, and the ground of the gaps in the plane.
    static func check(
        _ layer: CheckedLayer, _ polygons: CheckedPolygons, _ coverage: PolygonCoverage?, _ limits: CoverageLimits
    ) throws -> (issues: [CheckIssue], gaps: [PolygonColumn]) {
        guard CheckRule.overlap.applies(to: layer.standard, isPolygon: true) else { return ([], []) }
        func comesBefore(_ a: Int, _ b: Int) -> Bool {
            layer.ids[a] != layer.ids[b] ? utf8Less(layer.ids[a], layer.ids[b]) : a < b
        }
        guard let coverage else {
            let rows = (0..<layer.count).filter { !polygons.column.isEmpty(row: $0) }
            let faults = try PolygonCoverage.overlaps(
                of: polygons.column, among: rows, limits, inOrder: comesBefore, on: polygons.plane)
            return (faults.map { issue($0, layer, polygons) }, [])
        }
        let faults = try coverage.faults(limits, inOrder: comesBefore, on: polygons.plane).filter { fault in
            [.overlap, .duplicate, .heap].contains(fault.kind) || !polygons.isDoubtful(fault.place)
        }
        return (
            faults.map { issue($0, layer, polygons) }, faults.filter { $0.kind == .gap }.compactMap(\.shape)
        )
    }

    private static func issue(_ fault: CoverageFault, _ layer: CheckedLayer, _ polygons: CheckedPolygons) -> CheckIssue
    {
        var (row, other) = (fault.row, fault.other)
        // Which row is named first must not depend on the order of the rows; who lacks a corner is not free.
        if fault.kind != .missingVertex, let second = other, utf8Less(layer.ids[second], layer.ids[row]) {
            (row, other) = (second, fault.row)
        }
        let neighbour = other.map { layer.ids[$0] }
        let beside = neighbour.map { Phrase(zh: " \($0) ", en: "row \($0)") } ?? Phrase(zh: "别的行", en: "no other row")
        let metres = fixedText(fault.measure, decimals: 4)
        let ground = fixedText(fault.measure, decimals: 2)
        let (rule, measure, message): (CheckRule, Double?, Phrase) =
            switch fault.kind {
            case .overlap:
                (
                    .overlap, fault.measure,
                    Phrase(zh: "与\(beside.zh)重叠 \(ground) 平方米", en: "shares \(ground) m² with \(beside)")
                )
            case .duplicate:
                (
                    .duplicateGeometry, fault.measure,
                    Phrase(zh: "与\(beside.zh)图形相同，\(ground) 平方米", en: "has the same ground as \(beside), \(ground) m²")
                )
            case .heap: (.overlapHeap, fault.measure, Messages.heap(ground, fault.heap))
            case .gap:
                (
                    .gap, fault.measure,
                    Phrase(
                        zh: "本行与\(beside.zh)之间有 \(ground) 平方米没有图斑覆盖",
                        en: "no row covers \(ground) m² between this row and \(beside)")
                )
            case .narrowGap:
                (
                    .narrowGap, fault.measure,
                    Phrase(
                        zh: "与\(beside.zh)相距 \(metres) 米并行而不相接",
                        en: "runs \(metres) m beside \(beside) without meeting it")
                )
            case .missingVertex:
                (
                    .missingVertex, nil,
                    Phrase(zh: "\(beside.zh)在其边界上有顶点，本行没有", en: "has no vertex where \(beside) has one on its border")
                )
            case .unsnapped:
                (
                    .unsnappedVertex, fault.measure,
                    Phrase(
                        zh: "有顶点离\(beside.zh)的边界 \(metres) 米",
                        en: "a vertex lies \(metres) m off the border of \(beside)")
                )
            }
        return layer.issue(
            rule, row: row, place: polygons.own(fault.place), measure: measure, other: neighbour,
            shape: fault.shape.map(polygons.own), message)
    }
}
