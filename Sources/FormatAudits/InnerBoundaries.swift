import Columns
import Output
import VectorSources

/// KML in which one `innerBoundaryIs` or `outerBoundaryIs` holds several rings, as some programs write it: the standard allows
/// one, and GDAL reads the first. A copy gives each ring a boundary of its own, so that every further ring is a hole. One of
/// an outer boundary that lies outside the first makes the row invalid: it is set aside by name, or its rings are nested anew.
/// - Source: OGC 12-007r2, *KML 2.3*, §10.7 (`kml:outerBoundaryIs`) and §10.8 (`kml:innerBoundaryIs`).
package enum InnerBoundaries {
    /// The copy to read in place of the file, and the notes on it; nil when the file is as it should be. The document
    /// of a KMZ that has one is always copied: GDAL loses typed cells of folders in a packed document.
    package static func mended(_ member: SourceMember) throws(OGRError)
        -> (path: String, folder: TemporaryFolder, notes: [FileNote])?
    {
        let documents = KMLDocuments.paths(of: member.path)
        guard let first = documents.first, let file = VirtualFile(first) else { return nil }
        let bytes = file.readAll()
        let (mended, boundaries, outer) = split(bytes)
        let others = member.suffix == "kmz" ? KMLDocuments.passedOver(documents, first: bytes) : nil
        let isCopied = member.suffix == "kmz" && (documents.count == 1 || others != nil)
        guard isCopied || boundaries + outer > 0 else { return nil }
        guard isCopied || documents.count == 1 else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "其中有多个文档，且第一个文档的边界含有多个环；请先解压",
                    en: "it packs several documents, and boundaries of the first hold several rings; unpack it first"))
        }
        let folder = try TemporaryFolder.forCopy()
        let path = folder.path + "/" + member.stem + ".kml"
        try LocalFiles.write(mended, to: path)
        var notes = others.map { [$0] } ?? []
        if boundaries > 0 {
            notes.append(
                FileNote(
                    zh: "\(boundaries) 个 innerBoundaryIs 含有多个环：每个环都按洞读入。",
                    en: "\(boundaries) inner boundaries held several rings: each ring was read as a hole."))
        }
        if outer > 0 {
            notes.append(
                FileNote(
                    zh: "\(outer) 个 outerBoundaryIs 含有多个环：第一个之外的环按洞读入；落在第一个环之外的，该行图形无效。",
                    en:
                        "\(outer) outer boundaries held several rings: those after the first were read as holes; where one "
                        + "lies outside the first, its row is not valid."))
        }
        return (path, folder, notes)
    }

    /// The document with one ring to a boundary, and how many inner and outer boundaries held more.
    package static func split(_ bytes: [UInt8]) -> (bytes: [UInt8], boundaries: Int, outer: Int) {
        let (inner, outer) = ("innerBoundaryIs", "outerBoundaryIs")
        var result: [UInt8] = []
        var (copied, at) = (0, 0)
        var counts = [inner: 0, outer: 0]
        // The boundary that is open, with its prefix; what its further rings are put in; how many it has had.
        var (boundary, hole, kind, rings) = ([UInt8](), [UInt8](), "", 0)
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
            if let found = [inner, outer].first(where: { local.elementsEqual($0.utf8) }) {
                if isEnd, found == outer, rings > 1 {
                    result += bytes[copied..<open] + Array("</".utf8) + hole + Array(">".utf8)
                    copied = at
                }
                (boundary, kind, rings) = (isEnd ? [] : Array(name), found, 0)
                hole = Array(name.dropLast(local.count)) + Array(inner.utf8)
            } else if local.elementsEqual("LinearRing".utf8), !isEnd, !boundary.isEmpty {
                rings += 1
                if rings == 2 { counts[kind, default: 0] += 1 }
                if rings > 1 {
                    result += bytes[copied..<open]
                    let before = rings == 2 ? boundary : hole
                    result += Array("</".utf8) + before + Array("><".utf8) + hole + Array(">".utf8)
                    copied = open
                }
            }
        }
        if counts.values.allSatisfy({ $0 == 0 }) { return (bytes, 0, 0) }
        return (result + bytes[copied...], counts[inner] ?? 0, counts[outer] ?? 0)
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
