import Columns

extension PolicyCatalogue {
    /// The catalogues that the binary carries, by identifier.
    package static let builtin = ["jiangyuan-2023", "yunxi-2024"]

    /// Reads catalogues in the order of the project file: paths, or `builtin:ID`.
    package static func read(_ policies: [String]) throws(ProjectError) -> [PolicyCatalogue] {
        var result: [PolicyCatalogue] = []
        for policy in policies {
            let (text, file) = try content(policy)
            let catalogue = try PolicyCatalogue(text: text, file: file)
            guard !result.contains(where: { $0.id == catalogue.id }) else {
                throw ProjectError(
                    file: file,
                    problem: Phrase(
                        zh: "目标目录“\(catalogue.id)”写了两次", en: "the catalogue `\(catalogue.id)` is named twice"))
            }
            result.append(catalogue)
        }
        return result
    }

    private static func content(_ policy: String) throws(ProjectError) -> (String, String) {
        guard policy.hasPrefix("builtin:") else {
            return (try YAMLCursor.text(ofFile: policy), policy)
        }
        let id = String(policy.dropFirst("builtin:".count))
        switch id {
        case "jiangyuan-2023": return (String(decoding: PackageResources.jiangyuan_2023_yaml, as: UTF8.self), policy)
        case "yunxi-2024": return (String(decoding: PackageResources.yunxi_2024_yaml, as: UTF8.self), policy)
        default:
            throw ProjectError(
                file: policy, problem: Phrase(zh: "没有这个内置目标目录", en: "there is no such built-in catalogue"),
                remedy: nearestName(to: id, among: builtin).map { Messages.didYouMean("builtin:\($0)") }
                    ?? Messages.thereAre(builtin.map { "builtin:\($0)" }))
        }
    }

    init(text: String, file: String) throws(ProjectError) {
        let top = try YAMLCursor.top(of: text, file: file)
            .mapping(known: ["catalogue", "title", "area", "source", "calendar", "targets"])
        id = try top.required("catalogue", Phrase(zh: "其标识", en: "its identifier")).text()
        title = try top.required("title", .heading).text()
        let area = try top.required("area", Phrase(same: "{code: …, name: …}")).mapping(known: ["code", "name"])
        areaCode = try area.required("code", Phrase(zh: "六位数字", en: "six digits")).text()
        areaName = try area.required("name", Phrase(zh: "县名", en: "the county")).text()
        let document = try top.required("source", Phrase(zh: "文件", en: "the document")).mapping(known: [
            "title", "number", "issuer", "date",
        ])
        let number = try document["number"]?.text()
        source = [try document.required("title", Phrase(zh: "文件的标题", en: "of the document")).text(), number].compactMap
        { $0 }
        .joined(separator: " ")
        targets = []
        for item in try top.required("targets", Phrase(zh: "目标的列表", en: "the list of targets")).list() {
            let target = try PolicyTarget(item)
            guard !targets.contains(where: { $0.id == target.id }) else {
                throw item.error(Phrase(zh: "有两项目标都是“\(target.id)”", en: "two targets are `\(target.id)`"))
            }
            targets.append(target)
        }
    }
}

extension PolicyTarget {
    static let keys = [
        "id", "label", "indicator", "parameters", "comparator", "value", "unit", "canonical", "more_is_met", "step",
        "deadline", "standing", "kind", "binding", "effort", "denominator", "method", "layers", "spatial", "lead",
        "responsible", "source", "note",
    ]

    init(_ item: YAMLCursor) throws(ProjectError) {
        let map = try item.mapping(known: Self.keys)
        id = try map.required("id", .fixedIdentifier).text()
        label = try map.required("label", .heading).text()
        indicator = try map.required("indicator", Phrase(zh: "测算什么", en: "what is measured")).choice()
        comparator = try map.required("comparator", .comparison).choice()
        unit = try map["unit"]?.text()
        method = try map["method"]?.text() ?? ""
        denominator = try map["denominator"]?.text()
        if let value = map["value"] { self.value = try value.decimal() }
        if let step = map["step"] { self.step = try step.decimal() }
        if let canonical = map["canonical"] {
            let inner = try canonical.mapping(known: ["value", "unit"])
            let text = try inner.required("value", Phrase(zh: "整数或分数", en: "a whole number or a fraction")).text()
            guard let ratio = ExactRatio(text) else {
                throw canonical.error(Phrase(zh: "“\(text)”不是整数或分数", en: "`\(text)` is no whole number or fraction"))
            }
            (self.canonical, canonicalUnit) = (
                ratio, try inner.required("unit", Phrase(zh: "m2、m 或 t", en: "m2, m or t")).choice(["m2", "m", "t"])
            )
        }
        try checkUnit(item)
        moreIsMet = try map["more_is_met"]?.flag() ?? false
        deadline = try map["deadline"]?.day()
        isBinding = try map["binding"]?.flag()
        lead = try map["lead"]?.texts() ?? []
        responsible = try map["responsible"]?.texts() ?? []
        if let source = map["source"] { quote = try source.mapping(known: ["item", "quote"])["quote"]?.text() }
        if let value = map["parameters"] { parameters = try Parameters(value) }
    }
}

