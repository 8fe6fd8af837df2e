import Columns

/// Why land cannot be accounted.
package enum LandError: ExplainedError, Hashable {
    /// A zone without a control area above 0.
    case noControlArea(path: String, field: String, zone: String)
    /// No zone key is an administrative code, so that nothing can be rolled up.
    case noCodes(field: String, example: String)
    /// A sum of ground is larger than any country.
    case tooMuchGround(path: String)

    /// Data refused (exit 3).
    package var kind: FailureKind { .refused }

    /// What cannot be accounted, with the file, field or zone concerned.
    package var phrase: Phrase {
        switch self {
        case .noControlArea(let path, let field, let zone):
            Phrase(
                zh: "\(path)：区域 \(zone) 的字段 \(field) 中没有大于 0 的控制面积",
                en: "\(path): zone \(zone) has no control area above 0 in field \(field)")
        case .tooMuchGround(let path):
            Phrase(
                zh: "\(path)：一个区域中一种地类的图斑面积超过能表示的 920 万平方千米",
                en: "\(path): the parcels of one class in one zone have more ground than can be told, 9.2 million km²")
        case .noCodes(let field, let example):
            Phrase(
                zh: "字段 \(field) 中没有行政区代码，例如“\(example)”，因此不能逐级汇总",
                en:
                    "field \(field) holds no administrative codes, for example \"\(example)\", so nothing can be rolled up"
            )
        }
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    package var remedy: Phrase? {
        switch self {
        case .noControlArea:
            Phrase(
                zh: "请填写该字段，或只对 --county-area 平差", en: "fill the field in, or balance to --county-area alone")
        case .tooMuchGround:
            Phrase(
                zh: "文件中图斑是否重复了许多次，或者是格网？请用 qiancun check 查看",
                en: "are parcels in the file many times over, or is it a grid? look with qiancun check")
        case .noCodes:
            Phrase(
                zh: "请用 --zone-key 指定存放 6、9、12 或 19 位代码的字段",
                en: "name the field of 6, 9, 12 or 19 digits with --zone-key")
        }
    }
}
