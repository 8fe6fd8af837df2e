import Columns

/// What could not be read or written as GeoJSON, and where.
public struct GeoJSONError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// The file cannot be opened or read.
        case notReadable
        /// The file cannot be created or written; the message is the system's.
        case notWritable
        /// The text is not JSON, or not the GeoJSON that RFC 7946 describes.
        case malformed
        /// Text that is not UTF-8.
        case notUTF8
        /// Points, lines and polygons in one collection.
        case mixedGeometry
        /// A coordinate that is not a finite number, or too large for nine decimals.
        case badCoordinate
        /// Keys that differ from feature to feature make more empty cells than the budget allows.
        case overBudget
        /// More parts and rings in one geometry than the budget allows.
        case tooManyParts
        /// The layer is not in the coordinate system that the writer was made for.
        case wrongCRS
    }

    /// What went wrong.
    public let problem: Problem
    /// The file, or `memory`.
    public let source: String
    /// What was found and what was expected.
    public let message: Phrase
    /// First byte concerned, from 0, when reading; none when writing or when no byte is to blame.
    public let offset: Int?
    /// Line of that byte, from 1; none when `offset` is none.
    public let line: Int?

    init(_ problem: Problem, source: String, _ message: Phrase, offset: Int? = nil, line: Int? = nil) {
        (self.problem, self.source, self.message) = (problem, source, message)
        (self.offset, self.line) = (offset, line)
    }

    /// A file that cannot be opened is a fault of the command (exit 2); one that cannot be written, or a layer in
    /// another system, a failure while working (exit 1); everything else is data refused (exit 3).
    public var kind: FailureKind {
        switch problem {
        case .notReadable: .usage
        case .notWritable, .wrongCRS: .working
        case .malformed, .notUTF8, .mixedGeometry, .badCoordinate, .overBudget, .tooManyParts: .refused
        }
    }

    /// Source, line and byte where they are known, and what was found.
    public var phrase: Phrase {
        guard let line, let offset else {
            return Phrase(zh: "\(source)：\(message.zh)", en: "\(source): \(message.en)")
        }
        return Phrase(
            zh: "\(source)，第 \(line) 行、字节 \(offset)：\(message.zh)",
            en: "\(source), line \(line), byte \(offset): \(message.en)")
    }

    /// What the reader can do about it, in both languages.
    public var remedy: Phrase? {
        switch problem {
        case .notReadable:
            return Phrase(zh: "检查路径和权限。", en: "Check the path and its permissions.")
        case .notWritable:
            return Phrase(
                zh: "检查文件夹是否存在、能否写入、空间是否足够。",
                en: "Check that the folder exists, may be written to and has room.")
        case .malformed:
            return Phrase(
                zh: "打开文件查看该行；常见原因是复制中断使文件不完整。",
                en: "Open the file at that line; a file cut short by a failed copy is the usual cause.")
        case .notUTF8:
            return Phrase(
                zh: "GeoJSON 应为 UTF-8。先转换文件，例如：iconv -f GB18030 -t UTF-8。",
                en: "GeoJSON is UTF-8. Convert the file first, for example: iconv -f GB18030 -t UTF-8.")
        case .mixedGeometry:
            let start =
                Wording.current.option("--only").map {
                    Phrase(zh: "用 \($0) polygon 只读一种，或", en: "Ask for one kind with \($0) polygon, or split")
                } ?? Phrase(zh: "", en: "Split")
            return start
                + Phrase(
                    zh: "按几何类型（点、线、面）分开该集合。",
                    en: " the collection by kind of geometry: points, lines, polygons.")
        case .badCoordinate:
            return Phrase(
                zh: "检查有关的行；坐标应为以度为单位的经度和纬度。",
                en: "Check the rows concerned; coordinates are longitude and latitude in degrees.")
        case .overBudget:
            return Budgets.advice(
                .cells,
                Phrase(
                    zh: "使各要素的键一致，或去掉个别要素独有的键",
                    en: "Give the features the same keys, or leave out those of single features"))
        case .tooManyParts: return Budgets.advice(.parts, Phrase(zh: "拆分该要素", en: "Divide the feature"))
        case .wrongCRS:
            return Phrase(zh: "先把图层转换为经纬度。", en: "Transform the layer to longitude and latitude first.")
        }
    }
}