extension PolicyTarget {
    /// How many m², m or t one of a unit is.
    private static let units: [String: (factor: ExactRatio, canonical: String)] = [
        "万亩": (ExactRatio(20_000_000, 3), "m2"), "亩": (ExactRatio(2000, 3), "m2"),
        "公顷": (ExactRatio(10_000), "m2"), "平方米": (ExactRatio(1), "m2"), "m2": (ExactRatio(1), "m2"),
        "平方公里": (ExactRatio(1_000_000), "m2"), "km2": (ExactRatio(1_000_000), "m2"),
        "km": (ExactRatio(1000), "m"), "公里": (ExactRatio(1000), "m"), "m": (ExactRatio(1), "m"),
        "米": (ExactRatio(1), "m"), "万吨": (ExactRatio(10_000), "t"), "吨": (ExactRatio(1), "t"),
        "亿斤": (ExactRatio(50_000), "t"),
    ]

    private static func noUnitOfArea(_ unit: String, _ id: String) -> Phrase {
        Phrase(
            zh: "目标“\(id)”测算面积，而“\(unit)”不是面积单位",
            en: "target `\(id)` measures an area, and `\(unit)` is no unit of area")
    }

    private static func otherCanonical(_ id: String, _ printed: String, _ wanted: String, _ given: String) -> Phrase {
        Phrase(
            zh: "目标“\(id)”：\(printed) 即 \(wanted)，而 `canonical` 写的是 \(given)",
            en: "target `\(id)`: \(printed) is \(wanted), and `canonical` says \(given)")
    }

    /// The unit is one of what is measured, and the canonical value is the printed one in m², m or t; it is worked out when
    /// the catalogue does not write it.
    private mutating func checkUnit(_ item: YAMLCursor) throws(ProjectError) {
        let known = unit.flatMap { Self.units[$0] }
        if indicator.isArea, value != nil, known?.canonical != "m2" {
            throw item.error(
                Self.noUnitOfArea(unit ?? "", id),
                remedy: Phrase(
                    zh: "请按文件写 万亩、亩、公顷、平方米 或 平方公里", en: "write 万亩, 亩, 公顷, 平方米 or 平方公里 as the document has it"))
        }
        guard let known, let value else { return }
        guard value.digits >= 0 else {
            throw item.error(
                Phrase(
                    zh: "目标“\(id)”：\(value.text) \(unit ?? "") 小于零",
                    en: "target `\(id)`: \(value.text) \(unit ?? "") is below zero"),
                remedy: Phrase(zh: "请按文件写数值", en: "write the value as the document has it")
            )
        }
        let wanted = ExactRatio(value.digits * known.factor.numerator, tenTo(value.scale) * known.factor.denominator)
        guard let canonical else {
            (self.canonical, canonicalUnit) = (wanted, known.canonical)
            return
        }
        guard canonical == wanted, canonicalUnit == known.canonical else {
            throw item.error(
                Self.otherCanonical(
                    id, "\(value.text) \(unit ?? "")", "\(wanted.text(decimals: 2)) \(known.canonical)",
                    "\(canonical.text(decimals: 2)) \(canonicalUnit ?? "")"),
                remedy: Phrase(zh: "两者之一用了别的单位", en: "one of the two is in another unit"))
        }
    }
}

extension PolicyTarget.Parameters {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: [
            "layer", "year", "works", "class", "names", "kind", "grade", "villages", "column", "among", "rules",
        ])
        layer = try map["layer"]?.text()
        year = try map["year"]?.integer(.year, in: 1900...2200)
        works = try map["works"]?.text()
        classes = try map["class"]?.texts() ?? []
        names = try map["names"]?.texts() ?? []
        kind = try map["kind"]?.text()
        grade = try map["grade"]?.text()
        villages = try map["villages"]?.texts() ?? []
        column = try map["column"]?.text()
        rules = try map["rules"]?.texts() ?? []
        for (name, entry) in try map["among"]?.mapping().entries ?? [] { among[name] = try entry.value.text() }
    }
}

extension YAMLCursor {
    /// A decimal number as printed, never a binary one.
    func decimal() throws(ProjectError) -> ExactDecimal {
        let text = try text()
        guard let value = ExactDecimal(text) else {
            throw error(Phrase(zh: "“\(text)”不是十进制数", en: "`\(text)` is no decimal number"))
        }
        return value
    }
}
