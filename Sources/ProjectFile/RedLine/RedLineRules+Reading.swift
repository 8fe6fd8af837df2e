import Columns
import RoadNetwork
import Survey

extension RedLineRules {
    /// The rules that the binary carries, and those of the files; a rule of a file replaces one of the same id, and an
    /// entry of `id` and `on` alone switches one.
    /// - Parameters:
    ///   - files: paths of YAML files in the form of `GeoData/rules/README.md`.
    ///   - year: the year on which the run judges; none when no day is given.
    public init(files: [String] = [], year: Int? = nil) throws(ProjectError) {
        let builtin = "red-line.yaml"
        var rules = try Self.read(
            String(decoding: PackageResources.red_line_yaml, as: UTF8.self), file: builtin, over: [:])
        for file in files {
            rules = try Self.read(try YAMLCursor.text(ofFile: file), file: file, over: rules)
        }
        do {
            try self.init(Array(rules.values), year: year)
        } catch {
            throw ProjectError(
                file: files.last ?? builtin,
                problem: "class \(error.code) stands in two places: \(error.rules.joined(separator: " and "))",
                advice: "a class belongs to one rule on a ground, so that no ground is reported twice")
        }
    }

    /// The rules of a text, by id, laid over those that stand already.
    static func read(
        _ text: String, file: String, over standing: [String: RedLineRule] = [:]
    ) throws(ProjectError) -> [String: RedLineRule] {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: ["rules"])
        var result = standing
        var own: Set<String> = []
        for item in try top.required("rules", "the list of rules").list() {
            let map = try item.mapping(known: RedLineRule.keys)
            let id = try map.required("id", "a fixed identifier").text()
            guard own.insert(id).inserted else { throw item.error("two rules are `\(id)`") }
            if map.entries.allSatisfy({ ["id", "on"].contains($0.0) }), let flag = map["on"] {
                guard result[id] != nil else {
                    throw item.error(
                        "there is no rule `\(id)` to switch",
                        advice: "there are " + result.keys.sorted(by: utf8Less).joined(separator: ", "))
                }
                result[id]!.isOn = try flag.flag()
            } else {
                result[id] = try RedLineRule(map)
            }
        }
        return result
    }
}

extension RedLineRule {
    static let keys = [
        "id", "name", "severity", "source", "page", "status", "on", "years", "ground", "kinds", "exempt", "works",
        "where",
        "except", "beside", "lines", "total",
    ]

    init(_ map: YAMLMapping) throws(ProjectError) {
        id = try map.required("id", "a fixed identifier").text()
        name = try Phrase(try map.required("name", "{zh: …, en: …}"))
        severity = try map["severity"]?.choice(["error", "warning"]) == "warning" ? .warning : .error
        source = try map.required("source", "the number of the document").text()
        page = try map["page"]?.text()
        isVerified = try map["status"]?.choice(["verified", "unverified"]) == "verified"
        isOn = try map["on"]?.flag() ?? (map["status"] == nil || isVerified)
        if let years = map["years"] {
            let range = try years.mapping(known: ["from", "to"], example: "from: 2021")
            firstYear = try range["from"]?.integer("year", in: 1949...2200)
            lastYear = try range["to"]?.integer("year", in: 1949...2200)
            if let firstYear, let lastYear, lastYear < firstYear {
                throw years.error("the last year is before the first")
            }
        }
        if let value = map["ground"] { ground = try Ground(value) }
        for item in try map["kinds"]?.list() ?? [] { kinds.append(try Kind(item)) }
        exempt = try map["exempt"].map(Kind.codes) ?? []
        if let value = map["works"] { works = try value.polygonLayers() }
        if let value = map["except"] { except = try value.polygonLayers() }
        if let value = map["lines"] {
            lines = try value.polygonLayers()
            guard Set(lines).count == lines.count, lines.count >= 2 else {
                throw value.error("expected two or more different layers")
            }
        }
        condition = try map["where"]?.condition()
        for item in try map["beside"]?.list() ?? [] { strips.append(try Strip(item)) }
        isTotal = try map["total"]?.flag() ?? false
        try checkForm(map)
    }

