import Columns

extension StandardLayer {
    /// What a layer looks like, and why.
    package struct Recognition: Sendable, Hashable {
        /// Why a layer is taken for a standard one.
        package enum Ground: String, Sendable, Hashable {
            /// The layer's name is the standard, the Chinese or a usual name, perhaps with a county code or a year.
            case name
            /// The layer carries the fields that only this standard layer has together.
            case fields
            /// The layer's name and its fields.
            case both
        }

        /// What it looks like.
        package let layer: StandardLayer
        /// Why.
        package let ground: Ground
        /// Our field names and the layer's own.
        package let fields: [String: String]
    }

    /// Which standard layer a layer is, by its name and fields; none when neither says so, or when two layers fit alike.
    ///
    /// Name and fields together win over fields alone, those over the name alone. Among names the longest that is part
    /// of the layer's name counts, so that `永久基本农田保护图斑_430603` is not taken for 图斑.
    package static func recognise(layerName: String, fields available: [String]) -> Recognition? {
        let name = layerName.lowercased()
        let upper = Set(available.map { $0.uppercased() })
        let nameLengths = allCases.map { longestName(of: $0, in: name) }
        let bestName = nameLengths.max() ?? 0
        var candidates: [(score: Int, layer: StandardLayer, ground: Recognition.Ground)] = []
        for (layer, length) in zip(allCases, nameLengths) {
            let named = length > 0 && length == bestName
            let fielded = layer.definition.signature.allSatisfy(upper.contains)
            switch (named, fielded) {
            case (true, true): candidates.append((3, layer, .both))
            case (false, true): candidates.append((2, layer, .fields))
            case (true, false): candidates.append((1, layer, .name))
            case (false, false): break
            }
        }
        // The village layer may carry the unit's code and name under the names that XZQ has: then its own name decides.
        if candidates.contains(where: { $0.layer == .villages && $0.ground == .name }) {
            candidates.removeAll { $0.layer == .towns && $0.ground == .fields }
        }
        guard let best = candidates.map(\.score).max() else { return nil }
        let winners = candidates.filter { $0.score == best }
        // Layers whose fields are a part of another's (DLTB of GDBHMB) give way to the one that asks for more.
        let ranked = winners.sorted { $0.layer.specificity(in: upper) > $1.layer.specificity(in: upper) }
        if ranked.count > 1, ranked[0].layer.specificity(in: upper) == ranked[1].layer.specificity(in: upper) {
            return nil
        }
        return Recognition(
            layer: ranked[0].layer, ground: ranked[0].ground, fields: ranked[0].layer.fieldMap(for: available))
    }

    /// Standard fields that the layer carries.
    private func specificity(in upper: Set<String>) -> Int {
        fields.count { upper.contains($0.standardName) }
    }

    /// Length of the longest name of the standard layer found in `name`; a Latin name must stand between characters that
    /// are not Latin letters, so that `DLTB` is not found in `DLTBGXGC`.
    private static func longestName(of layer: StandardLayer, in name: String) -> Int {
        let letters = Array(name.unicodeScalars)
        var longest = 0
        for candidate in [layer.standardName.lowercased(), layer.chineseName] + layer.aliases {
            let wanted = Array(candidate.unicodeScalars)
            guard wanted.count > longest, wanted.count <= letters.count else { continue }
            let isLatin = wanted.allSatisfy(\.isASCII)
            for start in 0...(letters.count - wanted.count)
            where letters[start..<start + wanted.count].elementsEqual(wanted) {
                if isLatin {
                    let end = start + wanted.count
                    if start > 0, isLatinLetter(letters[start - 1]) { continue }
                    if end < letters.count, isLatinLetter(letters[end]) { continue }
                }
                longest = wanted.count
                break
            }
        }
        return longest
    }

    private static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
}
