import ArgumentParser
import Columns

/// The words in which a command takes what advice asks for: its own options, or the keys of its project file.
enum CommandWording {
    /// - Parameter arguments: of the command line, the command's name first.
    static func of(_ command: any ParsableCommand.Type, _ arguments: [String]) -> Wording {
        let isProject = ["yaml", "yml"].map { "." + $0 }
        let named = arguments.dropFirst().contains { argument in
            !argument.hasPrefix("-") && isProject.contains { argument.lowercased().hasSuffix($0) }
        }
        // `clusters --areas` groups one layer alone and takes no values of a project.
        let namesAreas = arguments.contains { $0 == "--areas" || $0.hasPrefix("--areas=") }
        let isAlone = command == ClustersCommand.self && namesAreas
        return Wording(
            options: { options(of: command).subtracting(isAlone ? ["--set"] : []) }, arguments: arguments,
            hasProject: command == Analyze.self || named)
    }

    /// What the help of a command lists, so that nothing else is ever advised.
    static func options(of command: any ParsableCommand.Type) -> Set<String> {
        var found = Set<String>()
        for line in command.helpMessage(columns: 200).split(separator: "\n") {
            // `  -o, --output <output>   The folder …`: names come first, in two columns of blanks.
            guard line.hasPrefix("  -") else { continue }
            for word in line.split(separator: " ").prefix(while: { $0.hasPrefix("-") || $0.hasPrefix("<") })
            where word.hasPrefix("--") { found.insert(word.last == "," ? String(word.dropLast()) : String(word)) }
        }
        return found
    }
}
