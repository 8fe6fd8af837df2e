import Columns
import Foundation
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

/// Rules on works, lines, change and strips, on two villages of 1 km; areas by hand.
@Suite struct RedLineGroundsTests {
    typealias Box = (Double, Double, Double, Double)

    private func write(
        _ folder: TestFolder, _ name: String, _ boxes: [Box], _ columns: [(String, AttributeColumn)] = []
    ) throws {
        var layer = Layer(name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("id", .text), .text(boxes.indices.map { "\(name)\($0)" }))
        for (field, column) in columns { layer.add(Field(field, column.kind), column) }
        try folder.write(layer, name + ".gpkg")
    }

    /// Parcels P0, P1, … with a class each.
    private func survey(_ folder: TestFolder, _ name: String, _ boxes: [Box], _ classes: [String]) throws {
        var layer = Layer(name: "DLTB", crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("BSM", .text), .text(boxes.indices.map { "P\($0)" }))
        layer.add(Field("DLBM", .text), .text(classes))
        try folder.write(layer, name + ".gpkg")
    }

    /// A national road of 20 m through the first village, 250 m from its southern border.
    private func writeRoad(_ folder: TestFolder) throws {
        var roads = LineColumn()
        let o = Squares.origin
        roads.append([o.x, o.y + 250, o.x + 1000, o.y + 250])
        var layer = Layer(name: "roads", crs: Squares.zone.crs, geometry: .lines(roads))
        layer.add(Field("class", .text), .text(["国道"]))
        layer.add(Field("width", .real), .real([20]))
        try folder.write(layer, "roads.gpkg")
    }

    private func findings(_ folder: TestFolder, _ layers: [String], _ more: String = "") async throws -> Findings {
        let text = (["villages"] + layers).map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n")
        return try await Analysis.run(try folder.project(text, more), threads: 1)
    }

    private func told(_ findings: Findings) -> [String] {
        (findings.redLine?.conflicts ?? []).map {
            "\($0.rule) \($0.source)/\($0.parcel) on \($0.ground) \($0.village.suffix(1)) \(Int(clamping: $0.area.squareMetres.rounded()))"
        }
    }

    private func state(_ findings: Findings, _ id: String) -> RuleApplied? {
        findings.redLine?.rules.first { $0.id == id }
    }

