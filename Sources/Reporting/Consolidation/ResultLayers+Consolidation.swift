import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    /// Contiguous blocks of farmland, largest first.
    static func farmlandBlocks(_ findings: ConsolidationFindings, _ crs: CRS) -> Layer {
        let blocks = findings.blocks
        var layer = Layer(name: "farmland_blocks", crs: crs, geometry: .polygons(findings.shapes))
        layer.add(Field("block", .integer, title: "片块"), .integer(blocks.map { Int64($0.number) }))
        layer.add(area("area_m2", "面积（平方米）"), .real(blocks.map { squareMetres($0.area) }))
        layer.add(Field("area_mu", .real, title: "面积（亩）"), .real(blocks.map { rounded($0.area.mu, 4) }))
        layer.add(area("gross_m2", "含田坎面积（平方米）"), .real(blocks.map { squareMetres($0.gross) }))
        layer.add(Field("parcels", .integer, title: "图斑数"), .integer(blocks.map { Int64($0.parcels) }))
        layer.add(Field("class", .text, title: "规模"), .text(blocks.map(\.size.code)))
        layer.add(Field("class_name", .text, title: "规模名称"), .text(blocks.map(\.size.name.zh)))
        layer.add(
            Field("villages", .text, title: "村代码"), .text(blocks.map { $0.villages.joined(separator: " ") }))
        return layer
    }
}
