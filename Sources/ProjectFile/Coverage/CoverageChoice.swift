import Columns

/// What `coverage:` of a project asks for: items of its own, and standards by identifier.
struct CoverageChoice {
    var items: [CoverageItem] = []
    var standards: [CoverageRule] = []

    /// Reads the list. `{standard: all}` stands for every standard that is not named yet.
    /// - Parameter files: paths of YAML files with standards of the user's own, see `CoverageRule.known(files:)`.
    init(_ value: YAMLCursor, files: [String] = []) throws(ProjectError) {
        let known = try CoverageRule.known(files: files)
        for item in try value.list() {
            guard let standard = try item.mapping()["standard"] else {
                let read = try CoverageItem(item)
                guard !columns.contains(read.id) else {
                    throw item.error("two items are named `\(read.id)`", advice: "give one of them an `id`")
                }
                items.append(read)
                continue
            }
            _ = try item.mapping(known: ["standard"], example: "standard: clinic-1000")
            let id = try standard.text()
            if id == "all" {
                standards += known.filter { rule in !standards.contains { $0.id == rule.id } }
                continue
            }
            guard let rule = known.first(where: { $0.id == id }) else {
                throw standard.error(
                    "no standard is called `\(id)`",
                    advice: nearestName(to: id, among: known.map(\.id)).map { "did you mean `\($0)`?" }
                        ?? "known: all, " + known.map(\.id).joined(separator: ", "))
            }
            guard !standards.contains(where: { $0.id == id }) else {
                throw item.error("the standard `\(id)` is named twice")
            }
            standards.append(rule)
        }
        let both = items.map(\.id).first { id in standards.contains { $0.column == id } }
        if let both {
            throw value.error("an item and a standard are both named `\(both)`", advice: "give the item an `id`")
        }
    }

    private var columns: [String] { items.map(\.id) }
}
