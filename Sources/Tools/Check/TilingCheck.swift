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
        guard let coverage else {
            let rows = (0..<layer.count).filter { !polygons.column.isEmpty(row: $0) }
            let faults = try PolygonCoverage.overlaps(of: polygons.column, among: rows, limits, on: polygons.plane)
            return (faults.map { issue($0, layer, polygons) }, [])
        }
        let faults = try coverage.faults(limits, on: polygons.plane).filter { fault in
            fault.kind == .overlap || fault.kind == .duplicate || !polygons.isDoubtful(fault.place)
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
        let beside = neighbour.map { "row \($0)" } ?? "no other row"
        let metres = fixedText(fault.measure, decimals: 4)
        let ground = fixedText(fault.measure, decimals: 2)
        let (rule, measure, message): (CheckRule, Double?, String) =
            switch fault.kind {
            case .overlap: (.overlap, fault.measure, "shares \(ground) m² with \(beside)")
            case .duplicate: (.duplicateGeometry, fault.measure, "has the same ground as \(beside), \(ground) m²")
            case .gap: (.gap, fault.measure, "no row covers \(ground) m² between this row and \(beside)")
            case .narrowGap: (.narrowGap, fault.measure, "runs \(metres) m beside \(beside) without meeting it")
            case .missingVertex: (.missingVertex, nil, "has no vertex where \(beside) has one on its border")
            case .unsnapped: (.unsnappedVertex, fault.measure, "a vertex lies \(metres) m off the border of \(beside)")
            }
        return layer.issue(
            rule, row: row, place: polygons.own(fault.place), measure: measure, other: neighbour,
            shape: fault.shape.map(polygons.own), message)
    }
}
