import Columns
import RoadNetwork

/// Who may use which road, where it is joined, how fast and in which direction it is driven: `GeoData/roads`.
package struct RoadRules: Sendable, Hashable {
    /// What holds of a class, or of a word of the class field; none of a member where the class decides.
    package struct Rule: Sendable, Hashable {
        /// Class that the word names, where it is not one that the program knows.
        package var road: RoadClass?
        /// Who may use it.
        package var travel: RoadUse?
        /// Where it is joined.
        package var join: RoadUse?
        /// Driving speed, km/h.
        package var speed: Double?
        /// Driven along its line alone, unless the row says otherwise.
        package var isOneWay: Bool?

        /// What another rule says stands for what this one says.
        func with(_ other: Rule?) -> Rule {
            guard let other else { return self }
            return Rule(
                road: other.road ?? road, travel: other.travel ?? travel, join: other.join ?? join,
                speed: other.speed ?? speed, isOneWay: other.isOneWay ?? isOneWay)
        }
    }

    /// No rule at all: to be filled by reading.
    init(nothing: ()) {}

    /// Rules of the roads of a class; no entry where the class has none of its own.
    var classes: [RoadClass: Rule] = [:]
    /// Of roads of no known class.
    var unknown = Rule()
    /// By word of the class field, in small letters.
    var words: [String: Rule] = [:]
    /// Values of the field `junction` that make a road one-way.
    var oneWayJunctions: Set<String> = []
    /// Highest speed by surface, km/h.
    var surfaces: [String: Double] = [:]
    /// Words of the class field that name no road.
    var otherWords: Set<String> = []
    /// Fields by whose value a line without a class is no road.
    package internal(set) var otherFields: [String] = []
    /// Classes that points beside them do not join.
    var closedClasses: Set<RoadClass> = []
    /// Words of the class field of which the same holds.
    var closedWords: Set<String> = []

    /// The class that a text of the class field names; none when it names none.
    /// - Parameter width: metres, where known; see `RoadClass`.
    package func roadClass(_ text: String, width: Double?) -> RoadClass? {
        rule(ofWord: Self.key(text))?.road ?? RoadClass(text, width: width)
    }

    /// What is said of a word, and of every word of ramps.
    private func rule(ofWord key: String) -> Rule? {
        guard key.contains(Self.ramp), key != Self.ramp else { return words[key] }
        return words[Self.ramp].map { $0.with(words[key]) } ?? words[key]
    }

    private static let ramp = "匝道"

    /// What holds of a road.
    package func rule(of road: RoadClass?, word: String?) -> Rule {
        var rule = road.map { classes[$0] ?? Rule() } ?? unknown
        let key = word.map(Self.key)
        if let key { rule = rule.with(self.rule(ofWord: key)) }
        let isClosed = road.map(closedClasses.contains) == true || key.map(closedWords.contains) == true
        if isClosed, rule.join?.contains(.anywhere) ?? true { rule.join = .crossed }
        return rule
    }

    /// Speed that a word of the class field has of its own, km/h; none where its class decides.
    package func speed(ofWord word: String?) -> Double? { word.flatMap { rule(ofWord: Self.key($0))?.speed } }

    /// Highest speed on a surface, km/h; none where none is given.
    package func speed(ofSurface text: String) -> Double? { surfaces[Self.key(text)] }

    /// A road is one-way at such a junction.
    package func isOneWay(junction text: String) -> Bool { oneWayJunctions.contains(Self.key(text)) }

    /// A value of the class field that names something else than a road.
    package func isOther(_ text: String) -> Bool {
        let key = Self.key(text)
        // A code of the survey may have a letter or digit more.
        return otherWords.contains(key)
            || key.count == 5 && key.first?.isNumber == true
                && otherWords.contains(String(key.prefix(4)))
    }

    static func key(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// Speeds by class and those of the project in their place.
    /// - Throws: `SpeedError` for a name or number that is none.
    package func speeds(_ given: [String: Double]) throws(SpeedError) -> SpeedTable {
        var all: [String: Double] = [:]
        for (road, rule) in classes {
            // A path is passed at walking speed unless somebody says otherwise.
            if road == .path, rule.speed == SpeedTable.standard[.path] { continue }
            if let speed = rule.speed { all[road.rawValue] = speed }
        }
        if let speed = unknown.speed { all["unknown"] = speed }
        for (name, speed) in given {
            if let road = RoadClass(name) { all[road.rawValue] = nil }
            if name == "其他" { all["unknown"] = nil }
            all[name] = speed
        }
        return try SpeedTable(all)
    }
}
