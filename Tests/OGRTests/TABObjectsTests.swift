import CGDAL
import Columns
import Testing

@testable import FormatAudits
@testable import OGR

/// Ellipses, arcs and rounded rectangles of a `.tab`, as MapInfo writes them and GDAL cannot.
@Suite struct TABObjectsTests {
    /// A table of four rows whose lines GDAL wrote, with other objects put in their place.
    private func table(_ folder: Scratch, _ objects: (_ x: (Double) -> Int32, _ y: (Double) -> Int32) -> [[UInt8]])
        throws -> String
    {
        let path = folder.file("a.tab")
        collectingMessages { _ in
            let made = GDALCreate(GDALGetDriverByName("MapInfo File"), path, 0, 0, 0, GDT_Unknown, nil)
            let layer = GDALDatasetCreateLayer(made, "a", nil, wkbLineString, nil)
            let field = OGR_Fld_Create("code", OFTString)
            OGR_L_CreateField(layer, field, 1)
            OGR_Fld_Destroy(field)
            for row in 0..<4 {
                let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
                OGR_F_SetFieldString(feature, 0, "r\(row)")
                let line = OGR_G_CreateGeometry(wkbLineString)
                OGR_G_AddPoint_2D(line, 0, 0)
                OGR_G_AddPoint_2D(line, 200, 100)
                OGR_F_SetGeometryDirectly(feature, line)
                _ = OGR_L_CreateFeature(layer, feature)
                OGR_F_Destroy(feature)
            }
            GDALClose(made)
        }
        var (map, ids) = (folder.bytes("a.map"), folder.bytes("a.id"))
        func number(_ at: Int) -> Double {
            Double(bitPattern: map[at..<at + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        let (scale, shift) = ((number(0x170), number(0x178)), (number(0x180), number(0x188)))
        let made = objects(
            { Int32(clamping: Int64(exactly: ($0 * scale.0 + shift.0).rounded()) ?? 0) },
            { Int32(clamping: Int64(exactly: ($0 * scale.1 + shift.1).rounded()) ?? 0) })
        let first = Int(ids[0]) | Int(ids[1]) << 8
        var at = first
        for (row, object) in made.enumerated() {
            map.replaceSubrange(at..<at + object.count, with: [object[0]] + little(Int32(row + 1)) + object.dropFirst())
            map.removeSubrange(at + object.count + 4..<at + object.count + 8)
            ids.replaceSubrange(4 * row..<4 * row + 4, with: little(Int32(at)))
            at += object.count + 4
        }
        let used = little(Int32(at - first))
        map.replaceSubrange(first - 18..<first - 16, with: used[0..<2])
        _ = folder.write("a.map", map)
        _ = folder.write("a.id", ids)
        return path
    }

    private func little(_ value: Int32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

    @Test func areTold() throws {
        let folder = Scratch()
        let path = try table(folder) { x, y in
            func box(_ w: Double, _ h: Double) -> [UInt8] { [x(0), y(0), x(w), y(h)].flatMap(little) }
            let quarter: [UInt8] = [0, 0, 0x84, 0x03]
            return [
                [0x1A] + box(200, 100) + [0, 0],
                [0x0B] + quarter + box(600, 600) + box(600, 600) + [0],
                [0x17] + little(x(40) - x(0)) + little(y(40) - y(0)) + box(200, 100) + [0, 0],
                [0x14] + box(200, 100) + [0, 0],
            ]
        }
        let curves = try #require(TABObjects.curves(path))
        #expect(curves.rows == 3 && (curves.sagitta - 0.045691).magnitude < 1e-6, "\(curves)")
        // GDAL's own reading of the same bytes: an ellipse of half axes 100 and 50 in 180 points, 200 by 100 with corners of 20.
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, only: .polygon), into: &report)
        guard case .polygons(let polygons) = layer.geometry else { throw OGRError.notReadable(path: path, message: "") }
        #expect(polygons.count == 3)
        #expect(polygons.vertices(ofRing: 0).count > 179 && polygons.vertices(ofRing: 2).count == 5)
        let notes = report.notes.map(\.description).filter { $0.hasPrefix("Arcs") }
        #expect(notes == ["Arcs made straight in 3 rows; the chords lie within 0.045692 m of them."], "\(report.notes)")
        #expect(try VectorFile.describe(path).layers.first?.notes.map(\.description) == notes)
    }

    /// No place of the files is taken on trust.
    @Test func damagedFiles() throws {
        let folder = Scratch()
        let path = try table(folder) { _, _ in [] }
        #expect(TABObjects.curves(path)?.rows == 0)
        #expect(TABObjects.note(path, degrees: false) == nil)
        let (map, ids) = (folder.bytes("a.map"), folder.bytes("a.id"))
        _ = folder.write("a.id", [UInt8](repeating: 0xFF, count: 4 * 9 + 3))
        #expect(TABObjects.curves(path)?.rows == 0)
        _ = folder.write("a.id", ids)
        for length in [0, 100, 512, 1044, 1045, 1050] {
            _ = folder.write("a.map", Array(map.prefix(length)))
            #expect((TABObjects.curves(path)?.rows ?? 0) == 0)
        }
        _ = folder.write("a.map", [UInt8](repeating: 0, count: 512) + map.dropFirst(512))
        #expect(TABObjects.note(path, degrees: false)?.en.contains("cannot be counted") == true)
        _ = folder.write(
            "a.tab", "!table\n!version 100\nOpen Table \"b\" Hide\nCreate View a As\nSelect code\nFrom b\n")
        #expect(TABObjects.note(path, degrees: false)?.en.contains("cannot be counted") == true)
    }
}
