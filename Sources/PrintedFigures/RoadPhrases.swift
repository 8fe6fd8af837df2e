import Columns

/// Sentences about roads that several commands say.
package enum RoadPhrases {
    /// How many roads are of unknown class, how fast they are driven, and the first words for them.
    /// - Parameters:
    ///   - classes: words of the class field, "" for none, and how many roads have each.
    ///   - speed: km/h, as printed.
    package static func unknownClasses(_ classes: [String: Int], speed: String) -> Phrase {
        let all = classes.values.reduce(0, +)
        let words = classes.sorted { utf8Less($0.key, $1.key) }.map {
            ($0.key.isEmpty ? Phrase(zh: "无等级", en: "no class") : Phrase(same: $0.key)) + Phrase(same: " \($0.value)")
        }
        let list = (words.prefix(5) + (words.count > 5 ? [Phrase(same: "…")] : [])).joined()
        return Phrase(
            zh: "\(all) 条，按 \(speed) km/h 计（\(list.zh)）", en: "\(all), driven at \(speed) km/h (\(list.en))")
    }
}
