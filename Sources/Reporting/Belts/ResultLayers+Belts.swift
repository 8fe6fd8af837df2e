import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    /// - Parameter name: of the layer: of ours, or of the belts that people drew.
    static func beltLines(_ findings: BeltFindings, _ crs: CRS, name: String = "belts") -> Layer {
        let belts = findings.belts
        var layer = Layer(name: name, crs: crs, geometry: .lines(findings.lines))
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
        addShares(of: belts, to: &layer)
        layer.add(
            Field("binding", .text, title: "限制因素"),
            .text(belts.map { $0.binding.map(\.rawValue).joined(separator: " ") }))
        layer.add(Field("next_code", .text, title: "最接近的村"), .text(belts.map { $0.next?.code }))
        layer.add(
            Field("next_excess", .real, title: "预算差额（分或米）"), .real(belts.map { $0.next.map { rounded($0.excess, 4) } }))
        layer.add(
            Field("meets", .text, title: "相接示范带"),
            .text(belts.map { $0.meets.map(String.init).joined(separator: " ") }))
        return layer
    }

    /// Road under belts, once and again, and the trunk roads of it.
    static func addShares(of belts: [Belt], to layer: inout Layer) {
        layer.add(Field("distinct_m", .real, title: "不重复长度（米）"), .real(belts.map { rounded($0.distinctLength, 2) }))
        layer.add(Field("repeated_m", .real, title: "重复长度（米）"), .real(belts.map { rounded($0.repeatedLength, 2) }))
        layer.add(Field("repeated_share", .real, title: "重复比例"), .real(belts.map { rounded($0.repeatedShare, 6) }))
        layer.add(Field("trunk_m", .real, title: "干线长度（米）"), .real(belts.map { rounded($0.trunkLength, 2) }))
    }

    static func stops(_ belts: BeltFindings, _ findings: Findings, name: String = "belt_villages") -> Layer {
        let names = findings.villages.names
        let stops = belts.stops
        var layer = Layer(name: name, crs: findings.crs, geometry: .points(belts.stopPlaces))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(stops.map { Int64($0.belt) }))
        layer.add(Field("code", .text, title: "村代码"), .text(stops.map(\.code)))
        layer.add(Field("name", .text, title: "村名"), .text(stops.map { names[$0.code] }))
        layer.add(Field("chainage_m", .real, title: "里程（米）"), .real(stops.map { rounded($0.chainage, 2) }))
        layer.add(Field("offset_m", .real, title: "离路（米）"), .real(stops.map { rounded($0.offset, 2) }))
        layer.add(Field("order", .integer, title: "次序"), .integer(stops.map { Int64($0.order) }))
        return layer
    }

    static func corridors(_ findings: BeltFindings, _ crs: CRS, name: String = "belt_corridors") -> Layer {
        let belts = findings.belts
        var layer = Layer(name: name, crs: crs, geometry: .polygons(findings.corridors))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(belts.map { Int64($0.number) }))
        layer.add(area("area_m2", "面积（平方米）"), .real(belts.map { squareMetres($0.corridorArea) }))
        layer.add(area("farmland_m2", "耕地（平方米）"), .real(belts.map { $0.corridorFarmland.map(squareMetres) }))
        layer.add(
            area("basic_farmland_m2", "永久基本农田（平方米）"), .real(belts.map { $0.corridorBasicFarmland.map(squareMetres) }))
        return layer
    }
}
