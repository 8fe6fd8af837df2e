import Columns

/// What is wrong with a YAML file of the project (project file, catalogue or rules), on which line, under which key.
public struct ProjectError: ExplainedError, Hashable {
    /// The file, or what stands in its place, such as `command line`.
    public let file: String
    /// Line from 1; none when the whole file is meant.
    public let line: Int?
    /// The keys down to the place, such as `belts.budget.minutes`; empty at the top.
    public let key: String
    /// What is wrong.
    public let problem: String
    /// What to try; none when there is nothing to say.
    public let advice: String?

    /// Takes the members as they are.
    public init(file: String, line: Int? = nil, key: String = "", problem: String, advice: String? = nil) {
        (self.file, self.line, self.key, self.problem, self.advice) = (file, line, key, problem, advice)
    }

    /// The project is wrong: exit code 2.
    public var kind: FailureKind { .usage }
    /// File, line, key and problem.
    public var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return place + ": " + (key.isEmpty ? "" : key + ": ") + problem
    }
}
