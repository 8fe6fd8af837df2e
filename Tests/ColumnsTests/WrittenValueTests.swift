import Columns
import Testing

@Suite struct WrittenValueTests {
    @Test(arguments: [
        ("12", 12.0), ("-3.5", -3.5), ("+7", 7), (" 8 ", 8), ("1.5e3", 1500), ("1,234.5", 1234.5), ("1，234", 1234),
        ("12,345,678", 12_345_678), ("-1,000", -1000), ("１２３．５", 123.5), ("－３", -3), ("−3", -3), ("　42　", 42),
        ("'300", 300), ("=\"300\"", 300), ("111.44439660708835", 111.44439660708835), (".5", 0.5), ("5.", 5),
    ])
    func numbersAreRead(text: String, value: Double) { #expect(WrittenValue.number(text) == value) }

    /// A unit, a word or two ways to read it: no number, least of all 0.
    @Test(arguments: [
        "36 km/h", "约300", "300人", "—", "-", "NA", "N/A", "无", "", " ", "12%", "2,5", "0,123", "1,23", "1,2345",
        "12,34,567",
        "1234,567", "1,234,", ",234", "1,234.5.6", "nan", "inf", "-infinity", "0x10", "1e999", "3-5", "2023-12-31",
        "1 2",
        "1.2.3", "e5", "=1+2", "一百",
    ])
    func othersAreNot(text: String) { #expect(WrittenValue.number(text) == nil) }

    @Test(arguments: [
        ("是", true), ("YES", true), ("Ｙ", true), ("1", true), ("１", true), ("否", false), ("0", false), ("有", true),
        ("无", false), ("False", false),
    ])
    func truths(text: String, value: Bool) { #expect(WrittenValue.flag(text) == value) }

    @Test(arguments: ["", "2", "√", "部分", "maybe", "-"]) func noTruths(text: String) {
        #expect(WrittenValue.flag(text) == nil)
    }

    @Test(arguments: [
        "430699001001", "'430699001001", "’430699001001", "=\"430699001001\"", " 430699001001 ", "430699 001 001",
        "４３０６９９００１００１", "430699001001.0", "430699001001.00", "\u{A0}430699001001", "'430699001001.0",
    ])
    func codes(text: String) { #expect(WrittenValue.code(text) == "430699001001") }

    /// What is no code of digits keeps its letters, blanks inside and points.
    @Test(arguments: ["A-12", "李家 村", "430699.5", "12.", "V 1", "=A1", "'李家村"])
    func otherKeysStay(text: String) { #expect(WrittenValue.code(text) == text) }

    @Test func columnsReadTheSame() {
        let column = AttributeColumn.text(["1,234.5", "约300", nil, "１２"])
        #expect((0..<4).map(column.number) == [1234.5, nil, nil, 12])
    }
}
