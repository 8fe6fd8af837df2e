import Columns

extension CoverageRule {
    /// The standards that the binary carries, in the order of the file.
    package static func builtin() throws(ProjectError) -> [CoverageRule] {
        try list(String(decoding: PackageResources.coverage_yaml, as: UTF8.self), file: "builtin:coverage")
    }

    /// The standards that the binary carries and those of files in the same form; one of a file takes the place of one of the
    /// same identifier.
    static func known(files: [String]) throws(ProjectError) -> [CoverageRule] {
        var result = try builtin()
        for file in files {
            for rule in try list(try YAMLCursor.text(ofFile: file), file: file) {
                if let place = result.firstIndex(where: { $0.id == rule.id }) {
                    result[place] = rule
                } else {
                    result.append(rule)
                }
            }
        }
        return result
    }

    static func list(_ text: String, file: String) throws(ProjectError) -> [CoverageRule] {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: ["standards"])
        var result: [CoverageRule] = []
        for item in try top.required("standards", Phrase(zh: "标准的列表", en: "the list of standards")).list() {
            let rule = try CoverageRule(item)
            guard !result.contains(where: { $0.id == rule.id }) else {
                throw item.error(Phrase(zh: "有两项标准都是“\(rule.id)”", en: "two standards are `\(rule.id)`"))
            }
            result.append(rule)
        }
        return result
    }

    init(_ item: YAMLCursor) throws(ProjectError) {
        let map = try item.mapping(known: [
            "id", "name", "tests", "of", "where", "required", "deadline", "source", "status", "note",
        ])
        id = try map.required("id", .fixedIdentifier).text()
        name = try Phrase(map.required("name", Phrase(zh: "两种语言的标题", en: "a heading in both languages")))
        tests = []
        for test in try map.required("tests", Phrase(zh: "测算方式", en: "ways to measure it")).list() {
            tests.append(try Test(test))
        }
        counted = try map.required("of", Phrase(zh: "比例按什么计", en: "what the share counts")).choice()
        condition = try map["where"]?.condition()
        if let value = map["required"] {
            let share = try value.mapping(known: ["comparator", "value"], example: "comparator: \">=\", value: \"95\"")
            required = RequiredShare(
                comparator: try share.required("comparator", .comparison).choice(of: RequiredShare.comparators),
                percent: try share.required("value", Phrase(zh: "百分数", en: "percent")).decimal())
        }
        deadline = try map["deadline"]?.day()
        let source = try map.required("source", Phrase(zh: "出处", en: "where it comes from")).mapping(known: [
            "target", "document", "quote",
        ])
        target = try source.required("target", Phrase(zh: "目标的标识", en: "the identifier of the target")).text()
        document = try source.required("document", Phrase(zh: "标题或文号", en: "title or number")).text()
        quote = try source.required("quote", Phrase(zh: "原文数语", en: "a few words")).text()
        isVerified =
            try map.required("status", Phrase(zh: "verified（已核实）或 unverified（未核实）", en: "verified or unverified"))
            .choice(["verified", "unverified"]) == "verified"
        if let value = map["note"] { note = try Phrase(value) }
    }
}

extension CoverageRule.Test {
    init(_ item: YAMLCursor) throws(ProjectError) {
        let map = try item.mapping(known: [
            "services", "minutes", "metres", "mode", "inside", "column", "road", "lanes", "width", "technical_class",
        ])
        if let column = map["column"] {
            self = .column(try column.text())
        } else if let road = map["road"] {
            let width = try map.required("width", Phrase(zh: "路面宽度，米", en: "metres of carriageway")).number(
                .metres, in: 1...50)
            if try road.choice(["village", "town"]) == "village" {
                self = .villageRoad(
                    lanes: try map.required("lanes", Phrase(zh: "数量", en: "how many")).integer(.lanes, in: 1...12),
                    width: width)
            } else {
                let text = try map.required("technical_class", Phrase(zh: "例如 三级", en: "such as 三级"))
                guard let technical = TechnicalClass(try text.text()) else {
                    throw text.error(
                        Phrase(
                            zh: "不是公路技术等级：可用的有 高速 一级 二级 三级 四级 等外", en: "no technical class: known are 高速 一级 二级 三级 四级 等外"
                        ))
                }
                self = .townRoad(technical, width: width)
            }
        } else {
            let kinds = try map.required("services", Phrase(zh: "设施种类", en: "kinds of service")).texts()
            if try map["inside"]?.flag() == true {
                self = .inside(kinds: kinds)
                return
            }
            let minutes = try map["minutes"]?.number(.minutes, in: 0.1...1440)
            let metres = try map["metres"]?.number(.metres, in: 1...1_000_000)
            guard (minutes == nil) != (metres == nil) else {
                throw item.error(Messages.oneOfMinutesAndMetres)
            }
            self = .reach(
                kinds: kinds, minutes: minutes, metres: metres, mode: try map["mode"]?.choice() ?? .walk)
        }
    }
}
