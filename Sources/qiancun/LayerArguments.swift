import ProjectFile

/// `--NAME-layer` and `--NAME-encoding` of the commands that are one analysis of a project, for every layer of a project:
/// other words for `--set layers.NAME.layer=…`, so that they hold for a layer of the project file too.
enum LayerArguments {
    private static let commands = Qiancun.configuration.subcommands.compactMap { $0 as? any AnalysisCommand.Type }

    /// The arguments of a command line with these options spelled out; all others as they are.
    static func spelled(_ arguments: [String]) -> [String] {
        guard let name = arguments.first, commands.contains(where: { $0.configuration.commandName == name }) else {
            return arguments
        }
        var result: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return result + [argument] + rest }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let key = key(parts[0], of: name), let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
                result.append(argument)
                continue
            }
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            result += ["--set", "\(key)=\"\(escaped)\""]
        }
        return result
    }

    /// What the help of a command adds about its layers, by the names of their options.
    static func listed(_ names: [String]) -> String {
        let options = names.flatMap { ["--\($0)-layer", "--\($0)-encoding"] }
        return say(
            zh: "\n\n文件中的图层，及其文字的编码：\(options.joined(separator: "、"))。",
            en: "\n\nThe layer within a file and the encoding of its text: \(options.joined(separator: ", ")).")
    }

    /// Options of `change` whose names are not those of a layer.
    private static let names = [
        "change": [
            "before": ProjectLayer.parcelsBefore, "now": ProjectLayer.parcels, "update": ProjectLayer.parcelsUpdate,
        ]
    ]

    /// The option of a command that names a layer, such as `--village-table`.
    static func option(of layer: ProjectLayer, in command: String) -> String {
        names[command]?.first { $0.value == layer }.map { "--" + $0.key } ?? layer.option
    }

    /// `layers.NAME.layer` or `layers.NAME.encoding`; none for any other option.
    private static func key(_ option: String, of command: String) -> String? {
        guard option.hasPrefix("--") else { return nil }
        for member in ["layer", "encoding"] where option.hasSuffix("-" + member) {
            let name = String(option.dropFirst(2).dropLast(member.count + 1)).replacing("-", with: "_")
            if let layer = names[command]?[name] ?? ProjectLayer(rawValue: name) {
                return "layers.\(layer.rawValue).\(member)"
            }
        }
        return nil
    }
}
