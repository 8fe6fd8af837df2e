import Columns
import Testing

@testable import PROJ

@Suite struct CRSDescriptionTests {
    @Test func aZoneByCode() throws {
        let crs = try CRSDescription(of: .epsg(4526))
        #expect(crs.crs == .epsg(4526) && crs.identification == .code)
        #expect(crs.kind == .projected && crs.isCGCS2000 && crs.isMetric)
        #expect(crs.geographic == .cgcs2000)
        #expect(crs.datumName == "China 2000")
        #expect(crs.zone == CGCS2000Zone(width: .three, number: 38, prefixed: true))
        #expect(crs.gauss == GaussKruger(centralMeridian: 114, falseEasting: 38_500_000))
        #expect(crs.axes.map(\.direction) == ["north", "east"])
        #expect(crs.axes.map(\.unit) == ["metre", "metre"])
        #expect(crs.areaOfUse?.holds(Position(114, 30)) == true)
        #expect(crs.label.hasPrefix("EPSG:4526 (CGCS2000"))
    }

    @Test func geographicAndUTM() throws {
        let geographic = try CRSDescription(of: .cgcs2000)
        #expect(geographic.kind == .geographic && geographic.geographic == .cgcs2000 && geographic.isCGCS2000)
        #expect(geographic.gauss == nil && geographic.zone == nil && !geographic.isMetric)
        let utm = try CRSDescription(of: .epsg(32650))
        #expect(utm.geographic == .epsg(4326) && !utm.isCGCS2000 && utm.zone == nil)
        #expect(utm.gauss == GaussKruger(centralMeridian: 117, scale: 0.9996, ellipsoid: .wgs84))
        #expect(try CRSDescription(of: .epsg(3826)).gauss?.scale == 0.9999)
        #expect(try CRSDescription(of: .epsg(3857)).gauss == nil)
    }

    @Test(arguments: ["epsg:4526", " EPSG:4526\n", "urn:ogc:def:crs:EPSG::4526"])
    func spellingsOfACode(text: String) throws {
        #expect(try CRSDescription(of: CRS(text)).crs == .epsg(4526))
    }

    /// Three dimensions, a height system beside it, or a datum shift attached change nothing in the plane.
    @Test(arguments: [
        ("EPSG:4480", 4490), ("EPSG:4490+5737", 4490), ("EPSG:4979", 4326),
    ])
    func theHorizontalPart(text: String, code: Int) throws {
        let crs = CRS(text.contains("+") ? compound : text)
        #expect(try CRSDescription(of: crs).crs == .epsg(code))
    }

    /// GeoJSON's CRS is WGS 84 with longitude first.
    @Test func longitudeFirstWGS84() throws {
        #expect(try CRSDescription(of: CRS("OGC:CRS84")).geographic == .epsg(4326))
        #expect(try Transformation(from: CRS("OGC:CRS84"), to: .epsg(4326)).note.steps.isEmpty)
    }

    // MARK: Definitions without a code

    @Test func esriZoneIsIdentified() throws {
        let crs = try CRSDescription(of: CRS(esri("D_China_2000", 114, 38_500_000)))
        #expect(crs.crs == .epsg(4526) && crs.zone?.number == 38)
        #expect(crs.axes.map(\.direction) == ["east", "north"])
        // Easting comes first in the file and in ours, though not in EPSG's.
        let way = try Transformation(from: crs.given, to: .epsg(4526))
        #expect(try way.transformed(Position(38_512_345, 3_412_345)) == Position(38_512_345, 3_412_345))
    }

    @Test(arguments: [
        "D_CGCS_2000", "D_CGCS2000", "China_2000", "D_China_2000", "China Geodetic Coordinate System 2000",
    ])
    func anotherNameOfTheDatumIsKnown(datum: String) throws {
        let prefixed = try CRSDescription(of: CRS(esri(datum, 120, 40_500_000)))
        #expect(prefixed.crs == .epsg(4528) && prefixed.isCGCS2000)
        let plain = try CRSDescription(of: CRS(esri(datum, 120, 500_000)))
        #expect(plain.crs == .epsg(4549))
        let degrees = try CRSDescription(of: CRS(esriGeographic(datum)))
        #expect(degrees.crs == .cgcs2000)
    }

