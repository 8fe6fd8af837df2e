import Columns
import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

extension AnalysisRun {
    /// How the villages are laid out; belts and clusters need not be known.
    mutating func describeLayout() throws {
        guard wants(.layout) else { return }
        guard county.villages.count > 0 else {
            return absent("layout", zh: "项目没有村界图层(villages)", en: "the project names no layer `villages`")
        }
        try Task.checkCancellation()
        progress(AnalysisProgress(stage: .layout))
        let (villages, layout, issues) = try Layout.describe(
            Layout.Input(
                options: project.layout, county: county, figures: findings.villages.rows,
                again: findings.villages.again,
                parcels: layoutParcels, graph: graph, reach: project.options.reachMetres))
        for row in villages.indices { findings.villages.rows[row].layout = villages[row] }
        loader.issues.append(contentsOf: issues)
        findings.layout = layout
        layoutParcels = nil
    }
}
