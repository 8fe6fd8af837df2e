import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    /// Pieces of ground where farmland was lost, gained, or taken from grain.
    static func farmlandChange(_ change: ChangeFindings, _ findings: Findings) -> Layer {
        let rows = change.changes
        let names = findings.villages.names
        var layer = Layer(name: "farmland_change", crs: findings.crs, geometry: .polygons(change.shapes))
        layer.add(Field("kind", .text, title: "类型"), .text(rows.map(\.flow.rawValue)))
        layer.add(Field("kind_name", .text, title: "类型名称"), .text(rows.map(\.flow.name.zh)))
        layer.add(Field("before", .text, title: "变更前地类"), .text(rows.map(\.classBefore)))
        layer.add(Field("after", .text, title: "变更后地类"), .text(rows.map(\.classNow)))
        layer.add(Field("parcel_before", .text, title: "变更前图斑"), .text(rows.map(\.parcelBefore)))
        layer.add(Field("parcel_after", .text, title: "变更后图斑"), .text(rows.map(\.parcelNow)))
        layer.add(Field("village", .text, title: "村代码"), .text(rows.map { $0.village.isEmpty ? nil : $0.village }))
        layer.add(Field("village_name", .text, title: "村名"), .text(rows.map { names[$0.village] }))
        layer.add(area("area_m2", "面积（平方米）"), .real(rows.map { squareMetres($0.area) }))
        layer.add(Field("area_mu", .real, title: "面积（亩）"), .real(rows.map { rounded($0.area.mu, 4) }))
        layer.add(area("net_m2", "耕地净面积（平方米）"), .real(rows.map { squareMetres($0.net) }))
        layer.add(Field("share", .real, title: "占变更前图斑比例"), .real(rows.map { rounded($0.share, 6) }))
        return layer
    }
}
