import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import TargetAnalysis

@Suite struct TargetsTests {
    @Test(arguments: [("10.29", 1029, 2), ("-3", -3, 0), ("0.50", 50, 2), ("5600", 5600, 0)])
    func decimals(_ text: String, _ digits: Int, _ scale: Int) {
        #expect(ExactDecimal(text)?.digits == Int128(digits) && ExactDecimal(text)?.scale == scale)
    }

    @Test(arguments: ["", ".", "1.", "1e3", "1,000", "１", "--1", "1.-2", "1.2.3"])
    func noDecimals(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func ratios() {
        #expect(ExactRatio("11200000/3")! == ExactRatio(22_400_000, 6))
        #expect(ExactRatio(1, 3) < ExactRatio(1, 2))
        #expect(ExactRatio("3/0") == nil && ExactRatio("x") == nil)
        #expect(ExactRatio(2, 3).text(decimals: 2) == "0.67")
        #expect(ExactRatio(-1, 200).text(decimals: 2) == "-0.01")
        #expect(ExactRatio(1, 4).rounded(to: ExactRatio(1, 10)) == ExactRatio(3, 10))
        #expect(ExactRatio(-1, 4).rounded(to: ExactRatio(1, 10)) == ExactRatio(-1, 5))
        #expect(ExactRatio(549, 100).rounded(to: ExactRatio(1)) == ExactRatio(5))
        #expect(ExactRatio(-7, 2).rounded(to: ExactRatio(1)) == ExactRatio(-3))
    }

    @Test func areasInUnits() {
        let area = AreaSum(squareMetres: 68_600_000)
        #expect(Targets.inUnit(.area(area), "万亩").0 == ExactDecimal("10.29")!.ratio)
        #expect(Targets.inUnit(.area(area), "亩").0 == ExactRatio(102_900))
        #expect(Targets.inUnit(.area(area), "公顷").0 == ExactRatio(6860))
        #expect(Targets.inUnit(.area(area), "英亩").0 == nil)
        #expect(Targets.inUnit(.length(9600), "km").0 == ExactDecimal("9.6")!.ratio)
    }

    private func target(_ yaml: String) throws -> PolicyTarget {
        let top = try YAMLCursor.top(of: yaml, file: "t.yaml")
        return try PolicyTarget(top)
    }

    /// A county with 68,600,000 m² of farmland and a centiare more or less.
    private func facts(
        farmland: AreaSum?, doubt: GroundDoubt? = nil, table: [(String, AttributeColumn)] = []
    ) throws -> TargetFacts {
        var county = County(plane: Squares.plane)
        county.villages = try Squares.villages(4)
        county.table = try Squares.table(county.villages, table)
        var findings = Findings(
            title: "t", countyCode: "430699", countyName: "", asOf: nil, crs: Squares.zone.crs, crsReason: "",
            areaMethod: "", lengthMethod: "")
        if let farmland {
            var land = LandFindings(method: "")
            land.farmland = farmland
            if let doubt { land.doubt["430699101201"] = doubt }
            findings.land = land
        }
        return TargetFacts(county: county, findings: findings, countyCode: "430699")
    }

    private func judge(_ yaml: String, _ facts: TargetFacts, on day: String = "2024-12-31") throws -> TargetResult {
        let catalogue = PolicyCatalogue(
            id: "c", title: "", areaCode: "430603", areaName: "", source: "", targets: [try target(yaml)])
        return try Targets.judge([catalogue], on: CalendarDay(day)!, facts).results[0]
    }

    private let redLine = """
        {id: A, label: a, indicator: farmland.retained_area, comparator: ">=", value: "10.29", unit: 万亩,
         canonical: {value: "68600000", unit: m2}, standing: true}
        """

    @Test func farmlandToTheCentiare() throws {
        let exact = AreaSum(squareMetres: 68_600_000)
        #expect(try judge(redLine, facts(farmland: exact)).state == .met)
        #expect(try judge(redLine, facts(farmland: exact - AreaSum(squareMetres: 0.01))).state == .notMet)
        // Under half a centiare rounds up to the line.
        #expect(try judge(redLine, facts(farmland: exact - AreaSum(squareMetres: 0.004))).state == .met)
        let result = try judge(redLine, facts(farmland: exact + AreaSum(squareMetres: 20_000_000)))
        #expect(result.measured == "13.290000" && result.margin == "3.000000")
        #expect(try target(redLine).canonicalArea == exact)
    }

    /// A target is neither met nor missed by less than is in doubt; 15 mu are 10,000 m².
    @Test func aTargetWithinTheGroundInDoubtIsDoubtful() throws {
        let line = AreaSum(squareMetres: 68_600_000)
        let small = AreaSum(squareMetres: 10_000)
        let twice = GroundDoubt(repeated: small, excess: small)
        let bare = GroundDoubt(bare: small)
        func state(_ farmland: AreaSum, _ doubt: GroundDoubt) throws -> TargetResult {
            try judge(redLine, facts(farmland: farmland, doubt: doubt))
        }
        let open = try state(line + AreaSum(squareMetres: 9999), twice)
        #expect(open.state == .doubtful && open.reason.zh.contains("重复计入 10000.00 平方米，未覆盖 0.00 平方米"))
        #expect(try state(line + small, twice).state == .met)
        #expect(try state(line - AreaSum(squareMetres: 1), twice).state == .notMet)
        #expect(try state(line - AreaSum(squareMetres: 9999), bare).state == .doubtful)
        #expect(try state(line - small, bare).state == .doubtful)
        #expect(try state(line - small - AreaSum(squareMetres: 0.01), bare).state == .notMet)
        #expect(try state(line + small - AreaSum(squareMetres: 0.01), twice).state == .doubtful)
        #expect(try state(line, bare).state == .met)
        // Before its deadline it is not due, whatever is in doubt.
        let later = redLine.replacingOccurrences(of: "standing: true", with: "deadline: \"2030-12-31\"")
        #expect(try judge(later, facts(farmland: line, doubt: twice)).state == .notDue)
    }

    /// No violation was found, and basic farmland has places without parcels: "== 0" is open.
    @Test func noViolationsOnGroundWithoutParcelsIsDoubtful() throws {
        let none = """
            {id: B, label: b, indicator: red_line.violations, comparator: "==", value: "0", unit: 公顷, standing: true}
            """
        var county = County(plane: Squares.plane)
        county.villages = try Squares.villages(1)
        func judged(_ found: Double, above: AreaSum = .zero, below: AreaSum = .zero) throws -> TargetResult.State {
            var findings = Findings(
                title: "t", countyCode: "430699", countyName: "", asOf: nil, crs: Squares.zone.crs, crsReason: "",
                areaMethod: "", lengthMethod: "")
            var redLine = RedLineFindings()
            (redLine.conflictsInDoubt, redLine.unseen) = (above, below)
            redLine.basicFarmland = AreaSum(squareMetres: 500_000)
            redLine.conflictArea = AreaSum(squareMetres: found)
            (findings.land, findings.redLine) = (LandFindings(method: ""), redLine)
            return try judge(none, TargetFacts(county: county, findings: findings, countyCode: "430699")).state
        }
        let area = AreaSum(squareMetres: 9999.78)
        #expect(try judged(0) == .met)
        #expect(try judged(0, below: area) == .doubtful)
        #expect(try judged(5000) == .notMet)
        #expect(try judged(5000, above: AreaSum(squareMetres: 5000)) == .doubtful)
        #expect(try judged(20_000, above: area) == .notMet)
    }

    /// The unit as printed is enough; a canonical value may be left out.
    @Test func theUnitGivesTheCanonicalValue() throws {
        let short = """
            {id: A, label: a, indicator: farmland.retained_area, comparator: ">=", value: "10.29", unit: 万亩, standing: true}
            """
        #expect(try target(short).canonicalArea == AreaSum(squareMetres: 68_600_000))
        #expect(try judge(short, facts(farmland: AreaSum(squareMetres: 68_599_999))).state == .notMet)
        let mu = short.replacingOccurrences(of: "\"10.29\", unit: 万亩", with: "\"3\", unit: 亩")
        #expect(try target(mu).canonicalArea == AreaSum(squareMetres: 2000))
        let error = #expect(throws: ProjectError.self) {
            try target(short.replacingOccurrences(of: "10.29", with: "-10.29"))
        }
        #expect(error?.problem.en.contains("below zero") == true)
    }

