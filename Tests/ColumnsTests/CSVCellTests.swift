import Columns
import Testing

@Suite struct CSVCellTests {
    @Test(
        arguments: [
            ("", ""), ("0101", "0101"), ("耕地", "耕地"), ("a b", "a b"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
            ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\r\nb", "\"a\r\nb\""),
            ("\t", "\"\t\""), (" a", "\" a\""), ("a ", "\"a \""), ("=1", "=1"), ("a，b", "a，b"),
        ])
    func cell(text: String, expected: String) {
        #expect(csvCell(text) == expected)
        var bytes: [UInt8] = [0x78]
        appendCSVCell(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "x" + expected)
    }
}
