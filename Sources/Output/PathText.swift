import Columns
import Glibc

/// The few questions about paths and folders that outputs need, and readers beside them.
package enum PathText {
    /// Folder and last component: `a/b/c.shp` gives `a/b` and `c.shp`; a bare name has the folder `.`. Slashes at the end
    /// do not count.
    package static func split(_ path: String) -> (folder: String, name: String) {
        let trimmed = trimmed(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return (".", trimmed) }
        let folder = String(trimmed[..<slash])
        return (folder.isEmpty ? "/" : folder, String(trimmed[trimmed.index(after: slash)...]))
    }

    /// The path without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The name up to its last point, and what follows it, in small letters.
    static func parts(_ name: String) -> (stem: String, suffix: String) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
        return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
    }

    /// The path from the root without links, `.` or `..`; none when nothing is there.
    static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// Where a file of this path would come to lie: its folder without links, and its name.
    static func target(_ path: String) -> String? {
        let (folder, name) = split(path)
        guard let root = resolved(folder) else { return nil }
        return join(root, name)
    }

    static func join(_ folder: String, _ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

    /// Names in a folder in UTF-8 order, without `.` and `..`.
    package static func names(in folder: String) -> [String] {
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

    /// Everything below a folder, as relative paths, folders before what is in them; links are not followed.
    static func all(below folder: String) -> [(path: String, identity: FileIdentity)] {
        var found: [(String, FileIdentity)] = []
        for name in names(in: folder) {
            guard let identity = FileIdentity(linkAt: join(folder, name)) else { continue }
            found.append((name, identity))
            guard identity.isFolder else { continue }
            found += all(below: join(folder, name)).map { (name + "/" + $0.path, $0.identity) }
        }
        return found
    }

    /// Paths that fit a pattern of `*`, `?` and `[…]`, in UTF-8 order.
    package static func matching(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
            .sorted(by: utf8Less)
    }

    /// Removes a file, or a folder with all that is in it; links are removed, not followed.
    static func remove(_ path: String) {
        guard let identity = FileIdentity(linkAt: path) else { return }
        guard identity.isFolder else {
            unlink(path)
            return
        }
        // Others may still be writing into it: what appears meanwhile is removed too. Once the folder is gone its name
        // may be another's, so nothing more is done by that name.
        for _ in 0..<5 {
            if rmdir(path) == 0 || errno == ENOENT { return }
            for name in names(in: path) { remove(join(path, name)) }
        }
        rmdir(path)
    }
}
