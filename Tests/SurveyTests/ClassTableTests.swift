import Testing

@testable import Survey

@Suite struct ClassTableTests {
    /// Each table: its codes, how many, what it lacks.
    private func check<Code>(_ table: ClassTable<Code>, count: Int, incomplete: Int) {
        #expect(table.entries.count == count)
        #expect(table.incomplete.count == incomplete)
        #expect(table.isComplete == (incomplete == 0))
        for entry in table.entries {
            #expect(table[entry.landClass] == entry)
            #expect(!entry.name.isEmpty && !entry.groupName.isEmpty && !entry.sources.isEmpty)
            #expect(entry.gaps.contains("three_class") == (entry.threeClass == nil))
            #expect(entry.gaps.contains("colour") == (entry.colour == nil))
        }
    }

    @Test func tables() {
        check(ClassTable<LandClass>.thirdSurvey, count: 69, incomplete: 1)
        check(ClassTable<SecondSurveyClass>.secondSurvey, count: 62, incomplete: 62)
        check(ClassTable<PlanningClass2020>.planning2020, count: 169, incomplete: 169)
        check(ClassTable<PlanningClass2023>.planning2023, count: 175, incomplete: 175)
        check(ClassTable<LandUseClass2017>.landUse2017, count: 85, incomplete: 35)
    }

    /// GB/T 21010-2017 has 12 classes of the first level and 73 of the second; the planning classification 24 of the first.
    @Test func levels() {
        let national = ClassTable<LandUseClass2017>.landUse2017.entries.map(\.landClass.code)
        #expect(national.count { $0.utf8.count == 2 } == 12 && national.count { $0.utf8.count == 4 } == 73)
        #expect(ClassTable<PlanningClass2020>.planning2020.groups.count == 24)
        #expect(ClassTable<PlanningClass2023>.planning2023.groups.count == 24)
    }

    /// Every class of a longer code stands below one that the table has too.
    @Test func parentsExist() {
        func check<Code>(_ table: ClassTable<Code>) {
            let codes = Set(table.entries.map(\.landClass.code))
            for code in codes where code.utf8.count > 2 { #expect(codes.contains(String(code.dropLast(2)))) }
        }
        check(ClassTable<PlanningClass2020>.planning2020)
        check(ClassTable<PlanningClass2023>.planning2023)
        check(ClassTable<LandUseClass2017>.landUse2017)
    }

    /// The three classes of the second survey as its production software had them.
    @Test(
        arguments: [
            ("011", ThreeClass.agricultural), ("042", .agricultural), ("043", .unused), ("104", .agricultural),
            ("113", .construction), ("114", .agricultural), ("118", .construction), ("123", .agricultural),
            ("203", .construction), ("111", .unused), ("127", .unused),
        ])
    func secondSurvey(code: String, three: ThreeClass) {
        #expect(ClassTable<SecondSurveyClass>.secondSurvey.entry(code)?.threeClass == three)
        #expect(ClassTable<SecondSurveyClass>.secondSurvey.entry("021K")?.name == "果园")
    }

    @Test func planningColours() {
        let table = ClassTable<PlanningClass2023>.planning2023
        #expect(table.entry("0703")?.colour == MapColour(red: 255, green: 211, blue: 128))
        #expect(table.entry("1705")?.colour?.hex == "#338ec0")
        #expect(table.entry("0803")?.colour == MapColour(red: 255, green: 127, blue: 0))
    }

    @Test(arguments: ["", "1", "011", "01010", "01A1", "0101K", "0101010"]) func planningForm(text: String) {
        #expect(PlanningClass2020(text) == nil && PlanningClass2023(text) == nil)
    }

    @Test(arguments: ["", "01", "0101", "011A", "K011", "0110K"]) func secondSurveyForm(text: String) {
        #expect(SecondSurveyClass(text) == nil)
    }
}

@Suite struct ClassMapTests {
    typealias ToNew = ClassMap<LandClass, PlanningClass2023>

    @Test(
        arguments: [
            ("0101", "0101"), ("0203", "0203"), ("0203K", "0203"), ("0307K", "0304"), ("0303", "0507"),
            ("0603", "1003"),
            ("05H1", "09"), ("0508", "1101"), ("0702", "0703"), ("1004", "1207"), ("1104A", "1704"), ("1107A", "1311"),
            ("1109", "1311"), ("1203", "2303"), ("0305K", "0303"),
        ])
    func thirdSurveyToPlanning(from: String, to: String) throws {
        let target = try #require(PlanningClass2023(to))
        let landClass = try #require(LandClass(from))
        #expect(ToNew.thirdSurveyToPlanning2023[landClass] == .one(target))
        #expect(ClassTable<PlanningClass2023>.planning2023[target] != nil)
    }

    /// 待细分 as the published map has it.
    @Test func toBeDivided() throws {
        let map = ToNew.thirdSurveyToPlanning2023
        let divided = map.rows.filter { $0.outcome == .divide(among: []) }.map(\.from.code)
        #expect(divided == ["0204", "0204K", "08H2", "0809", "09", "1005", "1006", "1202"])
    }

