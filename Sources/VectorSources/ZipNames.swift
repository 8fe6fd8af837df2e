/// How the names in a zip archive are encoded.
///
/// An entry can say that its name is UTF-8; programs of the Chinese Windows write GBK and say nothing.
/// - Source: PKWARE, *.ZIP file format specification* 6.3.10, §4.3.12, §4.3.16, appendix D.
enum ZipNames {
    /// What GDAL has to be told before it lists the archive; nil when its own way is right.
    ///
    /// Names without the mark are UTF-8 when all of them are, else GBK when all of them are that.
    static func encoding(_ path: String) -> String? {
        choice(path).map { $0.isUTF8 ? "UTF-8" : $0.iconvName }
    }

    /// The encoding of the names that do not say theirs; nil when all of them are ASCII, or nothing fits.
    static func choice(_ path: String) -> TextEncoding? {
        let names = ZipDirectory.entries(path).filter { !$0.isUTF8 }.map(\.name)
            .filter { !$0.allSatisfy { $0 < 0x80 } }
        guard !names.isEmpty else { return nil }
        for encoding in [TextEncoding.utf8, .gbk] {
            let decoder = TextDecoder(encoding)
            if names.allSatisfy({ decoder.decode($0) != nil }) { return encoding }
        }
        return nil
    }
}
