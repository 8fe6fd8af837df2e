import Columns
import VectorSources

/// XML that ends before its root element does was cut short.
package enum XMLTail {
    package static func check(_ member: SourceMember) throws(OGRError) {
        guard let file = VirtualFile(member.path) else { return }
        let head = file.read(8192)
        guard !head.contains(0), let root = root(head) else { return }
        let bytes = VirtualFile.size(member.path) ?? 0
        if bytes > 8192 { file.seek(to: bytes - 8192) } else { file.seek(to: 0) }
        let tail = file.readAll()
        let close = Array("</".utf8) + root
        let isWhole = tail.indices.contains { tail[$0...].starts(with: close) } || isAlone(head, root)
        guard isWhole else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "文件被截断：没有以 </\(String(decoding: root, as: UTF8.self))> 结束",
                    en: "it is cut short: it does not end with </\(String(decoding: root, as: UTF8.self))>"))
        }
    }

    /// The root is an element without content: `<kml/>`.
    private static func isAlone(_ head: [UInt8], _ root: [UInt8]) -> Bool {
        let open = [UInt8(ascii: "<")] + root
        guard let start = head.indices.first(where: { head[$0...].starts(with: open) }),
            let end = head[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return false }
        return head[end - 1] == UInt8(ascii: "/")
    }

    /// Name of the root element, its prefix included.
    private static func root(_ bytes: [UInt8]) -> [UInt8]? {
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")), open + 1 < bytes.count {
            let next = bytes[open + 1]
            if next != UInt8(ascii: "?") && next != UInt8(ascii: "!") {
                let name = bytes[(open + 1)...].prefix { !" \t\r\n/>".utf8.contains($0) }
                return name.isEmpty ? nil : Array(name)
            }
            let end = bytes[open...].starts(with: Array("<!--".utf8)) ? Array("-->".utf8) : [UInt8(ascii: ">")]
            guard let close = bytes.indices[(open + 2)...].first(where: { bytes[$0...].starts(with: end) }) else {
                return nil
            }
            at = close + end.count
        }
        return nil
    }
}
