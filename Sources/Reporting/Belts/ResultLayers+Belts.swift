import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    static func beltLines(_ findings: BeltFindings, _ crs: CRS) -> Layer {
        let belts = findings.belts
        var layer = Layer(name: "belts", crs: crs, geometry: .lines(findings.lines))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(belts.map { Int64($0.number) }))
        layer.add(Field("anchor", .text, title: "起点"), .text(belts.map(\.anchor)))
        layer.add(Field("length_m", .real, title: "长度（米）"), .real(belts.map { rounded($0.length, 2) }))
        layer.add(Field("minutes", .real, title: "车程（分）"), .real(belts.map { rounded($0.minutes, 6) }))
        layer.add(Field("villages", .integer, title: "村数"), .integer(belts.map { Int64($0.villages.count) }))
        layer.add(Field("prize", .real, title: "得分"), .real(belts.map { rounded($0.prize, 6) }))
        layer.add(Field("bound", .real, title: "上界"), .real(belts.map { _ in nil }))
        layer.add(Field("gap", .real, title: "差距"), .real(belts.map { _ in nil }))
        layer.add(Field("trunk_share", .real, title: "干线比例"), .real(belts.map { rounded($0.trunkShare, 6) }))
        layer.add(Field("roads", .text, title: "道路"), .text(belts.map { $0.roads.joined(separator: "、") }))
        layer.add(Field("codes", .text, title: "村代码"), .text(belts.map { $0.villages.joined(separator: " ") }))
        return layer
    }

    static func stops(_ belts: BeltFindings, _ findings: Findings) -> Layer {
        let names = findings.villages.names
        let stops = belts.stops
        var layer = Layer(name: "belt_villages", crs: findings.crs, geometry: .points(belts.stopPlaces))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(stops.map { Int64($0.belt) }))
        layer.add(Field("code", .text, title: "村代码"), .text(stops.map(\.code)))
        layer.add(Field("name", .text, title: "村名"), .text(stops.map { names[$0.code] }))
        layer.add(Field("chainage_m", .real, title: "里程（米）"), .real(stops.map { rounded($0.chainage, 2) }))
        layer.add(Field("offset_m", .real, title: "离路（米）"), .real(stops.map { rounded($0.offset, 2) }))
        layer.add(Field("order", .integer, title: "次序"), .integer(stops.map { Int64($0.order) }))
        return layer
    }

    static func corridors(_ findings: BeltFindings, _ crs: CRS) -> Layer {
        let belts = findings.belts
        var layer = Layer(name: "belt_corridors", crs: crs, geometry: .polygons(findings.corridors))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(belts.map { Int64($0.number) }))
        layer.add(area("area_m2", "面积（平方米）"), .real(belts.map { squareMetres($0.corridorArea) }))
        layer.add(area("farmland_m2", "耕地（平方米）"), .real(belts.map { $0.corridorFarmland.map(squareMetres) }))
        layer.add(
            area("basic_farmland_m2", "永久基本农田（平方米）"), .real(belts.map { $0.corridorBasicFarmland.map(squareMetres) }))
        return layer
    }
}
