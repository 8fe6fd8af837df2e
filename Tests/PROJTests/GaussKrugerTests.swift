import Columns
import Testing

@testable import PROJ

@Suite struct GaussKrugerTests {
    @Test func zoneOfItsParameters() {
        #expect(GaussKruger(centralMeridian: 114).zone?.crs == .epsg(4547))
        #expect(GaussKruger(centralMeridian: 114, falseEasting: 38_500_000).zone?.crs == .epsg(4526))
        #expect(GaussKruger(centralMeridian: 111, falseEasting: 19_500_000).zone?.crs == .epsg(4497))
        // A meridian that both widths have goes to the 3° zone.
        #expect(GaussKruger(centralMeridian: 111).zone?.crs == .epsg(4546))
        #expect(GaussKruger(centralMeridian: 113.5).zone == nil)
        #expect(GaussKruger(centralMeridian: 114, falseEasting: 39_500_000).zone == nil)
        #expect(GaussKruger(centralMeridian: 117, scale: 0.9996).zone == nil)
        #expect(GaussKruger(centralMeridian: 114, ellipsoid: .wgs84).zone == nil)
        #expect(GaussKruger(centralMeridian: 114, falseNorthing: 10).zone == nil)
    }

    /// Derived constants against the 30-digit values of domain.md C.2.
    @Test func ellipsoidConstants() {
        let e = Ellipsoid.cgcs2000
        #expect(abs(e.polarRadius - 6356752.31414035585) < 1e-8)
        #expect(abs(e.firstEccentricitySquared - 0.00669438002290078763) < 1e-17)
        #expect(abs(e.secondEccentricitySquared - 0.00673949677547895824) < 1e-17)
        #expect(abs(e.polarCurvatureRadius - 6399593.62586402318) < 1e-8)
        #expect(e.isAlike(Ellipsoid(equatorialRadius: 6_378_137.0001, inverseFlattening: 298.2572221010)))
        #expect(!e.isAlike(.wgs84))
        #expect(Ellipsoid(equatorialRadius: 6_371_000, inverseFlattening: .infinity).polarRadius == 6_371_000)
    }

    @Test func versionsAreKnown() throws {
        #expect(Projection.version.split(separator: ".").count == 3)
        #expect(try #require(Projection.datasetVersion).hasPrefix("v"))
    }
}

@Suite struct EllipsoidTests {
    @Test func theLabelNamesSizeAndShape() {
        #expect(Ellipsoid.cgcs2000.label == "CGCS2000 (a = 6378137 m, 1/f = 298.257222101)")
        #expect(Ellipsoid.wgs84.label == "WGS 84 (a = 6378137 m, 1/f = 298.257223563)")
        let clarke = Ellipsoid(equatorialRadius: 6_378_206.4, inverseFlattening: 294.978698213898)
        #expect(clarke.label == "a = 6378206.4 m, 1/f = 294.978698213898")
        #expect(Ellipsoid(equatorialRadius: 6_371_000, inverseFlattening: .infinity).label == "a = 6371000 m, a sphere")
    }
}
