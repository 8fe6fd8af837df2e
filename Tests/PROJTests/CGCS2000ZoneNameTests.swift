import Columns
import PROJ
import Testing

@Suite struct CGCS2000ZoneNameTests {
    /// Every zone by the name that PROJ's data set gives it.
    @Test func everyNameOfTheDataSet() throws {
        for code in 4491...4554 {
            let description = try CRSDescription(of: .epsg(code))
            let zone = try #require(CGCS2000Zone(name: description.name), "\(description.name)")
            #expect(zone.crs == .epsg(code))
        }
    }

    @Test(
        arguments: [
            ("CGCS2000_3_Degree_GK_Zone_38", 4526), ("CGCS2000_3_Degree_GK_CM_114E", 4547),
            ("CGCS2000_GK_Zone_19", 4497), ("cgcs2000_gk_cm_111e", 4508),
            ("CGCS2000 / 3-degree Gauss-Kruger CM 114", 4547),
        ])
    func otherSpellings(name: String, code: Int) { #expect(CGCS2000Zone(name: name)?.crs == .epsg(code)) }

    @Test(
        arguments: [
            "", "CGCS2000", "CGCS2000 / 3-degree Gauss-Kruger zone 24", "CGCS2000 / 3-degree Gauss-Kruger zone",
            "CGCS2000 / 3-degree Gauss-Kruger CM 115E", "Xian 1980 / 3-degree Gauss-Kruger zone 38",
            "CGCS2000_GK_Zone_38", "WGS 84 / UTM zone 50N", "CGCS2000 / 3-degree Gauss-Kruger zone 38 and more",
        ])
    func noOtherNames(name: String) { #expect(CGCS2000Zone(name: name) == nil) }
}
