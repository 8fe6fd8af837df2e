extension GeometryColumn.Kind {
    /// The kind in words: its own name in English, `点`, `线`, `面` or `无几何` in Chinese.
    public var phrase: Phrase {
        switch self {
        case .none: Phrase(zh: "无几何", en: rawValue)
        case .point: Phrase(zh: "点", en: rawValue)
        case .line: Phrase(zh: "线", en: rawValue)
        case .polygon: Phrase(zh: "面", en: rawValue)
        }
    }
}
