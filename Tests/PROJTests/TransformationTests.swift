import Columns
import Testing

@testable import PROJ

@Suite struct TransformationTests {
    static let wgs84 = CRS.epsg(4326)

    // MARK: Conversions on one datum

    @Test func conversionIsExactAndEastingFirst() throws {
        let way = try Transformation(from: .cgcs2000, to: .epsg(4526))
        let p = try way.transformed(Position(114, 0))
        #expect(abs(p.x - 38_500_000) < 1e-6 && abs(p.y) < 1e-6)
        #expect(way.note.accuracy == 0)
        #expect(way.note.assumedCGCS2000 == nil)
        #expect(way.note.steps.count == 1)
    }

    /// The official inverse series of domain.md C.2 is an independent way back; it agrees to about 0.1 mm.
    @Test func agreesWithTheOfficialInverseSeries() throws {
        let way = try Transformation(from: .epsg(4525), to: .cgcs2000)
        for (x, y) in [(37_500_000.0, 3_265_000.0), (37_630_000, 3_265_000), (37_440_000, 4_900_000)] {
            let found = try way.transformed(Position(x, y))
            let expected = officialInverse(x - 37_500_000, y, centralMeridian: 111)
            #expect(abs(found.x - expected.x) * 3600 < 1e-5)
            #expect(abs(found.y - expected.y) * 3600 < 1e-5)
        }
    }

    @Test func betweenZonesOfOneDatum() throws {
        let prefixed = try Transformation(from: .epsg(4547), to: .epsg(4526))
        let p = try prefixed.transformed(Position(512_345.6789, 3_412_345.1234))
        #expect(p == Position(38_512_345.6789, 3_412_345.1234))
        #expect(prefixed.note.accuracy == 0)
        #expect(prefixed.note.steps == ["Origin moved by 38000000.0 m east and 0.0 m north"])
        // The long way round agrees.
        let inverse = try Transformation(from: .epsg(4547), to: .cgcs2000)
        let forward = try Transformation(from: .cgcs2000, to: .epsg(4526))
        let round = try forward.transformed(try inverse.transformed(Position(512_345.6789, 3_412_345.1234)))
        #expect(round.distance(to: p) < 1e-6)
        let next = try Transformation(from: .epsg(4526), to: .epsg(4527))
        let back = try Transformation(from: .epsg(4527), to: .epsg(4526))
        let q = try back.transformed(try next.transformed(p))
        #expect(q.distance(to: p) < 1e-6)
    }

    @Test func aZoneServesBeyondItsAreaOfUse() throws {
        // 镇海 lies in zone 41 by rule and is often delivered in 40.
        let box = Box(minX: 40_650_000, minY: 3_300_000, maxX: 40_680_000, maxY: 3_330_000)
        let way = try Transformation(from: .epsg(4528), to: .epsg(4529), over: box)
        #expect(way.note.accuracy == 0)
    }

    @Test func theSameCRSNeedsNothing() throws {
        let way = try Transformation(from: .epsg(4526), to: .epsg(4526))
        #expect(way.note.steps.isEmpty)
        #expect(way.note.name == "none")
        #expect(try way.transformed(Position(1, 2)) == Position(1, 2))
        #expect(throws: TransformError.self) { try way.transformed(Position(.nan, 2)) }
    }

    // MARK: Published operations

    @Test func aPublishedOperationIsUsedAndNamed() throws {
        // ETRS89 to WGS 84 is EPSG:1149, a null transformation of 1 m accuracy.
        let way = try Transformation(
            from: .epsg(25832), to: Self.wgs84, over: Box(minX: 450_000, minY: 5.5e6, maxX: 460_000, maxY: 5.6e6))
        #expect(way.note.accuracy == 1)
        #expect(way.note.name.contains("ETRS89 to WGS 84"))
        #expect(way.note.assumedCGCS2000 == nil)
    }

