/// How much a single input may ask for before it is refused by name.
///
/// A file of a few megabytes can unpack to gigabytes, name a column for each of its rows, or repeat itself through
/// aliases. Each budget is far above what a county's files need, and can be raised: `options.budgets` of a project file,
/// `--budget key=value` on the command line.
public struct Budgets: Sendable, Hashable {
    /// One of the budgets, as project files and the command line spell it.
    public enum Key: String, Sendable, Hashable, CaseIterable {
        /// Megabytes that one member of an archive, or one compressed file, may unpack to.
        case archiveMegabytes = "archive_mb"
        /// Rows times columns that a layer may hold in memory at once, and a fifth of it in empty cells of a GeoJSON file.
        case cells
        /// Different keys of the features of a GeoJSON file, where most features have few of them.
        case keys
        /// Parts and rings of one row, together.
        case parts
        /// Values of a YAML file once its aliases are followed.
        case aliases

        /// The limit where neither the project nor the command line sets one.
        public var standard: Int {
            switch self {
            case .archiveMegabytes: 2_048
            case .cells: 100_000_000
            case .keys: 2_000
            case .parts: 5_000_000
            case .aliases: 100_000
            }
        }

        /// The limits that may be set.
        public var range: ClosedRange<Int> { 1...1_000_000_000 }
    }

    private var values: [Key: Int] = [:]

    /// The standard budgets.
    public init() {}

    /// The limit in force: the one set, else the standard.
    public subscript(_ key: Key) -> Int {
        get { values[key] ?? key.standard }
        set { values[key] = newValue }
    }

    /// These budgets where they are set, `others` elsewhere.
    public func over(_ others: Budgets) -> Budgets {
        var result = others
        result.values.merge(values) { _, own in own }
        return result
    }

    /// The remedy that a refusal gives: the option that raises the limit, or another way.
    public static func advice(_ key: Key, _ other: Phrase) -> Phrase {
        let said = Wording.current.saying(budget: key.rawValue)
        return Phrase(
            zh: "\(other.zh)；或用 \(said.zh) 调高上限（不写时为 \(key.standard)）",
            en: "\(other.en); or raise \(said.en) (\(key.standard) where nothing is said)")
    }

    /// The budgets of the work under way: set once by the command, then by the project that it runs.
    @TaskLocal public static var current = Budgets()
}
