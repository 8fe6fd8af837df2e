import Columns
import PROJ
import Testing

@Suite struct PROJExamples {
    @Test func declaredEqual() throws {
        // example: PROJ/PublishedOperations
        let way = try Transformation(
            from: .epsg(4326), to: CGCS2000.crs(zone3: 38), treatAsCGCS2000: [.epsg(4326)])
        print(way.note.assumedCGCS2000 as Any)  // EPSG:4326
        // end
        #expect("\(way.note.assumedCGCS2000 as Any)".contains("EPSG:4326"))
    }

    @Test func groundLength() {
        // example: PROJ/CRSAndArea
        let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
        let weight = EllipsoidalWeight(zone)
        let k = weight.pointScale(easting: 38_600_000, northing: 3_200_000)
        let metres = weight.groundLength(from: Position(38_600_000, 3_200_000), to: Position(38_600_900, 3_200_000))
        // end
        // A hundred kilometres from the meridian: 1 + x² / 2R².
        #expect(abs(k - 1.000_123) < 1e-6)
        #expect(abs(metres - 900 / k) < 0.01)
    }

    @Test func transformation() throws {
        let layer = Layer(
            name: "places", crs: .epsg(4490), geometry: .points(PointColumn([Position(114, 29.5)])))
        // example: PROJ/PROJ
        let way = try Transformation(from: .epsg(4490), to: CGCS2000.crs(zone3: 38), over: layer.geometry.box)
        var geometry = layer.geometry
        try way.transform(&geometry)
        print(way.note)  // both labels, the steps by name, the accuracy
        // end
        #expect(abs(geometry.box.minX - 38_500_000) < 0.001)
    }
}
