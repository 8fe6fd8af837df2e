import Columns
import Foundation

extension LayerSource {
    private static let keys = ["path", "layer", "crs", "encoding", "where", "fields", "database"]

    /// Reads one layer of the project file, and the mapping for further keys.
    static func read(
        _ value: YAMLCursor, folder: String, more: [String]
    ) throws(ProjectError) -> (source: LayerSource, map: YAMLMapping) {
        let map = try value.mapping(known: keys + more, example: "path: villages.gpkg")
        if let database = map["database"] {
            let inner = try database.mapping(known: ["service", "table"], example: "service: county, table: villages")
            _ = try inner.required("service", Phrase(zh: "连接服务名", en: "the name of the connection service")).text()
            _ = try inner.required("table", Phrase(zh: "模式名和表名", en: "schema and name of the table")).text()
            throw database.error(
                Phrase(zh: "尚不能读取数据库中的图层", en: "layers from a database cannot be read yet"),
                remedy: Phrase(zh: "请导出后写明 `path`", en: "export it and name a `path`"))
        }
        let path = try map.required("path", Phrase(zh: "图层所在的文件", en: "the file that holds the layer")).text()
        guard !isRemote(path) else {
            throw (map["path"] ?? value).error(
                Phrase(
                    zh: "“\(path)”不是本地文件：从不打开远程路径", en: "`\(path)` is not a local file: remote paths are never opened"))
        }
        var source = LayerSource(path: path)
        source.line = value.node.mark?.line
        source.paths = try files(path, at: map["path"]!, folder: folder)
        source.pattern = absolutePath(path, in: folder)
        source.layer = try map["layer"]?.text()
        source.crs = try map["crs"]?.text()
        source.encoding = try map["encoding"]?.text()
        source.filter = try map["where"]?.condition()
        if let fields = map["fields"] {
            for (ours, entry) in try fields.mapping(example: "code: CUNDM").entries {
                source.fields[ours] = try entry.value.text()
            }
        }
        return (source, map)
    }

    private static func isRemote(_ path: String) -> Bool {
        path.contains("://") || path.hasPrefix("/vsicurl") || path.hasPrefix("/vsis3") || path.hasPrefix("/vsi")
    }

    private static func files(_ path: String, at place: YAMLCursor, folder: String) throws(ProjectError) -> [String] {
        let absolute = absolutePath(path, in: folder)
        if FileManager.default.fileExists(atPath: absolute) { return [absolute] }
        guard path.contains(where: { "*?".contains($0) }) else {
            throw place.error(Messages.noFile(path), remedy: nearestFile(absolute, written: path))
        }
        let url = URL(fileURLWithPath: absolute)
        let directory = url.deletingLastPathComponent()
        let pattern = url.lastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        let found = names.filter { matches($0, pattern) }.sorted(by: utf8Less)
        guard !found.isEmpty else { throw place.error(Phrase(zh: "没有文件与“\(path)”相符", en: "no file matches `\(path)`")) }
        return found.map { directory.appendingPathComponent($0).path }
    }

    private static func nearestFile(_ absolute: String, written: String) -> Phrase? {
        let url = URL(fileURLWithPath: absolute)
        let folder = url.deletingLastPathComponent().path
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return Phrase(
                zh: "文件夹 \(folder) 不存在；路径以项目文件所在处为准",
                en: "the folder \(folder) does not exist; paths are relative to the project file")
        }
        return nearestName(to: url.lastPathComponent, among: names).map(Messages.didYouMean)
            ?? Phrase(zh: "路径以项目文件所在处为准", en: "paths are relative to the project file")
    }

    /// Shell pattern of `*` and `?`; a leading dot must be matched by a dot.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        if name.hasPrefix("."), !pattern.hasPrefix(".") { return false }
        let (n, p) = (Array(name), Array(pattern))
        var reachable = [true] + Array(repeating: false, count: n.count)
        for letter in p {
            if letter == "*" {
                for i in 1...max(1, n.count) where i <= n.count && reachable[i - 1] { reachable[i] = true }
            } else {
                for i in stride(from: n.count, to: 0, by: -1) {
                    reachable[i] = reachable[i - 1] && (letter == "?" || n[i - 1] == letter)
                }
                reachable[0] = false
            }
        }
        return reachable[n.count]
    }
}
