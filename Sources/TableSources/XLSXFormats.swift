import VectorSources

/// Which cell styles of a workbook show a day or a moment.
/// - Source: ECMA-376, part 1, §18.8.30 (`numFmt`, with the formats that are built in, those of Chinese among them).
struct XLSXFormats {
    private var momentStyles: [Bool] = []

    init() {}

    init(_ walk: XMLWalk) throws(OGRError) {
        var (custom, inCells): ([Int: Bool], Bool) = ([:], false)
        while true {
            let token = try walk.next()
            if token == .end { return }
            if token == .close, walk.isNamed("cellXfs") { inCells = false }
            guard token == .open else { continue }
            if walk.isNamed("cellXfs") {
                inCells = true
            } else if walk.isNamed("numFmt"), let id = walk.attribute("numFmtId").flatMap({ Int($0) }),
                let code = walk.attribute("formatCode")
            {
                custom[id] = Self.isMoment(code)
            } else if inCells, walk.isNamed("xf") {
                let id = walk.attribute("numFmtId").flatMap { Int($0) } ?? 0
                momentStyles.append(custom[id] ?? Self.builtIn.contains { $0.contains(id) })
            }
        }
    }

    /// The style shows a day or a moment.
    func isMoment(_ style: Int?) -> Bool {
        guard let style, momentStyles.indices.contains(style) else { return false }
        return momentStyles[style]
    }

    private static let builtIn = [14...22, 27...36, 45...47, 50...58]

    /// A format code with a letter of days or hours outside quotes, brackets and escapes.
    static func isMoment(_ code: String) -> Bool {
        var (quoted, bracketed, escaped) = (false, false, false)
        for letter in code.lowercased().unicodeScalars {
            if escaped {
                escaped = false
                continue
            }
            switch letter {
            case "\"": quoted.toggle()
            case _ where quoted: break
            case "\\", "_", "*": escaped = true
            case "[": bracketed = true
            case "]": bracketed = false
            case _ where bracketed: break
            case "y", "d", "h", "s": return true
            case "m": return true
            case ";": return false  // the sections after the first are for other signs
            default: break
            }
        }
        return false
    }
}