    @Test func anOperationThatDoesNotCoverTheExtentDoesNotCount() {
        // The same operation is published for Europe, not for China.
        #expect(throws: ProjectionError.self) {
            try Transformation(from: .epsg(4258), to: Self.wgs84, over: Box(minX: 113, minY: 29, maxX: 114, maxY: 30))
        }
    }

    @Test(arguments: [4326, 32650, 3857, 3824, 3826])
    func withoutAPublishedOperationItIsRefusedWithTheOption(code: Int) throws {
        let error = try #require(throws: ProjectionError.self) {
            try Transformation(from: .epsg(code), to: .epsg(4526))
        }
        guard case .noPublishedOperation(let from, let to, let datums, let option) = error else {
            Issue.record("\(error)")
            return
        }
        let base = code == 3824 || code == 3826 ? CRS.epsg(3824) : Self.wgs84
        #expect(from.contains("EPSG:\(code)") && to.contains("EPSG:4526"))
        #expect(datums.count == 2 && datums[0] != datums[1])
        #expect(option == base)
        #expect(error.advice?.contains("treat_as_cgcs2000: [\"\(base)\"]") == true)
        #expect(error.kind == .refused)
    }

    // MARK: Taken as CGCS2000

    @Test func theOptionTakesGeographicCoordinatesAsTheyAre() throws {
        let place = Position(113.3, 29.5)
        let taken = try Transformation(from: Self.wgs84, to: .epsg(4526), treatAsCGCS2000: [Self.wgs84])
        let own = try Transformation(from: .cgcs2000, to: .epsg(4526))
        #expect(try taken.transformed(place) == own.transformed(place))
        #expect(taken.note.assumedCGCS2000 == Self.wgs84)
        #expect(taken.note.accuracy == nil)
        #expect(taken.note.description.contains("EPSG:4326 taken as CGCS2000 by option"))
    }

    @Test func theOptionCoversProjectedCRSsOnTheListedOne() throws {
        // UTM 50 N by its own inverse on WGS 84, then forward on CGCS2000.
        let taken = try Transformation(from: .epsg(32650), to: .epsg(4549), treatAsCGCS2000: [Self.wgs84])
        let inverse = try Transformation(from: .epsg(32650), to: Self.wgs84)
        let forward = try Transformation(from: .cgcs2000, to: .epsg(4549))
        let place = Position(700_000, 2_550_000)
        let expected = try forward.transformed(try inverse.transformed(place))
        #expect(try taken.transformed(place).distance(to: expected) < 1e-9)
        #expect(taken.note.assumedCGCS2000 == Self.wgs84)
        #expect(taken.note.steps.count == 2)
    }

    @Test func theOptionWorksOutwardsAndOnlyForWhatItNames() throws {
        let out = try Transformation(from: .epsg(4526), to: Self.wgs84, treatAsCGCS2000: [Self.wgs84])
        #expect(out.note.assumedCGCS2000 == Self.wgs84)
        #expect(throws: ProjectionError.self) {
            try Transformation(from: .epsg(3824), to: .epsg(4526), treatAsCGCS2000: [Self.wgs84])
        }
        let both = try Transformation(from: .epsg(3826), to: .epsg(4549), treatAsCGCS2000: [Self.wgs84, .epsg(3824)])
        #expect(both.note.assumedCGCS2000 == .epsg(3824))
    }

    @Test(arguments: [4610, 2362, 2383, 4214, 2414, 2435, 21458, 4555])
    func oldDatumsAreRefusedWhateverTheOptions(code: Int) throws {
        let error = try #require(throws: ProjectionError.self) {
            try Transformation(from: .epsg(code), to: .epsg(4526), treatAsCGCS2000: [Self.wgs84])
        }
        guard case .refusedDatum = error else {
            Issue.record("\(error)")
            return
        }
        #expect(error.description.contains("100 m"))
        #expect(error.kind == .refused)
    }

    @Test func convertingWithinAnOldDatumIsNoShift() throws {
        #expect(try Transformation(from: .epsg(2362), to: .epsg(2383)).note.accuracy == 0)
    }

    @Test(arguments: [(4214, "100 m"), (4610, "100 m"), (32650, "projected")])
    func theOptionRefusesWhatMayNotStandThere(code: Int, reason: String) throws {
        let error = try #require(throws: ProjectionError.self) {
            try Transformation(from: .cgcs2000, to: .epsg(4526), treatAsCGCS2000: [.epsg(code)])
        }
        #expect(error.description.contains(reason))
        #expect(error.kind == .usage)
    }

    @Test func anUnknownDatumIsRefused() {
        let odd = CRS("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80")
        #expect(throws: ProjectionError.self) {
            try Transformation(from: odd, to: .epsg(4526), treatAsCGCS2000: [Self.wgs84])
        }
    }

    // MARK: Coordinates

    @Test func theFirstVertexOutsideIsNamedAndNothingChanges() throws {
        let way = try Transformation(from: .epsg(4526), to: .cgcs2000)
        let before = [38_500_000, 3.3e6, .nan, 3.3e6, .infinity, 0]
        var c = before
        let error = try #require(throws: TransformError.self) { try way.transform(&c) }
        #expect(error.vertex == 1)
        #expect(c.elementsEqual(before) { $0 == $1 || $0.isNaN && $1.isNaN })

        var column = LineColumn()
        column.append([38_500_000, 3.3e6, 38_500_100, 3.3e6])
        column.append([38_500_000, 3.3e6, 1e30, 3.3e6])
        var geometry = GeometryColumn.lines(column)
        let located = try #require(throws: TransformError.self) { try way.transform(&geometry) }
        #expect(located.row == 1 && located.vertex == 3)
        #expect(geometry == .lines(column))
        #expect(located.description.contains("row 1"))
    }

    @Test func rowsThatCannotBeCarriedAreSetAside() throws {
        let way = try Transformation(from: .epsg(4526), to: .cgcs2000)
        var geometry = GeometryColumn.points(
            PointColumn([Position(38_500_000, 3.3e6), Position(1e30, 3.3e6), Position(.nan, 0)]))
        let issues = way.transform(&geometry, settingAside: "services", sourceRows: [10, 11, 12])
        #expect(issues.map(\.row) == [11, 12])
        #expect(issues.map(\.rule) == ["outside-domain", "not-finite"])
        #expect(issues[0].place == Position(1e30, 3.3e6) && issues[1].place == nil)
        #expect(!geometry.isEmpty(row: 0) && geometry.isEmpty(row: 1) && geometry.isEmpty(row: 2))
        var clean = GeometryColumn.points(PointColumn([Position(38_500_000, 3.3e6)]))
        #expect(way.transform(&clean, settingAside: "services", sourceRows: [0]).isEmpty)
        #expect(clean.count == 1)
    }

    @Test func boxesAndEmptyInput() throws {
        let way = try Transformation(from: .epsg(4526), to: .cgcs2000)
        let box = try way.transformed(Box(minX: 38_450_000, minY: 3_300_000, maxX: 38_550_000, maxY: 3_400_000))
        #expect(box.holds(Position(114, 30)) && box.width > 1 && box.width < 1.1)
        #expect(try way.transformed(Box()).isEmpty)
        var none: [Double] = []
        try way.transform(&none)
        #expect(none.isEmpty)
    }
}

