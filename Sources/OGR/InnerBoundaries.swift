import CGDAL
import Output

/// KML in which one `innerBoundaryIs` holds several rings, as some programs write it: the standard allows one, and GDAL
/// reads the first. A copy gives each ring a boundary of its own, so that every ring is a hole.
/// - Source: OGC 12-007r2, *KML 2.3*, §10.8 (`kml:innerBoundaryIs`).
enum InnerBoundaries {
    /// The copy to read in place of the file, and what is told of it; nil when the file is as it should be.
    static func mended(_ member: SourceMember) throws(OGRError)
        -> (path: String, folder: TemporaryFolder, note: FileNote)?
    {
        guard let inside = member.suffix == "kmz" ? document(member) : member.path, let file = VirtualFile(inside)
        else {
            return nil
        }
        let bytes = file.readAll()
        let (mended, boundaries) = split(bytes)
        guard boundaries > 0 else { return nil }
        let folder = try TemporaryFolder.forCopy()
        let path = folder.path + "/" + member.stem + ".kml"
        try LocalFiles.write(mended, to: path)
        let note = FileNote(
            zh: "\(boundaries) 个 innerBoundaryIs 含有多个环：每个环都按洞读入。",
            en: "\(boundaries) inner boundaries held several rings: each ring was read as a hole.")
        return (path, folder, note)
    }

    /// The first KML document of a KMZ.
    private static func document(_ member: SourceMember) -> String? {
        let root = "/vsizip/{" + member.path + "}"
        return collectingMessages { _ -> String? in
            guard let list = VSIReadDir(root) else { return nil }
            defer { CSLDestroy(list) }
            let names = (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }
            return names.first { LocalFiles.suffix($0) == "kml" }.map { root + "/" + $0 }
        }
    }

    /// The document with one ring to a boundary, and how many boundaries held more.
    static func split(_ bytes: [UInt8]) -> (bytes: [UInt8], boundaries: Int) {
        var result: [UInt8] = []
        var (copied, at, boundaries) = (0, 0, 0)
        var (boundary, rings) = ([UInt8](), 0)
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            if let end = skipped(bytes, open) {
                at = end
                continue
            }
            guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
            at = close + 1
            let isEnd = open + 1 < close && bytes[open + 1] == UInt8(ascii: "/")
            let name = bytes[(open + (isEnd ? 2 : 1))..<close].prefix { !" \t\r\n/".utf8.contains($0) }
            let local = name.split(separator: UInt8(ascii: ":")).last ?? []
            if local.elementsEqual("innerBoundaryIs".utf8) {
                (boundary, rings) = (isEnd ? [] : Array(name), 0)
            } else if local.elementsEqual("LinearRing".utf8), !isEnd, !boundary.isEmpty {
                rings += 1
                if rings == 2 { boundaries += 1 }
                if rings > 1 {
                    result += bytes[copied..<open]
                    result += Array("</".utf8) + boundary + Array("><".utf8) + boundary + Array(">".utf8)
                    copied = open
                }
            }
        }
        if boundaries == 0 { return (bytes, 0) }
        return (result + bytes[copied...], boundaries)
    }

    /// End of a comment or of character data that starts here; nil when neither does.
    private static func skipped(_ bytes: [UInt8], _ open: Int) -> Int? {
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] where bytes[open...].starts(with: start.utf8) {
            let tail = Array(end.utf8)
            var at = open + start.utf8.count
            while at + tail.count <= bytes.count {
                if bytes[at...].starts(with: tail) { return at + tail.count }
                at += 1
            }
            return bytes.count
        }
        return nil
    }
}
