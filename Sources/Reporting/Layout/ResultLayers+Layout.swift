import Columns
import FindingValues

extension ResultLayers {
    /// Settlement patches by village and number.
    static func settlements(_ layout: LayoutFindings, _ patches: [SettlementPatch], _ findings: Findings) -> Layer {
        let names = findings.villages.names
        var layer = Layer(name: "settlements", crs: findings.crs, geometry: .polygons(layout.settlementPolygons))
        layer.add(Field("village", .text, title: "村代码"), .text(patches.map(\.village)))
        layer.add(Field("village_name", .text, title: "村名"), .text(patches.map { names[$0.village] }))
        layer.add(Field("patch", .integer, title: "居民点"), .integer(patches.map { Int64($0.number) }))
        layer.add(Field("parcels", .integer, title: "图斑数"), .integer(patches.map { Int64($0.parcels) }))
        layer.add(area("area_m2", "面积（平方米）"), .real(patches.map { squareMetres($0.area) }))
        layer.add(area("construction_m2", "建设用地（平方米）"), .real(patches.map { squareMetres($0.construction) }))
        layer.add(
            Field("hollow", .real, title: "宅基地闲置率"), .real(patches.map { $0.hollowness.map { rounded($0, 6) } }))
        return layer
    }

    /// The layout figures of the villages; nothing when the layout was not asked for.
    static func addLayout(to layer: inout Layer, _ rows: [VillageFigures]) {
        guard rows.contains(where: { $0.layout != nil }) else { return }
        func reals(_ name: String, _ title: String, _ decimals: Int, _ value: (VillageLayout) -> Double?) {
            layer.add(
                Field(name, .real, title: title),
                .real(rows.map { $0.layout.flatMap(value).map { rounded($0, decimals) } }))
        }
        func counts(_ name: String, _ title: String, _ value: (VillageLayout) -> Int?) {
            layer.add(
                Field(name, .integer, title: title), .integer(rows.map { $0.layout.flatMap(value).map(Int64.init) }))
        }
        func texts(_ name: String, _ title: String, _ value: (VillageLayout) -> String?) {
            layer.add(Field(name, .text, title: title), .text(rows.map { $0.layout.flatMap(value) }))
        }
        counts("patches", "居民点个数") { $0.patches }
        layer.add(
            area("settlement_m2", "居民点面积（平方米）"),
            .real(rows.map { $0.layout?.settlementArea.map(squareMetres) }))
        reals("settlement_m2_per_resident", "人均居民点面积（平方米）", 6) { $0.settlementPerResident }
        reals("construction_over_indicator_m2", "人均建设用地超规划指标（平方米）", 6) { $0.constructionOverIndicator }
        reals("largest_patch_share", "最大居民点比例", 6) { $0.largestPatchShare }
        reals("dispersion_m", "居民点标准距离（米）", 2) { $0.dispersion }
        reals("neighbour_m", "居民点平均最近距离（米）", 2) { $0.neighbours?.observed }
        reals("neighbour_expected_m", "随机分布期望距离（米）", 2) { $0.neighbours?.expected }
        reals("neighbour_index", "最近邻指数", 6) { $0.neighbours?.index }
        reals("neighbour_z", "最近邻指数 z 值", 4) { $0.neighbours?.z }
        reals("farming_m", "平均耕作半径（米）", 2) { $0.farming?.mean }
        reals("farming_90_m", "九成耕地的耕作半径（米）", 2) { $0.farming?.nineTenths }
        reals("farming_road_m", "沿路平均耕作半径（米）", 2) { $0.farming?.roadMean }
        reals("farming_road_90_m", "沿路九成耕地的耕作半径（米）", 2) { $0.farming?.roadNineTenths }
        reals("farming_road_share", "沿路可达耕地比例", 6) { $0.farming?.roadShare }
        reals("homesteads", "宅基地（宗）", 3) { $0.homesteads }
        reals("homesteads_vacant", "闲置宅基地（宗）", 3) { $0.vacantHomesteads }
        reals("hollow", "宅基地闲置率", 6) { $0.hollowness }
        counts("parts", "村域块数") { $0.parts }
        layer.add(
            area("detached_m2", "分离部分面积（平方米）"), .real(rows.map { ($0.layout?.detachedArea).map(squareMetres) }))
        texts("enclosed_by", "飞地所在村") { $0.enclosedBy.isEmpty ? nil : $0.enclosedBy.joined(separator: " ") }
        reals("polsby_popper", "紧凑度（Polsby–Popper）", 6) { $0.polsbyPopper }
        reals("reock", "紧凑度（Reock）", 6) { $0.reock }
        texts("nearest_town", "最近城镇") { $0.townName }
        reals("town_m", "到最近城镇（米）", 2) { $0.town?.metres }
        reals("town_minutes", "到最近城镇（分）", 4) { $0.town?.minutes }
        reals("county_seat_m", "到县城（米）", 2) { $0.countySeat?.metres }
        reals("county_seat_minutes", "到县城（分）", 4) { $0.countySeat?.minutes }
        reals("trunk_m", "到国省道（米）", 2) { $0.trunk?.metres }
        reals("trunk_minutes", "到国省道（分）", 4) { $0.trunk?.minutes }
        layer.add(Field("on_border", .flag, title: "边境村"), .flag(rows.map { $0.layout?.isOnBorder }))
    }
}