/// The inverse Gauss series of the official notice (domain.md C.2), CGCS2000.
private func officialInverse(_ y: Double, _ x: Double, centralMeridian: Double) -> Position {
    let (e2, c) = (0.00673949677547895824, 6399593.62586402318)
    let e = 1.570487611468594e-7 * x
    let (s, k) = (sinOf(e), cosOf(e))
    let s2 = s * s
    let series =
        5.05250178820567e-03 - s2 * (2.98472900956587e-05 - s2 * (2.41626669230084e-07 - s2 * 2.22241238938534e-09))
    let bf = e + k * s * series
    let cb = cosOf(bf)
    let t = sinOf(bf) / cb
    let (t2, h) = (t * t, e2 * cb * cb)
    let v2 = 1 + h
    let n = y * v2.squareRoot() / c
    let n2 = n * n
    let b4 = 5 + 3 * t2 + h - 9 * h * t2
    let b6 = 61 + 90 * t2 + 45 * t2 * t2
    let b = bf - v2 * t * n2 / 2 * (1 - n2 / 12 * (b4 - n2 / 30 * b6))
    let l3 = 1 + 2 * t2 + h
    let l5 = 5 + 28 * t2 + 24 * t2 * t2 + 6 * h + 8 * h * t2
    let l = n / cb * (1 - n2 / 6 * (l3 - n2 / 20 * l5))
    return Position(centralMeridian + l * 180 / .pi, b * 180 / .pi)
}
