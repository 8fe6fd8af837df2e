import Columns

/// The lines of a table of this package after its header: number from 1, and cells parted by commas.
struct TableLines: Sequence, IteratorProtocol {
    private var lines: [(Int, [String])]
    private var next_ = 0

    init(_ csv: String, header: [String]) throws(LandClassTableError) {
        lines = []
        for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if index == 0 {
                guard cells == header else { throw LandClassTableError(line: 1, problem: .header(header)) }
                continue
            }
            guard cells.count == header.count else {
                throw LandClassTableError(line: index + 1, problem: .cells(header.count))
            }
            lines.append((index + 1, cells))
        }
    }

    mutating func next() -> (Int, [String])? {
        guard next_ < lines.count else { return nil }
        defer { next_ += 1 }
        return lines[next_]
    }
}

/// A table of classes, or of a map between two systems, that cannot be read.
public struct LandClassTableError: ExplainedError, Hashable {
    /// What is wrong with a line.
    public enum Problem: Sendable, Hashable {
        /// The first line is not this header.
        case header([String])
        /// A line has not so many cells.
        case cells(Int)
        /// Not a code of the system, or given twice.
        case code(String)
        case threeClass(String)
        case colour
        /// A cell is empty and `gaps` does not say so.
        case gap(String)
        /// Neither `one` with one code nor `divide`.
        case outcome(String)
    }

    /// From 1.
    public let line: Int
    /// What is wrong with it.
    public let problem: Problem

    /// Data refused.
    public var kind: FailureKind { .refused }
    /// The line and what is wrong with it.
    public var description: String {
        let what =
            switch problem {
            case .header(let columns): "the first line must be \(columns.joined(separator: ","))"
            case .cells(let count): "a line must have \(count) cells"
            case .code(let text): "\"\(text)\" is not a code of the class system, or stands there twice"
            case .threeClass(let text): "\"\(text)\" is not one of the three classes"
            case .colour: "a colour is three numbers from 0 to 255, or empty"
            case .gap(let column): "\(column) is empty, and gaps does not name it"
            case .outcome(let text): "\"\(text)\" is neither one, with one code, nor divide"
            }
        return "land-class table, line \(line): \(what)"
    }
    /// None: the description says what is wanted.
    public var advice: String? { nil }
}
