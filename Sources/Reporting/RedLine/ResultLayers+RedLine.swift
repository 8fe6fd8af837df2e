import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    static func conflicts(_ redLine: RedLineFindings, _ findings: Findings) -> Layer {
        let names = findings.villages.names
        let rows = redLine.conflicts
        var layer = Layer(name: "red_line_conflicts", crs: findings.crs, geometry: .polygons(redLine.shapes))
        layer.add(Field("rule", .text, title: "规则"), .text(rows.map(\.rule)))
        layer.add(Field("kind", .text, title: "类型"), .text(rows.map(\.kind.zh)))
        layer.add(Field("parcel", .text, title: "图斑"), .text(rows.map(\.parcel)))
        layer.add(Field("village", .text, title: "村代码"), .text(rows.map { $0.village.isEmpty ? nil : $0.village }))
        layer.add(Field("village_name", .text, title: "村名"), .text(rows.map { names[$0.village] }))
        layer.add(Field("class", .text, title: "地类"), .text(rows.map(\.landClass)))
        layer.add(area("area_m2", "面积（平方米）"), .real(rows.map { squareMetres($0.area) }))
        layer.add(Field("area_mu", .real, title: "面积（亩）"), .real(rows.map { rounded($0.area.mu, 4) }))
        layer.add(Field("share", .real, title: "占图斑比例"), .real(rows.map { rounded($0.share, 6) }))
        layer.add(Field("source", .text, title: "来源图层"), .text(rows.map(\.source)))
        layer.add(Field("ground", .text, title: "受保护范围"), .text(rows.map(\.ground)))
        layer.add(Field("patches", .text, title: "受保护图斑"), .text(rows.map { $0.patches.joined(separator: " ") }))
        return layer
    }
}
