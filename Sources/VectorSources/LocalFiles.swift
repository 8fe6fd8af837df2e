import Columns
import Glibc
import Output

/// The few questions about local files that reading needs; nothing here changes a file.
package enum LocalFiles {
    package enum Kind { case file, folder }

    /// What is at the path; nil when nothing is.
    package static func kind(_ path: String) -> Kind? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        return info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// This user may read it; if not, `errno` says why.
    package static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// Bytes in a file; 0 when there is none.
    package static func size(_ path: String) -> Int {
        var info = stat()
        return stat(path, &info) == 0 ? Int(info.st_size) : 0
    }

    /// Files under a folder, folders inside it too, as relative paths in UTF-8 order.
    static func filesBelow(_ folder: String) -> [String] {
        var result: [String] = []
        for name in PathText.names(in: folder) {
            switch kind(folder + "/" + name) {
            case .folder: result += filesBelow(folder + "/" + name).map { name + "/" + $0 }
            case .file: result.append(name)
            case nil: break
            }
        }
        return result.sorted(by: utf8Less)
    }

    /// The path from the root, so that no name can be taken for a virtual path or a connection string.
    package static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }

    /// What follows the last point of the last component, in small letters; empty when there is none.
    package static func suffix(_ path: String) -> String {
        let name = PathText.split(path).name
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The last component without its suffix.
    package static func stem(_ path: String) -> String {
        let name = PathText.split(path).name
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
