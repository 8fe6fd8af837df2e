import Columns

/// What GDAL says, in a sentence of ours: in Chinese what is known, and what is not as a quotation. Options of GDAL's that it advises
/// are none that a user here could set.
package enum GDALSentence {
    /// What a text of GDAL's says.
    package static func phrase(_ text: String) -> Phrase {
        let said = shortened(withoutAdvice(text))
        for (start, end, chinese) in known where said.hasPrefix(start) && (end.isEmpty || said.contains(end)) {
            return Phrase(zh: chinese, en: said)
        }
        if let (feature, reason) = brokenFeature(said) {
            return Phrase(
                zh: "要素 \(feature) 的几何无法解析（\(rings[reason] ?? "GDAL：“\(reason)”")）；请改正该要素，或把它去掉",
                en:
                    "the geometry of feature \(feature) cannot be parsed (\(reason)); correct the feature, or leave it out"
            )
        }
        return Phrase(zh: "GDAL：“\(said)”", en: said)
    }

    /// How a known text begins, what it holds, and what it says.
    private static let known: [(start: String, holds: String, chinese: String)] = [
        ("", "not recognized as a supported file format", "不是可识别的文件格式"),
        ("", "not recognized as being in a supported file format", "不是可识别的文件格式"),
        ("Non closed ring detected", "", "有环首尾不重合"),
        ("", "file is not a database", "不是数据库文件"),
        ("", "database disk image is malformed", "数据库文件已损坏"),
        ("", "Unsupported geometry type", "有不支持的几何类型"),
        ("", "is empty", "文件是空的"),
    ]

    private static let rings = ["Invalid exterior ring": "外环无效", "Invalid interior ring": "内环无效"]

    /// Its beginning and its end, of a text too long to be read: SQLite's errors repeat the whole statement that failed, the reason last.
    private static func shortened(_ text: String) -> String {
        let most = 500
        return text.count <= most ? text : "\(text.prefix(most / 2)) … \(text.suffix(most / 2))"
    }

    /// The number and name of a GML feature, and why its geometry is none.
    private static func brokenFeature(_ text: String) -> (feature: String, reason: String)? {
        let start = "Geometry of feature "
        guard text.hasPrefix(start), let middle = text.firstRange(of: " cannot be parsed: ") else { return nil }
        let feature = text[text.index(text.startIndex, offsetBy: start.count)..<middle.lowerBound]
        let reason = text[middle.upperBound...].prefix { $0 != "." }
        return (String(feature), String(reason))
    }

    /// A text without the sentence that names an option of GDAL's.
    private static func withoutAdvice(_ text: String) -> String {
        guard text.contains("configuration option") else { return text }
        for start in [". You may set the ", ". To avoid accepting it", ". Set the "] {
            if let range = text.firstRange(of: start) { return String(text[..<range.lowerBound]) }
        }
        return text
    }
}
