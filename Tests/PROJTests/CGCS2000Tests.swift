import Columns
import Testing

@testable import PROJ

@Suite struct CGCS2000Tests {
    /// Every code against PROJ's own data: meridian, false easting, scale, ellipsoid.
    @Test func everyCodeMeansWhatItsZoneSays() throws {
        let context = PROJContext()
        var codes: Set<Int> = []
        for width in [CGCS2000Zone.Width.three, .six] {
            for number in CGCS2000Zone.numbers(width) {
                for prefixed in [true, false] {
                    let zone = CGCS2000Zone(width: width, number: number, prefixed: prefixed)
                    let found = try ResolvedCRS(zone.crs, in: context).description
                    #expect(found.gauss == GaussKruger(zone), "\(zone)")
                    #expect(found.zone == zone && found.isCGCS2000)
                    #expect(zone.crs.epsgCode.flatMap(CGCS2000Zone.init(epsgCode:)) == zone)
                    codes.formUnion([zone.crs.epsgCode].compactMap { $0 })
                }
            }
        }
        #expect(codes == Set(4491...4554))
        #expect(CGCS2000Zone(epsgCode: 4490) == nil && CGCS2000Zone(epsgCode: 4555) == nil)
    }

    /// The counties of the policy documents (domain.md C.6).
    @Test(arguments: [
        (113.3, 38, 4526, 4547), (126.6, 42, 4530, 4551), (120.9, 40, 4528, 4549), (121.6, 41, 4529, 4550),
        (104.4, 35, 4523, 4544),
    ])
    func naturalZones(longitude: Double, zone: Int, prefixed: Int, plain: Int) {
        #expect(CGCS2000.zone3(longitude: longitude) == zone)
        #expect(CGCS2000.crs(zone3: zone) == .epsg(prefixed))
        #expect(CGCS2000.crs(zone3: zone, prefixed: false) == .epsg(plain))
        let box = Box(minX: longitude - 0.2, minY: 29, maxX: longitude + 0.2, maxY: 30)
        #expect(CGCS2000.naturalZone(over: box)?.crs == .epsg(prefixed))
        #expect(CGCS2000.naturalZone(over: box, prefixed: false)?.crs == .epsg(plain))
    }

    @Test func edgesOfTheZones() {
        #expect(CGCS2000.zone3(longitude: 73.5) == 25 && CGCS2000.zone3(longitude: 73.4) == nil)
        #expect(CGCS2000.zone3(longitude: 136.4) == 45 && CGCS2000.zone3(longitude: 136.6) == nil)
        #expect(CGCS2000.zone3(longitude: .nan) == nil)
        #expect(CGCS2000.zone6(longitude: 72) == 13 && CGCS2000.zone6(longitude: 71.9) == nil)
        #expect(CGCS2000.zone6(longitude: 137.9) == 23 && CGCS2000.zone6(longitude: 138) == nil)
        #expect(CGCS2000.crs(zone6: 19) == .epsg(4497) && CGCS2000.crs(zone6: 19, prefixed: false) == .epsg(4508))
        #expect(CGCS2000.naturalZone(over: Box()) == nil)
        #expect(CGCS2000.naturalZone(over: Box(minX: 38e6, minY: 3e6, maxX: 38.1e6, maxY: 3.1e6)) == nil)
        #expect(CGCS2000.naturalZone(over: Box(minX: 9, minY: 50, maxX: 10, maxY: 51)) == nil)
    }

    @Test func zonesByEasting() {
        #expect(CGCS2000.zone(ofEasting: 38_512_345)?.crs == .epsg(4526))
        #expect(CGCS2000.zone(ofEasting: 19_700_000)?.crs == .epsg(4497))
        for easting in [512_345, 3_512_345, 24_500_000, 46_500_000, -38_500_000, 1e12, .nan, .infinity] {
            #expect(CGCS2000.zone(ofEasting: easting) == nil)
        }
    }

    @Test func datumNames() {
        for name in ["China 2000", "D_China_2000", "D_CGCS_2000", "CGCS2000", "2000国家大地坐标系"] {
            #expect(CGCS2000.isDatumName(name))
        }
        for name in ["", "Unknown based on GRS80 ellipsoid", "World Geodetic System 1984", "Xian 1980", "TWD97"] {
            #expect(!CGCS2000.isDatumName(name))
        }
    }
}
