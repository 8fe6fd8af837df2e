import OGR
import Testing

@Suite struct SourceFilesTests {
    @Test func aShapefileIsAllItsFiles() throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.roads, to: folder.file("r.shp"))
        _ = folder.write("r.txt", "not a part")
        let names = try VectorFile.files(of: folder.file("r.shp")).map { String($0.dropFirst(folder.path.count + 1)) }
        #expect(names == ["r.cpg", "r.dbf", "r.prj", "r.shp", "r.shx"])
    }
}
