import Columns

/// Observed works: the planted ones on basic farmland, lawful ones elsewhere, and two rows that are not valid.
struct ConstructionWriting {
    private(set) var layer: Layer
    /// Id of each planted rectangle.
    private(set) var plantedIDs: [Int: String] = [:]
    let bowTie: String
    let missing: String

    init(_ county: DrawnCounty, _ blocks: FieldBlocks, _ rectangles: [PlantedRectangle]) throws(SampleError) {
        let mesh = county.mesh
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.constructionFields)
        func add(_ ring: [Double]?, _ name: String, _ kind: String, _ year: Int) -> String {
            let id = "W" + SampleLayers.padded(table.rows.count + 1, 3)
            if let ring { shapes.append([ring]) } else { shapes.appendEmpty() }
            table.append([.text(id), .text(name), .text(kind), .integer(year)])
            return id
        }
        for r in rectangles.indices where rectangles[r].layer == .construction {
            plantedIDs[r] = add(rectangles[r].ring, "耕地上的工程\(r + 1)", "建房", 2024)
        }
        // Elsewhere: cells without basic farmland, and none beside them.
        let luck = county.noise.branch(161)
        let free = (0..<mesh.cellCount).filter { c in
            guard county.ground.isInside(c),
                county.cover.use[c] == .homestead || county.cover.use[c] == .industry
                    || county.cover.use[c] == .grass || county.cover.use[c] == .otherForest
            else { return false }
            return Self.isClear(c, mesh, blocks)
        }.sorted { luck.unit($0) != luck.unit($1) ? luck.unit($0) < luck.unit($1) : $0 < $1 }
        let lawful = 8 + county.villageCount / 2
        guard free.count > lawful + 1 else {
            throw .noPlace(what: Phrase(zh: "永久基本农田以外的建设", en: "works beside basic farmland"), seed: county.seed)
        }
        for (k, c) in free.prefix(lawful).enumerated() {
            let p = mesh.middle(ofCell: c)
            let (w, h) = (mesh.cell * (0.12 + 0.1 * luck.unit(c, 1)), mesh.cell * (0.1 + 0.08 * luck.unit(c, 2)))
            let turn = 0.5 * (luck.unit(c, 3) - 0.5)
            let ring = [(-w, -h), (w, -h + turn * w), (w + turn * h, h), (-w, h - 0.3 * turn * w), (-w, -h)].flatMap {
                x, y in
                let q = Mesh.onGrid(p.x + x, p.y + y)
                return [q.x, q.y]
            }
            _ = add(
                ring, "建设项目\(k + 1)", ["建房", "厂房", "道路", "水利"][luck.integer(0...3, c)], 2022 + luck.integer(0...2, c))
        }
        let p = mesh.middle(ofCell: free[lawful])
        let s = 0.15 * mesh.cell
        let corners = [(-s, -s), (s, 0.5 * s), (s, -s), (-s, s), (-s, -s)].flatMap { x, y in
            let q = Mesh.onGrid(p.x + x, p.y + y)
            return [q.x, q.y]
        }
        bowTie = add(corners, "自相交的图斑", "建房", 2024)
        missing = add(nil, "没有图形的记录", "建房", 2024)
        layer = table.layer("construction", .polygons(shapes))
    }

    private static func isClear(_ c: Int, _ mesh: Mesh, _ blocks: FieldBlocks) -> Bool {
        let (i, j) = mesh.place(ofCell: c)
        guard i > 0, j > 0, i < mesh.columns - 1, j < mesh.rows - 1 else { return false }
        return (j - 1...j + 1).allSatisfy { b in
            (i - 1...i + 1).allSatisfy { blocks.blockOfCell[mesh.cellNumber($0, b)] < 0 }
        }
    }
}
