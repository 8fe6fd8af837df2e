import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

@Suite struct LayoutTests {
    private func county(_ shapes: PolygonColumn, _ columns: [(String, AttributeColumn)] = []) throws -> County {
        var layer = Layer(name: "villages", crs: Squares.zone.crs, geometry: .polygons(shapes))
        layer.add(Field("code", .text), .text((0..<shapes.count).map { "\(430_699_101_201 + $0)" }))
        layer.add(Field("name", .text), .text((0..<shapes.count).map { "村\($0)" }))
        var county = County(plane: Squares.plane)
        county.villages = try Villages(layer, digits: 12, path: "test")
        if !columns.isEmpty { county.table = try Squares.table(county.villages, columns) }
        return county
    }

    private func describe(
        _ county: County, options: LayoutOptions = LayoutOptions()
    ) throws -> (villages: [VillageLayout], findings: LayoutFindings, issues: [RowIssue]) {
        try Layout.describe(
            Layout.Input(
                options: options, county: county, figures: Squares.figures(county.villages), parcels: nil, graph: nil,
                reach: 500))
    }

    @Test func shapesByHand() throws {
        var shapes = Squares.column([(0, 0, 1000, 1000), (2000, 0, 3000, 1000)])
        // Two squares of 100 m, 300 m apart: one village.
        shapes.append(parts: [[Squares.ring(0, 2000, 100, 100)], [Squares.ring(400, 2000, 100, 100)]])
        let (villages, findings, _) = try describe(try county(shapes))
        // 4π·1/16 = π/4; the circle about a square of side 1 has radius √2/2: 1/(π/2).
        #expect(abs(villages[0].polsbyPopper - .pi / 4) < 1e-9 && abs(villages[0].reock - 2 / .pi) < 1e-9)
        // 3 × 1: 4π·3/64; circle of radius √10/2.
        #expect(abs(villages[1].polsbyPopper - 12 * .pi / 64) < 1e-9)
        #expect(abs(villages[1].reock - 3 / (.pi * 2.5)) < 1e-9)
        // 4π·20,000/800²; circle of diameter √(500² + 100²).
        #expect(abs(villages[2].polsbyPopper - 4 * .pi * 20_000 / 640_000) < 1e-9)
        #expect(abs(villages[2].reock - 20_000 / (.pi * 65_000)) < 1e-9)
        #expect(villages.map(\.parts) == [1, 1, 2])
        #expect(abs(villages[2].detachedArea.squareMetres - 10_000) < 0.01 && villages[0].detachedArea == .zero)
        #expect(findings.multipartVillages == ["430699101203"] && findings.enclaves.isEmpty)
    }

    @Test func aVillageInsideAnother() throws {
        var shapes = PolygonColumn()
        shapes.append([Squares.ring(0, 0, 1000, 1000), Squares.ring(200, 200, 100, 100)])
        // The third village: a part in the hole, touching its border all round, and one outside.
        shapes.append([Squares.ring(1000, 0, 1000, 1000)])
        shapes.append(parts: [[Squares.ring(200, 200, 100, 100)], [Squares.ring(0, 1000, 500, 500)]])
        let (villages, findings, _) = try describe(try county(shapes))
        #expect(villages[2].enclosedBy == ["430699101201"])
        #expect(villages[0].enclosedBy.isEmpty && villages[1].enclosedBy.isEmpty)
        #expect(findings.enclaves == ["430699101203"] && findings.multipartVillages == ["430699101203"])
    }

    @Test func hollowVillages() throws {
        let county = try county(
            Squares.column((0..<5).map { (Double($0) * 1000, 0, 1000, 1000) }),
            [
                ("homesteads", .integer([100, 200, 0, nil, 50])), ("homesteads_vacant", .integer([30, 80, 0, 9, 60])),
            ])
        var options = LayoutOptions()
        options.vacantHomesteads = 100
        let (villages, findings, issues) = try describe(county, options: options)
        #expect(villages.map(\.hollowness) == [0.3, 0.4, nil, nil, nil])
        // The hollowest first; more vacant ones than there are is not a figure, and an issue says so.
        #expect(findings.hollowVillages == ["430699101202", "430699101201"])
        #expect(findings.homesteads == 300 && findings.vacantHomesteads == 110)
        #expect(issues.map(\.rule) == ["homesteads-contradict"])
        #expect(issues.map(\.id) == ["430699101205"])
        options.hollowShare = 0.31
        #expect(try describe(county, options: options).findings.hollowVillages == ["430699101202"])
    }

