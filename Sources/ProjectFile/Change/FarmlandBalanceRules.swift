import Columns
import Survey

/// Which flows of farmland have to be made good: a set of rules for some years.
package struct FarmlandBalanceRule: Sendable, Hashable {
    package var id: String
    package var name: Phrase
    package var source: String
    package var isVerified: Bool
    /// Used unless the project names other sets.
    package var isDefault: Bool
    /// First and last year; none without a limit.
    var from: Int?
    var to: Int?
    /// What farmland became, and what became farmland, by three classes of land.
    var out: Set<ThreeClass>
    var inward: Set<ThreeClass>
    /// Classes that farmland may become without being made good; a base code stands for its variants.
    var exempt: Set<String>
    /// Sets that this one takes the place of.
    var replaces: Set<String>

    package func holds(in year: Int) -> Bool { (from ?? .min) <= year && year <= (to ?? .max) }

    /// How a flow counts; none when it does not.
    package enum Count { case out, exempt, inward }

    package func count(from before: String, to now: String) -> Count? {
        let (a, b) = (LandClass(before), LandClass(now))
        switch (a?.isFarmland ?? false, b?.isFarmland ?? false) {
        case (true, false):
            if exempt.contains(now) || b.map({ exempt.contains($0.base) }) == true { return .exempt }
            guard let kind = b.flatMap({ LandClassTable.thirdSurvey[$0] })?.threeClass, out.contains(kind) else {
                return nil
            }
            return .out
        case (false, true):
            guard let kind = a.flatMap({ LandClassTable.thirdSurvey[$0] })?.threeClass, inward.contains(kind) else {
                return nil
            }
            return .inward
        default: return nil
        }
    }
}

/// The sets that the binary carries and those of the project.
package struct FarmlandBalanceRules: Sendable {
    /// By id.
    package let sets: [FarmlandBalanceRule]

    /// - Parameter files: YAML files in the form of `GeoData/rules/README.md`; a set of a file replaces one of the same id.
    package init(files: [String] = []) throws(ProjectError) {
        var sets: [String: FarmlandBalanceRule] = [:]
        let text = String(decoding: PackageResources.farmland_balance_yaml, as: UTF8.self)
        for set in try Self.read(text, file: "farmland-balance.yaml") { sets[set.id] = set }
        for file in files {
            for set in try Self.read(try YAMLCursor.text(ofFile: file), file: file) { sets[set.id] = set }
        }
        self.sets = sets.values.sorted { utf8Less($0.id, $1.id) }
    }

    static func read(_ text: String, file: String) throws(ProjectError) -> [FarmlandBalanceRule] {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: ["balances"])
        var result: [FarmlandBalanceRule] = []
        for item in try top.required("balances", Phrase(zh: "规则组的列表", en: "the list of rule sets")).list() {
            let set = try FarmlandBalanceRule(item)
            guard !result.contains(where: { $0.id == set.id }) else {
                throw item.error(Phrase(zh: "有两组规则都是“\(set.id)”", en: "two sets are `\(set.id)`"))
            }
            result.append(set)
        }
        return result
    }

    /// The sets for a year: those named, else those on by default; without the ones that another of them replaces.
    /// - Parameter year: none takes every set that is asked for.
    package func sets(for year: Int?, named: [String]?) -> [FarmlandBalanceRule] {
        let asked = sets.filter { set in
            (named?.contains(set.id) ?? set.isDefault) && (year.map(set.holds) ?? true)
        }
        let replaced = asked.reduce(into: Set<String>()) { $0.formUnion($1.replaces) }
        return asked.filter { !replaced.contains($0.id) }
    }
}

extension FarmlandBalanceRule {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: [
            "id", "name", "from", "to", "source", "status", "default", "out", "in", "exempt", "replaces",
        ])
        id = try map.required("id", .fixedIdentifier).text()
        name = try Phrase(try map.required("name", .bothLanguages))
        source = try map.required("source", .documentNumber).text()
        isVerified = try map["status"]?.choice(["verified", "unverified"]) == "verified"
        isDefault = try map["default"]?.choice(["on", "off"]) != "off"
        from = try map["from"]?.integer(.year, in: 1900...2200)
        to = try map["to"]?.integer(.year, in: 1900...2200)
        out = try Self.threeClasses(try map.required("out", .threeClasses))
        inward = try Self.threeClasses(try map.required("in", .threeClasses))
        var codes: Set<String> = []
        for item in try map["exempt"]?.list() ?? [] {
            let code = try item.text()
            guard let landClass = LandClass(code), LandClassTable.thirdSurvey[landClass] != nil else {
                throw item.error(Messages.noThirdSurveyClass(code))
            }
            codes.insert(landClass.code)
        }
        exempt = codes
        replaces = Set(try map["replaces"]?.texts() ?? [])
    }

    private static func threeClasses(_ value: YAMLCursor) throws(ProjectError) -> Set<ThreeClass> {
        let names: [(name: String, kind: ThreeClass)] = [
            ("agricultural", .agricultural), ("construction", .construction), ("unused", .unused),
        ]
        var result: Set<ThreeClass> = []
        for item in try value.list() {
            let name = try item.choice(names.map(\.name))
            result.insert(names.first { $0.name == name }!.kind)
        }
        return result
    }
}

/// `change:` of a project.
package struct ChangeOptions: Sendable, Hashable {
    /// Rule sets by id; none for those that are on by default.
    package var balances: [String]?
    /// Files of rule sets beside those of the binary, absolute.
    package var rules: [String] = []
    /// Year of the earlier survey; none for what the layer says (SJNF).
    package var yearBefore: Int?
    /// Year of the later survey; none for what the layer says (SJNF).
    package var yearNow: Int?

    /// The defaults.
    package init() {}
}
