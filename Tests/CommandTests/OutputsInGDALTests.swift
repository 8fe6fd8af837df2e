import Foundation
import Testing

/// What the command writes opens in GDAL's own program with the right CRS and with Chinese text.
@Suite struct OutputsInGDALTests {
    @Test func geoPackageAndGeoJSON() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let result = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet"])
        try #require(result.status == 0, "\(result.errors)")
        let package = try ogrinfo(folder.path("out/results.gpkg"), "villages")
        #expect(package.contains("Feature Count: 6"))
        #expect(package.contains("CGCS2000 / 3-degree Gauss-Kruger zone 38"))
        #expect(package.contains("村0"))
        let text = try ogrinfo(folder.path("out/geojson/villages.geojson"), "villages")
        #expect(text.contains("Feature Count: 6"))
        #expect(text.contains("村5"))
        // Longitude and latitude of the county, about 114° E 29.5° N.
        #expect(text.contains("Extent: (114.0") && text.contains(", 29.4"))
    }
}
