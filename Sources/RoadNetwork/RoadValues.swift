import Columns

/// What the values of road attributes mean, in the words of OpenStreetMap and of Chinese road layers.
public enum RoadValues {
    /// The speed that a text states, km/h: a number, with or without a unit (`36`, `36 km/h`, `60公里/小时`, `30 mph`,
    /// `10 knots`); walking pace is 5. None for anything else, such as `none`, `signals`, `CN:urban` or two numbers.
    /// - Source: wiki.openstreetmap.org, Key:maxspeed; 1 mph = 1.609344 km/h, 1 knot = 1.852 km/h.
    public static func speed(_ text: String) -> Double? {
        let key = text.lowercased().filter { !$0.isWhitespace }
        if key == "walk" || key == "walking" { return 5 }
        var bytes = key[...]
        if let start = ["限速", "maxspeed="].first(where: { bytes.hasPrefix($0) }) {
            bytes = bytes.dropFirst(start.count)
        }
        let digits = bytes.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard let number = Double(digits), number.isFinite else { return nil }
        return factors[String(bytes.dropFirst(digits.count))].map { number * $0 }
    }

    private static let factors: [String: Double] = [
        "": 1, "km/h": 1, "kmh": 1, "kph": 1, "kmph": 1, "km/hr": 1, "km": 1, "公里": 1, "千米": 1, "公里/小时": 1, "公里/时": 1,
        "公里每小时": 1, "千米/小时": 1, "千米/时": 1, "千米每小时": 1, "km/小时": 1, "码": 1,
        "mph": 1.609344, "mi/h": 1.609344, "英里/小时": 1.609344, "knots": 1.852, "kn": 1.852, "knot": 1.852,
    ]

    /// The direction that a one-way value states: yes, true, 1, 是, F → forward; -1, reverse, T → backward; no, 0, 否, B →
    /// both. None for anything else, such as `reversible`.
    public static func direction(oneWay text: String) -> RoadLines.Direction? {
        switch text.lowercased() {
        case "yes", "true", "1", "1.0", "y", "f", "ft", "是", "单行", "单向": .forward
        case "-1", "-1.0", "reverse", "t", "tf", "逆向": .backward
        case "no", "false", "0", "0.0", "n", "b", "否", "双行", "双向", "both", "none": .both
        default: nil
        }
    }

    /// The text says that there is one: any word (yes, T, 1, 是, viaduct, culvert, a name) but none, and one that denies it.
    public static func isStructure(_ text: String?) -> Bool {
        guard let text else { return false }
        return !["no", "n", "f", "false", "0", "0.0", "none", "null", "-", "否", "无", "不是"].contains(text.lowercased())
    }

    /// The level that a text states: the first number of `1`, `-1`, `0;1`; none for anything else.
    public static func level(_ text: String) -> Double? {
        let first = text.prefix { $0 != ";" && $0 != "," }.filter { !$0.isWhitespace }
        return Double(first).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The tags of a text of GDAL's: `"key"=>"value","key"=>"value"`, with `\"` and `\\` for letters; a value `NULL` is none. None
    /// for a text of another form, such as one that a narrow field cut off: half of it would say something else.
    /// - Source: PostgreSQL, F.18 hstore; GDAL, OSM driver, `other_tags`.
    public static func tags(_ text: String) -> [(key: String, value: String)]? {
        var result: [(key: String, value: String)] = []
        var rest = Array(text.utf8)[...]
        skipSpace(&rest)
        if rest.isEmpty { return [] }
        repeat {
            guard let key = quoted(&rest), skip(&rest, "=>") else { return nil }
            if let value = quoted(&rest) {
                result.append((key, value))
            } else if !skip(&rest, "NULL") {
                return nil
            }
        } while skip(&rest, ",")
        return rest.isEmpty ? result : nil
    }

    private static func skipSpace(_ rest: inout ArraySlice<UInt8>) {
        while let byte = rest.first, byte == 32 || byte == 9 { rest.removeFirst() }
    }

    private static func skip(_ rest: inout ArraySlice<UInt8>, _ word: String) -> Bool {
        skipSpace(&rest)
        guard rest.starts(with: word.utf8) else { return false }
        rest.removeFirst(word.utf8.count)
        return true
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
        skipSpace(&rest)
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") {
                if let next = rest.popFirst() { bytes.append(next) }
            } else {
                bytes.append(byte)
            }
        }
        return nil
    }
}
