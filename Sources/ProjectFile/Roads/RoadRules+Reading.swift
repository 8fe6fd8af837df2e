import Columns
import RoadNetwork

extension RoadRules {
    /// The rules that the binary carries and those of files in the same form, whose entries take the place of the former.
    /// - Parameter junctionsOnly: classes or words that points beside them do not join.
    package init(files: [String] = [], junctionsOnly: [String] = []) throws(ProjectError) {
        self.init(nothing: ())
        try read(String(decoding: PackageResources.access_yaml, as: UTF8.self), file: "builtin:roads")
        for file in files { try read(try YAMLCursor.text(ofFile: file), file: file) }
        for name in junctionsOnly {
            // A class by its own name closes all its roads; a word of the class field those that have it.
            if let road = RoadClass(rawValue: name) {
                closedClasses.insert(road)
            } else {
                closedWords.insert(Self.key(name))
            }
        }
    }

    private mutating func read(_ text: String, file: String) throws(ProjectError) {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: [
            "classes", "words", "one_way_junctions", "surfaces", "not_roads",
        ])
        for item in try top["classes"]?.list() ?? [] {
            let map = try item.mapping(known: ["class", "use", "join", "speed", "oneway"])
            let name = try map.required("class", Phrase(zh: "道路等级", en: "a class of roads"))
            let word = try name.text()
            if word == "unknown" {
                unknown = unknown.with(try Rule(map))
                continue
            }
            guard let road = RoadClass(rawValue: word) else { throw name.noRoadClass(word) }
            classes[road] = (classes[road] ?? Rule()).with(try Rule(map))
        }
        for item in try top["words"]?.list() ?? [] {
            let map = try item.mapping(known: ["word", "class", "use", "join", "speed", "oneway"])
            let word = try map.required("word", Phrase(zh: "等级字段的值", en: "a value of the class field")).text()
            var rule = try Rule(map)
            if let value = map["class"] {
                let name = try value.text()
                guard let road = RoadClass(rawValue: name) else { throw value.noRoadClass(name) }
                rule.road = road
            }
            guard rule.road != nil || RoadClass(word) != nil else {
                throw item.error(
                    Phrase(zh: "“\(word)”不是已知的词", en: "`\(word)` is no word that is known"),
                    remedy: Phrase(zh: "请用 `class` 写明其等级", en: "name its class with `class`"))
            }
            words[Self.key(word)] = (words[Self.key(word)] ?? Rule()).with(rule)
        }
        if let value = top["one_way_junctions"] { oneWayJunctions = Set(try value.texts().map(Self.key)) }
        for item in try top["surfaces"]?.list() ?? [] {
            let map = try item.mapping(known: ["surface", "speed"])
            let speed = try map.required("speed", .kilometresPerHour).number(.kilometresPerHour, in: 1...150)
            for name in try map.required("surface", Phrase(zh: "路面的值", en: "values of the surface")).texts() {
                surfaces[Self.key(name)] = speed
            }
        }
        if let value = top["not_roads"] {
            let map = try value.mapping(known: ["fields", "words"])
            if let fields = map["fields"] { otherFields = try fields.texts() }
            if let words = map["words"] { otherWords = Set(try words.texts().map(Self.key)) }
        }
    }
}

extension RoadRules.Rule {
    /// The members that a class and a word have.
    init(_ map: YAMLMapping) throws(ProjectError) {
        if let value = map["use"] {
            var travel: RoadUse = []
            for item in try value.list() {
                switch try item.choice(["drive", "walk", "cycle"]) {
                case "drive": travel.insert(.drive)
                case "walk": travel.insert(.walk)
                default: travel.insert(.cycle)
                }
            }
            self.travel = travel
        }
        if let value = map["join"] {
            switch try value.choice(["anywhere", "crossings", "junctions"]) {
            case "anywhere": join = [.anywhere, .crossed]
            case "crossings": join = .crossed
            default: join = []
            }
        }
        speed = try map["speed"]?.number(.kilometresPerHour, in: 1...150)
        isOneWay = try map["oneway"]?.flag()
    }
}

extension YAMLCursor {
    fileprivate func noRoadClass(_ name: String) -> ProjectError {
        let known = RoadClass.allCases.map(\.rawValue)
        return error(
            RoadClass.isNone(name),
            remedy: nearestName(to: name, among: known).map(Messages.didYouMean) ?? Messages.known(known))
    }
}