    @Test func controlLinesThatOverlap() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "basic_farmland", [(0, 0, 500, 500)], [("YJJBNTTBBH", .text(["J"]))])
        try write(folder, "ecological_red_line", [(400, 400, 200, 200)])
        try write(folder, "urban_boundary", [(900, 0, 200, 100), (550, 550, 10, 10)])
        let found = try await findings(folder, ["basic_farmland", "ecological_red_line", "urban_boundary"])
        #expect(
            told(found) == [
                "RL-11 basic_farmland/J on ecological_red_line 1 10000",
                "RL-11 ecological_red_line/ecological_red_line0 on urban_boundary 1 100",
            ])
        #expect(state(found, "RL-11")?.state == .applied && state(found, "RL-11")?.conflicts == 2)
        // Lines on lines are not ground taken from basic farmland.
        #expect(found.redLine?.conflictArea == .zero)
        let two = try await findings(folder, ["basic_farmland", "urban_boundary"])
        #expect(state(two, "RL-11")?.state == .applied && state(two, "RL-11")?.lacks == ["ecological_red_line"])
        let one = try await findings(folder, ["urban_boundary"])
        #expect(state(one, "RL-11")?.state == .lacking && one.absent.contains { $0.analysis == "red_line.conflicts" })
    }

    /// A rule of the user's own on any layer, with a condition; no code.
    @Test func aRuleIsAnEntry() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "ecological_red_line", [(0, 0, 1000, 100)])
        try write(
            folder, "planned_works", [(900, 50, 200, 100), (0, 0, 10, 10), (20, 0, 10, 10)],
            [("level", .text(["县", "省", nil]))])
        try folder.write(
            """
            rules:
              - {id: M-1, name: 红线内县级工程, source: 某号, ground: ecological_red_line, works: [planned_works], where: "level == '县'"}
              - {id: M-2, name: 没有此列, source: 某号, ground: ecological_red_line, works: [planned_works], where: "levl == '县'"}
            """, "r.yaml")
        let found = try await findings(folder, ["ecological_red_line", "planned_works"], "rules: [r.yaml]")
        #expect(told(found) == ["M-1 planned_works/planned_works0 on ecological_red_line 1 5000"])
        // A row that does not say is an issue; a column that is not there leaves the rule without data.
        #expect(found.issues.contains { $0.rule == "condition-open" && $0.id == "planned_works2" })
        #expect(state(found, "M-2")?.state == .lacking && state(found, "M-2")?.lacks == ["planned_works.levl"])
    }

    @Test func groundUnderSeveralConflictsCountsOnce() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "basic_farmland", [(0, 0, 500, 500)], [("YJJBNTTBBH", .text(["J"]))])
        try write(folder, "construction", [(0, 0, 100, 100), (50, 0, 100, 100), (300, 300, 10, 10)])
        try write(folder, "planned_works", [(75, 0, 100, 100), (305, 300, 10, 10)])
        let found = try await findings(folder, ["basic_farmland", "construction", "planned_works"])
        let redLine = try #require(found.redLine)
        #expect(redLine.conflicts.count == 5)
        // 0–175 by 100, and 300–315 by 10.
        #expect(abs(redLine.conflictArea.squareMetres - 17_650) < 0.01)
        #expect(abs(redLine.conflictsCountedTwice.squareMetres - (30_200 - 17_650)) < 0.01)
        let village = try #require(redLine.byVillage.first)
        #expect(redLine.byVillage.count == 1 && village.area == redLine.conflictArea)
        #expect(village.countedTwice == redLine.conflictsCountedTwice)
        // One rule is on both kinds of works, and has the ground of its conflicts once.
        let rules = redLine.rules.filter { $0.conflicts > 0 }
        #expect(rules.count == 1 && rules[0].conflicts == 5 && rules[0].verdict == .notMet)
        #expect(rules[0].area == redLine.conflictArea && rules[0].countedTwice == redLine.conflictsCountedTwice)
    }

    /// A rule without a conflict is kept only where it could be asked.
    @Test func groundWithoutParcelsLeavesARuleOpen() throws {
        let rules = try RedLineRules()
        func verdicts(_ unseen: [Int: AreaSum]) throws -> [String: RuleApplied] {
            let list = ListGround(PolygonColumn(), on: Squares.plane.overlap)
            let applied = try RedLine.applied(
                rules, [], list, total: nil, year: 2024, unseen: unseen, lacks: { _ in ([], false) })
            return Dictionary(applied.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        }
        let places = rules.active.filter { !rules.rules[$0].kinds.isEmpty }
        #expect(!places.isEmpty)
        for place in places {
            let id = rules.rules[place].id
            #expect(try verdicts([:])[id]?.verdict == .met)
            let told = try verdicts([place: AreaSum(squareMetres: 9999.78)])[id]
            #expect(told?.verdict == .doubtful && told?.reason?.zh.contains("未覆盖 9999.78 平方米") == true)
        }
        var findings = RedLineFindings()
        findings.rules = Array(try verdicts([places[0]: AreaSum(squareMetres: 1)]).values)
        var run = Findings(
            title: "", countyCode: "", countyName: "", asOf: nil, crs: Squares.zone.crs, crsReason: "", areaMethod: "",
            lengthMethod: "")
        run.redLine = findings
        #expect(run.hasUnmet)
    }

    @Test func smallConflictsAreCountedNotListed() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "basic_farmland", [(0, 0, 500, 500)], [("YJJBNTTBBH", .text(["J"]))])
        try write(folder, "construction", [(0, 0, 100, 100), (300, 300, 14, 14)])
        let layers = ["basic_farmland", "construction"]
        #expect(try await findings(folder, layers).redLine?.conflicts.count == 2)
        for (option, listed) in [("196", 2), ("197", 1), ("mapped", 1)] {
            let redLine = try #require(
                try await findings(folder, layers, "options: {least_conflict_m2: \(option)}").redLine)
            #expect(redLine.conflicts.count == listed && redLine.smallPieces == 2 - listed)
            if listed == 1 { #expect(abs(redLine.smallArea.squareMetres - 196) < 0.01) }
        }
    }

    @Test func linesOfWorksAreWidened() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "basic_farmland", [(0, 0, 500, 500)], [("YJJBNTTBBH", .text(["J"]))])
        let o = Squares.origin
        var lines = LineColumn()
        lines.append([o.x + 100, o.y + 100, o.x + 300, o.y + 100])
        lines.append([o.x + 400, o.y + 450, o.x + 400, o.y + 550])
        lines.append([o.x + 10, o.y, o.x + 10, o.y + 50])
        var layer = Layer(name: "planned_works", crs: Squares.zone.crs, geometry: .lines(lines))
        layer.add(Field("id", .text), .text(["A", "B", "C"]))
        layer.add(Field("width", .real), .real([nil, 20, -3]))
        try folder.write(layer, "works.gpkg")
        let text = """
              villages: {path: villages.gpkg}
              basic_farmland: {path: basic_farmland.gpkg}
              planned_works: {path: works.gpkg, width: 8}
            """
        let found = try await Analysis.run(try folder.project(text), threads: 1)
        #expect(
            told(found) == [
                "RL-3 planned_works/A on basic_farmland 1 1600", "RL-3 planned_works/B on basic_farmland 1 1000",
            ])
        #expect(found.issues.contains { $0.rule == "works-width" && $0.id == "C" })
        let without = text.replacingOccurrences(of: ", width: 8", with: "")
        let fewer = try await Analysis.run(try folder.project(without), threads: 1)
        #expect(fewer.redLine?.conflicts.map(\.parcel) == ["B"])
        #expect(fewer.works?.works.map(\.id) == ["B"] && fewer.works?.quota == nil)
    }

    /// RL-2, RL-5 and RL-3a on former farmland: ground on basic farmland is left to other rules.
    @Test func formerFarmland() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "basic_farmland", [(0, 0, 50, 1000)], [("YJJBNTTBBH", .text(["J"]))])
        let boxes: [Box] = [(0, 0, 1000, 500), (0, 500, 1000, 500), (1000, 0, 1000, 1000)]
        try survey(folder, "parcels_before", boxes, ["0101", "0103", "0301"])
        try survey(folder, "parcels", boxes, ["0305", "0702", "0301"])
        try writeRoad(folder)
        try folder.write(
            "rules:\n  - {id: RL-5, on: true}\n  - {id: RL-3a, on: true}\n  - {id: RL-1, on: false}\n  - {id: RL-3, on: false}",
            "r.yaml")
        let layers = ["basic_farmland", "parcels_before", "parcels", "roads"]
        let found = try await findings(folder, layers, "rules: [r.yaml]")
        // The strip: from 15 m to 60 m on either side of the line, 2 · 45 · 1000.
        #expect(
            told(found) == [
                "RL-2 parcels/P0 on farmland_before 1 475000", "RL-3a parcels/P0 on farmland_before 1 90000",
                "RL-5 parcels/P1 on farmland_before 1 475000",
            ])
        #expect(found.redLine?.conflictArea == .zero)
        // Half of each later parcel is not much of the earlier one, and the share is of the parcel that is named.
        #expect(found.redLine?.conflicts.map { ($0.share * 1000).rounded() } == [950, 180, 950])
        // The same conflicts when the red line alone is asked for; change itself is not told then.
        let text = (["villages"] + layers).map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n")
        let project = try folder.project(text, "rules: [r.yaml]")
        for only in [AnalysisName.redline, .targets] {
            let alone = try await Analysis.run(project, only: [only], threads: 2)
            #expect(told(alone) == told(found) && alone.change == nil, "\(only)")
        }
        let earlier = try await findings(folder, layers, "rules: [r.yaml]\nas_of: 2019-12-31")
        #expect(earlier.redLine?.conflicts.map(\.rule) == ["RL-5"] && state(earlier, "RL-2")?.state == .notInForce)
    }

    /// New construction is ground that is not built on yet; a share of it for rural industry.
    @Test func quotaOfPlannedWorks() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        var parcels = Layer(
            name: "DLTB", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column([(0, 0, 1000, 1000), (1000, 0, 1000, 1000)])))
        parcels.add(Field("BSM", .text), .text(["P0", "P1"]))
        parcels.add(Field("DLBM", .text), .text(["0101", "0702"]))
        parcels.add(Field("KCXS", .real), .real([0.1, 0]))
        try folder.write(parcels, "parcels.gpkg")
        try write(
            folder, "planned_works", [(900, 0, 200, 100), (0, 0, 100, 10), (1500, 0, 10, 10)],
            [("rural_industry", .text(["否", "是", "是"]))])
        let found = try await findings(folder, ["parcels", "planned_works"])
        let works = try #require(found.works)
        #expect(works.works.map(\.villages.count) == [2, 1, 1])
        #expect(abs(works.works[0].land!.farmland.squareMetres - 9000) < 0.01)
        #expect(abs(works.works[0].land!.construction.squareMetres - 10_000) < 0.01)
        #expect(works.works[0].basicFarmland == nil)
        let quota = try #require(works.quota)
        #expect(quota.works == 2 && abs(quota.total.squareMetres - 11_000) < 0.01)
        #expect(abs(quota.share! - 1.0 / 11) < 1e-6)
    }

    /// A later parcel made of two earlier ones: each piece is a share of the later parcel.
    @Test func shareOfTheParcelThatIsNamed() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try survey(folder, "parcels_before", [(0, 0, 900, 1000), (900, 0, 100, 1000)], ["0101", "0305"])
        try survey(folder, "parcels", [(0, 0, 700, 1000), (700, 0, 300, 1000)], ["0101", "0305"])
        let found = try await findings(folder, ["parcels_before", "parcels"])
        // 200 m of the later parcel's 300 were farmland.
        #expect(told(found) == ["RL-2 parcels/P1 on farmland_before 1 200000"])
        #expect(abs(found.redLine!.conflicts[0].share - 2.0 / 3) < 1e-6)
    }

    /// `except` and `beside` hold for rules on layers as for those on former farmland, on parcels and on works.
    @Test func limitsOfRulesOnLayers() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, "ecological_red_line", [(0, 0, 1000, 1000)])
        try write(folder, "grain_zones", [(0, 0, 1000, 200)])
        try write(folder, "planned_works", [(0, 0, 100, 1000)])
        try survey(folder, "parcels", [(0, 0, 1000, 1000), (1000, 0, 1000, 1000)], ["0305", "0305"])
        try writeRoad(folder)
        try folder.write(
            """
            rules:
              - {id: A, name: a, source: s, ground: ecological_red_line, works: [planned_works], except: [grain_zones]}
              - {id: B, name: b, source: s, ground: ecological_red_line, kinds: [{name: k, classes: ["0305"]}], except: [grain_zones, planned_works]}
              - {id: C, name: c, source: s, ground: ecological_red_line, kinds: [{name: k, classes: ["0305"]}], beside: [{roads: [国道], beyond: 5, within: 50}]}
            """, "r.yaml")
        let found = try await findings(
            folder, ["ecological_red_line", "grain_zones", "planned_works", "parcels", "roads"], "rules: [r.yaml]")
        #expect(
            told(found) == [
                "A planned_works/planned_works0 on ecological_red_line 1 80000",
                "B parcels/P0 on ecological_red_line 1 720000", "C parcels/P0 on ecological_red_line 1 90000",
            ])
        #expect(found.redLine?.conflicts.map { ($0.share * 100).rounded() } == [80, 72, 9])
    }

    /// A plan can be tried before there are village borders.
    @Test func worksWithoutVillages() async throws {
        let folder = try TestFolder()
        try write(folder, "basic_farmland", [(0, 0, 500, 500)], [("YJJBNTTBBH", .text(["J"]))])
        try write(folder, "planned_works", [(400, 0, 200, 100)])
        let text = "  basic_farmland: {path: basic_farmland.gpkg}\n  planned_works: {path: planned_works.gpkg}"
        let found = try await Analysis.run(try folder.project(text), only: [.redline], threads: 1)
        #expect(
            found.redLine?.conflicts.map {
                "\($0.rule) \($0.parcel) \($0.village) \(Int(clamping: $0.area.squareMetres.rounded()))"
            }
                == ["RL-3 planned_works0  10000"])
        #expect(found.redLine?.basicFarmland == nil && found.holding == nil)
        #expect(found.works?.works.map { Int(clamping: $0.basicFarmland!.squareMetres.rounded()) } == [10_000])
        #expect(found.absent.contains { $0.analysis == "land" })
        #expect(state(found, "RL-10")?.state == .lacking && state(found, "RL-10")?.lacks == ["parcels"])
    }

    /// Stored areas in mu are refused, a task in the wrong unit is told.
    @Test func unitsThatCannotBe() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try survey(folder, "parcels", [(0, 0, 1000, 1000)], ["0101"])
        try write(
            folder, "protection_targets", [(0, 0, 500, 1000), (500, 0, 500, 1000)], [("TBDLMJ", .real([750, 700]))])
        let error = await #expect(throws: CountyError.self) {
            try await findings(folder, ["parcels", "protection_targets"])
        }
        #expect(error?.description.contains("1450.00") == true && error?.description.contains("look like mu") == true)
        #expect(error?.kind == .refused)
        for (value, unit, isTold) in [("1500", "亩", false), ("1500", "万亩", true), ("15", "平方米", true)] {
            try folder.write(
                """
                catalogue: c
                title: t
                area: {code: "430699", name: 县}
                source: {title: 文件}
                targets: [{id: T, label: 耕地, indicator: farmland.retained_area, comparator: ">=", value: "\(value)", unit: \(unit)}]
                """, "c.yaml")
            let found = try await findings(folder, ["parcels"], "policies: [c.yaml]\nas_of: 2024-12-31")
            #expect(found.redLine?.total != nil)
            #expect(found.notices.contains { $0.en.contains("look at the unit of the task") } == isTold, "\(unit)")
        }
    }
}
