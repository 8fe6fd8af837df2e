import Columns

/// What is wrong with a blob of a PBF file.
package enum PBFFault {
    /// The file is of another format.
    case notPBF
    /// It ends before it is whole.
    case cut
    /// Its head says neither type nor size.
    case header
    /// What is in it is not what the format says.
    case content
    /// A type that is none of the format's.
    case type(String)
    /// More bytes than the format allows, or fewer than none.
    case size(Int)
    /// Other than one content.
    case contents(Int)
    /// Packed in a way that is not read, by the number of its field.
    case packing(Int)
    /// Unpacked it has other bytes than it states.
    case unpacked(Int?, stated: Int?)
    /// It needs what is not known here.
    case features([String])

    /// What follows the name of the blob.
    var phrase: Phrase {
        switch self {
        case .notPBF: Phrase(zh: "不是 OpenStreetMap 的 PBF 文件", en: "it is no PBF file of OpenStreetMap")
        case .cut: Phrase(zh: "不完整：读到中间就断了", en: "is not whole: it breaks off")
        case .header: Phrase(zh: "的头读不懂", en: "has a head that is not understood")
        case .content: Phrase(zh: "的内容读不懂", en: "holds what is not understood")
        case .type(let type): Phrase(zh: "的类型“\(type)”未知", en: "is of the unknown type `\(type)`")
        case .size(let size):
            Phrase(zh: "注明有 \(size) 字节，不合格式的规定", en: "states \(size) bytes, which the format does not allow")
        case .contents(let count):
            Phrase(zh: "应有一份内容，却有 \(count) 份", en: "has \(count) contents in place of one")
        case .packing(let field): Self.packed(field)
        case .unpacked(let found, let stated): Self.unpacked(found, stated)
        case .features(let names):
            Phrase(
                zh: "要求本程序不支持的功能：" + names.joined(separator: "、"),
                en: "needs what is not known here: " + names.joined(separator: ", "))
        }
    }

    private static func packed(_ field: Int) -> Phrase {
        let name = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"][field]
        return Phrase(
            zh: (name.map { "以 \($0) 压缩" } ?? "的压缩方式（\(field)）未知") + "，本程序只读 zlib：请用 osmium cat -o 转写",
            en: (name.map { "is packed by \($0)" } ?? "is packed in an unknown way (\(field))")
                + ", and only zlib is read: write the file anew with osmium cat -o")
    }

    private static func unpacked(_ found: Int?, _ stated: Int?) -> Phrase {
        guard let stated else {
            return Phrase(zh: "未注明解压后的字节数", en: "does not state its bytes unpacked")
        }
        let (zh, en) = found.map { ("：有 \($0) 字节", ": there are \($0)") } ?? ("", "")
        return Phrase(
            zh: "注明解压后有 \(stated) 字节，与内容不符" + zh, en: "states \(stated) bytes unpacked, which its content has not" + en)
    }
}
