import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    /// Villages with their figures, and for each coverage standard whether it is met and how far the service is.
    static func villages(_ findings: Findings) -> Layer {
        let rows = findings.villages.rows
        var layer = Layer(name: "villages", crs: findings.crs, geometry: .polygons(findings.villages.polygons))
        func reals(_ name: String, _ title: String, _ value: (VillageFigures) -> Double?) {
            layer.add(Field(name, .real, title: title), .real(rows.map(value)))
        }
        layer.add(Field("code", .text, title: "村代码"), .text(rows.map(\.code)))
        layer.add(Field("name", .text, title: "村名"), .text(rows.map(\.name)))
        layer.add(Field("town", .text, title: "乡镇代码"), .text(rows.map(\.town)))
        layer.add(Field("town_name", .text, title: "乡镇"), .text(rows.map(\.townName)))
        reals("area_m2", "面积（平方米）") { squareMetres($0.area) }
        reals("farmland_m2", "耕地（平方米）") { $0.farmland.map(squareMetres) }
        reals("farmland_gross_m2", "耕地毛面积（平方米）") { $0.farmlandGross.map(squareMetres) }
        reals("basic_farmland_m2", "永久基本农田（平方米）") { $0.basicFarmland.map(squareMetres) }
        reals("construction_m2", "建设用地（平方米）") { $0.construction.map(squareMetres) }
        reals("conflict_m2", "占用永久基本农田（平方米）", conflictArea(findings))
        if let land = findings.land {
            reals("counted_twice_m2", "其中重复（平方米）") { squareMetres(land.doubt[$0.code]?.repeated ?? .zero) }
            reals("without_parcels_m2", "未覆盖（平方米）") {
                squareMetres(land.doubt[$0.code]?.bare ?? $0.withoutParcels ?? .zero)
            }
        }
        reals("population", "常住人口") { $0.population.map { rounded($0, 3) } }
        reals("construction_m2_per_resident", "人均建设用地（平方米）") { $0.constructionPerResident.map { rounded($0, 6) } }
        reals("farmland_mu_per_resident", "人均耕地（亩）") { $0.farmlandMuPerResident.map { rounded($0, 6) } }
        reals("road_offset_m", "离路（米）") { $0.roadOffset.map { rounded($0, 2) } }
        layer.add(Field("place_source", .text, title: "村位来源"), .text(rows.map(\.placeSource.rawValue)))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(rows.map { $0.belt.map(Int64.init) }))
        layer.add(Field("cluster", .integer, title: "片区"), .integer(rows.map { $0.cluster.map(Int64.init) }))
        reals("score", "得分") { $0.score.map { rounded($0, 6) } }
        layer.add(Field("type", .text, title: "类型"), .text(rows.map(\.type)))
        layer.add(Field("why", .text, title: "示范带说明"), .text(rows.map(\.why?.zh)))
        layer.add(Field("why_en", .text, title: "示范带说明（英文）"), .text(rows.map(\.why?.en)))
        addLayout(to: &layer, rows)
        for standard in findings.coverage?.standards ?? [] {
            layer.add(Field(standard.id, .flag, title: standard.rule?.name.zh), .flag(standard.outcomes.map(\.isMet)))
            guard standard.minutes != nil || standard.metres != nil else { continue }
            layer.add(Field(standard.id + "_minutes", .real), .real(standard.outcomes.map(minutes)))
        }
        for access in findings.coverage?.accessibility ?? [] {
            layer.add(Field(access.id, .real), .real(access.scores.map { $0.map { rounded($0, 6) } }))
        }
        return layer
    }

    private static func minutes(_ outcome: CoverageOutcome) -> Double? {
        if case .reached(_, let minutes, _, _) = outcome { return rounded(minutes, 4) }
        return nil
    }

    /// Ground of the conflicts of a village, each place once; none when no rule was applied.
    private static func conflictArea(_ findings: Findings) -> (VillageFigures) -> Double? {
        guard let redLine = findings.redLine, redLine.wasExamined else { return { _ in nil } }
        let sums = Dictionary(redLine.byVillage.map { ($0.village, $0.area) }, uniquingKeysWith: { a, _ in a })
        return { squareMetres(sums[$0.code] ?? .zero) }
    }
}
