import ArgumentParser
import Columns
import FindingValues
import Output
import ProjectFile

/// A subcommand that is one analysis of a project: it takes a project file, or its layers as options, and does what
/// `analyze --only` does with it.
///
/// A new one gives its name, its options and what they stand for in the project file.
protocol AnalysisCommand: AsyncParsableCommand {
    /// The analysis that runs; no other does.
    static var analysis: AnalysisName { get }
    var arguments: AnalysisArguments { get }
    var common: CommonOptions { get }
    /// Paths of the layers that the options name; they take the place of the project file's.
    var layers: [ProjectLayer: String?] { get }
    /// What its own options stand for in the project file.
    var settings: [ProjectSetting] { get throws }
    /// What a project without a file lacks and this analysis can do without being given one, such as a default
    /// question.
    func complete(_ project: inout Project) throws
    /// Refuses findings that show an option of its own to name what is not there; nothing is written or printed then.
    func accept(_ findings: Findings) throws
}

extension AnalysisCommand {
    var settings: [ProjectSetting] { [] }
    func complete(_ project: inout Project) {}
    func accept(_ findings: Findings) {}

    func run() async throws { try await analyse() }

    /// Reads the project, runs the analysis and shows what it found.
    func analyse() async throws {
        let door = OutputDoor(inputs: arguments.project.map { [$0] } ?? [], overwrite: arguments.overwrite)
        var project = try arguments.read(
            name: Self.analysis.rawValue, layers: layers.compactMapValues { $0 }, settings: settings)
        try complete(&project)
        door.read(project.inputPaths)
        try await AnalysisJob(
            project: project, only: [Self.analysis], output: arguments.output, door: door, strict: arguments.strict,
            common: common, accept: accept
        ).run()
    }
}

/// A kind of service that an option names and the layer `services` has not.
struct UnknownService: ExplainedError {
    let service: String
    let known: [String]

    /// Refuses one; where no service was read the answer says so.
    static func refuse(_ service: String?, known: [String]?) throws(UnknownService) {
        guard let service, let known, !known.isEmpty, !known.contains(service) else { return }
        throw UnknownService(service: service, known: known)
    }

    var kind: FailureKind { .usage }
    var phrase: Phrase {
        Phrase(
            zh: "--service \(service)：设施图层中没有这一类别，现有类别：\(known.joined(separator: "、"))",
            en: "--service \(service): no service is of the kind; there are \(known.joined(separator: ", "))")
    }
    var remedy: Phrase? {
        nearestName(to: service, among: known).map { Phrase(zh: "是否指 \($0)？", en: "did you mean \($0)?") }
    }
}

extension ProjectLayer {
    /// The option that names the layer, such as `--village-table`.
    var option: String { "--" + rawValue.replacing("_", with: "-") }
}
