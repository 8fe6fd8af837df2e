import Columns

extension CGCS2000Zone {
    /// The zone that a name means: EPSG's names, such as `CGCS2000 / 3-degree Gauss-Kruger zone 38` or
    /// `CGCS2000 / Gauss-Kruger CM 111E`, and ESRI's, such as `CGCS2000_3_Degree_GK_Zone_38` or `CGCS2000_GK_CM_111E`.
    ///
    /// `Zone` means eastings with the zone number, `CM` eastings without it. Case, blanks, `_`, `-` and `/` do not matter.
    /// None for anything else: names are never matched by likeness.
    public init?(name: String) { self.init(name: name, datums: ["cgcs2000"]) }

    /// The same for names that begin with one of several datums, letters and digits alone.
    init?(name: String, datums: [String]) {
        var rest = name.lowercased().filter { $0.isLetter || $0.isNumber }[...]
        func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest = rest.dropFirst(word.count)
            return true
        }
        guard take(datums) else { return nil }
        let width: Width = take(["3degree"]) ? .three : .six
        if width == .six { _ = take(["6degree"]) }
        guard take(["gausskruger", "gausskrüger", "gk"]) else { return nil }
        let prefixed = take(["zone"])
        guard prefixed || take(["cm"]) else { return nil }
        if !prefixed, rest.hasSuffix("e") { rest = rest.dropLast() }
        guard (1...3).contains(rest.count), rest.utf8.allSatisfy({ 48...57 ~= $0 }), let value = Int(rest) else {
            return nil
        }
        let number: Int
        if prefixed {
            number = value
        } else {
            let (divisor, shift) = width == .three ? (3, 0) : (6, 3)
            guard (value + shift) % divisor == 0 else { return nil }
            number = (value + shift) / divisor
        }
        guard Self.numbers(width).contains(number) else { return nil }
        self.init(width: width, number: number, prefixed: prefixed)
    }
}
