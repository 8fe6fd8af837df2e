import Columns

/// All inputs of a run: what must not be written over, and in which state each file was before it was read.
struct InputRegistry {
    /// Each input as it was named, with the files that it consisted of then.
    private var inputs: [(path: String, files: [String: FileIdentity?])] = []
    private var places: Set<FileIdentity.Place> = []
    private var targets: [String: String] = [:]
    private var wholeFolders: [FileIdentity.Place: String] = [:]

    /// Notes an input before its first byte is read. One that is noted already keeps its first state.
    mutating func add(_ path: String) {
        guard !inputs.contains(where: { $0.path == path }) else { return }
        var files: [String: FileIdentity?] = [:]
        for file in InputParts.content(of: path) { files.updateValue(FileIdentity(path: file), forKey: file) }
        inputs.append((path, files))
        for case let identity? in files.values { places.insert(identity.place) }
        for name in InputParts.guarded(path) {
            if let target = PathText.target(name) { targets[target] = path }
            if let real = PathText.resolved(name) { targets[real] = path }
            if let identity = FileIdentity(path: name) { places.insert(identity.place) }
        }
        for base in InputParts.bases(of: path) {
            guard let identity = FileIdentity(path: base), identity.isFolder, InputParts.isWhole(folder: base) else {
                continue
            }
            wholeFolders[identity.place] = base
        }
    }

    /// Why nothing may be written at a path, whatever its spelling; none when no input is concerned.
    func objection(to path: String) -> Phrase? {
        if let identity = FileIdentity(path: path), places.contains(identity.place) { return .isInput }
        if let target = PathText.target(path), let input = targets[target] {
            return target == PathText.resolved(input)
                ? .isInput
                : Phrase(zh: "属于输入 \(input)", en: "belongs to the input \(input)")
        }
        var folder = PathText.resolved(PathText.split(path).folder) ?? "/"
        while folder != "/" {
            if let identity = FileIdentity(path: folder), let input = wholeFolders[identity.place] {
                return Phrase(zh: "位于输入 \(input) 之内", en: "lies in the input \(input)")
            }
            folder = PathText.split(folder).folder
        }
        return nil
    }

    /// The first input that stands in a folder or is it; none when there is none, or no folder.
    func input(inFolder path: String) -> String? {
        guard let identity = FileIdentity(path: path), identity.isFolder, let root = PathText.resolved(path) else {
            return nil
        }
        if places.contains(identity.place) || wholeFolders[identity.place] != nil { return path }
        for (target, input) in targets.sorted(by: { utf8Less($0.key, $1.key) }) {
            guard target.hasPrefix(root + "/"), FileIdentity(path: target) != nil else { continue }
            return input
        }
        return PathText.all(below: path).first { places.contains($0.identity.place) }.map {
            PathText.join(path, $0.path)
        }
    }

    /// Refuses when a file is not what it was when it was noted.
    /// - Throws: `OutputError.inputChanged` naming the first such file.
    func check() throws(OutputError) {
        for input in inputs {
            let now = InputParts.content(of: input.path)
            for file in Set(now).union(input.files.keys).sorted(by: utf8Less) {
                let (before, state) = (input.files[file] ?? nil, FileIdentity(path: file))
                guard state != before else { continue }
                throw OutputError(
                    .inputChanged, path: file,
                    before == nil
                        ? Phrase(zh: "在读取其图层期间出现", en: "appeared while its layer was read")
                        : state == nil
                            ? Phrase(zh: "在读取期间被删除", en: "was removed while it was read")
                            : Phrase(zh: "在读取期间被改动", en: "changed while it was read"))
            }
        }
    }
}
