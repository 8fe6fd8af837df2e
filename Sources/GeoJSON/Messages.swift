import Columns

/// Sentences and their parts that several places of the module use.
enum Messages {
    // MARK: What was expected

    static let memberName = Phrase(zh: "成员名", en: "a member name")
    static let colon = Phrase(same: "“:”")
    static let commaOrBracket = Phrase(zh: "“,”或“]”", en: "“,” or “]”")
    static let commaOrBrace = Phrase(zh: "“,”或“}”", en: "“,” or “}”")
    static let memberNameExpected = Phrase(zh: "此处应为成员名", en: "a member name was expected")

    // MARK: Text

    static let unknownEscape = Phrase(zh: "字符串中有不明的转义", en: "an unknown escape in a string")
    static let halfPair = Phrase(zh: "代理对只有一半", en: "half of a surrogate pair")

    // MARK: Objects

    static func notGeoJSON(_ type: String) -> Phrase {
        Phrase(zh: "对象的类型为“\(type)”，不是 GeoJSON", en: "an object of type “\(type)”, which is not GeoJSON")
    }
    static func noFeature(_ type: String) -> Phrase {
        Phrase(
            zh: "features 中有类型为“\(type)”的内容，不是要素",
            en: "an element of `features` is of type “\(type)”, which is no feature")
    }

    // MARK: Coordinates

    static let unevenPositions = Phrase(zh: "坐标位置的嵌套层数不一", en: "positions at different depths")

    // MARK: Files

    static func cannotBeRead(_ words: String) -> Phrase { Phrase(zh: "无法读取：\(words)", en: "cannot be read: \(words)") }
    static func cannotBeWritten(_ words: String) -> Phrase {
        Phrase(zh: "无法写入：\(words)", en: "cannot be written: \(words)")
    }
}
