import Columns
import PROJ
import Survey
import Testing

@testable import AnalysisRuns
@testable import Tools

/// Every rule of the check finds what it is for, in a survey that is otherwise in order, and finds nothing else.
@Suite struct CheckRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: CheckRule
        /// What the check must say, sorted; the rule's own issue when nothing else is said.
        let told: [String]
        let spoil: @Sendable (inout SmallSurvey) -> Void
        var testDescription: String { "\(rule.id): \(told.joined(separator: ", "))" }

        init(_ rule: CheckRule, _ told: [String], _ spoil: @escaping @Sendable (inout SmallSurvey) -> Void) {
            (self.rule, self.told, self.spoil) = (rule, told, spoil)
        }
    }

    private static func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [Double] {
        SmallSurvey.box(x, y, w, h)
    }
    /// A fifth parcel of one part, which a rule about its shape sets aside.
    private static func fifth(_ rule: CheckRule, _ rings: [[Double]]) -> Case {
        Case(rule, ["DLTB 5 \(rule.id)"]) { $0.rows["DLTB"]!.append(SmallSurvey.parcel(5, rings)) }
    }
    /// A value of parcel 1.
    private static func value(
        _ rule: CheckRule, _ cells: [String: SmallSurvey.Cell], also: [CheckRule] = []
    ) -> Case {
        Case(rule, ([rule] + also).map { "DLTB 1 \($0.id)" }.sorted()) { survey in
            for (field, cell) in cells { survey.set("DLTB", 1, field, cell) }
        }
    }

    static let datum: [Case] = [
        Case(.crsMissing, ["DLTB - crs-missing"]) { $0.crs["DLTB"] = .some(nil) },
        Case(.datum, ["DLTB - datum"]) { $0.crs["DLTB"] = .epsg(2362) },
        Case(.projection, ["CJDCQ - projection", "DLTB - projection", "XZQ - projection"]) { survey in
            for name in ["DLTB", "CJDCQ", "XZQ"] {
                survey.crs[name] = .cgcs2000
                survey.moved[name] = { shapes in
                    var geometry = GeometryColumn.polygons(shapes)
                    // Both CRSs are known, and every vertex lies in the zone.
                    try! Transformation(from: SmallSurvey.zone.crs, to: .cgcs2000).transform(&geometry)
                    return geometry
                }
            }
        },
        Case(.zoneContradicted, ["XZQ - zone-contradicted"]) { $0.moved["XZQ"] = { shifted($0, all: true) } },
        Case(.zoneMixed, ["DLTB 5 zone-mixed"]) { survey in
            survey.rows["DLTB"]!.append(SmallSurvey.parcel(5, [box(0, 0, 500, 1000)]))
            survey.moved["DLTB"] = { shifted($0, all: false) }
        },
        Case(.outsideDomain, ["DLTB 5 outside-domain"]) { survey in
            survey.rows["DLTB"]!.append(SmallSurvey.parcel(5, [box(0, 0, 500, 1000)]))
            // A digit too many: 30 000 km north of the equator.
            survey.moved["DLTB"] = { shapes in
                var shapes = shapes
                let first = shapes.vertices(ofRow: 4).lowerBound
                shapes.updateCoordinates { c in for v in first..<c.count / 2 { c[2 * v + 1] += 30_000_000 } }
                return .polygons(shapes)
            }
        },
        Case(.zoneDiffers, ["XZQ - zone-differs"]) { survey in
            survey.crs["XZQ"] = CGCS2000.crs(zone3: 38, prefixed: false)
            survey.moved["XZQ"] = { shifted($0, all: true) }
        },
    ]

    /// Without the zone prefix: all rows, or the fifth.
    private static func shifted(_ shapes: PolygonColumn, all: Bool) -> GeometryColumn {
        var shapes = shapes
        let first = all ? 0 : shapes.vertices(ofRow: 4).lowerBound
        shapes.updateCoordinates { c in for v in first..<c.count / 2 { c[2 * v] -= 38_000_000 } }
        return .polygons(shapes)
    }

    static let schema: [Case] = [
        Case(.layerMissing, [" - layer-missing"]) { survey in
            survey.rows["XZQ"] = nil
            survey.options.required = [.parcels, .villages, .towns]
        },
        Case(.layerEmpty, ["DLTB - layer-empty"]) { $0.rows["DLTB"] = [] },
        Case(.geometryKind, ["DLTB - geometry-kind"]) { survey in
            survey.moved["DLTB"] = { shapes in
                var points = PointColumn()
                for row in 0..<shapes.count { points.append(shapes.vertex(shapes.vertices(ofRow: row).lowerBound)) }
                return .points(points)
            }
        },
        Case(.fieldMissing, ["DLTB - field-missing"]) { $0.fields["DLTB"]!.removeAll { $0.name == "TBBH" } },
        Case(.fieldType, ["DLTB - field-type"]) { survey in
            let i = survey.fields["DLTB"]!.firstIndex { $0.name == "XZDWKD" }!
            survey.fields["DLTB"]![i] = Field("XZDWKD", .text)
        },
    ]

    static let values: [Case] = [
        Case(.keyMissing, ["CJDCQ 0 key-missing"]) { $0.set("CJDCQ", 1, "BSM", .none) },
        value(.keyLength, ["BSM": .text("0000000001")]),
        Case(.duplicateKey, ["DLTB 1 duplicate-key"]) { $0.set("DLTB", 2, "BSM", .text("430699210000000001")) },
        value(.featureCode, ["YSDM": .text("2001010200")]),
        Case(.featureCode, ["XZQ 1 feature-code"]) { $0.set("XZQ", 1, "YSDM", .text("1000600200")) },
        value(.valueMissing, ["QSDWMC": .text(" ")]),
        value(.valueUnknown, ["QSXZ": .text("99")]),
        value(.valueRange, ["SJNF": .number(24)]),
        value(.classUnknown, ["DLBM": .text("0199"), "ZZSXDM": .none, "GDPDJB": .none]),
        value(.className, ["DLMC": .text("水田")]),
        value(.locationCode, ["ZLDWDM": .text("430699101201")]),
        value(.ownerCode, ["QSDWDM": .text("430699")]),
        value(.widthMissing, ["DLBM": .text("1107"), "DLMC": .text("沟渠"), "ZZSXDM": .none, "GDPDJB": .none]),
        value(
            .roadWidth,
            [
                "DLBM": .text("1006"), "DLMC": .text("农村道路"), "ZZSXDM": .none, "GDPDJB": .none,
                "XZDWKD": .number(8.5),
            ]),
        value(
            .settlementMissing, ["DLBM": .text("0702"), "DLMC": .text("农村宅基地"), "ZZSXDM": .none, "GDPDJB": .none]),
        value(.settlementCode, ["CZCSXM": .text("299")]),
        value(.slopeMissing, ["GDPDJB": .none]),
        value(.slopeUnexpected, ["DLBM": .text("0301"), "DLMC": .text("乔木林地"), "ZZSXDM": .none]),
        value(.terraceKind, ["GDLX": .text("TT")]),
        value(.planting, ["ZZSXDM": .text("XYZ")]),
        value(.areaMissing, ["TBMJ": .none]),
        value(.deductionRange, ["KCXS": .number(1.5), "KCDLBM": .text("1203")], also: [.deductionSlope]),
        value(
            .deductionClass,
            ["KCDLBM": .text("1203"), "DLBM": .text("0301"), "DLMC": .text("乔木林地"), "ZZSXDM": .none, "GDPDJB": .none]),
        value(.deductionSlope, ["GDPDJB": .text("3"), "GDLX": .text("TT")]),
        value(.deductedArea, ["KCMJ": .number(5)], also: [.netArea]),
        Case(.detail, ["DLTB 1 detail"]) { survey in
            survey.fields["DLTB"]!.append(Field("TBXHDM", .text))
            survey.set("DLTB", 1, "TBXHDM", .text("GCCD"))
        },
        value(.netArea, ["TBDLMJ": .number(499_000)]),
        Case(.storedArea, ["CJDCQ 1 stored-area"]) { $0.set("CJDCQ", 1, "JSMJ", .number(999_000)) },
        Case(.storedArea, ["DLTB 1 stored-area"]) { survey in
            survey.set("DLTB", 1, "TBMJ", .number(500_100))
            survey.set("DLTB", 1, "TBDLMJ", .number(500_100))
        },
    ]

    static let codes: [Case] = [
        Case(.unitCode, ["CJDCQ 1 unit-code"]) { $0.set("CJDCQ", 1, "ZLDWDM", .text("4306991012")) },
        Case(.duplicateCode, ["CJDCQ 2 duplicate-code", "DLTB 3 parcel-village", "DLTB 4 parcel-village"]) { survey in
            survey.set("CJDCQ", 2, "ZLDWDM", .text(SmallSurvey.village(1) + "0000000"))
        },
        Case(.parentCode, ["CJDCQ 1 parent-code", "CJDCQ 2 parent-code"]) {
            $0.set("XZQ", 1, "XZQDM", .text("430699102"))
        },
        Case(.countyCode, ["CJDCQ 1 parent-code", "CJDCQ 2 parent-code", "XZQ 1 county-code"]) { survey in
            survey.options.countyCode = "430699"
            survey.set("XZQ", 1, "XZQDM", .text("430698101"))
        },
        Case(.parcelVillage, ["DLTB 2 parcel-village"]) { survey in
            survey.set("DLTB", 2, "ZLDWDM", .text(SmallSurvey.village(2) + "0000000"))
        },
    ]

    static let shapes: [Case] = [
        Case(.nullGeometry, ["DLTB 5 null-geometry"]) { survey in
            var row = SmallSurvey.parcel(5, [])
            row.parts = []
            survey.rows["DLTB"]!.append(row)
        },
        fifth(.notFinite, [[0, 0, 10, .nan, 10, 10, 0, 0]]),
        fifth(.tooFewVertices, [[0, 0, 10, 0, 0, 0]]),
        fifth(.notClosed, [[0, 0, 10, 0, 10, 10, 0, 10]]),
        fifth(.zeroArea, [[0, 0, 10, 0, 20, 0, 0, 0]]),
        fifth(.selfCrossing, [[0, 0, 100, 100, 100, 0, 0, 90, 0, 0]]),
        fifth(.ringsCross, [box(0, 0, 100, 100), [50, 50, 50, 150, 90, 150, 90, 50, 50, 50]]),
        fifth(.duplicateRing, [box(0, 0, 100, 100), box(20, 20, 10, 10), [30, 20, 30, 30, 20, 30, 20, 20, 30, 20]]),
        fifth(.holeOutside, [box(0, 0, 100, 100), box(200, 0, 10, 10)]),
        fifth(.nestedHoles, [box(0, 0, 100, 100), box(20, 20, 50, 50), box(30, 30, 10, 10)]),
        Case(.overlappingParts, ["DLTB 5 overlapping-parts"]) { survey in
            var row = SmallSurvey.parcel(5, [])
            row.parts = [[box(0, 0, 100, 100)], [box(50, 50, 100, 100)]]
            survey.rows["DLTB"]!.append(row)
        },
        Case(.ringDirection, ["DLTB 1 ring-direction"]) { survey in
            survey.rows["DLTB"]![0].parts = [[[0, 0, 0, 1000, 500, 1000, 500, 0, 0, 0]]]
        },
        Case(.repeatedVertex, ["DLTB 1 repeated-vertex"]) { survey in
            survey.rows["DLTB"]![0].parts = [[[0, 0, 0, 0, 500, 0, 500, 1000, 0, 1000, 0, 0]]]
        },
        // A needle of 0.57° on the outer border, 10 m long, that all three layers lack but DLTB.
        Case(.spike, ["DLTB 1 outside-towns", "DLTB 1 outside-villages", "DLTB 1 spike"]) { survey in
            survey.rows["DLTB"]![0].parts = [
                [
                    [0, 0, 500, 0, 500, 1000, 0, 1000, 0, 500.1, -10, 500.05, 0, 500, 0, 0]
                ]
            ]
        },
        // A strip of 0.5 m between parcels 1 and 2; classes of roads are drawn whatever their size.
        Case(.sliver, ["DLTB 5 sliver"]) { survey in
            survey.rows["DLTB"]![1].parts = [[box(500.5, 0, 499.5, 1000)]]
            var strip = SmallSurvey.parcel(5, [box(500, 0, 0.5, 1000)])
            strip.cells["ZLDWDM"] = .text(SmallSurvey.village(1) + "0000000")
            survey.rows["DLTB"]!.append(strip)
        },
        Case(.belowMinimum, ["DLTB 5 below-minimum"]) { survey in
            let corner = box(480, 480, 19, 19)
            survey.rows["DLTB"]![0].parts = [
                [box(0, 0, 500, 1000), [480, 480, 480, 499, 499, 499, 499, 480, 480, 480]]
            ]
            var small = SmallSurvey.parcel(5, [corner])
            small.cells["ZLDWDM"] = .text(SmallSurvey.village(1) + "0000000")
            survey.rows["DLTB"]!.append(small)
        },
    ]

    static let coverage: [Case] = [
        Case(.duplicateRow, ["DLTB 1 duplicate-row"]) { $0.rows["DLTB"]!.append($0.rows["DLTB"]![0]) },
        Case(.duplicateGeometry, ["DLTB 1+5 duplicate-geometry"]) { survey in
            var again = SmallSurvey.parcel(5, [box(0, 0, 500, 1000)])
            again.cells["ZLDWDM"] = .text(SmallSurvey.village(1) + "0000000")
            survey.rows["DLTB"]!.append(again)
        },
        Case(.overlap, ["DLTB 1+2 overlap"]) { $0.rows["DLTB"]![0].parts = [[box(0, 0, 501, 1000)]] },
        Case(.overlap, ["CJDCQ 1+2 overlap"]) { $0.rows["CJDCQ"]![0].parts = [[box(0, 0, 1001, 1000)]] },
        Case(.gap, ["DLTB 1+2 gap"]) { survey in
            survey.rows["DLTB"]![0].parts = [[[0, 0, 500, 0, 500, 400, 480, 500, 500, 600, 500, 1000, 0, 1000, 0, 0]]]
        },
        Case(.narrowGap, ["CJDCQ 1 without-parcels", "DLTB 1+2 narrow-gap", "XZQ 1 without-parcels"]) { survey in
            survey.rows["DLTB"]![0].parts = [[box(0, 0, 499.9, 1000)]]
        },
        Case(.unsnappedVertex, ["DLTB 1+2 unsnapped-vertex"]) { survey in
            survey.rows["DLTB"]![0].parts = [
                [[0, 0, 500, 0, 500, 500, 499.995, 501, 500, 502, 500, 1000, 0, 1000, 0, 0]]
            ]
            survey.rows["DLTB"]![1].parts = [
                [
                    [500, 0, 1000, 0, 1000, 1000, 500, 1000, 500, 502, 500, 500, 500, 0]
                ]
            ]
        },
        Case(.missingVertex, ["DLTB 2 missing-vertex"]) { survey in
            survey.rows["DLTB"]![0].parts = [[[0, 0, 500, 0, 500, 300, 500, 1000, 0, 1000, 0, 0]]]
        },
        Case(.outsideVillages, ["DLTB 1 outside-villages", "XZQ 1 without-villages"]) { survey in
            survey.rows["CJDCQ"]![0].parts = [[box(10, 0, 990, 1000)]]
        },
        // Ground that only a hole of a village leaves bare is told as its gap.
        Case(.gap, ["CJDCQ 1 gap"]) { survey in
            let hole: [Double] = [100, 100, 100, 150, 150, 150, 150, 100, 100, 100]
            survey.rows["CJDCQ"]![0].parts = [[box(0, 0, 1000, 1000), hole]]
        },
        Case(.outsideTowns, ["CJDCQ 1 outside-towns", "DLTB 1 outside-towns"]) { survey in
            survey.rows["XZQ"]![0].parts = [[box(10, 0, 1990, 1000)]]
        },
        Case(.withoutParcels, ["CJDCQ 1 without-parcels", "XZQ 1 without-parcels"]) { survey in
            survey.rows["DLTB"]![0].parts = [[box(10, 0, 490, 1000)]]
        },
        Case(.withoutVillages, ["DLTB 3 outside-villages", "DLTB 4 outside-villages", "XZQ 1 without-villages"]) {
            $0.rows["CJDCQ"]!.removeLast()
        },
    ]

    @Test(arguments: datum + schema + values + codes + shapes + coverage)
    func findsItAndNothingElse(_ c: Case) async throws {
        var survey = SmallSurvey()
        c.spoil(&survey)
        let (told, result) = try await survey.check()
        #expect(told.sorted() == c.told.sorted())
        #expect(c.told.contains { $0.hasSuffix(" " + c.rule.id) })
        for issue in result.issues where issue.rule == c.rule {
            #expect((issue.measure != nil) == (c.rule.unit != nil), "\(issue)")
            #expect(issue.id == nil || c.rule == .nullGeometry || issue.place != nil, "\(issue)")
        }
    }

    @Test func aSurveyInOrderHasNoIssues() async throws {
        let (told, result) = try await SmallSurvey().check()
        #expect(told.isEmpty)
        #expect(result.layers.map(\.standard) == [.parcels, .villages, .towns])
        #expect(result.layers.map(\.rows) == [4, 2, 1])
        #expect(result.layers.allSatisfy { $0.notAsked.isEmpty })
    }

    /// Rules that need a file of another kind, and what is tested there.
    @Test func everyRuleHasATest() {
        let here = Set((Self.datum + Self.schema + Self.values + Self.codes + Self.shapes + Self.coverage).map(\.rule))
        let elsewhere: Set<CheckRule> = [
            .crsUnknown, .longEdge, .beyondZone, .overlapHeap,  // below
            .fieldWidth,  // SchemaRulesTests
            .textCut, .geometryBroken, .geometryCollection, .recordMissing,  // what the reader tells: OGRTests
            .outsideDomain,  // RowGateTests, CoordinateDomainTests
            .insideCut,  // RingTouchesTests
            // CornerPointCheckTests
            .notAPolygon, .ringNumber, .ringNotClosed, .tooFewPoints, .pointCount, .pointNumber, .statedUnit,
        ]
        #expect(here.union(elsewhere) == Set(CheckRule.allCases))
    }

    /// Forty rows on one parcel: 41 · 40 / 2 pairs, of which each row's first 16 are told one by one.
    @Test func rowsOnAHeap() async throws {
        var survey = SmallSurvey()
        for n in 15..<55 {
            var again = SmallSurvey.parcel(5, [Self.box(0, 0, 500, 1000)])
            again.cells["BSM"] = .text("4306992100000000\(n)")
            again.cells["ZLDWDM"] = .text(SmallSurvey.village(1) + "0000000")
            survey.rows["DLTB"]!.append(again)
        }
        let (_, result) = try await survey.check()
        let (pairs, heaps) = (
            result.issues.filter { $0.rule == .duplicateGeometry }, result.issues.filter { $0.rule == .overlapHeap }
        )
        #expect(pairs.count == 16 * 41 - 136 && heaps.count == 1 && result.issues.count == pairs.count + 1)
        let heap = try #require(heaps.first)
        #expect(abs((heap.measure ?? 0) - 500_000) < 500 && heap.shape != nil && heap.row != nil)
        #expect(heap.message.contains("41 in all") && heap.message.contains("\(pairs.count) pairs are told one by one"))
        #expect(heap.message.contains(", \(820 - pairs.count) more are not"), "\(heap.message)")
    }

    @Test func aCRSThatNobodyKnowsIsTold() async throws {
        let folder = try TestFolder()
        try folder.write(SmallSurvey().layer("DLTB"), "DLTB.gpkg")
        var inputs = try CheckInput.layers(ofPaths: [folder.file("DLTB.gpkg")])
        inputs[0].request.crs = CRS("EPSG:999999")
        let result = try await Check.run(inputs)
        #expect(result.issues.map(\.rule) == [.crsUnknown])
    }

    /// In degrees about 105° east: small squares 25° off, and one of four degrees.
    @Test func groundThatDependsOnThePlane() async throws {
        let folder = try TestFolder()
        var shapes = PolygonColumn()
        for (x, side) in [(80.0, 0.01), (103.0, 4.0), (129.99, 0.01)] {
            shapes.append([[x, 25, x + side, 25, x + side, 25 + side, x, 25 + side, x, 25]])
        }
        try folder.write(Layer(name: "a", crs: .cgcs2000, geometry: .polygons(shapes), sourceRows: nil), "a.gpkg")
        let result = try await Check.run(try CheckInput.layers(ofPaths: [folder.file("a.gpkg")]))
        let issues = result.issues.filter { $0.rule == .longEdge || $0.rule == .beyondZone }
        #expect(issues.filter { $0.rule == .beyondZone }.compactMap(\.row).sorted() == [0, 2])
        #expect(issues.filter { $0.rule == .longEdge }.compactMap(\.row) == [1])
        #expect(issues.allSatisfy { $0.measure != nil && $0.place != nil }, "\(issues)")
    }

    @Test func measuresAndPlacesAreThoseOfTheGround() async throws {
        var survey = SmallSurvey()
        survey.rows["DLTB"]![0].parts = [[Self.box(0, 0, 501, 1000)]]
        let overlap = try #require(try await survey.check().result.issues.first)
        #expect(abs((overlap.measure ?? 0) - 1000) < 1e-3)
        let place = try #require(overlap.place)
        #expect((500...501).contains(place.x - SmallSurvey.origin.x))
        let shape = try #require(overlap.shape)
        #expect(
            shape.box
                == Box(
                    minX: 38_500_500, minY: 3_264_000, maxX: 38_500_501, maxY: 3_265_000))
        #expect(overlap.other == "430699210000000002" && overlap.message.contains("430699210000000002"))
    }

    @Test func theOrderOfRowsAndThreadsDoNotMatter() async throws {
        var survey = SmallSurvey()
        survey.rows["DLTB"]![0].parts = [[Self.box(0, 0, 501, 1000)]]
        survey.rows["DLTB"]![2].parts = [[Self.box(1000, 0, 450, 1000)]]
        survey.set("DLTB", 4, "BSM", .text("430699210000000003"))
        let once = try await survey.check().told
        survey.rows["DLTB"]!.reverse()
        survey.rows["CJDCQ"]!.reverse()
        #expect(try await survey.check(threads: 3).told == once)
        #expect(once.count == 4)
    }
}
