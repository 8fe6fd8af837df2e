import Columns
import VectorSources

/// A FlatGeobuf that ends before its last feature does was cut short.
///
/// The header says how many features there are; the leaves of the index, which stands before them, where each begins. Without
/// an index the features are walked by their lengths.
/// - Source: FlatGeobuf, *Format specification* 3.0 (`header.fbs`, packed Hilbert R-tree); FlatBuffers, *Internals*.
package enum FlatGeobufTail {
    /// - Throws: `OGRError.notReadable`.
    package static func check(_ member: SourceMember) throws(OGRError) {
        guard let file = VirtualFile(member.path), let bytes = VirtualFile.size(member.path), let header = Header(file),
            let index = header.indexBytes
        else { return }
        guard !isWhole(file, header, features: header.end + index, bytes) else { return }
        throw .notReadable(
            path: member.shown,
            message: Phrase(
                zh: "文件被截断：声明有 \(header.features) 个要素，在最后一个之前结束",
                en: "it is cut short: it says it has \(header.features) features, and ends before the last of them"))
    }

    /// - Parameter features: where they begin.
    private static func isWhole(_ file: VirtualFile, _ header: Header, features: Int, _ bytes: Int) -> Bool {
        guard header.features > 0 else { return features <= bytes }
        guard features < bytes else { return false }
        var at = 0
        if header.hasIndex {
            // The leaves stand last; each ends with where its feature begins.
            file.seek(to: features - Header.nodeBytes * header.features)
            var rest = header.features
            while rest > 0 {
                let leaves = file.read(Header.nodeBytes * min(rest, 4096))
                guard leaves.count >= Header.nodeBytes else { return false }
                for leaf in 0..<leaves.count / Header.nodeBytes {
                    guard let place = Header.number(leaves, Header.nodeBytes * leaf + 32, 8) else { return true }
                    at = max(at, place)
                }
                rest -= leaves.count / Header.nodeBytes
            }
            return end(of: at, file, features, bytes) != nil
        }
        for _ in 0..<header.features {
            guard let next = end(of: at, file, features, bytes) else { return false }
            at = next
        }
        return true
    }

    /// Where a feature ends, from the first one on; nil when the file ends before.
    private static func end(of at: Int, _ file: VirtualFile, _ features: Int, _ bytes: Int) -> Int? {
        guard at <= bytes - features else { return nil }
        file.seek(to: features + at)
        guard let length = Header.number(file.read(4), 0, 4), length <= bytes - features - at - 4 else { return nil }
        return at + 4 + length
    }

    /// What the header says of sizes.
    private struct Header {
        /// Number of features; 0 where it is not known.
        let features: Int
        /// Children of a node of the index; 0 without an index.
        let nodeSize: Int
        /// Where the header ends.
        let end: Int

        static let nodeBytes = 40

        var hasIndex: Bool { nodeSize > 1 && features > 0 }

        /// Bytes of the index; nil when they are beyond any file.
        var indexBytes: Int? {
            guard hasIndex else { return 0 }
            guard features < 1 << 40 else { return nil }
            var (level, nodes) = (features, features)
            while level > 1 {
                level = (level - 1) / nodeSize + 1
                nodes += level
            }
            return Self.nodeBytes * nodes
        }

        /// None where the file does not begin as a FlatGeobuf.
        init?(_ file: VirtualFile) {
            file.seek(to: 0)
            let start = file.read(12)
            guard start.count == 12, start.starts(with: [0x66, 0x67, 0x62]), let length = Self.number(start, 8, 4),
                length < 1 << 26
            else { return nil }
            let table = file.read(length)
            guard let root = Self.number(table, 0, 4), let back = Self.number(table, root, 4) else { return nil }
            // A table stands after its list of fields by a signed distance.
            let distance = Int(Int32(truncatingIfNeeded: back))
            let list = root - distance
            guard let listBytes = Self.number(table, list, 2) else { return nil }
            func field(_ place: Int, _ width: Int, otherwise: Int) -> Int? {
                guard 4 + 2 * place + 2 <= listBytes, let offset = Self.number(table, list + 4 + 2 * place, 2) else {
                    return otherwise
                }
                return offset == 0 ? otherwise : Self.number(table, root + offset, width)
            }
            guard let features = field(8, 8, otherwise: 0), let nodeSize = field(9, 2, otherwise: 16) else {
                return nil
            }
            (self.features, self.nodeSize, end) = (features, nodeSize, 12 + length)
        }

        /// An unsigned number of that many bytes, the least first; nil when it is not there, or too large.
        static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int? {
            guard at >= 0, at <= bytes.count - width else { return nil }
            let value = (0..<width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[at + $1]) }
            return Int(exactly: value)
        }
    }
}