    @Test func whatIsMissingHasAReasonAndNoFigure() throws {
        let (villages, findings, _) = try describe(try county(Squares.column([(0, 0, 1000, 1000)])))
        let missing = Set(findings.missing.map(\.analysis))
        #expect(
            missing == [
                "settlements", "hollowness", "construction_over_indicator", "town", "county_seat", "trunk", "towns",
                "border",
            ])
        #expect(findings.missing.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
        let village = villages[0]
        #expect(village.patches == nil && village.farming == nil && village.hollowness == nil)
        #expect(village.town == nil && village.countySeat == nil && village.trunk == nil && village.isOnBorder == nil)
        #expect(findings.settlements == nil && findings.towns == nil && findings.borderVillages == nil)
        #expect(findings.villagesOverIndicator == nil)
    }

    @Test func theStateBorder() throws {
        var county = try county(
            Squares.column((0..<3).map { (Double($0) * 1000, 0, 1000, 1000) }), [("border", .flag([true, true, nil]))])
        var found = try describe(county).findings
        #expect(found.borderSource == .column && found.borderVillages == ["430699101201", "430699101202"])
        #expect(found.borderDisagreements == nil)
        // 40 m west of the first village, along its whole side.
        var border = LineColumn()
        let (a, b) = (Squares.place(-40, -500), Squares.place(-40, 1500))
        border.append([a.x, a.y, b.x, b.y])
        county.stateBorder = border
        found = try describe(county).findings
        #expect(found.borderSource == .layer && found.borderVillages == ["430699101201"])
        #expect(found.borderDisagreements == ["430699101202"])
        var options = LayoutOptions()
        options.borderMetres = 39.9
        #expect(try describe(county, options: options).findings.borderVillages == [])
    }

    @Test func theCountySeat() throws {
        var anchors = AnchorRows(
            places: [Squares.place(0, 0), Squares.place(1, 0)], names: ["甲镇", "乙城"], kinds: ["town", "county_seat"])
        #expect(try CountySeat.find(anchors, named: nil).row == 1)
        #expect(try CountySeat.find(anchors, named: "甲镇").row == 0)
        #expect(throws: CountyError.noSuchAnchor(name: "甲城", known: ["甲镇", "乙城"])) {
            try CountySeat.find(anchors, named: "甲城")
        }
        anchors.kinds = [nil, nil]
        #expect(try CountySeat.find(anchors, named: nil).row == nil)
        anchors.kinds = ["县城", "county_seat"]
        let twice = try CountySeat.find(anchors, named: nil)
        #expect(twice.row == nil && twice.reason.en.contains("2 anchors"))
    }

    /// Ways of the small county against a search that shares nothing with the router.
    @Test func waysAndTowns() throws {
        let small = try SmallCounty()
        var county = County(plane: Squares.plane)
        county.villages = small.villages
        county.anchors = AnchorRows(places: small.anchors.places, names: small.anchors.names, kinds: ["county_seat"])
        let (villages, findings, _) = try Layout.describe(
            Layout.Input(
                options: LayoutOptions(), county: county, figures: small.figures, parcels: nil, graph: small.graph,
                reach: 400))
        let network = small.graph.network
        let walk = network.walkSpeed / 3.6
        let seconds = PlainSearch(
            network: network, edgeCost: { network.edgeLengths[$0] * 3.6 / network.edgeSpeeds[$0] }, isWalking: false)
        let metres = PlainSearch(network: network, edgeCost: { network.edgeLengths[$0] }, isWalking: false)
        let seat = try #require(small.graph.anchorFeet.drive[0])
        for (row, village) in villages.enumerated() {
            guard let foot = small.graph.villageFeet.drive[row] else {
                #expect(village.countySeat == nil && village.town == nil && village.trunk == nil)
                continue
            }
            let access = try #require(village.countySeat)
            let way = try #require(metres.cost(foot, seat))
            let time = try #require(seconds.cost(foot, seat))
            #expect(abs(access.metres - (way + foot.leg + seat.leg)) < 1e-6)
            #expect(abs(access.minutes * 60 - (time + (foot.leg + seat.leg) / walk)) < 1e-6)
            #expect(village.town == access && village.townName == "县城")
            // X001 is the national road in the middle row and S100 crosses at x = 1500: both are trunk roads.
            let trunk = try #require(village.trunk)
            let place = small.figures[row].place
            let (x, y) = (place.x - Squares.origin.x, place.y - Squares.origin.y)
            let isOn = abs(y - 1500) < 200 || abs(x - 1500) < 1 && foot.leg == 0
            if isOn { #expect(abs(trunk.metres - foot.leg) < 1e-6) } else { #expect(trunk.metres > foot.leg) }
            #expect(trunk.metres <= access.metres + 1e-6)
        }
        // One town holds all; its seat is the county seat itself.
        #expect(findings.towns?.map(\.code) == ["430699101"] && findings.towns?[0].minutes == 0)
        #expect(findings.towns?[0].basis == .seat && findings.countySeat == "县城")
    }
}
