import CGDAL
import Columns
import Foundation
import Testing

@testable import OGR

/// Files that end too soon in formats that do not say so: refused, never fewer rows without a word.
@Suite struct CutFilesTests {
    private func rows(_ path: String) throws -> Int { try VectorFile.read(LayerRequest(path: path)).count }

    /// Told before a row is read, so that `info` refuses it too; with an index and without.
    @Test(arguments: ["YES", "NO"]) func aFlatGeobuf(index: String) throws {
        let folder = Scratch()
        let features = (0..<40).map {
            "{\"type\":\"Feature\",\"properties\":{\"k\":\($0)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[11\($0 % 10),28]}}"
        }
        let source = folder.write(
            "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}")
        collectingMessages { _ in
            let from = GDALOpenEx(source, UInt32(GDAL_OF_VECTOR), nil, nil, nil)
            withStringList(["SPATIAL_INDEX=\(index)"]) { options in
                GDALClose(
                    GDALCreateCopy(GDALGetDriverByName("FlatGeobuf"), folder.file("a.fgb"), from, 0, options, nil, nil))
            }
            GDALClose(from)
        }
        #expect(try rows(folder.file("a.fgb")) == 40)
        #expect(try VectorFile.describe(folder.file("a.fgb")).layers.first?.rows == 40)
        let bytes = folder.bytes("a.fgb")
        for length in [bytes.count - 1, bytes.count - 100, bytes.count / 2] {
            let cut = folder.write("b.fgb", Array(bytes.prefix(length)))
            #expect { _ = try VectorFile.describe(cut) } throws: {
                "\($0)".contains("it is cut short: it says it has 40 features")
            }
        }
    }

    /// SQLite itself reads on, with rows of nothing.
    @Test func aDatabase() throws {
        let folder = Scratch()
        let writer = try GeoPackageWriter(path: folder.file("a.gpkg"))
        try writer.add(Samples.squares(0..<6))
        try writer.finish()
        let bytes = folder.bytes("a.gpkg")
        #expect(try rows(folder.file("a.gpkg")) == 6)
        let path = folder.write("b.gpkg", Array(bytes.dropLast(10)))
        #expect { _ = try rows(path) } throws: { "\($0)".contains("cut short") }
    }
}
