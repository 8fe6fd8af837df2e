import Columns
import Foundation

extension RedLineRules {
    /// The rules that the binary carries, and those of the files; a rule of a file replaces one of the same id.
    /// - Parameter files: paths of YAML files in the form of `GeoData/rules/README.md`.
    public init(files: [String] = []) throws(ProjectError) {
        var rules: [String: RedLineRule] = [:]
        let builtin = "red-line.yaml"
        for rule in try Self.read(String(decoding: PackageResources.red_line_yaml, as: UTF8.self), file: builtin) {
            rules[rule.id] = rule
        }
        for file in files {
            guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8)
            else { throw ProjectError(file: file, problem: "the file cannot be read as UTF-8 text") }
            for rule in try Self.read(text, file: file) { rules[rule.id] = rule }
        }
        do {
            try self.init(Array(rules.values))
        } catch {
            throw ProjectError(
                file: files.last ?? builtin,
                problem: "class \(error.code) stands in two places: \(error.rules.joined(separator: " and "))",
                advice: "a class belongs to one rule, so that no ground is reported twice")
        }
    }

    static func read(_ text: String, file: String) throws(ProjectError) -> [RedLineRule] {
        let top = try YAMLCursor.top(of: text, file: file).mapping(known: ["rules"])
        var result: [RedLineRule] = []
        for item in try top.required("rules", "the list of rules").list() {
            let rule = try RedLineRule(item)
            guard !result.contains(where: { $0.id == rule.id }) else { throw item.error("two rules are `\(rule.id)`") }
            result.append(rule)
        }
        return result
    }
}

extension RedLineRule {
    init(_ value: YAMLCursor) throws(ProjectError) {
        let map = try value.mapping(known: [
            "id", "name", "severity", "source", "status", "kinds", "exempt", "works", "total",
        ])
        id = try map.required("id", "a fixed identifier").text()
        name = try Phrase(try map.required("name", "{zh: …, en: …}"))
        severity = try map["severity"]?.choice(["error", "warning"]) == "warning" ? .warning : .error
        source = try map.required("source", "the number of the document").text()
        isVerified = try map["status"]?.choice(["verified", "unverified"]) == "verified"
        kinds = []
        for item in try map["kinds"]?.list() ?? [] {
            let kind = try item.mapping(known: ["name", "classes"])
            let name = try Phrase(try kind.required("name", "{zh: …, en: …}"))
            kinds.append(Kind(name: name, classes: try kind.required("classes", "class codes").texts()))
        }
        isTotal = try map["total"]?.flag() ?? false
        exempt = try map["exempt"]?.texts() ?? []
        works = []
        for item in try map["works"]?.list() ?? [] {
            let layer = try item.choice([ProjectLayer.construction, .plannedWorks].map(\.rawValue))
            works.append(ProjectLayer(rawValue: layer)!)
        }
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
