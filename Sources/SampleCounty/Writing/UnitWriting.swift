import Columns
import OGR
import PROJ
import Survey

/// Layers of whole faces: villages, towns, basic farmland, control lines.
struct UnitWriting {
    private let county: DrawnCounty
    private let names: Gazetteer
    private let official = OfficialArea(CGCS2000Zone(width: .three, number: 38, prefixed: true))
    private var tracer: RegionTracer

    init(_ county: DrawnCounty, _ names: Gazetteer) {
        (self.county, self.names) = (county, names)
        tracer = RegionTracer(county.faces)
    }

    private func squareMetres(_ shapes: PolygonColumn, _ row: Int) -> Double {
        Double(official.hundredths(of: shapes, row: row)) / 100
    }

    /// `CJDCQ`, in the order of codes.
    mutating func villages() -> Layer {
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.villageFields)
        let map = county.parcels
        for (row, v) in names.order.enumerated() {
            shapes.append(tracer.rings(of: map.facesOfVillage[v].map(Int.init)) { map.villageOfFace[$0] == Int32(v) })
            let area = squareMetres(shapes, row)
            table.append([
                .text(SampleLayers.key(names.countyCode, "1020", row + 1)), .text("1000600300"),
                .text(names.villageCodes[v] + "0000000"), .text(names.villageNames[v]), .real(area), .real(area),
            ])
        }
        return table.layer("CJDCQ", .polygons(shapes))
    }

    /// `XZQ`: unions of villages.
    mutating func towns() -> Layer {
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.townFields)
        let map = county.parcels
        let townOfVillage = county.map.townOfVillage
        let order = names.townCodes.indices.sorted { names.townCodes[$0] < names.townCodes[$1] }
        for (row, t) in order.enumerated() {
            let members = townOfVillage.indices.filter { townOfVillage[$0] == t }.flatMap {
                map.facesOfVillage[$0].map(Int.init)
            }
            shapes.append(
                tracer.rings(of: members) { f in
                    map.villageOfFace[f] >= 0 && townOfVillage[Int(map.villageOfFace[f])] == t
                })
            let area = squareMetres(shapes, row)
            table.append([
                .text(SampleLayers.key(names.countyCode, "1010", row + 1)), .text("1000600100"),
                .text(names.townCodes[t]),
                .text(names.townNames[t]), .real(area), .real(area),
            ])
        }
        return table.layer("XZQ", .polygons(shapes))
    }

    /// `YJJBNTBHTB`, written village by village in the order of codes.
    /// - Parameter wanted: blocks whose numbers are asked for.
    /// - Returns: the number of each wanted block.
    mutating func writeBasicFarmland(
        _ blocks: FieldBlocks, numbersOf wanted: Set<Int>, to writer: GeoPackageWriter
    ) throws -> [Int: String] {
        let empty = RowTable(SampleLayers.basicFarmlandFields).layer("YJJBNTBHTB", .polygons(PolygonColumn()))
        try writer.begin(LayerTemplate(of: empty))
        var numbers: [Int: String] = [:]
        var written = 0
        for v in names.order {
            try Task.checkCancellation()
            var shapes = PolygonColumn()
            var table = RowTable(SampleLayers.basicFarmlandFields)
            for b in blocks.blocksOfVillage[v] {
                let number = addBasicFarmland(blocks, b, written, &shapes, &table)
                if wanted.contains(b) { numbers[b] = number }
                written += 1
            }
            try writer.append(table.layer("YJJBNTBHTB", .polygons(shapes)))
        }
        try writer.end()
        return numbers
    }

    private mutating func addBasicFarmland(
        _ blocks: FieldBlocks, _ b: Int, _ row: Int, _ shapes: inout PolygonColumn, _ table: inout RowTable
    ) -> String {
        let block = blocks.blocks[b]
        let v = block.village
        let town = county.map.townOfVillage[v]
        shapes.append(
            tracer.rings(of: block.cells) { $0 < county.mesh.cellCount && blocks.blockOfCell[$0] == Int32(b) })
        let rate = Int64(clamping: (SlopeGrade(grade: block.grade).ridgeShare * 10_000).rounded())
        let area = SurveyedArea(gross: official.hundredths(of: shapes, row: shapes.count - 1), rate: rate)
        let number = names.villageCodes[v] + SampleLayers.padded(row + 1, 5)
        let location = Cell.text(names.villageCodes[v] + "0000000")
        table.append([
            .text(SampleLayers.key(names.countyCode, "2005", row + 1)), .text("2005010300"),
            .text(names.townCodes[town]), .text(names.townNames[town]), .text(number),
            .text(String(table.rows.count + 1)), .text(block.use.code), .text(SampleLayers.name(block.use)),
            .text("30"), location, .text(names.villageNames[v]), location, .text(names.villageNames[v]),
            .real(Double(area.gross) / 100), rate > 0 ? .text("1203") : .none, .real(Double(rate) / 10_000),
            .real(Double(area.deducted) / 100), .real(Double(area.net) / 100), rate > 0 ? .text("TT") : .none,
            .text(String(block.grade)), .none, .text("LS"), .integer(6 + block.grade), .text("0"), .integer(2024),
        ])
        return number
    }

    /// High-standard farmland: blocks in order until each year has its share of mu.
    mutating func highStandard(_ blocks: FieldBlocks, mu: [(year: Int, mu: Double)]) -> Layer {
        var shapes = PolygonColumn()
        var table = RowTable(SampleLayers.highStandardFields)
        var order = blocks.blocks.indices.filter { blocks.blocks[$0].cells.count > 7 }[...]
        for (year, wanted) in mu {
            var rest = wanted * 2000 / 3
            while rest > 0, let b = order.popFirst() {
                shapes.append(
                    tracer.rings(of: blocks.blocks[b].cells) {
                        $0 < county.mesh.cellCount && blocks.blockOfCell[$0] == Int32(b)
                    })
                let area = squareMetres(shapes, shapes.count - 1)
                table.append([
                    .text("G" + SampleLayers.padded(shapes.count, 4)),
                    .text("\(year)年度高标准农田(\(names.villageNames[blocks.blocks[b].village]))"), .integer(year),
                    .real(area),
                ])
                rest -= area
            }
        }
        return table.layer("GBZNT", .polygons(shapes))
    }

    /// `STBHHX`: the large forests high above the valleys, without fields, homes and roads.
    mutating func ecologicalRedLine() -> Layer {
        let luck = county.noise.branch(121)
        let mesh = county.mesh
        let tall = county.map.cells.flatMap { $0 }.map { county.ground.height(Int($0)) }.sorted()
        let limit = tall[tall.count * 6 / 10]
        let pieces = CellPieces(mesh, least: county.plan.cells(700) * county.plan.cells(700)) { c in
            guard county.ground.isInside(c), county.cover.use[c].isForest else { return false }
            let p = mesh.middle(ofCell: c)
            return county.ground.height(c) > limit && luck.fractal(p.x / 2600, p.y / 2600, octaves: 2) > 0.38
        }
        var table = RowTable(SampleLayers.redLineFields)
        let shapes = draw(pieces)
        for row in 0..<shapes.count {
            let area = squareMetres(shapes, row)
            table.append([
                .text(SampleLayers.key(names.countyCode, "3010", row + 1)), .text("2090020100"),
                .text(names.countyCode + "ST" + SampleLayers.padded(row + 1, 3)), .text("云溪示例县水源涵养生态保护红线"),
                .text("水源涵养"), .real(area),
            ])
        }
        return table.layer("STBHHX", .polygons(shapes))
    }

    /// `CZKFBJ`: the county town and the key towns with the strips of road between their blocks.
    mutating func urbanBoundary() -> Layer {
        let pieces = CellPieces(county.mesh, least: 1) { county.cover.urban[$0] >= 0 }
        var table = RowTable(SampleLayers.urbanFields)
        let owners = pieces.pieces.map { Int(county.cover.urban[$0[0]]) }
        let shapes = draw(pieces)
        for row in 0..<shapes.count {
            let area = squareMetres(shapes, row)
            table.append([
                .text(SampleLayers.key(names.countyCode, "3030", row + 1)), .text("2090030100"),
                .text(names.townCodes[owners[row]]), .text(names.townNames[owners[row]]), .text("100"),
                .text("城镇集中建设区"),
                .real(area),
            ])
        }
        return table.layer("CZKFBJ", .polygons(shapes))
    }

    /// Draws pieces of cells together with the strips and meetings that lie inside them.
    private mutating func draw(_ pieces: CellPieces) -> PolygonColumn {
        var shapes = PolygonColumn()
        for (row, cells) in pieces.pieces.enumerated() {
            let faces = pieces.faces(ofPiece: row, county.faces)
            shapes.append(
                tracer.rings(of: cells + faces.sorted()) {
                    faces.contains($0) || ($0 < county.mesh.cellCount && pieces.pieceOfCell[$0] == Int32(row))
                })
        }
        return shapes
    }
}

