import Columns
import FindingValues

extension ResultLayers {
    /// The new sites of every item, by item and rank.
    static func proposedSites(_ location: LocationFindings, _ crs: CRS) -> Layer {
        let rows = location.items.flatMap { item in item.sites.map { (item: item, site: $0) } }
        var layer = Layer(
            name: "proposed_sites", crs: crs, geometry: .points(PointColumn(rows.map { $0.site.place })))
        layer.add(Field("item", .text, title: "选址项目"), .text(rows.map(\.item.id)))
        layer.add(Field("service", .text, title: "服务"), .text(rows.map(\.item.service)))
        layer.add(Field("rank", .integer, title: "次序"), .integer(rows.map { Int64($0.site.rank) }))
        layer.add(Field("key", .text, title: "候选点"), .text(rows.map(\.site.key)))
        layer.add(Field("name", .text, title: "名称"), .text(rows.map(\.site.name)))
        layer.add(Field("covers", .real, title: "覆盖"), .real(rows.map { rounded($0.site.covers, 3) }))
        layer.add(
            Field("added", .real, title: "新增覆盖"), .real(rows.map { $0.site.added.map { rounded($0, 3) } }))
        layer.add(
            Field("added_villages", .integer, title: "新增覆盖村数"),
            .integer(rows.map { $0.site.addedVillages.map(Int64.init) }))
        layer.add(Field("served", .real, title: "服务"), .real(rows.map { rounded($0.site.served, 3) }))
        layer.add(
            Field("serves_villages", .integer, title: "服务村数"), .integer(rows.map { Int64($0.site.serves.count) }))
        return layer
    }
}
