import Columns
import Output
import VectorSources

/// The files of a Shapefile by what they are, whatever case their suffixes have.
package struct ShapefileParts {
    /// Paths by suffix in small letters: `shp`, `shx`, `dbf`, `prj`, `cpg`.
    package private(set) var paths: [String: String] = [:]
    /// A suffix is not in small letters throughout, or a stem differs in case from that of the `.shp`.
    private(set) var isIrregular = false
    package let stem: String

    static let suffixes = ["shp", "shx", "dbf", "prj", "cpg"]

    /// - Parameter path: of the `.shp` or `.dbf`, as GDAL opens it.
    package init(_ path: String) {
        let (folder, name) = PathText.split(path)
        stem = LocalFiles.stem(name)
        for found in collectingMessages({ _ in Self.names(in: folder) }) {
            let suffix = LocalFiles.suffix(found)
            guard Self.suffixes.contains(suffix), LocalFiles.stem(found).lowercased() == stem.lowercased() else {
                continue
            }
            // Of several the one spelled as the file that was named, then the one in small letters.
            let isExact = LocalFiles.stem(found) == stem && found.hasSuffix("." + suffix)
            if paths[suffix] == nil || isExact { paths[suffix] = folder + "/" + found }
        }
        paths[LocalFiles.suffix(name)] = path
        isIrregular = paths.contains { suffix, path in
            let name = PathText.split(path).name
            return name != stem + "." + suffix
        }
    }

    package subscript(_ suffix: String) -> String? { paths[suffix] }

    package func open(_ suffix: String) -> VirtualFile? { paths[suffix].flatMap { VirtualFile($0) } }

    /// Bytes of a part; 0 when it is not there.
    package func size(_ suffix: String) -> Int { paths[suffix].flatMap(VirtualFile.size) ?? 0 }

    /// Names in a folder, one inside an archive too.
    private static func names(in folder: String) -> [String] {
        VirtualFolder.names(in: folder).sorted(by: utf8Less)
    }
}
