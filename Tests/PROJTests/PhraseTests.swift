import Columns
import TestSupport
import Testing

@testable import PROJ

@Suite struct PhraseTests {
    private let part = Phrase(zh: "某处不对", en: "something is wrong")

    @Test func errors() {
        let cases: [(ProjectionError, [String])] = [
            (.unknownCRS(definition: "EPSG:1", message: part), ["EPSG:1"]),
            (.unsupportedCRS(name: "N1", found: part), ["N1"]),
            (.contradictory(name: "N1", found: part), ["N1"]),
            (
                .noPublishedOperation(from: "A1", to: "B1", datums: ["D1", "D2"], option: nil),
                ["A1", "B1", "D1", "D2"]
            ),
            (.noPublishedOperation(from: "A1", to: "B1", datums: ["D1", "D2"], option: .epsg(4326)), ["A1", "B1"]),
            (.refusedDatum(crs: "C1", datum: Phrase(zh: "1954 北京坐标系", en: "Beijing 1954")), ["C1", "1954", "100 m"]),
            (.refusedOption(crs: "C1", reason: part), ["C1", "treat_as_cgcs2000"]),
        ]
        for (error, names) in cases {
            expectBothLanguages(error.phrase, names)
            expectBothLanguages(error.remedy)
            #expect(error.remedy != nil && error.advice == error.remedy?.en && error.description == error.phrase.en)
        }
        for (error, _) in cases.prefix(3) { #expect(error.phrase.zh.contains(part.zh)) }
        let transform = TransformError(vertex: 7, row: 3, place: Position(1.5, 2.5), operation: "O1")
        expectBothLanguages(transform.phrase, ["3", "7", "1.5", "2.5", "O1"])
        expectBothLanguages(transform.remedy)
        expectBothLanguages(TransformError(vertex: 7, place: Position(1, 2), operation: "O1").phrase, ["7", "O1"])
    }

    /// Coordinates that are none of a CRS, each in its own way.
    @Test func faults() throws {
        let zone = CoordinateDomain(crs: try CRSDescription(of: .epsg(4526)))
        let plain = CoordinateDomain(crs: try CRSDescription(of: .epsg(4547)))
        let degrees = CoordinateDomain(crs: try CRSDescription(of: .epsg(4490)))
        let mercator = CoordinateDomain(crs: try CRSDescription(of: .epsg(3857)))
        let cases: [(CoordinateDomain, Position)] = [
            (zone, Position(.infinity, 3e6)), (zone, Position(39_500_000, 3e6)), (zone, Position(500_000, 3e6)),
            (zone, Position(113, 28)), (zone, Position(3e6, 38_500_000)), (zone, Position(38_500_000, -5)),
            (zone, Position(38_500_000, 2e7)), (zone, Position(9e7, 3e6)), (zone, Position(0, 0)),
            (zone, Position(38_990_000, 3e6)), (plain, Position(38_500_000, 3e6)), (degrees, Position(28, 113)),
            (degrees, Position(38_500_000, 3e6)), (degrees, Position(500_000, 3e6)), (degrees, Position(113, 95)),
            (degrees, Position(500, 28)), (mercator, Position(3e7, 3e6)), (mercator, Position(9e7, 3e6)),
            (mercator, Position(1e6, 9e7)),
        ]
        var kinds: Set<DomainFault.Kind> = []
        for (domain, p) in cases {
            let box = Box(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y)
            guard let fault = domain.fault(of: box) else {
                Issue.record("\(p) is in \(domain.crs.label)")
                continue
            }
            kinds.insert(fault.kind)
            expectBothLanguages(fault.found)
            expectBothLanguages(fault.sentence)
            let refusal = ZoneContradiction(fault, of: domain)
            expectBothLanguages(refusal.phrase, [domain.crs.label])
            expectBothLanguages(refusal.remedy)
            #expect(refusal.remedy != nil)
        }
        #expect(kinds == Set(DomainFault.Kind.allCases))
    }

    @Test func oldDatums() throws {
        for code in [2437, 2383] {
            let crs = try CRSDescription(of: .epsg(code))
            expectBothLanguages(crs.oldDatum)
            let domain = CoordinateDomain(crs: crs)
            let box = Box(minX: 39_500_000, minY: 3e6, maxX: 39_500_000, maxY: 3e6)
            expectBothLanguages(domain.fault(of: box).map { ZoneContradiction($0, of: domain) }?.remedy)
        }
    }

    @Test func definitions() {
        func gauss(_ meridian: Double, _ easting: Double, scale: Double = 1, north: Double = 0) -> GaussKruger {
            GaussKruger(
                centralMeridian: meridian, falseEasting: easting, scale: scale, ellipsoid: .cgcs2000, originLatitude: 0,
                falseNorthing: north)
        }
        let name = "CGCS2000_3_Degree_GK_Zone_38"
        let found: [(Phrase?, [String])] = [
            (gauss(117, 38_500_000).disagreement(name: "x"), ["38500000", "117", "114"]),
            (gauss(117, 2e9).disagreement(name: "x"), ["2000000000"]),
            (gauss(114, 500_000).disagreement(name: name), ["38", "500000"]),
            (gauss(114, 38_500_000, scale: 0.9996).disagreement(name: name), ["0.9996"]),
            (gauss(114, 38_500_000, north: 100).disagreement(name: name), ["100 m"]),
            (gauss(114, 500_000).disagreement(name: "WGS_1984_UTM_Zone_50N"), ["50", "114"]),
            (
                GaussKruger.disagreement(name: name, datum: "D", unit: "foot", meridian: nil), ["38", "foot"]
            ),
            (
                GaussKruger.disagreement(name: "x", datum: "China_2000", unit: nil, meridian: "Paris"),
                ["China_2000", "Paris"]
            ),
        ]
        for (phrase, names) in found {
            #expect(phrase != nil)
            expectBothLanguages(phrase, names)
        }
    }

    @Test func notesAndDeclarations() {
        for accuracy in [0, 1.5, nil] as [Double?] {
            let note = OperationNote(
                steps: ["S1"], accuracy: accuracy, assumedCGCS2000: .epsg(4326), source: "A1", target: "B1")
            expectBothLanguages(note.phrase, ["S1", "A1", "B1", "EPSG:4326"] + (accuracy == 1.5 ? ["1.5 m"] : []))
        }
        for crs in [nil, .cgcs2000, .epsg(4526), .epsg(4547)] as [CRS?] {
            expectBothLanguages(
                CGCS2000.declaration(crs) { Phrase(same: "crs: \($0)") },
                ["crs: \(crs?.definition ?? "EPSG:4526")"])
        }
        for zone in [
            CGCS2000Zone(width: .three, number: 38, prefixed: true),
            CGCS2000Zone(width: .six, number: 19, prefixed: false),
        ] {
            expectBothLanguages(zone.phrase, ["\(zone.number)", "\(zone.centralMeridian)°E", "\(zone.width.rawValue)"])
        }
        var column = GeometryColumn.points(PointColumn())
        _ = WebMapOffset.gcj02.remove(from: &column, settingAside: "l", sourceRows: [])
    }
}