/// Connected pieces of cells that have a property.
struct CellPieces: Sendable {
    private(set) var pieces: [[Int]] = []
    /// Piece of each cell; -1 outside.
    private(set) var pieceOfCell: [Int32]

    /// - Parameter least: cells of the smallest piece that is kept.
    init(_ mesh: Mesh, least: Int, where belongs: (Int) -> Bool) {
        pieceOfCell = Array(repeating: -1, count: mesh.cellCount)
        let members = (0..<mesh.cellCount).map(belongs)
        for start in members.indices where members[start] && pieceOfCell[start] == -1 {
            var cells = [start]
            pieceOfCell[start] = -2
            var k = 0
            while k < cells.count {
                let (e, n, w, s) = mesh.neighbours(ofCell: cells[k])
                for next in [e, n, w, s] where next >= 0 && members[next] && pieceOfCell[next] == -1 {
                    pieceOfCell[next] = -2
                    cells.append(next)
                }
                k += 1
            }
            guard cells.count >= least else { continue }
            for c in cells { pieceOfCell[c] = Int32(pieces.count) }
            pieces.append(cells.sorted())
        }
    }

    /// Strips with a piece on both sides, and meetings whose strips are all such.
    func faces(ofPiece piece: Int, _ faces: Faces) -> Set<Int> {
        let mesh = faces.mesh
        func isWithin(_ edge: Int) -> Bool {
            let (left, right) = mesh.cells(ofEdge: edge)
            return left >= 0 && right >= 0 && pieceOfCell[left] == Int32(piece) && pieceOfCell[right] == Int32(piece)
        }
        var result = Set<Int>()
        for c in pieces[piece] {
            for side in 0..<4 {
                let edge = mesh.edge(ofCell: c, side)
                if faces.strips.isStrip(edge), isWithin(edge) { result.insert(faces.stripFace(edge)) }
            }
            let corners = mesh.corners(ofCell: c)
            for n in [corners.0, corners.1, corners.2, corners.3] where faces.strips.degree(n) > 2 {
                let edges = (0..<4).map { mesh.edge(ofNode: n, $0) }.filter(faces.strips.isStrip)
                if edges.allSatisfy(isWithin) { result.insert(faces.meetingFace(n)) }
            }
        }
        return result
    }
}