    /// What the sources do not say has no outcome.
    @Test func gaps() throws {
        let new = ToNew.thirdSurveyToPlanning2023
        #expect(new.gaps(in: .thirdSurvey).map(\.code) == ["08H2A"])
        #expect(LandClass("08H2A").map { new[$0] } == .some(nil))
        let old = ClassMap<LandClass, PlanningClass2020>.thirdSurveyToPlanning2020
        #expect(old.gaps(in: .thirdSurvey).map(\.code) == ["08H2A", "1107A"])
        #expect(LandClass("1107A").map { old[$0] } == .some(nil))
        let second = ClassMap<SecondSurveyClass, LandClass>.secondToThirdSurvey
        #expect(!second.isComplete(for: .secondSurvey))
        #expect(
            second.gaps(in: .secondSurvey).map(\.code) == [
                "062", "063", "071", "081", "082", "083", "084", "085", "086", "087", "088", "091", "092", "093", "094",
                "095",
            ])
        #expect(ClassMap<PlanningClass2020, PlanningClass2023>.planning2020To2023.isComplete(for: .planning2020))
    }

    @Test func editions() throws {
        let map = ClassMap<PlanningClass2020, PlanningClass2023>.planning2020To2023
        func outcome(_ code: String) throws -> String {
            let old = try #require(PlanningClass2020(code))
            switch try #require(map[old]) {
            case .one(let to): return to.code
            case .divide(let among): return "?" + among.map(\.code).joined(separator: ";")
            }
        }
        for (from, to) in [
            ("0204", "0205"), ("060102", "1207"), ("0602", "060201"), ("090302", "0903"), ("1311", "1311"),
            ("1312", "1311"), ("1313", "1312"), ("2302", "2303"), ("2303", "060102"), ("2202", "2206"),
            ("0601", "?0601;1207"), ("06", "?06;12"), ("23", "?06;23"),
        ] { #expect(try outcome(from) == to) }
    }

    /// A class that is not divided takes its members with it.
    @Test func membersStayWithTheirClass() {
        let map = ClassMap<PlanningClass2020, PlanningClass2023>.planning2020To2023
        for row in map.rows {
            guard case .one(let to) = row.outcome else { continue }
            for member in map.rows where member.from.code.hasPrefix(row.from.code) {
                guard case .one(let place) = member.outcome else { continue }
                #expect(place.code.hasPrefix(to.code), "\(member.from) goes to \(place), \(row.from) to \(to)")
            }
        }
    }

    @Test func secondToThirdSurvey() throws {
        let map = ClassMap<SecondSurveyClass, LandClass>.secondToThirdSurvey
        for (code, target) in [("011", "0101"), ("021K", "0201"), ("122", "1202"), ("061", "0601"), ("052", "05H1")] {
            let (from, to) = (try #require(SecondSurveyClass(code)), try #require(LandClass(target)))
            #expect(map[from] == .one(to))
        }
        func outcome(_ code: String) throws -> ClassMap<SecondSurveyClass, LandClass>.Outcome? {
            let from = try #require(SecondSurveyClass(code))
            return map[from]
        }
        #expect(try outcome("101") == .divide(among: ["1001", "1002"].compactMap(LandClass.init)))
        #expect(try outcome("203") == .divide(among: []))
        #expect(try outcome("071") == nil)
    }

    /// Every code on either side of a map stands in the table of its system.
    @Test func codesExist() {
        func check<From, To>(_ map: ClassMap<From, To>, _ from: ClassTable<From>, _ to: ClassTable<To>) {
            for row in map.rows {
                #expect(from.entries.contains { $0.landClass == row.from } && !row.sources.isEmpty)
                switch row.outcome {
                case .one(let code): #expect(to.entries.contains { $0.landClass == code })
                case .divide(let among):
                    #expect(among.allSatisfy { code in to.entries.contains { $0.landClass == code } })
                }
            }
        }
        check(.thirdSurveyToPlanning2020, .thirdSurvey, .planning2020)
        check(.thirdSurveyToPlanning2023, .thirdSurvey, .planning2023)
        check(.planning2020To2023, .planning2020, .planning2023)
        check(.secondToThirdSurvey, .secondSurvey, .thirdSurvey)
    }

    @Test(arguments: [
        ("from,to", 1), ("HEAD\n011,one,,s,", 2), ("HEAD\n011,one,0101;0102,s,", 2), ("HEAD\n011,two,0101,s,", 2),
        ("HEAD\n0101,one,0101,s,", 2), ("HEAD\n011,one,011,s,", 2), ("HEAD\n011,divide,,s,\n011,divide,,s,", 3),
    ])
    func damagedMap(text: String, line: Int) {
        let csv = text.replacing("HEAD", with: "from,outcome,to,source,remark")
        #expect { try ClassMap<SecondSurveyClass, LandClass>(csv: csv) } throws: {
            ($0 as? LandClassTableError)?.line == line
        }
    }
}
