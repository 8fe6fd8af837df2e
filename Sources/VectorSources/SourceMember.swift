import CGDAL
import Columns
import Output

/// One thing that a driver can open: a file, a FileGDB folder, or either inside an archive.
package struct SourceMember: Hashable {
    /// The path that messages show: the caller's, with the place inside the archive after it.
    package let shown: String
    /// The path that GDAL opens, `/vsizip/` and `/vsigzip/` included.
    package let path: String
    /// Inside an archive, so that random access is slow and GDAL may want to write beside it.
    package let packed: Bool
    /// Path within the archive or folder; empty when the member is the whole source.
    package var inner = ""

    /// The path without `.gz`.
    private var bare: String { LocalFiles.suffix(shown) == "gz" ? String(shown.dropLast(3)) : shown }
    /// Last component without suffix: the layer's name in formats of one layer.
    package var stem: String { LocalFiles.stem(bare) }
    /// Path within the archive or folder, without suffix; the stem when the member is the whole source.
    package var innerStem: String {
        let (folder, name) = PathText.split(inner.isEmpty ? stem : inner)
        let own =
            inner.isEmpty ? name : LocalFiles.stem(LocalFiles.suffix(name) == "gz" ? String(name.dropLast(3)) : name)
        return folder == "." ? own : folder + "/" + own
    }
    /// The caller's path of the archive or folder that holds it; its own when it is the whole source.
    package var holder: String { inner.isEmpty ? shown : String(shown.dropLast(inner.count + 1)) }
    /// A user may mean it by this name: stem, or path within the archive, with or without suffix.
    package func isCalled(_ name: String) -> Bool {
        name == stem || name == innerStem || (name == inner && !inner.isEmpty)
    }
    /// Layers of a driver, several perhaps, with names of their own.
    package var hasLayers: Bool { !isTable && !isBook && !isShapefile && !isCornerPoints && !isOSM }
    /// What kind of file it claims to be, without `.gz`.
    package var suffix: String { LocalFiles.suffix(bare) }
    package var isTable: Bool { ["csv", "tsv"].contains(suffix) }
    /// A file of sheets.
    package var isBook: Bool { ["xlsx", "xlsm", "ods", "xls"].contains(suffix) }
    /// The packed file that holds it: the archive, or the file itself when it is one.
    var container: String? {
        if path.hasPrefix("/vsizip/{"), let end = path.firstIndex(of: "}") { return String(path.dropFirst(9)[..<end]) }
        if path.hasPrefix("/vsigzip/") { return String(path.dropFirst(9)) }
        return path.hasPrefix("/vsizip/") ? nil : path
    }
    /// Data of OpenStreetMap in its own binary form.
    package var isOSM: Bool { suffix == "pbf" }
    /// Corner-point text (报部 TXT).
    package var isCornerPoints: Bool { suffix == "txt" }
    package var isShapefile: Bool { ["shp", "dbf"].contains(suffix) }
    package var isSQLite: Bool { ["gpkg", "sqlite", "db"].contains(suffix) }
}

