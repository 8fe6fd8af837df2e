import Columns
import Foundation
import RoadNetwork
import Yams

extension Project {
    /// Reads and checks a project file. Every path in it is relative to the file.
    ///
    /// Errors are `ProjectError` (exit 2): unknown key with the nearest known one, wrong type, wrong unit, missing
    /// file.
    /// - Parameter settings: values that replace those of the file.
    package init(contentsOf path: String, settings: [ProjectSetting] = []) throws(ProjectError) {
        let url = URL(fileURLWithPath: path)
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw ProjectError(
                file: path, problem: Phrase(zh: "没有这个文件，或不能读取", en: "there is no such file, or it cannot be read"))
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ProjectError(
                file: path, problem: Phrase(zh: "文件不是 UTF-8 文本", en: "the file is not UTF-8 text"),
                remedy: Phrase(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
        }
        try self.init(text: text, file: path, folder: url.deletingLastPathComponent().path, settings: settings)
    }

    /// A project without a file: settings alone.
    /// - Parameters:
    ///   - settings: as a project file would have them.
    ///   - folder: what paths are relative to.
    package init(name: String, settings: [ProjectSetting], folder: String) throws(ProjectError) {
        var top = Node([(Node("name"), Node(name, .implicit, .doubleQuoted))])
        try ProjectSetting.apply(settings, to: &top)
        try self.init(YAMLCursor(node: top, file: ProjectError.commandLine, key: ""), folder: folder)
        file = nil
        self.settings = settings
    }

    /// Reads a project from text.
    /// - Parameters:
    ///   - folder: what paths are relative to.
    ///   - settings: values that replace those of the text.
    package init(
        text: String, file: String, folder: String, settings: [ProjectSetting] = []
    ) throws(ProjectError) {
        let cursor = try YAMLCursor.top(of: text, file: file)
        var top = cursor.node
        try ProjectSetting.apply(settings, to: &top)
        try self.init(YAMLCursor(node: top, file: file, key: ""), folder: folder)
        self.settings = settings
    }

    private init(_ cursor: YAMLCursor, folder: String) throws(ProjectError) {
        for (key, entry) in try cursor.mapping().entries where Self.keysNotComputed.contains(key) {
            throw ProjectError(
                file: cursor.file, line: entry.keyLine, key: "",
                problem: Phrase(zh: "本版本不计算“\(key)”", en: "this version computes nothing for `\(key)`"),
                remedy: Phrase(zh: "请去掉这个键：它不起作用", en: "leave the key out: it would have no effect"))
        }
        let top = try cursor.mapping(known: Self.keys)
        self.init(name: try top.required("name", Phrase(zh: "项目名称", en: "the name of the project")).text())
        file = cursor.file
        if let county = top["county"] { try read(county: county) }
        if let layers = top["layers"] { try read(layers: layers, folder: folder) }
        if let value = top["policies"] {
            policies = try readFiles(value, folder: folder, builtin: true)
        }
        if let value = top["rules"] { rules = try readFiles(value, folder: folder, builtin: false) }
        asOf = try top["as_of"]?.day()
        if let value = top["speeds"] { try read(speeds: value) }
        try read(questions: top, folder: folder)
        if let value = top["options"] {
            options = try ProjectOptions(value)
            if let files = try value.mapping()["road_rules"] {
                options.roadRules = try readFiles(files, folder: folder, builtin: false)
            }
        }
        if !policies.isEmpty, asOf == nil {
            throw top.cursor.error(
                Phrase(
                    zh: "缺少 `as_of`：目标按某一天评判，而程序从不看时钟",
                    en: "`as_of` is missing: targets are judged on a day, and the clock is never asked"),
                remedy: Phrase(zh: "请加一行，例如 `as_of: 2024-12-31`", en: "add a line such as `as_of: 2024-12-31`"))
        }
    }

    static let keys = ["name", "county", "layers", "policies", "rules", "as_of", "speeds", "options"] + questionKeys

    /// Keys of analyses that are to come: refused, since a key without effect misleads.
    static let keysNotComputed = ["types", "selection", "inspect"]

    private mutating func read(county: YAMLCursor) throws(ProjectError) {
        let map = try county.mapping(known: ["code", "name"], example: "code: \"430603\", name: 云溪区")
        if let value = map["code"] {
            countyCode = try value.text()
            guard countyCode.utf8.count == 6, countyCode.utf8.allSatisfy({ 48...57 ~= $0 }) else {
                throw value.error(
                    Phrase(
                        zh: "县级行政区代码为 6 位数字，实为“\(countyCode)”", en: "a county code has 6 digits, found `\(countyCode)`")
                )
            }
        }
        countyName = try map["name"]?.text() ?? ""
    }

    mutating func read(change value: YAMLCursor, folder: String) throws(ProjectError) {
        let map = try value.mapping(
            known: ["balances", "rules", "year_before", "year"], example: "balances: [RL-6, RL-7]")
        change.balances = try map["balances"]?.texts()
        if let files = map["rules"] { change.rules = try readFiles(files, folder: folder, builtin: false) }
        change.yearBefore = try map["year_before"]?.integer(.year, in: 1900...2200)
        change.yearNow = try map["year"]?.integer(.year, in: 1900...2200)
        if let before = change.yearBefore, let now = change.yearNow, before >= now {
            throw value.error(
                Phrase(
                    zh: "前一期年份 year_before 为 \(before)，不早于后一期年份 year：\(now)",
                    en: "`year_before` is \(before), which is not before `year`, \(now)"),
                remedy: Phrase(zh: "year_before 须早于 year", en: "the earlier survey's year comes before the later's"))
        }
        guard let named = change.balances else { return }
        let known = try FarmlandBalanceRules(files: change.rules).sets.map(\.id)
        for id in named where !known.contains(id) {
            throw value.error(
                Phrase(zh: "没有规则组“\(id)”", en: "no rule set is `\(id)`"),
                remedy: nearestName(to: id, among: known).map(Messages.didYouMean) ?? Messages.thereAre(known))
        }
    }

    private mutating func read(layers value: YAMLCursor, folder: String) throws(ProjectError) {
        let map = try value.mapping(known: ProjectLayer.allCases.map(\.rawValue) + ["control_areas"])
        for (name, entry) in map.entries where !entry.value.isNull {
            if let layer = ProjectLayer(rawValue: name) {
                let more = layer == .plannedWorks ? ["width"] : []
                var (source, map) = try LayerSource.read(entry.value, folder: folder, more: more)
                source.width = try map["width"]?.number(.metres, in: 0.1...500)
                layers[layer] = source
                continue
            }
            for item in try entry.value.list() {
                let (source, map) = try LayerSource.read(item, folder: folder, more: ["name"])
                let name = try map.required("name", Phrase(zh: "控制区以名称区分", en: "control areas are told apart by name"))
                    .text()
                guard !controlAreas.contains(where: { $0.name == name }) else {
                    throw item.error(Phrase(zh: "有两个控制区都名为“\(name)”", en: "two control areas are named `\(name)`"))
                }
                controlAreas.append(ControlArea(name: name, source: source))
            }
        }
    }

    func readFiles(_ value: YAMLCursor, folder: String, builtin: Bool) throws(ProjectError) -> [String] {
        var result: [String] = []
        for item in try value.list() {
            let text = try item.text()
            if builtin, text.hasPrefix("builtin:") {
                result.append(text)
                continue
            }
            let path = absolutePath(text, in: folder)
            guard FileManager.default.fileExists(atPath: path) else { throw item.error(Messages.noFile(text)) }
            result.append(path)
        }
        return result
    }

    private mutating func read(speeds value: YAMLCursor) throws(ProjectError) {
        for (name, entry) in try value.mapping(example: "国道: 60, walk: 4.3").entries {
            if name == "walk" {
                speeds.walk = try entry.value.number(.kilometresPerHour, in: 0.5...15)
            } else {
                let others = ["unknown", "one_lane", "two_lanes", "cycle", "walk"]
                guard others.contains(name) || RoadClass(name) != nil else {
                    let known = RoadClass.allCases.map(\.rawValue) + others
                    throw ProjectError(
                        file: entry.value.file, line: entry.keyLine, key: value.key,
                        problem: RoadClass.isNone(name),
                        remedy: nearestName(to: name, among: known).map(Messages.didYouMean)
                            ?? Messages.known(known)
                            + Phrase(zh: "，以及 OSM 的词，例如 primary", en: ", and OSM words such as primary"))
                }
                speeds.classes[name] = try entry.value.number(.kilometresPerHour, in: 1...150)
            }
        }
    }
}

/// A path as an absolute one.
func absolutePath(_ path: String, in folder: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).standardizedFileURL.path
}
