import CGDAL
import Columns
import Output
import VectorSources

/// Codes in a GML that states no types: GDAL guesses them from the cells, and `0101` comes as 101, which is another class.
///
/// What a CSV reads as text is text here too: a column in which a value of digits begins with 0 or has more than 15. GDAL
/// writes the types it guessed beside a link to the file, in a folder of ours; there those columns are made text.
enum GMLCodes {
    /// The file to open in place of the member, and the folder that holds it; nil where nothing is lost.
    /// - Parameter names: of the elements that hold such values.
    static func typed(_ member: SourceMember, _ names: Set<String>) throws(OGRError) -> (
        path: String, folder: TemporaryFolder
    )? {
        guard !names.isEmpty, member.suffix == "gml" else { return nil }
        let schema = String(member.path.dropLast(4)) + ".xsd"
        guard VirtualFile(schema) == nil else { return nil }
        let folder = try TemporaryFolder.forCopy()
        let path = folder.path + "/" + member.stem + ".gml"
        try VirtualFile.copy(member.path, to: path)
        collectingMessages { _ in
            let opened = withStringList(["GML"]) { drivers in
                withStringList(["WRITE_GFS=YES", "DOWNLOAD_SCHEMA=NO"]) { options in
                    GDALOpenEx(
                        path, UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY), Dataset.constant(drivers),
                        Dataset.constant(options), nil)
                }
            }
            if let opened { GDALClose(opened) }
        }
        let types = folder.path + "/" + member.stem + ".gfs"
        guard let file = VirtualFile(types) else { return nil }
        try LocalFiles.write(Array(text(String(decoding: file.readAll(), as: UTF8.self), names).utf8), to: types)
        return (path, folder)
    }

    /// The types with these elements as text.
    static func text(_ types: String, _ names: Set<String>) -> String {
        var (result, rest) = ("", types[...])
        while let start = rest.firstRange(of: "<PropertyDefn>"),
            let end = rest[start.upperBound...].firstRange(of: "</PropertyDefn>")
        {
            result += rest[..<start.lowerBound]
            var part = String(rest[start.lowerBound..<end.upperBound])
            rest = rest[end.upperBound...]
            let path = inner("ElementPath", of: part).map { part[$0] } ?? ""
            let element = path.split { "|@".contains($0) }.last.map(String.init) ?? ""
            if names.contains(element), let type = inner("Type", of: part) {
                part.replaceSubrange(type, with: "String")
            }
            result += part
        }
        return result + rest
    }

    private static func inner(_ name: String, of part: String) -> Range<String.Index>? {
        guard let start = part.firstRange(of: "<\(name)>"),
            let end = part[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return start.upperBound..<end.lowerBound
    }
}