    @Test func aMeridianOfOnesOwnHasNoCodeButADatum() throws {
        let crs = try CRSDescription(of: CRS(esri("D_CGCS_2000", 113.5, 500_000)))
        #expect(crs.identification == .none && crs.crs == crs.given && crs.zone == nil)
        #expect(crs.isCGCS2000)
        #expect(crs.gauss == GaussKruger(centralMeridian: 113.5))
        #expect(crs.label == "local")
        let way = try Transformation(from: crs.given, to: .cgcs2000)
        #expect(way.note.accuracy == 0)
        #expect(abs(try way.transformed(Position(500_000, 3.3e6)).x - 113.5) < 1e-12)
    }

    @Test func theRightZoneOnAnotherDatumIsNotCGCS2000() throws {
        let crs = try CRSDescription(of: CRS(esri("D_Somewhere", 114, 38_500_000)))
        #expect(crs.crs.epsgCode == nil && !crs.isCGCS2000 && crs.zone == nil)
        #expect(crs.gauss?.zone?.number == 38)
    }

    @Test(arguments: [4610, 4214])
    func oldDatumsByName(code: Int) throws {
        let names = code == 4610 ? ("D_Xian_1980", "6378140", "298.257") : ("D_Beijing_1954", "6378245", "298.3")
        let text = esri(names.0, 114, 38_500_000, a: names.1, inverse: names.2)
        let crs = try CRSDescription(of: CRS(text))
        #expect(crs.oldDatum?.en == (code == 4610 ? "Xi'an 1980" : "Beijing 1954"))
        #expect(crs.geographic == .epsg(code))
        #expect(throws: ProjectionError.self) { try Transformation(from: CRS(text), to: .epsg(4526)) }
    }

    @Test func anEqualDefinitionByAnotherNameIsIdentified() throws {
        let crs = try CRSDescription(of: CRS(unnamedUTM))
        #expect(crs.crs == .epsg(32650) && crs.identification == .equal)
        #expect(crs.geographic == .epsg(4326))
        let way = try Transformation(from: crs.given, to: .epsg(4549), treatAsCGCS2000: [.epsg(4326)])
        #expect(way.note.assumedCGCS2000 == .epsg(4326))
    }

    @Test func aCodeThatTheDefinitionBeliesIsNotBelieved() throws {
        let text = esri("D_China_2000", 117, 39_500_000).dropLast() + ",AUTHORITY[\"EPSG\",\"4526\"]]"
        #expect(try CRSDescription(of: CRS(String(text))).crs == .epsg(4527))
    }

    // MARK: Refused

    @Test(arguments: ["", "EPSG:999999", "CGCS2000", "WGS 84", "EPSG:", "4526", "PROJCS[\"half", "GB:4526x"])
    func unknown(text: String) {
        let error = #expect(throws: ProjectionError.self) { try CRSDescription(of: CRS(text)) }
        guard case .unknownCRS? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.advice?.isEmpty == false)
    }

    @Test(arguments: [4479, 5737, 4807])
    func unsupported(code: Int) {
        // Geocentric; heights alone; grads.
        let error = #expect(throws: ProjectionError.self) { try CRSDescription(of: .epsg(code)) }
        guard case .unsupportedCRS? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

private func esriGeographic(
    _ datum: String, a: String = "6378137.0", inverse: String = "298.257222101"
) -> String {
    """
    GEOGCS["GCS_of_the_file",DATUM["\(datum)",SPHEROID["CGCS2000",\(a),\(inverse)]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
}

/// A `.prj` as ArcGIS writes it: no authority, no axes.
func esri(
    _ datum: String, _ meridian: Double, _ easting: Double, a: String = "6378137.0", inverse: String = "298.257222101"
) -> String {
    """
    PROJCS["local",\(esriGeographic(datum, a: a, inverse: inverse)),PROJECTION["Gauss_Kruger"],\
    PARAMETER["False_Easting",\(easting)],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",\(meridian)],\
    PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """
}

private let unnamedUTM = """
    PROJCS["unknown",GEOGCS["unknown",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
    PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],PARAMETER["scale_factor",0.9996],\
    PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]
    """

private let compound = """
    COMPD_CS["both",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",\
    SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],\
    AUTHORITY["EPSG","4490"]],VERT_CS["Yellow Sea 1985",VERT_DATUM["Yellow Sea 1985",2005],UNIT["metre",1],\
    AXIS["Up",UP],AUTHORITY["EPSG","5737"]]]
    """
