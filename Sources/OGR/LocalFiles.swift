import Columns
import Glibc

/// The few questions about local files that reading needs; nothing here changes a file.
enum LocalFiles {
    enum Kind { case file, folder }

    /// What is at the path; nil when nothing is.
    static func kind(_ path: String) -> Kind? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        return info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// This user may read it; if not, `errno` says why.
    static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// Bytes in a file; 0 when there is none.
    static func size(_ path: String) -> Int {
        var info = stat()
        return stat(path, &info) == 0 ? Int(info.st_size) : 0
    }

    /// Names in a folder in UTF-8 order, without `.` and `..`.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted(by: utf8Less)
    }

    /// Files under a folder, folders inside it too, as relative paths in UTF-8 order.
    static func filesBelow(_ folder: String) -> [String] {
        var result: [String] = []
        for name in names(in: folder) {
            switch kind(folder + "/" + name) {
            case .folder: result += filesBelow(folder + "/" + name).map { name + "/" + $0 }
            case .file: result.append(name)
            case nil: break
            }
        }
        return result.sorted(by: utf8Less)
    }

    /// Paths that fit a pattern of `*`, `?` and `[…]`, in UTF-8 order.
    static func matching(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
            .sorted(by: utf8Less)
    }

    /// The path from the root, so that no name can be taken for a virtual path or a connection string.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }

    /// Folder and last component. `a/b/c.shp` gives `a/b` and `c.shp`; a bare name has the folder `.`.
    static func split(_ path: String) -> (folder: String, name: String) {
        var trimmed = Substring(path)
        while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
        let folder = trimmed[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(trimmed[trimmed.index(after: slash)...]))
    }

    /// What follows the last point of the last component, in small letters; empty when there is none.
    static func suffix(_ path: String) -> String {
        let name = split(path).name
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The last component without its suffix.
    static func stem(_ path: String) -> String {
        let name = split(path).name
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
