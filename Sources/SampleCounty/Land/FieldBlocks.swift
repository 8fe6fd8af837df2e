import Columns

/// A patch of permanent basic farmland: farmland cells of one village and one class, joined by their sides.
struct FieldBlock: Sendable {
    var village: Int
    var use: LandUse
    var grade: Int
    var cells: [Int]
}

/// Permanent basic farmland: most of the farmland, in patches that do not follow the parcels.
struct FieldBlocks: Sendable {
    private(set) var blocks: [FieldBlock] = []
    /// Numbers of the blocks of each village; shape `(villages)`.
    private(set) var blocksOfVillage: [Range<Int>] = []
    /// Block of each cell; -1 outside.
    private(set) var blockOfCell: [Int32]

    init(_ county: DrawnCounty) {
        let mesh = county.mesh
        let luck = county.noise.branch(111)
        blockOfCell = Array(repeating: -1, count: mesh.cellCount)
        let strips = county.faces.strips
        func isBasic(_ c: Int) -> Bool {
            guard c >= 0, county.cover.use[c].isFarmland else { return false }
            let p = mesh.middle(ofCell: c)
            return luck.fractal(p.x / 1100, p.y / 1100, octaves: 2) > 0.33
        }
        for v in 0..<county.villageCount {
            let first = blocks.count
            for start in county.map.cells[v].map(Int.init) where blockOfCell[start] < 0 && isBasic(start) {
                let (use, grade) = (county.cover.use[start], county.cover.grade(ofCell: start).grade)
                let limit = (4 + luck.integer(0...16, start)) * county.plan.patchCells
                var cells = [start]
                blockOfCell[start] = Int32(blocks.count)
                var k = 0
                while k < cells.count, cells.count < limit {
                    let (e, n, w, s) = mesh.neighbours(ofCell: cells[k])
                    for (side, next) in [e, n, w, s].enumerated() where cells.count < limit {
                        guard isBasic(next), blockOfCell[next] < 0, county.map.villageOfCell[next] == Int32(v),
                            county.cover.use[next] == use, county.cover.grade(ofCell: next).grade == grade,
                            !strips.isStrip(mesh.edge(ofCell: cells[k], side))
                        else { continue }
                        blockOfCell[next] = Int32(blocks.count)
                        cells.append(next)
                    }
                    k += 1
                }
                blocks.append(FieldBlock(village: v, use: use, grade: grade, cells: cells.sorted()))
            }
            blocksOfVillage.append(first..<blocks.count)
        }
    }
}
