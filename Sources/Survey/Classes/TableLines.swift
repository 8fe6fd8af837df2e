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
package struct LandClassTableError: ExplainedError, Hashable {
    /// What is wrong with a line.
    package enum Problem: Sendable, Hashable {
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
    package let line: Int
    /// What is wrong with it.
    package let problem: Problem

    /// Data refused.
    package var kind: FailureKind { .refused }
    /// The line and what is wrong with it.
    package var phrase: Phrase {
        let what = what
        return Phrase(
            zh: "地类表第 \(line) 行：\(what.zh)", en: "land-class table, line \(line): \(what.en)")
    }
    /// None: the sentence says what is wanted.
    package var remedy: Phrase? { nil }

    private var what: Phrase {
        switch problem {
        case .header(let columns):
            Phrase(
                zh: "第一行应为 \(columns.joined(separator: ","))",
                en: "the first line must be \(columns.joined(separator: ","))")
        case .cells(let count): Phrase(zh: "一行应有 \(count) 个单元格", en: "a line must have \(count) cells")
        case .code(let text):
            Phrase(
                zh: "“\(text)”不是该地类体系的编码，或重复出现",
                en: "\"\(text)\" is not a code of the class system, or stands there twice")
        case .threeClass(let text):
            Phrase(zh: "“\(text)”不是三大类之一", en: "\"\(text)\" is not one of the three classes")
        case .colour: Phrase(zh: "颜色应为 0 至 255 的三个数，或为空", en: "a colour is three numbers from 0 to 255, or empty")
        case .gap(let column):
            Phrase(zh: "\(column) 为空，而 gaps 没有写它", en: "\(column) is empty, and gaps does not name it")
        case .outcome(let text):
            Phrase(
                zh: "“\(text)”既不是 one 加一个编码，也不是 divide", en: "\"\(text)\" is neither one, with one code, nor divide")
        }
    }
}
