import Columns
import Testing

@testable import PROJ

/// A definition whose name, false easting and meridian do not fit.
@Suite struct CRSDisagreementTests {
    static func zone(
        _ name: String, _ meridian: Double, _ easting: Double, scale: Double = 1, datum: String = "D_China_2000",
        prime: String = "\"Greenwich\",0", unit: String = "\"Meter\",1"
    ) -> CRS {
        CRS(
            """
            PROJCS["\(name)",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["\(datum)",\
            SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM[\(prime)],UNIT["Degree",0.0174532925199433]],\
            PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",\(meridian)],\
            PARAMETER["scale_factor",\(scale)],PARAMETER["false_easting",\(easting)],PARAMETER["false_northing",0],\
            UNIT[\(unit)]]
            """)
    }

    @Test(arguments: [
        ("CGCS2000_3_Degree_GK_Zone_38", 114.0, 38_500_000.0), ("CGCS2000_3_Degree_GK_CM_114E", 114, 500_000),
        ("CGCS2000_GK_Zone_19", 111, 19_500_000), ("local", 113.5, 500_000), ("local", 114, 38_500_000),
        ("local", 111, 19_500_000), ("local", 105, 4_000_000),
    ])
    func whatFitsIsTaken(name: String, meridian: Double, easting: Double) throws {
        #expect(try CRSDescription(of: Self.zone(name, meridian, easting)).gauss?.falseEasting == easting)
    }

