extension Project {
    /// Paths of all files that analysing this project may read: the project file, its layers, catalogues, rules and
    /// standards. A pattern of files stands as it was written.
    package var inputPaths: [String] {
        let sources = layers.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) + controlAreas.map(\.source)
        let catalogues = policies.filter { !$0.hasPrefix("builtin:") }
        return (file.map { [$0] } ?? []) + sources.flatMap { [$0.pattern] + $0.paths }
            + catalogues + rules + change.rules + standardFiles
    }
}
