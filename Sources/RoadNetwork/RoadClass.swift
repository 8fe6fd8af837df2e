/// The administrative class of a road, highest first.
public enum RoadClass: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Expressway of the national or a provincial net: no access from the roadside.
    case expressway = "高速"
    case national = "国道"
    case provincial = "省道"
    case county = "县道"
    case township = "乡道"
    case village = "村道"
    /// Street of a town or a village, outside the numbered net.
    case street = "街道"
    /// Footpath, steps, cycleway: passed on foot.
    case path = "小路"

    /// 0 for the highest class.
    public var rank: Int { Self.allCases.firstIndex(of: self)! }
    /// National or provincial: the trunk roads (国省干线) that belts prefer.
    public var isTrunk: Bool { self == .national || self == .provincial }
    /// Higher classes come first.
    public static func < (a: RoadClass, b: RoadClass) -> Bool { a.rank < b.rank }

    /// The class that a text names: a class name (国道 … 村道, 县级, with or without 公路), a route number or a name
    /// with one (省道S208), an OSM `highway` value or a land-survey class; none for anything else, which the caller lists.
    ///
    /// - Parameters:
    ///   - text: value of a class field; case and surrounding white space do not matter.
    ///   - width: metres, where known; it divides the survey's 1003 (公路): county road from 6.0 m up, township road
    ///   below, and 1006 (农村道路): path under 3.0 m, village road else.
    /// - Source: of the 3.0 m, GB/T 30600-2014, 机耕路 from 3 m and 生产路 below (not checked against its text).
    public init?(_ text: String, width: Double? = nil) {
        let key = text.lowercased().filter { !$0.isWhitespace }
        if let found = Self.names[key] ?? Self.openStreetMap[Self.withoutLink(key)] ?? Self.ofExpressway(key) {
            self = found
        } else if key == "1003" {
            self = (width ?? 0) >= twoLaneWidth ? .county : .township
        } else if key.hasPrefix("1006"), key.count <= 5, let width, width > 0, width < carWidth {
            self = .path
        } else if let found = Self.landSurvey[String(key.prefix(4))], key.count <= 5 {
            self = found
        } else if let found = RoadClass(routeNumber: key) ?? Self.named(key) {
            self = found
        } else {
            return nil
        }
    }

    /// A ramp (匝道), which is of the class of its road and else of the expressway's, and other words for an expressway. Its
    /// feeders (连接线) and service roads (辅路) are roads of other classes, which the word does not name.
    private static func ofExpressway(_ key: String) -> RoadClass? {
        if key.contains("匝道") {
            let road = key.replacing("匝道", with: "", maxReplacements: 1)
            if road.isEmpty || expressways.contains(where: { road.hasPrefix($0) || road.hasSuffix($0) }) {
                return .expressway
            }
            return names[road] ?? ["互通", "立交", "枢纽"].first { road.contains($0) }.map { _ in .expressway }
        }
        guard let start = expressways.first(where: { key.contains($0) }) else { return nil }
        let around = key.replacing(start, with: "", maxReplacements: 1)
        return expresswayWords.contains(around) ? .expressway : nil
    }

    private static let expressways = ["高速公路", "高速道路", "高速"]
    /// What may stand around 高速 in a word for an expressway.
    private static let expresswayWords: Set<String> = [
        "", "国家", "省级", "省", "地方", "省道", "国道", "路", "主线", "主路", "路段", "国家级", "地方级", "县级",
    ]
    /// Roads beside or before an expressway that carry its number in their names.
    private static let besides = ["连接线", "联络线", "辅路", "辅道", "引线", "引道"]

    /// The text speaks of a road beside or before another, whose number may stand in its name.
    package static func isBeside(_ text: String) -> Bool { besides.contains { text.contains($0) } }

    /// A class name before a route number, or before the digits of one: 省道S208, 国道107.
    private static func named(_ key: String) -> RoadClass? {
        guard let start = key.firstIndex(where: { $0.isASCII }), let named = names[String(key[..<start])] else {
            return nil
        }
        let rest = key[start...]
        let digits = (rest.first?.isLetter == true ? rest.dropFirst() : rest).prefix { $0.isASCII && $0.isNumber }
        guard (1...9).contains(digits.count) else { return nil }
        // The number decides where it is one: 高速 and 国道 share the letter G.
        return RoadClass(routeNumber: String(rest)) ?? (rest.first?.isNumber == true ? named : nil)
    }

    /// The class of a route number: G, S, X, Y, C and its digits. G and S with one, two or four digits are
    /// expressways, with three digits national and provincial roads.
    /// - Source: GB/T 917-2017, route marks and numbers of national roads.
    public init?(routeNumber text: String) {
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let letter = text.first?.lowercased(), (1...9).contains(digits.count) else { return nil }
        let rest = text.dropFirst(1 + digits.count)
        guard rest.first.map({ !($0.isASCII && $0.isLetter) }) ?? true else { return nil }
        let isExpressway = [1, 2, 4].contains(digits.count)
        // A feeder or service road of an expressway bears its number and is none.
        if isExpressway, letter == "g" || letter == "s", Self.isBeside(String(rest)) { return nil }
        switch letter {
        case "g": self = isExpressway ? .expressway : .national
        case "s": self = isExpressway ? .expressway : .provincial
        case "x": self = .county
        case "y": self = .township
        case "c": self = .village
        default: return nil
        }
    }

    private static func withoutLink(_ key: String) -> String { key.hasSuffix("_link") ? String(key.dropLast(5)) : key }

    private static let names: [String: RoadClass] = [
        "高速": .expressway, "高速公路": .expressway, "国家高速": .expressway, "省级高速": .expressway,
        "国级": .national, "省级": .provincial, "省级公路": .provincial, "省级道路": .provincial,
        "县级": .county, "县级公路": .county, "县级道路": .county, "乡级": .township, "乡级公路": .township,
        "乡级道路": .township, "镇级": .township, "乡镇级": .township, "村级": .village, "村级公路": .village,
        "乡村道路": .village, "乡村公路": .village, "国家级": .national,
        "国道": .national, "国家公路": .national, "普通国道": .national, "g": .national, "national": .national,
        "省道": .provincial, "省公路": .provincial, "普通省道": .provincial, "s": .provincial, "provincial": .provincial,
        "县道": .county, "县公路": .county, "x": .county, "county": .county,
        "乡道": .township, "乡公路": .township, "镇道": .township, "乡镇道路": .township, "y": .township,
        "township": .township, "town": .township,
        "村道": .village, "村公路": .village, "村级道路": .village, "农村道路": .village, "机耕路": .village,
        "田间道": .village, "c": .village, "village": .village,
        "街道": .street, "城镇道路": .street, "城市道路": .street, "城镇村道路": .street, "street": .street,
        "小路": .path, "人行道": .path, "步道": .path, "生产路": .path,
    ]

    /// Mainland practice: administrative level from `trunk` (G) to `unclassified` (C).
    /// - Source: wiki.openstreetmap.org, Chinese tagging guidelines.
    private static let openStreetMap: [String: RoadClass] = [
        "motorway": .expressway, "trunk": .national, "primary": .provincial, "secondary": .county,
        "tertiary": .township, "unclassified": .village, "track": .village, "residential": .street,
        "living_street": .street, "service": .street, "road": .street, "pedestrian": .path, "path": .path,
        "footway": .path, "steps": .path, "cycleway": .path, "bridleway": .path, "corridor": .path,
    ]

    /// Classes of the third land survey; 1003 is divided by width.
    private static let landSurvey: [String: RoadClass] = ["1004": .street, "1006": .village]
}

/// A rural road (农村道路) narrower than this, in metres, is passed on foot.
let carWidth = 3.0

/// A carriageway of this width or more, in metres, has two lanes where the lanes are not given.
public let twoLaneWidth = 6.0

/// Whether a road has two lanes: by its lanes where given, else by its width, else unknown.
public func hasTwoLanes(lanes: Double?, width: Double?, from limit: Double = twoLaneWidth) -> Bool? {
    if let lanes, lanes > 0 { return lanes >= 2 }
    if let width, width > 0 { return width >= limit }
    return nil
}
