import Columns
import RoadNetwork
import Survey

extension RedLineRules {
    /// The rules that the binary carries, and those of the files; a rule of a file replaces one of the same id, and an
    /// entry of `id` and `on` alone switches one.
    /// - Parameters:
    ///   - files: paths of YAML files in the form of `GeoData/rules/README.md`.
    ///   - year: the year on which the run judges; none when no day is given.
    package init(files: [String] = [], year: Int? = nil) throws(ProjectError) {
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
                problem: Phrase(
                    zh: "地类 \(error.code) 见于两处：\(error.rules.joined(separator: " 和 "))",
                    en: "class \(error.code) stands in two places: \(error.rules.joined(separator: " and "))"),
                remedy: Phrase(
                    zh: "在同一范围内一个地类只归一条规则，以免同一块地报告两次",
                    en: "a class belongs to one rule on a ground, so that no ground is reported twice"))
        }
    }

    /// The rules of a text, by id, laid over those that stand already.
    static func read(
        _ text: String, file: String, over standing: [String: RedLineRule] = [:]
    ) throws(ProjectError) -> [String: RedLineRule] {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: ["rules"])
        var result = standing
        var own: Set<String> = []
        for item in try top.required("rules", Phrase(zh: "规则的列表", en: "the list of rules")).list() {
            let map = try item.mapping(known: RedLineRule.keys)
            let id = try map.required("id", .fixedIdentifier).text()
            guard own.insert(id).inserted else {
                throw item.error(Phrase(zh: "有两条规则都是“\(id)”", en: "two rules are `\(id)`"))
            }
            if map.entries.allSatisfy({ ["id", "on"].contains($0.0) }), let flag = map["on"] {
                guard result[id] != nil else {
                    throw item.error(
                        Phrase(zh: "没有可开关的规则“\(id)”", en: "there is no rule `\(id)` to switch"),
                        remedy: Messages.thereAre(result.keys.sorted(by: utf8Less)))
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
        id = try map.required("id", .fixedIdentifier).text()
        name = try Phrase(try map.required("name", .bothLanguages))
        severity = try map["severity"]?.choice(["error", "warning"]) == "warning" ? .warning : .error
        source = try map.required("source", .documentNumber).text()
        page = try map["page"]?.text()
        isVerified = try map["status"]?.choice(["verified", "unverified"]) == "verified"
        isOn = try map["on"]?.flag() ?? (map["status"] == nil || isVerified)
        if let years = map["years"] {
            let range = try years.mapping(known: ["from", "to"], example: "from: 2021")
            firstYear = try range["from"]?.integer(.year, in: 1949...2200)
            lastYear = try range["to"]?.integer(.year, in: 1949...2200)
            if let firstYear, let lastYear, lastYear < firstYear {
                throw years.error(Phrase(zh: "止年早于起年", en: "the last year is before the first"))
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
                throw value.error(Phrase(zh: "应为两个以上不同的图层", en: "expected two or more different layers"))
            }
        }
        condition = try map["where"]?.condition()
        for item in try map["beside"]?.list() ?? [] { strips.append(try Strip(item)) }
        isTotal = try map["total"]?.flag() ?? false
        try checkForm(map)
    }

    /// One form each, and nothing that would never be asked.
    private static func idle(_ key: String, in form: String, _ id: String) -> Phrase {
        Phrase(
            zh: "`\(key)` 在“\(form)”形式的规则中不起作用，而规则“\(id)”写了它",
            en: "`\(key)` says nothing in a rule of `\(form)`, and the rule `\(id)` has it")
    }

    private func checkForm(_ map: YAMLMapping) throws(ProjectError) {
        let forms = [isTotal, !lines.isEmpty, !kinds.isEmpty || !works.isEmpty]
        guard forms.count(where: { $0 }) == 1 else {
            throw map.cursor.error(
                Phrase(
                    zh: "规则“\(id)”应写且只写一种形式：`kinds` 或 `works`，或 `lines`，或 `total: true`",
                    en: "the rule `\(id)` needs one form: `kinds` or `works`, or `lines`, or `total: true`"))
        }
        if condition != nil, works.isEmpty {
            throw map.cursor.error(
                Phrase(
                    zh: "`where` 是对 `works` 各行的条件，而规则“\(id)”没有写 `works`",
                    en: "`where` is a condition on rows of `works`, and the rule `\(id)` names none"))
        }
        if isTotal || !lines.isEmpty {
            let idle = ["ground", "where"] + (isTotal ? ["except", "beside", "exempt"] : ["exempt"])
            if let key = idle.first(where: { map[$0] != nil }) {
                throw map.cursor.error(
                    Self.idle(key, in: isTotal ? "total" : "lines", id))
            }
        }
        if ground == .earlierFarmland, kinds.contains(where: { !$0.plantings.isEmpty }) {
            throw map.cursor.error(
                Phrase(
                    zh: "`plantings` 只在面图层上限定种类，不用于 farmland_before：见规则“\(id)”",
                    en:
                        "`plantings` narrows kinds on the polygons of a layer, not on farmland_before, in the rule `\(id)`"
                ),
                remedy: Phrase(
                    zh: "`change` 列出由种粮改种其他作物的耕地", en: "`change` lists farmland that went from grain to other crops"))
        }
        if ground == .earlierFarmland, !works.isEmpty {
            throw map.cursor.error(
                Phrase(
                    zh: "`works` 与面图层比对，不与 farmland_before 比对",
                    en: "`works` are held against the polygons of a layer, not against farmland_before"),
                remedy: Phrase(
                    zh: "请以图层为 `ground`，或写明现状地类的 `kinds`",
                    en: "name a layer as `ground`, or give `kinds` of the present land"))
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
        let name = try Phrase(try map.required("name", .bothLanguages))
        self.init(
            name: name, classes: try Self.codes(try map.required("classes", Phrase(zh: "地类编码", en: "class codes"))),
            plantings: try map["plantings"].map(Self.plantings) ?? [])
    }

    /// Codes of what grows (ZZSXDM).
    private static func plantings(_ value: YAMLCursor) throws(ProjectError) -> [String] {
        let codes = try value.texts()
        for code in codes where PlantingCode(rawValue: code) == nil {
            throw value.error(
                Phrase(zh: "“\(code)”不是种植属性代码（ZZSXDM）", en: "`\(code)` is no planting (ZZSXDM)"),
                remedy: Messages.known(PlantingCode.allCases.map(\.rawValue)))
        }
        return codes
    }

    /// Class codes of the third survey.
    static func codes(_ value: YAMLCursor) throws(ProjectError) -> [String] {
        let codes = try value.texts()
        for code in codes where LandClass(code).flatMap({ LandClassTable.thirdSurvey[$0] }) == nil {
            throw value.error(
                Messages.noThirdSurveyClass(code),
                remedy: SecondSurveyClass(code) == nil
                    ? Phrase(
                        zh: "编码为四位数字，例如 0103，末尾可有 K 或 A",
                        en: "codes have four digits, such as 0103, and may end in K or A")
                    : Phrase(
                        zh: "三位数字是第二次土地调查的地类，请写第三次国土调查的地类",
                        en: "three digits are a class of the second survey; write the class of the third"))
        }
        return codes
    }
}

extension RedLineRule.Strip {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(
            known: ["roads", "beyond", "within"], example: "roads: [国道], beyond: 5, within: 50")
        let roads = try map.required("roads", Phrase(zh: "道路等级", en: "road classes")).texts()
        for road in roads where RoadClass(road) == nil {
            throw value.error(
                RoadClass.isNone(road),
                remedy: Messages.known(RoadClass.allCases.map(\.rawValue)))
        }
        self.init(
            roads: roads, beyond: try map.required("beyond", .metres).number(.metres, in: 0...1000),
            within: try map.required("within", .metres).number(.metres, in: 0.1...2000))
        guard beyond < within else {
            throw value.error(
                Phrase(
                    zh: "`beyond` 不小于 `within`：条带没有面积",
                    en: "`beyond` is not less than `within`: the strip has no ground"))
        }
    }
}

extension YAMLCursor {
    /// Names of polygon layers that a project may have.
    fileprivate func polygonLayers() throws(ProjectError) -> [ProjectLayer] {
        var result: [ProjectLayer] = []
        for item in try list() {
            result.append(try item.choice(of: ProjectLayer.polygons))
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
        self.init(
            zh: try map.required("zh", Phrase(zh: "中文", en: "Chinese")).text(),
            en: try map.required("en", Phrase(zh: "英文", en: "English")).text())
    }
}
