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
                    throw item.error(Messages.twoItems(read.id), remedy: Messages.giveOneAnID)
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
                    Phrase(zh: "没有名为“\(id)”的标准", en: "no standard is called `\(id)`"),
                    remedy: nearestName(to: id, among: known.map(\.id)).map(Messages.didYouMean)
                        ?? Messages.known(["all"] + known.map(\.id)))
            }
            guard !standards.contains(where: { $0.id == id }) else {
                throw item.error(Phrase(zh: "标准“\(id)”写了两次", en: "the standard `\(id)` is named twice"))
            }
            standards.append(rule)
        }
        let both = items.map(\.id).first { id in standards.contains { $0.column == id } }
        if let both {
            throw value.error(
                Phrase(zh: "有一项与一项标准都名为“\(both)”", en: "an item and a standard are both named `\(both)`"),
                remedy: Phrase(zh: "请给该项写明 `id`", en: "give the item an `id`"))
        }
    }

    private var columns: [String] { items.map(\.id) }
}
