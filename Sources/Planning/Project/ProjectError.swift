import Columns

/// What is wrong with a YAML file of the project (project file, catalogue or rules), on which line, under which key.
public struct ProjectError: ExplainedError, Hashable {
    /// The file, and the line from 1; none when the whole file is meant.
    public let file: String
    public let line: Int?
    /// The keys down to the place, such as `belts.budget.minutes`; empty at the top.
    public let key: String
    public let problem: String
    public let advice: String?

    public init(file: String, line: Int? = nil, key: String = "", problem: String, advice: String? = nil) {
        (self.file, self.line, self.key, self.problem, self.advice) = (file, line, key, problem, advice)
    }

    public var kind: FailureKind { .usage }
    public var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return place + ": " + (key.isEmpty ? "" : key + ": ") + problem
    }
}