    @Test func withoutALayerItIsNotComputable() throws {
        let result = try judge(redLine, facts(farmland: nil))
        #expect(result.state == .notComputable && result.measured == nil)
        #expect(result.reason.en == "the project names no layer `parcels`")
    }

    @Test func dueAndNotDue() throws {
        let yaml = """
            {id: A, label: a, indicator: village.share, parameters: {column: plan_done}, comparator: all, value: "100",
             unit: "%", deadline: "2024-12-31"}
            """
        let some = try facts(farmland: nil, table: [("plan_done", .flag([true, true, false, nil]))])
        let all = try facts(farmland: nil, table: [("plan_done", .flag([true, true, true, true]))])
        #expect(try judge(yaml, some, on: "2024-12-30").state == .notDue)
        #expect(try judge(yaml, some, on: "2024-12-31").state == .notMet)
        #expect(try judge(yaml, all, on: "2024-01-01").state == .met)
        let result = try judge(yaml, some)
        #expect(result.measured == "50.00" && result.margin == "-50.00")
        #expect(result.denominator?.en == "4 villages, 1 of them without a value")
    }

    @Test func sharesAmongSome() throws {
        let yaml = """
            {id: A, label: a, indicator: village.share, parameters: {column: clean, among: {demonstration_year: 2023}},
             comparator: ">=", value: "50", unit: "%"}
            """
        let columns: [(String, AttributeColumn)] = [
            ("clean", .flag([true, false, true, true])), ("demonstration_year", .integer([2023, 2023, 2022, nil])),
        ]
        #expect(try judge(yaml, facts(farmland: nil, table: columns)).measured == "50.00")
        let none = try judge(
            yaml, facts(farmland: nil, table: [columns[0], ("demonstration_year", .integer([1, 1, 1, 1]))]))
        #expect(none.state == .notComputable)
        #expect(try judge(yaml, facts(farmland: nil, table: [columns[0]])).state == .notComputable)
    }

