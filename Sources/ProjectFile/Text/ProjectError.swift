import Columns

/// What is wrong with a YAML file of the project (project file, catalogue or rules), on which line, under which key.
package struct ProjectError: ExplainedError, Hashable {
    /// What stands in place of a file's name in complaints about settings of the command line.
    static let commandLine = "command line"

    /// The file, or what stands in its place, such as `command line`.
    package let file: String
    /// Line from 1; none when the whole file is meant.
    package let line: Int?
    /// The keys down to the place, such as `belts.budget.minutes`; empty at the top.
    package let key: String
    /// What is wrong.
    package let problem: Phrase
    /// What the reader can do about it, in both languages; none when nothing helps.
    package let remedy: Phrase?

    /// An error on a line of a file; `key` is empty when the whole file is meant.
    package init(file: String, line: Int? = nil, key: String = "", problem: Phrase, remedy: Phrase? = nil) {
        (self.file, self.line, self.key, self.problem, self.remedy) = (file, line, key, problem, remedy)
    }

    /// The project is wrong: exit code 2.
    package var kind: FailureKind { .usage }
    /// File, line, key and problem.
    package var phrase: Phrase {
        let place = Phrase(zh: file == Self.commandLine ? "命令行" : file, en: file)
        let line = line.map { ":\($0)" } ?? ""
        return Phrase(
            zh: place.zh + line + "：" + (key.isEmpty ? "" : key + "：") + problem.zh,
            en: place.en + line + ": " + (key.isEmpty ? "" : key + ": ") + problem.en)
    }
}
