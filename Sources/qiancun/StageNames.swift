import Columns

/// Stages of the commands that need no project.
enum StageName {
    static let tabulate = Phrase(zh: "面积汇总", en: "tabulate")
    static let overlap = Phrase(zh: "叠加", en: "overlap")
}