/// The members that a path stands for.
package struct ResolvedSource {
    package let path: String
    package var members: [SourceMember]
    /// The members are pieces of one layer, not layers beside each other.
    package var isGlob = false
    /// What was passed over to find the members.
    package var notes: [FileNote] = []
    /// The members by the file, archive or folder that holds them, in their order.
    package var files: [[SourceMember]] {
        members.reduce(into: []) { groups, member in
            if let last = groups.last?.last, last.holder == member.holder {
                groups[groups.count - 1].append(member)
            } else {
                groups.append([member])
            }
        }
    }

    /// Some members as a source of their own.
    package init(path: String, members: [SourceMember]) { (self.path, self.members) = (path, members) }

    /// Finds out what a path stands for, opening nothing but archive listings.
    package init(_ path: String) throws(OGRError) {
        self.path = path
        if let kind = LocalFiles.kind(path) {
            members = try Self.members(path, kind, &notes)
        } else if Self.isRemote(path) {
            throw .remote(path: path)
        } else if path.contains(where: { "*?[".contains($0) }) {
            let files = PathText.matching(path)
            guard !files.isEmpty else { throw .noSuchFile(path: path, nearest: nil) }
            isGlob = true
            members = []
            for file in files {
                guard let kind = LocalFiles.kind(file) else { continue }
                members += try Self.members(file, kind, &notes)
            }
        } else {
            throw .noSuchFile(path: path, nearest: Self.nearest(to: path))
        }
    }

    /// A URL, a virtual path, a connection string, or data in place of a path.
    private static func isRemote(_ path: String) -> Bool {
        if path.contains("://") || path.lowercased().hasPrefix("/vsi") { return true }
        let scheme = path.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        if scheme.count >= 2 && path.dropFirst(scheme.count).hasPrefix(":") { return true }
        return path.hasPrefix("{") || path.hasPrefix("<")
    }

    private static func nearest(to path: String) -> String? {
        let (folder, name) = PathText.split(path)
        return nearestName(to: name, among: PathText.names(in: folder)).map { folder == "." ? $0 : folder + "/" + $0 }
    }

    private static func members(_ path: String, _ kind: LocalFiles.Kind, _ notes: inout [FileNote])
        throws(OGRError) -> [SourceMember]
    {
        let full = LocalFiles.absolute(path)
        switch kind {
        case .folder: return try folderMembers(path, full)
        case .file:
            guard LocalFiles.isReadable(full) else { throw .notReadable(path: path, message: systemMessage()) }
            guard LocalFiles.size(full) > 0 else {
                throw .notReadable(path: path, message: Phrase(zh: "文件是空的", en: "the file is empty"))
            }
            switch LocalFiles.suffix(path) {
            case "zip": return try zipMembers(path, full, &notes)
            case "gz":
                try ArchiveBudget.check(gzip: full, path: path)
                try ArchiveChecksums.check(gzip: full, path: path)
                return [SourceMember(shown: path, path: "/vsigzip/" + full, packed: true)]
            case "kmz":
                try ArchiveChecksums.check(zip: full, root: "/vsizip/{" + full + "}", encoding: nil, path: path) {
                    LocalFiles.suffix($0) == "kml"
                }
                return [SourceMember(shown: path, path: full, packed: false)]
            default: return [SourceMember(shown: path, path: full, packed: false)]
            }
        }
    }

    private static func folderMembers(_ path: String, _ full: String) throws(OGRError) -> [SourceMember] {
        let names = PathText.names(in: full)
        if LocalFiles.suffix(path) == "gdb" || names.contains(where: isGeodatabaseTable) {
            guard names.contains(where: isGeodatabaseTable) else {
                throw .notReadable(
                    path: path, message: Phrase(zh: "文件夹中没有 FileGDB 表", en: "the folder holds no FileGDB tables"))
            }
            return [SourceMember(shown: path, path: full, packed: false)]
        }
        let shapes = names.filter { LocalFiles.suffix($0) == "shp" }
        guard !shapes.isEmpty else {
            throw .notReadable(
                path: path,
                message: Phrase(
                    zh: "文件夹中没有 Shapefile，也没有 FileGDB 表", en: "a folder without Shapefiles or FileGDB tables"))
        }
        return shapes.map {
            SourceMember(shown: path + "/" + $0, path: full + "/" + $0, packed: false, inner: $0)
        }
    }

    private static func zipMembers(_ path: String, _ full: String, _ notes: inout [FileNote]) throws(OGRError)
        -> [SourceMember]
    {
        let root = "/vsizip/{" + full + "}"
        let encoding = ZipNames.encoding(full)
        let names = collectingMessages { _ in
            CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", encoding)
            defer { CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", nil) }
            return archiveNames(root)
        }
        guard !names.isEmpty else {
            throw .notReadable(
                path: path, message: Phrase(zh: "不是 zip 压缩包，或是空的", en: "not a zip archive, or an empty one"))
        }
        let wanted = names.filter { !$0.hasPrefix("__MACOSX/") && !PathText.split($0).name.hasPrefix("._") }
        let geodatabases = Set(
            wanted.filter { isGeodatabaseTable(PathText.split($0).name) }.map { PathText.split($0).folder })
        try ArchiveBudget.check(wanted, in: root, archive: full, path: path)
        let known = Set(wanted)
        try ArchiveChecksums.check(zip: full, root: root, encoding: ZipNames.choice(full), path: path) {
            known.contains($0)
        }
        func member(_ inner: String) -> SourceMember {
            SourceMember(shown: path + "/" + inner, path: root + "/" + inner, packed: true, inner: inner)
        }
        if geodatabases == ["."] { return [SourceMember(shown: path, path: "/vsizip/" + full, packed: true)] }
        if !geodatabases.isEmpty {
            let outside = wanted.filter { !geodatabases.contains(PathText.split($0).folder) }
            notes += passedOver(outside, groups.joined() + archives)
            return geodatabases.sorted(by: utf8Less).map(member)
        }
        // The first group that is there wins: a table or a note beside the maps is not another layer.
        for group in groups {
            let found = wanted.filter { group.contains(LocalFiles.suffix($0)) }
            guard !found.isEmpty else { continue }
            let stems = Set(found.map(stemPath))
            // The table of a Shapefile is part of it.
            let others = wanted.filter {
                !found.contains($0) && !(LocalFiles.suffix($0) == "dbf" && stems.contains(stemPath($0)))
            }
            notes += passedOver(others, groups.joined() + archives)
            return found.map(member)
        }
        let inside = wanted.filter { archives.contains(LocalFiles.suffix($0)) }
        if !inside.isEmpty {
            throw .notReadable(
                path: path,
                message: Phrase(
                    zh: "压缩包中只有别的压缩包，不再打开：\(Self.first8(inside).zh)；请先解压",
                    en:
                        "the archive holds only other archives, which are not opened: \(Self.first8(inside).en); unpack it "
                        + "first"))
        }
        throw .notReadable(
            path: path,
            message: Phrase(
                zh: "压缩包中没有图层：\(Self.first8(wanted).zh)", en: "the archive holds no layer: \(Self.first8(wanted).en)"))
    }

    private static let groups = [
        [
            "shp", "gpkg", "fgb", "geojson", "topojson", "gml", "kml", "kmz", "tab", "mif", "geojsonl", "dxf", "sqlite",
            "pbf",
        ],
        ["json"], ["dbf"], ["csv", "tsv"], ["xlsx", "xlsm", "ods", "xls"], ["txt"],
    ]
    private static let archives = ["zip", "rar", "7z", "tar", "tgz", "mdb", "dwg", "e00"]

    private static func stemPath(_ name: String) -> String {
        PathText.split(name).folder + "/" + LocalFiles.stem(name)
    }

    private static func first8(_ names: [String]) -> Phrase { names.prefix(8).map { Phrase(same: $0) }.joined() }

    /// The note on files in an archive that could be data and are not read.
    private static func passedOver(_ names: [String], _ suffixes: some Sequence<String>) -> [FileNote] {
        let suffixes = Set(suffixes)
        let found = names.filter { suffixes.contains(LocalFiles.suffix($0)) }
        guard !found.isEmpty else { return [] }
        let list = first8(found) + Phrase(same: found.count > 8 ? " …" : "")
        return [
            FileNote(
                zh: "压缩包中未读入的文件 \(found.count) 个：\(list.zh)。",
                en: "\(found.count) files of the archive were passed over: \(list.en).")
        ]
    }

    private static func isGeodatabaseTable(_ name: String) -> Bool { name.lowercased().hasSuffix(".gdbtable") }

    /// Files in an archive, relative, in UTF-8 order.
    private static func archiveNames(_ root: String) -> [String] {
        VirtualFolder.paths(below: root).filter { !$0.hasSuffix("/") }.sorted(by: utf8Less)
    }
}