    @Test func gradesReachedInAYear() throws {
        let yaml = """
            {id: A, label: a, indicator: village.count, parameters: {grade: 精品村, year: 2024}, comparator: "==",
             value: "1", unit: 个, more_is_met: MORE}
            """
        let history: [String?] = ["2023:整洁村;2024:精品村", "2022:精品村", "2024: 精品村;", nil]
        let facts = try facts(farmland: nil, table: [("grade_history", .text(history))])
        #expect(try judge(yaml.replacing("MORE", with: "true"), facts).state == .met)
        let strict = try judge(yaml.replacing("MORE", with: "false"), facts)
        #expect(strict.state == .notMet && strict.measured == "2" && strict.margin == "1")
    }

    @Test func manualIsNeverJudged() throws {
        let yaml = "{id: A, label: a, indicator: manual, comparator: \">=\", value: \"1\", unit: 万吨}"
        #expect(try judge(yaml, facts(farmland: nil)).state == .manual)
    }

    @Test func builtinCataloguesAreReadWhole() throws {
        let catalogues = try PolicyCatalogue.read(PolicyCatalogue.builtin.map { "builtin:\($0)" })
        #expect(catalogues.map(\.targets.count) == [4, 24])
        #expect(catalogues[1].targets[0].canonicalArea == AreaSum(squareMetres: 68_600_000))
        do {
            _ = try PolicyCatalogue.read(["builtin:yunxi-2023"])
            Issue.record("accepted")
        } catch { #expect(error.advice == "did you mean `builtin:yunxi-2024`?") }
    }

    @Test func centiares() {
        #expect(AreaSum.centiares(AreaSum(squareMetres: 0.005)) == 1)
        #expect(AreaSum.centiares(AreaSum(squareMetres: 0.004999)) == 0)
        #expect(AreaSum.centiares(AreaSum(squareMetres: -0.005)) == 0)
        #expect(AreaSum.centiares(AreaSum(squareMetres: -0.006)) == -1)
    }
}
