import Columns

/// A sentence of the manifest: written in the language of the run, kept in both.
struct SaidText {
    let phrase: Phrase
    private let language: Language

    init(_ phrase: Phrase, _ language: Language) { (self.phrase, self.language) = (phrase, language) }

    /// In the language of the run.
    var text: String { phrase[language] }
}

extension DeliveryManifest {
    /// What a reader should know.
    var notes: [Phrase] {
        let (name, reason) = (crs.name.phrase, crs.zoneReason.phrase)
        let zone = Phrase(zh: "带：\(name.zh)，\(reason.zh)。", en: "Zone: \(name.en), \(reason.en).")
        return [zone] + layers.flatMap(Self.notes) + objections + omissions
    }

    /// What of it tells of changes: not the zone, nor layers and a check of which there is nothing to tell.
    var changes: [Phrase] {
        let layers = layers.map(Self.notes).filter { $0.count > 1 }
        return layers.flatMap { $0 } + (objections.count > 1 ? objections : []) + omissions
    }

    /// What the check found.
    private var objections: [Phrase] {
        guard let check else { return [] }
        let sum = Phrase(
            zh: "检查：\(check.errors) 个错误，\(check.warnings) 个警告，\(check.notices) 个提示。",
            en: "Check: \(check.errors) errors, \(check.warnings) warnings, \(check.notices) notices.")
        return [sum]
            + check.counts.sorted(by: { utf8Less($0.key, $1.key) }).map { rule, count in
                Phrase(zh: "  \(rule)：\(count)", en: "  \(rule): \(count)")
            }
    }

    private var omissions: [Phrase] {
        leftOut.map { left in
            let reason = left.reason.phrase
            return Phrase(
                zh: "未交付：\(left.name)（\(left.path)）：\(reason.zh)。",
                en: "Left out: \(left.name) (\(left.path)): \(reason.en).")
        }
    }

    private static func notes(of layer: Entry) -> [Phrase] {
        var notes = [
            Phrase(
                zh: "\(layer.layer) \(layer.title)：\(layer.rows) 行。",
                en: "\(layer.layer) \(layer.title): \(layer.rows) rows.")
        ]
        if !layer.emptyFields.isEmpty {
            notes.append(
                Phrase(zh: "  数据源没有而留空：", en: "  not in the source, empty: ")
                    + layer.emptyFields.map { Phrase(same: $0) }.joined())
        }
        if !layer.leftOutFields.isEmpty {
            notes.append(
                Phrase(zh: "  标准没有而未写出：", en: "  not in the standard, left out: ")
                    + layer.leftOutFields.map { Phrase(same: $0) }.joined())
        }
        for (field, filled) in layer.filled.sorted(by: { utf8Less($0.key, $1.key) }) {
            notes.append(
                Phrase(
                    zh: "  \(field) 有 \(filled.rows) 行填为 \(filled.value)",
                    en: "  \(field) filled with \(filled.value) in \(filled.rows) rows"))
        }
        return notes + layer.notes.map { Phrase(same: "  ") + $0.phrase }
    }
}
