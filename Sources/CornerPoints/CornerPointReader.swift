import Columns
import VectorSources

extension CornerPointFile {
    /// Reads corner-point text.
    ///
    /// A ring of a parcel ends where it closes, and where the ring number changes. A ring inside another ring of the
    /// parcel is its hole; one outside all others is a part of its own. What can be mended without changing a figure is
    /// mended and named: a ring that does not repeat its first point is closed. Full-width commas, colons, brackets and
    /// equals signs count as the plain ones where these are missing.
    /// - Parameters:
    ///   - text: the file, already decoded; any line ends.
    ///   - issues: gets the faults found, with `row` = number of the parcel and `id` = 地块编号, else 地块名称. Rules:
    ///     `ring-not-closed`, `ring-number` (a closed ring goes on under its number), `point-count` (stated and found
    ///     differ; the corners, the lines and the lines less one all count as right), `point-number` (numbering does not
    ///     continue), `too-few-points` (the ring is left out), `not-a-polygon` (图形类型 is not 面; the parcel is left out),
    ///     `stated-unit` (an area in another unit than the rest of the file; converted).
    /// - Throws: `CornerPointError.line` for the first line that cannot be understood.
    /// - Complexity: O(*n*) for *n* points, and O(*r² · n*) within a parcel of *r* rings.
    /// - Source: domain facts §G.2.
    public init(reading text: String, issues: inout [RowIssue]) throws(CornerPointError) {
        self.init(attributes: [])
        decimals = 0
        var part = Part.start
        var further: [Attribute] = []
        var passedOver: [String: Int] = [:]
        var open: OpenCornerPointParcel?
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.trimmed
            if line.isEmpty { continue }
            if let name = Self.section(line) {
                part = name == "属性描述" ? .attributes : name == "地块坐标" ? .parcels : .other(name)
                continue
            }
            switch part {
            case .start:
                throw .line(index + 1, found: line, expected: Phrase(zh: " [属性描述] 或 [地块坐标]", en: "[属性描述] or [地块坐标]"))
            case .attributes:
                guard let pair = Self.attribute(line) else {
                    throw .line(index + 1, found: line, expected: Phrase(zh: "键=值", en: "key=value"))
                }
                attributes.append(pair)
            case .other(let name):
                if let pair = Self.attribute(line) { further.append(pair) } else { passedOver[name, default: 0] += 1 }
            case .parcels:
                let cells = Self.cells(line)
                if cells.last == "@" {
                    open?.close(into: &self, issues: &issues)
                    let (parcel, shape) = try CornerPointParcel.read(cells, line: index + 1)
                    open = OpenCornerPointParcel(parcel, shape)
                } else if open != nil {
                    try open?.add(cells, line: index + 1, text: line)
                } else {
                    throw .line(
                        index + 1, found: line, expected: Phrase(zh: "以 @ 结尾的地块行", en: "a parcel's line that ends in @")
                    )
                }
            }
        }
        guard part == .parcels || open != nil || !parcels.isEmpty else { throw .noParcels }
        open?.close(into: &self, issues: &issues)
        let unused = attributes.filter(Self.isUnused).map { "\($0.key)=\($0.value)" }
        attributes += further.filter { other in !attributes.contains { $0.key == other.key } }
        notes = passedOver.sorted { utf8Less($0.key, $1.key) }.map { .linesPassedOver(part: $0.key, lines: $0.value) }
        if !unused.isEmpty { notes.append(.headerUnused(Array(unused.prefix(20)))) }
        settleAreaUnit(&issues)
    }

    /// A line that says something of the coordinates, or may, and that nothing asks: parameters of a transformation that are
    /// filled, which are not applied, and keys that the format has not.
    private static func isUnused(_ line: Attribute) -> Bool {
        if line.key == "转换参数" { return line.value.contains { !",，0. ".contains($0) } }
        return !headerKeys.contains(line.key) && !line.value.isEmpty
    }

    private enum Part: Equatable { case start, attributes, parcels, other(String) }

    /// The name of a part; none when the line begins none.
    private static func section(_ line: String) -> String? {
        guard let first = line.first, let last = line.last, "[［【".contains(first), "]］】".contains(last) else {
            return nil
        }
        return String(line.dropFirst().dropLast()).trimmed
    }

    /// `key=value`, with a colon in place of a missing equals sign.
    private static func attribute(_ line: String) -> Attribute? {
        for sign: Character in ["=", "＝", "：", ":"] {
            let pair = line.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2, !pair[0].trimmed.isEmpty { return Attribute(pair[0].trimmed, pair[1].trimmed) }
        }
        return nil
    }

    /// The cells of a line. A full-width comma ends a cell where no plain one does, or where it does in a line of a parcel that would not
    /// end in `@` otherwise: in names it stands for a comma.
    private static func cells(_ line: String) -> [String] {
        func split(_ isComma: (Character) -> Bool) -> [String] {
            var cells = line.split(omittingEmptySubsequences: false, whereSeparator: isComma).map(\.trimmed)
            if cells.last == "＠" { cells[cells.count - 1] = "@" }
            return cells
        }
        let plain = split { $0 == "," }
        if plain.last == "@", plain.count > 2 || plain.dropLast().allSatisfy({ !$0.contains("，") }) { return plain }
        return split { $0 == "," || $0 == "，" }
    }
}

extension StringProtocol {
    /// Without white space, byte-order mark and ideographic space at either end.
    var trimmed: String {
        let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard let from = firstIndex(where: { !blank($0) }), let to = lastIndex(where: { !blank($0) }) else { return "" }
        return String(self[from...to])
    }
}