    /// One form each, and nothing that would never be asked.
    private func checkForm(_ map: YAMLMapping) throws(ProjectError) {
        let forms = [isTotal, !lines.isEmpty, !kinds.isEmpty || !works.isEmpty]
        guard forms.count(where: { $0 }) == 1 else {
            throw map.cursor.error(
                "the rule `\(id)` needs one form: `kinds` or `works`, or `lines`, or `total: true`")
        }
        if condition != nil, works.isEmpty {
            throw map.cursor.error("`where` is a condition on rows of `works`, and the rule `\(id)` names none")
        }
        if isTotal || !lines.isEmpty {
            let idle = ["ground", "where"] + (isTotal ? ["except", "beside", "exempt"] : ["exempt"])
            if let key = idle.first(where: { map[$0] != nil }) {
                throw map.cursor.error(
                    "`\(key)` says nothing in a rule of `\(isTotal ? "total" : "lines")`, and the rule `\(id)` has it")
            }
        }
        if ground == .earlierFarmland, kinds.contains(where: { !$0.plantings.isEmpty }) {
            throw map.cursor.error(
                "`plantings` narrows kinds on the polygons of a layer, not on farmland_before, in the rule `\(id)`",
                advice: "`change` lists farmland that went from grain to other crops")
        }
        if ground == .earlierFarmland, !works.isEmpty {
            throw map.cursor.error(
                "`works` are held against the polygons of a layer, not against farmland_before",
                advice: "name a layer as `ground`, or give `kinds` of the present land")
        }
    }
}

extension RedLineRule.Ground {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let text = try value.choice(["farmland_before"] + ProjectLayer.polygons.map(\.rawValue))
        self = ProjectLayer(rawValue: text).map { .layer($0) } ?? .earlierFarmland
    }
}

extension RedLineRule.Kind {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: ["name", "classes", "plantings"])
        let name = try Phrase(try map.required("name", "{zh: …, en: …}"))
        self.init(
            name: name, classes: try Self.codes(try map.required("classes", "class codes")),
            plantings: try map["plantings"].map(Self.plantings) ?? [])
    }

    /// Codes of what grows (ZZSXDM).
    private static func plantings(_ value: YAMLCursor) throws(ProjectError) -> [String] {
        let codes = try value.texts()
        for code in codes where PlantingCode(rawValue: code) == nil {
            throw value.error(
                "`\(code)` is no planting (ZZSXDM)",
                advice: "known: " + PlantingCode.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return codes
    }

    /// Class codes of the third survey.
    static func codes(_ value: YAMLCursor) throws(ProjectError) -> [String] {
        let codes = try value.texts()
        for code in codes where LandClass(code).flatMap({ LandClassTable.thirdSurvey[$0] }) == nil {
            throw value.error(
                "`\(code)` is no class of the third survey",
                advice: SecondSurveyClass(code) == nil
                    ? "codes have four digits, such as 0103, and may end in K or A"
                    : "three digits are a class of the second survey; write the class of the third")
        }
        return codes
    }
}

extension RedLineRule.Strip {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(
            known: ["roads", "beyond", "within"], example: "roads: [国道], beyond: 5, within: 50")
        let roads = try map.required("roads", "road classes").texts()
        for road in roads where RoadClass(road) == nil {
            throw value.error(
                "`\(road)` is not a class of roads",
                advice: "known: " + RoadClass.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.init(
            roads: roads, beyond: try map.required("beyond", "metres").number("metres", in: 0...1000),
            within: try map.required("within", "metres").number("metres", in: 0.1...2000))
        guard beyond < within else { throw value.error("`beyond` is not less than `within`: the strip has no ground") }
    }
}

extension YAMLCursor {
    /// Names of polygon layers that a project may have.
    fileprivate func polygonLayers() throws(ProjectError) -> [ProjectLayer] {
        var result: [ProjectLayer] = []
        for item in try list() {
            result.append(ProjectLayer(rawValue: try item.choice(ProjectLayer.polygons.map(\.rawValue)))!)
        }
        return result
    }
}

extension Phrase {
    /// `{zh: …, en: …}`, or one text for both.
    init(_ value: YAMLCursor) throws(ProjectError) {
        if value.node.scalar != nil {
            let text = try value.text()
            self.init(zh: text, en: text)
            return
        }
        let map = try value.mapping(known: ["zh", "en"])
        self.init(zh: try map.required("zh", "Chinese").text(), en: try map.required("en", "English").text())
    }
}
