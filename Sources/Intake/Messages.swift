import Columns

/// The sentences of the intake that are no errors, in both languages.
enum Messages {
    // MARK: Rows

    /// What became of the row, after the reason.
    static var setAside: Phrase { Phrase(zh: "；该行已剔除", en: "; the row is set aside") }

    static var keyMissing: Phrase { Phrase(zh: "缺少编号", en: "the key is missing") }

    static var noLandClass: Phrase { Phrase(zh: "该行没有地类", en: "the row has no land class") }

    static var noGeometry: Phrase { Phrase(zh: "该行没有图形", en: "the row has no geometry") }

    /// - Parameter ground: square metres.
    static func vastGround(_ ground: Double) -> Phrase {
        let text = fixedText(ground, decimals: 0)
        return Phrase(
            zh: "面积为 \(text) 平方米，超过任何国家的面积", en: "its ground is \(text) m², more than any country has")
    }

    static var standsTwice: Phrase {
        Phrase(zh: "该行重复，只计一行，此行未计入", en: "the row stands twice; one was left out")
    }

    static func keyShared(rows: Int) -> Phrase {
        Phrase(
            zh: "该编号见于内容不同的 \(rows) 行，均予保留",
            en: "the key stands on \(rows) rows with different content; all were kept")
    }

    // MARK: Options

    static var noLayerNeedsDatum: Phrase {
        Phrase(
            zh: "没有图层需要在该基准与 CGCS2000 之间转换",
            en: "no layer has to be carried between that datum and CGCS2000")
    }
}