    @Test(arguments: [
        // The number of zone 38 over the meridian of zone 39, and the other way round.
        ("local", 117.0, 38_500_000.0, "zone 38 has its meridian at 114°"),
        ("local", 114, 39_500_000, "zone 39 has its meridian at 117°"),
        ("local", 113.5, 38_500_000, "zone 38 has its meridian at 114°"),
        ("local", 114, 19_500_000, "zone 19 has its meridian at 111°"),
        // The name says otherwise.
        ("CGCS2000_3_Degree_GK_Zone_38", 117, 39_500_000, "the name means the 3° zone 38"),
        ("CGCS2000_3_Degree_GK_Zone_38", 114, 500_000, "the name means the 3° zone 38"),
        ("CGCS2000_3_Degree_GK_CM_114E", 114, 38_500_000, "the name means the 3° zone 38"),
        ("Xian_1980_3_Degree_GK_Zone_38", 117, 39_500_000, "the name means the 3° zone 38"),
        ("WGS_1984_UTM_Zone_50N", 111, 500_000, "the name means UTM zone 50"),
        ("local", 114, 1.8e19, "which no plane has"),
    ])
    func whatDisagreesIsRefused(name: String, meridian: Double, easting: Double, says: String) throws {
        let error = try #require(throws: ProjectionError.self) {
            _ = try CRSDescription(of: Self.zone(name, meridian, easting))
        }
        #expect(error.description.contains(says), "\(error.description)")
        #expect(error.kind == .refused && error.advice != nil)
    }

    /// A zone is in metres, and its longitudes count from Greenwich.
    @Test(arguments: [
        (
            "CGCS2000_3_Degree_GK_Zone_38", "D_China_2000", "\"Greenwich\",0", "\"Foot_US\",0.3048006096012192",
            "but its axes are in"
        ),
        ("Xian_1980_3_Degree_GK_Zone_38", "D_Xian_1980", "\"Greenwich\",0", "\"Foot\",0.3048", "but its axes are in"),
        ("local", "D_China_2000", "\"Greenwich\",0", "\"Kilometer\",1000", "but its axes are in"),
        ("local", "D_of_the_file", "\"Greenwich\",0", "\"Foot\",0.3048", "not metres"),
        (
            "CGCS2000_3_Degree_GK_Zone_38", "D_China_2000", "\"Paris\",2.337229166666667", "\"Meter\",1",
            "Paris at 2.3372°"
        ),
        ("local", "D_China_2000", "\"Beijing\",116.4", "\"Meter\",1", "Beijing at 116.4000°"),
    ]) func anotherUnitOrMeridian(name: String, datum: String, prime: String, unit: String, says: String) throws {
        let error = try #require(throws: ProjectionError.self) {
            _ = try CRSDescription(of: Self.zone(name, 114, 500_000, datum: datum, prime: prime, unit: unit))
        }
        #expect(error.description.contains(says), "\(error.description)")
        #expect(error.kind == .refused && error.advice != nil)
    }

    /// Longitudes of a system of its own may count from elsewhere; what its central meridian says is then no zone's.
    @Test func anotherMeridianOfAnotherSystem() throws {
        let crs = try CRSDescription(
            of: Self.zone("local", 114, 500_000, datum: "D_of_the_file", prime: "\"Paris\",2.337229166666667"))
        #expect(crs.gauss == nil && crs.zone == nil && crs.isMetric)
    }

    /// Gauss-Krüger has the scale 1: with that of UTM areas of a zone are wrong by 8 in 10 000.
    @Test(arguments: [
        ("CGCS2000_3_Degree_GK_Zone_38", 114.0, 38_500_000.0, 0.9996, "whose scale is 1"),
        ("WGS_1984_UTM_Zone_50N", 117, 500_000, 1, "the name means UTM zone 50"),
    ]) func aScaleOfAnotherProjection(
        name: String, meridian: Double, easting: Double, scale: Double, says: String
    ) throws {
        let error = try #require(throws: ProjectionError.self) {
            _ = try CRSDescription(of: Self.zone(name, meridian, easting, scale: scale))
        }
        #expect(error.description.contains(says), "\(error.description)")
        // A local plane at its own height has a scale of its own.
        #expect(try CRSDescription(of: Self.zone("local", 114, 500_000, scale: 1.000157)).gauss?.scale == 1.000157)
    }

    @Test func northingsThatDoNotBeginAtTheEquator() throws {
        let odd = Self.zone("CGCS2000_3_Degree_GK_Zone_38", 114, 38_500_000).definition
            .replacing("\"false_northing\",0", with: "\"false_northing\",10000000")
        let error = try #require(throws: ProjectionError.self) { _ = try CRSDescription(of: CRS(odd)) }
        #expect(error.description.contains("false northing 10000000 m"), "\(error.description)")
    }

    /// The name of one datum with the ellipsoid of another.
    @Test func anEllipsoidOfAnotherDatum() throws {
        let odd = Self.zone("CGCS2000_3_Degree_GK_Zone_38", 114, 38_500_000).definition
            .replacing("6378137,298.257222101", with: "6378245,298.3")
        let error = try #require(throws: ProjectionError.self) { _ = try CRSDescription(of: CRS(odd)) }
        #expect(error.description.contains("6378245"), "\(error.description)")
    }

    /// Another flattening under the name CGCS2000; digits that are left out are not.
    @Test func aFlatteningOfNoDatum() throws {
        let right = Self.zone("CGCS2000_3_Degree_GK_Zone_38", 114, 38_500_000).definition
        for inverse in ["300.257", "298.3", "0"] {
            let odd = right.replacing("298.257222101", with: inverse)
            let error = try #require(throws: ProjectionError.self) { _ = try CRSDescription(of: CRS(odd)) }
            #expect(error.kind == .refused && error.description.contains("298.257222101"), "\(error.description)")
        }
        for inverse in ["298.257", "298.26", "298.257223563"] {
            _ = try CRSDescription(of: CRS(right.replacing("298.257222101", with: inverse)))
        }
    }

    /// Numbers that no projection has are no traps.
    @Test(arguments: [0, -1]) func aScaleThatIsNotPositiveIsNoProjection(scale: Double) {
        let found = try? CRSDescription(of: Self.zone("local", 114, 500_000, scale: scale))
        #expect(found?.gauss == nil)
    }
}
