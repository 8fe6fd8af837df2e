import Testing

@testable import Survey

@Suite struct LandClassTests {
    @Test(
        arguments: [
            ("0101", "0101", nil), (" 0101 ", "0101", nil), ("1104a", "1104", "A"), ("0201K", "0201", "K"),
            ("05H1", "05H1", nil), ("08H2A", "08H2", "A"), ("09", "09", nil),
        ] as [(String, String, Character?)])
    func wellFormed(text: String, base: String, suffix: Character?) throws {
        let landClass = try #require(LandClass(text))
        #expect(landClass.base == base)
        #expect(landClass.suffix == suffix)
    }

    @Test(arguments: ["", " ", "011", "01 01", "010", "01010", "0101B", "0H01", "耕地", "08", "0101KA"])
    func refused(text: String) { #expect(LandClass(text) == nil) }

    @Test func farmland() {
        #expect(["0101", "0102", "0103"].allSatisfy { LandClass($0)!.isFarmland })
        #expect(["0201", "0303", "1203", "0201K", "0101K", "09"].allSatisfy { !LandClass($0)!.isFarmland })
    }

    @Test func orderIsByBytes() {
        #expect(["05H1", "0508", "0101"].compactMap(LandClass.init).sorted().map(\.code) == ["0101", "0508", "05H1"])
    }
}

@Suite struct LandClassTableTests {
    let table = LandClassTable.thirdSurvey

    @Test func everyCodeIsThere() {
        #expect(table.entries.count == 69)
        #expect(
            table.groups.map(\.code) == ["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"])
    }

    @Test func wetlandHasNoDigitsOfItsOwn() {
        let wetland = table.entries.filter { $0.group == "00" }.map(\.landClass.code)
        #expect(wetland == ["0303", "0304", "0306", "0402", "0603", "1105", "1106", "1108"])
    }

    @Test func threeClasses() throws {
        func three(_ code: String) throws -> ThreeClass? { try #require(table.entry(code)).threeClass }
        #expect(try three("0101") == .agricultural)
        #expect(try three("1006") == .agricultural)
        #expect(try three("1003") == .construction)
        #expect(try three("0702") == .construction)
        #expect(try three("1101") == .unused)
        #expect(try three("1104K") == .agricultural)
    }

    /// 可调整: 园地 0201K to 0204K, 林地 0301K, 0302K and 0307K, 人工牧草地 0403K, 养殖坑塘 1104K; finer classes 0810A, 08H2A, 1104A and 1107A.
    @Test func lettersAreThoseOfTheTable() throws {
        func name(_ code: String) -> String? { LandClass(code).flatMap { table[$0]?.name } }
        let plain = table.entries.map(\.landClass.code).filter { $0.count == 4 }
        #expect(
            plain.flatMap { ["\($0)A", "\($0)K"] }.filter { name($0) != nil } == [
                "0201K", "0202K", "0203K", "0204K", "0301K", "0302K", "0307K", "0403K", "08H2A", "0810A", "1104A",
                "1104K", "1107A",
            ])
        #expect(name("0810A") == "广场用地")
        for code in ["0101K", "0702K", "0305K", "0101A", "0199"] {
            #expect(name(code) == nil && LandClassSystem.thirdSurvey.name(of: code) == nil)
        }
    }

    @Test func colour() throws {
        let paddy = try #require(LandClass("0101"))
        #expect(table[paddy]?.colour?.hex == "#f8d072")
    }

    @Test(arguments: [
        ("code,name", 1), ("HEAD\n0101,水田", 2), ("HEAD\n011,水田,01,耕地,agricultural,,,,s,colour", 2),
        ("HEAD\n0101,水田,01,耕地,other,,,,s,colour", 2), ("HEAD\n0101,水田,01,耕地,agricultural,1,2,,s,colour", 2),
        ("HEAD\n0101,水田,01,耕地,agricultural,,,,s,", 2), ("HEAD\n0101,水田,01,耕地,,1,2,3,s,", 2),
        (
            "HEAD\n0101,水田,01,耕地,agricultural,,,,s,colour\n0101,水田,01,耕地,agricultural,,,,s,colour", 3
        ),
    ])
    func damagedTable(text: String, line: Int) {
        let csv = text.replacing("HEAD", with: "code,name,group,group_name,three_class,red,green,blue,source,gaps")
        #expect { try LandClassTable(csv: csv) } throws: { ($0 as? LandClassTableError)?.line == line }
    }
}
