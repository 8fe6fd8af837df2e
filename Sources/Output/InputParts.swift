import Columns
import Glibc

/// The files that an input consists of.
///
/// A Shapefile brings its `.shx`, `.dbf`, `.prj` and `.cpg`; a GeoPackage its write-ahead log or journal; a FileGDB all
/// that is in it but locks; another folder the Shapefiles in it; a pattern every file; a path within an archive the archive.
public enum InputParts {
    /// The files whose bytes are read, in UTF-8 order of their paths; the path itself when nothing is there.
    public static func content(of path: String) -> [String] {
        var files = Set<String>()
        for base in bases(of: path) {
            guard FileIdentity(path: base)?.isFolder == true else {
                files.formUnion(partsThatAreRead(of: base))
                continue
            }
            let shapes = PathText.names(in: base).filter { PathText.parts($0).suffix == "shp" }
            guard isWhole(folder: base) || shapes.isEmpty else {
                // A folder of Shapefiles: what else stands in it, such as an output, is not read.
                for shape in shapes { files.formUnion(partsThatAreRead(of: PathText.join(base, shape))) }
                continue
            }
            for inside in PathText.all(below: base) where !inside.identity.isFolder {
                let isOurs = inside.path.contains(".partial-")
                if !isOurs, PathText.parts(inside.path).suffix != "lock" {
                    files.insert(PathText.join(base, inside.path))
                }
            }
        }
        return files.sorted(by: utf8Less)
    }

    /// The names that belong to an input whether something stands there or not: a file of that name would be taken for a
    /// part of it.
    static func guarded(_ path: String) -> [String] {
        bases(of: path).flatMap { base -> [String] in
            let (folder, name) = PathText.split(base)
            let (stem, suffix) = PathText.parts(name)
            var names = [name] + DatabaseLogs.tails.map { name + $0 }
            names += (companions[suffix] ?? []).map { stem + "." + $0 }
            // Parts whose suffix is written in large letters.
            if let known = companions[suffix] {
                names += PathText.names(in: folder).filter {
                    let parts = PathText.parts($0)
                    return parts.stem == stem && known.contains(parts.suffix)
                }
            }
            return Set(names).map { PathText.join(folder, $0) }
        }
    }

    /// An input folder whose every file is a part of it, such as a FileGDB, even one that is not there yet.
    static func isWhole(folder: String) -> Bool {
        PathText.parts(PathText.split(folder).name).suffix == "gdb"
            || PathText.names(in: folder).contains { $0.lowercased().hasSuffix(".gdbtable") }
    }

    /// The files and folders that a path names: itself, those that fit a pattern, the archive that it lies in.
    static func bases(of path: String) -> [String] {
        if FileIdentity(path: path) != nil { return [path] }
        if path.contains(where: { "*?[".contains($0) }) {
            let found = PathText.matching(path)
            if !found.isEmpty { return found }
        }
        var place = path
        while place.contains("/"), place != "/" {
            place = PathText.split(place).folder
            if let identity = FileIdentity(path: place) { return identity.isFile ? [place] : [path] }
        }
        return [path]
    }

    private static let shapefile = ["shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "shp.xml"]
    /// Suffixes of the files that stand beside one and are a part of it.
    private static let companions: [String: [String]] = [
        "shp": shapefile, "dbf": shapefile, "gml": ["xsd", "gfs"], "tab": ["dat", "map", "id", "ind"],
        "mif": ["mid"],
    ]

    private static func partsThatAreRead(of path: String) -> [String] {
        let (folder, name) = PathText.split(path)
        let (stem, suffix) = PathText.parts(name)
        switch suffix {
        case "shp", "dbf":
            return PathText.names(in: folder).filter {
                let parts = PathText.parts($0)
                return parts.stem == stem && ["shp", "shx", "dbf", "prj", "cpg"].contains(parts.suffix)
            }.map { path.contains("/") ? PathText.join(folder, $0) : $0 }
        case _ where DatabaseLogs.isDatabase(name):
            return [path]
                + DatabaseLogs.tailsWithRows.map { path + $0 }.filter { (FileIdentity(path: $0)?.size ?? 0) > 0 }
        default: return [path]
        }
    }
}
