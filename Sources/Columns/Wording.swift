/// The words in which advice asks a user to say something: options of the command that runs, or keys of its project file.
/// What holds more than options and keys is a `Phrase`.
///
/// The one place that knows which: a message never names an option that the command does not have, nor a key where there is
/// no project. The command sets it once for the run; everything that is not a command has the words of a project.
public struct Wording: Sendable {
    /// What can be said of one layer, as options end and as project files spell it.
    public enum Member: String, Sendable { case layer, encoding }

    private let hasProject: Bool
    /// The options of the command, with their dashes; asked for only when there is something to advise.
    private let known: @Sendable () -> Set<String>
    private let arguments: [String]

    /// The words of a project file.
    public init() { (hasProject, known, arguments) = (true, { [] }, []) }

    /// The words of a command.
    /// - Parameters:
    ///   - options: its options, with their dashes.
    ///   - arguments: its command line, from which the option that named a file is known.
    ///   - hasProject: it reads a project file, whose keys come first.
    public init(options: @escaping @Sendable () -> Set<String>, arguments: [String], hasProject: Bool) {
        (known, self.arguments, self.hasProject) = (options, arguments, hasProject)
    }

    /// The words of the run.
    @TaskLocal public static var current = Wording()

    // MARK: What to say

    /// Where the layer or the encoding of a file is said: `layer:`, `--zones-layer`; none when the command has no word for it.
    public func place(_ member: Member, ofFile path: String) -> Phrase? {
        if hasProject { return Phrase(same: "\(member.rawValue):") }
        let options = known()
        let roles = roles(ofFile: path)
        // The commands of one analysis take `--NAME-layer` for every `--NAME`.
        let isAnalysis = options.contains("--set")
        let own = roles.map { $0.isEmpty ? "--\(member.rawValue)" : "--\($0)-\(member.rawValue)" }
            .filter { options.contains($0) || isAnalysis && $0.dropFirst(2) != member.rawValue }
        if !own.isEmpty { return Self.any(own) }
        if isAnalysis { return Phrase(same: "--NAME-\(member.rawValue)") }
        let all = options.filter { $0 == "--\(member.rawValue)" || $0.hasSuffix("-\(member.rawValue)") }
            .filter { !$0.hasPrefix("--write-") }
        return all.isEmpty ? nil : Self.any(all.sorted(by: utf8Less))
    }

    /// An encoding said: `encoding: GBK`, `--zones-encoding GBK`.
    public func saying(encoding: String, ofFile path: String) -> Phrase? {
        place(.encoding, ofFile: path).map { $0 + Phrase(same: " \(encoding)") }
    }

    /// A CRS said, of a layer where its name is known: `crs: EPSG:4526`, `--crs EPSG:4526`. A command without a word for it
    /// needs a file that declares the right one.
    public func saying(crs: String, of layer: String? = nil) -> Phrase {
        if hasProject { return Phrase(same: "crs: \(crs)") }
        let options = known()
        if options.contains("--crs") { return Phrase(same: "--crs \(crs)") }
        if options.contains("--set") { return Phrase(same: "--set layers.\(layer ?? "NAME").crs=\(crs)") }
        return Phrase(
            zh: "qiancun convert IN OUT.gpkg --crs \(crs)（以正确的坐标系另存图层）",
            en: "qiancun convert IN OUT.gpkg --crs \(crs), which writes the layer with the right one")
    }

    /// A field of a layer said: `fields: {code: XZQDM}`, `--zone-key XZQDM`.
    /// - Parameter theirs: the layer's name for it; an ellipsis where it is not known.
    public func saying(field ours: String, is theirs: String, of layer: String) -> String {
        if hasProject { return "fields: {\(ours): \(theirs)}" }
        if let option = option(ofField: ours, of: layer) { return "\(option) \(theirs)" }
        return known().contains("--set") ? "--set layers.\(layer).fields.\(ours)=\(theirs)" : "\(ours) = \(theirs)"
    }

    /// Where a field of a layer is said: `fields:`, `--zone-key`.
    public func place(ofField ours: String, of layer: String) -> String {
        hasProject ? "`fields:`" : option(ofField: ours, of: layer) ?? "--set layers.\(layer).fields.\(ours)"
    }

    /// The repair of invalid polygons said; none when the command does not repair.
    public var repair: String? {
        if hasProject { return "options: {repair: true}" }
        return known().contains("--repair") ? "--repair" : option(set: "options.repair=true")
    }

    /// A geographic CRS taken as CGCS2000, said; none when the command cannot.
    public func saying(asCGCS2000 crs: String) -> String? {
        if hasProject { return "options: {treat_as_cgcs2000: [\"\(crs)\"]}" }
        return known().contains("--treat-as-cgcs2000")
            ? "--treat-as-cgcs2000 \(crs)" : option(set: "options.treat_as_cgcs2000='[\"\(crs)\"]'")
    }

    /// A budget said.
    public func saying(budget key: String) -> Phrase {
        hasProject
            ? Phrase(
                zh: "options.budgets.\(key)（项目文件）或 --budget \(key)=N",
                en: "options.budgets.\(key) of the project file, or --budget \(key)=N")
            : Phrase(zh: "--budget \(key)=N", en: "it with --budget \(key)=N")
    }

    /// An option, when the command has it.
    public func option(_ name: String) -> String? { !hasProject && known().contains(name) ? name : nil }

    // MARK: Options

    private func option(set value: String) -> String? { known().contains("--set") ? "--set \(value)" : nil }

    /// The option that names a field: `--from-key`, `--zone-key` of `zones`, `--class-field`, `--key`.
    private func option(ofField field: String, of layer: String) -> String? {
        let options = known()
        let single = layer.hasSuffix("s") ? String(layer.dropLast()) : layer
        return ["--\(layer)-\(field)", "--\(single)-\(field)", "--\(field)-field", "--\(field)"].first(
            where: options.contains)
    }

    /// Names of the options that named a file, without dashes; empty for a path without an option.
    private func roles(ofFile path: String) -> [String] {
        var found: [String] = []
        for (at, argument) in arguments.enumerated() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            var role: String?
            if argument.hasPrefix("--"), parts.count == 2 {
                if Self.isSame(String(parts[1]), path) { role = String(parts[0].dropFirst(2)) }
            } else if Self.isSame(argument, path) {
                let before = at > 0 ? arguments[at - 1] : ""
                role = before.hasPrefix("--") && !before.contains("=") ? String(before.dropFirst(2)) : ""
            }
            if let role, !found.contains(role) { found.append(role) }
        }
        return found
    }

    /// A path as it was given, or made absolute since.
    private static func isSame(_ given: String, _ path: String) -> Bool {
        if given == path { return true }
        var plain = Substring(given)
        while plain.hasPrefix("./") { plain = plain.dropFirst(2) }
        return path.hasPrefix("/") && !plain.isEmpty && path.hasSuffix("/" + plain)
    }

    private static func any(_ options: [String]) -> Phrase {
        Phrase(zh: options.joined(separator: " 或 "), en: options.joined(separator: " or "))
    }
}
