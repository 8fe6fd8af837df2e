import Columns
import ProjectFile
import RoadNetwork

/// A layer of lines read as roads: which of its rows are roads, and what the network is told of each.
///
/// A value stands in a field under one of our names or, in data of OpenStreetMap that GDAL has converted, among the tags of
/// the field `other_tags`; the field comes first. What is not understood is an issue and taken as not given.
package struct RoadReading: Sendable {
    /// The rows that are roads, with their columns.
    package let layer: Layer
    /// The same for the network; lengths are left to be measured.
    package private(set) var network = RoadLines(lines: LineColumn())
    /// The word of the class field.
    package private(set) var classTexts: [String?] = []
    package private(set) var names: [String?] = []
    package private(set) var lanes: [Double?] = []
    /// Metres.
    package private(set) var widths: [Double?] = []
    /// Lines that are no roads, by what they are called.
    package private(set) var leftOut: [String: Int] = [:]
    /// Words of the class field that name no class, "" for none, and how many roads have each.
    package private(set) var unknownClasses: [String: Int] = [:]
    package private(set) var issues: [RowIssue] = []
    /// Values of one-way that are not understood, and how many roads have each; these go both ways.
    package private(set) var unreadDirections: [String: Int] = [:]
    /// Rows whose `other_tags` break off.
    private var brokenTags = 0
    private let name: String
    private let rules: RoadRules

    /// - Parameter name: our name of the layer in issues.
    package init(_ whole: Layer, as name: String, _ rules: RoadRules) {
        (self.name, self.rules) = (name, rules)
        let values = RoadValuesOfRows(whole, others: rules.otherFields)
        var words: [String: Word] = [:]
        var kept: [Int] = []
        for row in 0..<whole.count {
            let word = values.text(.roadClass, row)
            if let word, words[word] == nil { words[word] = Word(word, rules) }
            if let other = Self.otherName(row, word.flatMap { words[$0] }, values) {
                leftOut[other, default: 0] += 1
            } else {
                kept.append(row)
            }
        }
        layer = kept.count < whole.count ? whole.selecting(kept) : whole
        if case .lines(let lines) = layer.geometry { network.lines = lines }
        for row in kept { add(row, values, words, whole) }
        brokenTags = values.brokenTags.count
        for (row, text) in values.brokenTags {
            issues.append(
                RowIssue(
                    layer: name, row: whole.sourceRows[row], id: values.text(.key, row), rule: "unreadable-value",
                    severity: .warning, message: Messages.tagsBreakOff(text)))
        }
        tellWhole(hasClasses: values.hasClasses)
    }

    /// Takes the lengths of the field `length` in place of those of the lines.
    package mutating func takeLengths() { network.lengths = layer.numbers("length") }

    /// What the rules say of a word of the class field; looked up once for each.
    private struct Word {
        let text: String
        let road: RoadClass?
        let rule: RoadRules.Rule
        let speed: Double?
        let isOther: Bool
        /// The class goes by the width too.
        let needsWidth: Bool

        init(_ text: String, _ rules: RoadRules) {
            (self.text, road) = (text, rules.roadClass(text, width: nil))
            (rule, speed, isOther) = (rules.rule(of: road, word: text), rules.speed(ofWord: text), rules.isOther(text))
            needsWidth = text.contains("100")
        }
    }

    /// What a row is when it is no road; none for a road.
    private static func otherName(_ row: Int, _ word: Word?, _ values: RoadValuesOfRows) -> String? {
        if let word { return word.isOther ? word.text : nil }
        if let other = values.other(row) { return other }
        // Data of OpenStreetMap says of every road what it is.
        guard values.hasTags else { return nil }
        return values.text(.name, row).flatMap { RoadClass(routeNumber: $0) } == nil ? "no highway" : nil
    }

    private mutating func add(_ row: Int, _ values: RoadValuesOfRows, _ words: [String: Word], _ whole: Layer) {
        let (text, title) = (values.text(.roadClass, row), values.text(.name, row))
        let word = text.flatMap { words[$0] }
        let (lanes, width) = (values.number(.lanes, row), values.number(.width, row))
        var (road, rule) = (word?.road, word?.rule)
        if let text, word?.needsWidth == true, width != nil {
            road = rules.roadClass(text, width: width)
            rule = rules.rule(of: road, word: text)
        }
        if road == nil, !(text.map(RoadClass.isBeside) ?? false) {
            road = title.flatMap { RoadClass(routeNumber: $0) }
            rule = rules.rule(of: road, word: text)
        }
        if road == nil { unknownClasses[text ?? "", default: 0] += 1 }
        let held = rule ?? rules.rule(of: road, word: text)
        let key = values.text(.key, row)
        func doubt(_ field: String, _ text: String) {
            let isDirection = field == RoadField.oneway.rawValue
            if isDirection { unreadDirections[text, default: 0] += 1 }
            issues.append(
                RowIssue(
                    layer: name, row: whole.sourceRows[row], id: key, rule: "unreadable-value", severity: .warning,
                    message: isDirection ? Messages.roadDirection(text) : Messages.roadValue(field, text)))
        }
        classTexts.append(text)
        names.append(title)
        self.lanes.append(lanes)
        widths.append(width)
        network.classes.append(road)
        network.twoLanes.append(hasTwoLanes(lanes: lanes, width: width))
        network.keys.append(key)
        let (speed, unread) = values.speed(row)
        if let unread { doubt("speed", unread) }
        network.speeds.append(speed ?? word?.speed)
        network.highest.append(values.text(.surface, row).flatMap(rules.speed(ofSurface:)))
        network.levels.append(values.level(row))
        network.directions.append(Self.direction(row, values, held, rules, doubt))
        network.uses.append(Self.use(row, values, held, doubt))
    }

    /// The direction that the row states, else that of its junction, word or class.
    private static func direction(
        _ row: Int, _ values: RoadValuesOfRows, _ rule: RoadRules.Rule, _ rules: RoadRules,
        _ doubt: (String, String) -> Void
    ) -> RoadLines.Direction {
        if let text = values.text(.oneway, row) {
            if let found = RoadValues.direction(oneWay: text) { return found }
            doubt("oneway", text)
            return .both
        }
        if let junction = values.text(.junction, row), rules.isOneWay(junction: junction) { return .forward }
        return rule.isOneWay == true ? .forward : .both
    }

    /// Who may use the row: what its class says, changed by the tags that name somebody, the most particular first.
    private static func use(
        _ row: Int, _ values: RoadValuesOfRows, _ rule: RoadRules.Rule, _ doubt: (String, String) -> Void
    ) -> RoadUse {
        var use = (rule.travel ?? [.drive, .walk, .cycle]).union(rule.join ?? [.anywhere, .crossed])
        let everybody = values.text(.access, row)
        for (travel, fields) in Self.particular {
            var allowed: Bool?
            for field in fields where allowed == nil {
                guard let text = values.text(field, row) else { continue }
                guard let found = Self.isAllowed(text) else {
                    doubt(field.rawValue, text)
                    continue
                }
                allowed = found
            }
            switch allowed {
            case false?: use.remove(travel)
            // Nobody walks on an expressway, whatever a tag says.
            case true? where use.contains(.crossed): use.insert(travel)
            case true?: break
            case nil: if everybody.flatMap(Self.isAllowed) == false { use.remove(travel) }
            }
        }
        if let everybody, Self.isAllowed(everybody) == nil { doubt("access", everybody) }
        return use
    }

    /// The fields that speak of those who travel so, the most particular first.
    private static let particular: [(RoadUse, [RoadField])] = [
        (.drive, [.motorVehicle, .vehicle]), (.walk, [.foot]), (.cycle, [.bicycle, .vehicle]),
    ]

    /// Whether a value of an access tag lets everybody pass; none for one that is not known.
    /// - Source: wiki.openstreetmap.org, Key:access. Private ways and those of farm and forest are no public roads.
    private static func isAllowed(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "permissive", "designated", "official", "destination", "customers", "public", "delivery",
            "dismount",
            "unknown", "permit", "discouraged", "use_sidepath", "optional_sidepath", "residents", "limited":
            true
        case "no", "private", "agricultural", "forestry", "military", "emergency", "psv", "bus", "restricted",
            "agriculture",
            "forest", "employees", "service", "use_cycleway":
            false
        default: nil
        }
    }

    /// What every command that uses roads tells of them besides the single rows, a sentence each.
    package var sentences: [Phrase] {
        var result: [Phrase] = []
        if !unreadDirections.isEmpty { result.append(Messages.directionsUnread(unreadDirections)) }
        if brokenTags > 0 { result.append(Messages.tagsBreakOff(rows: brokenTags)) }
        return result.map { Phrase(zh: "\(name)：", en: "\(name): ") + $0 }
    }

    /// Tells what concerns the layer as a whole.
    private mutating func tellWhole(hasClasses: Bool) {
        if !leftOut.isEmpty {
            issues.append(
                RowIssue(
                    layer: name, row: RowIssue.wholeLayer, rule: "not-a-road", severity: .notice,
                    message: Messages.notRoads(leftOut)))
        }
        let words = unknownClasses.filter { !$0.key.isEmpty }
        if hasClasses, !words.isEmpty {
            issues.append(
                RowIssue(
                    layer: name, row: RowIssue.wholeLayer, rule: "unknown-class", severity: .warning,
                    message: Messages.unknownClasses(words)))
        }
    }
}
