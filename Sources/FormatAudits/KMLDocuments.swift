import VectorSources

/// The documents of a KML file: the file itself, or those that a KMZ packs.
/// - Source: OGC 12-007r2, *KML 2.3*, annex C (KMZ).
package enum KMLDocuments {
    /// Where GDAL's file layer finds them: those of the archive's root first, which hold what the others only add to.
    package static func paths(of path: String) -> [String] {
        guard LocalFiles.suffix(path) == "kmz" else { return [path] }
        let root = "/vsizip/{" + path + "}"
        return collectingMessages { _ -> [String] in
            let names = VirtualFolder.paths(below: root).filter { LocalFiles.suffix($0) == "kml" }
            let (outer, inner) = (names.filter { !$0.contains("/") }, names.filter { $0.contains("/") })
            return (outer + inner).map { root + "/" + $0 }
        }
    }

    /// The note on documents that the first does not link to: they are not read. None when it links to any, or is
    /// alone.
    package static func passedOver(_ documents: [String], first: [UInt8]) -> FileNote? {
        guard documents.count > 1, !contains(first, "NetworkLink") else { return nil }
        let names = documents.dropFirst().map { LocalFiles.stem($0) + ".kml" }
        let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
        return FileNote(
            zh: "KMZ 中第一个文档之外的 \(names.count) 个文档未读入：\(list)。",
            en: "\(names.count) documents of the KMZ beside the first were not read: \(list).")
    }

    private static func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return bytes.indices.contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }
}
