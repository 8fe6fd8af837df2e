import Columns

/// The sentences that several readers say, and the words they are put together from, in both languages.
enum Messages {
    // MARK: Names

    static func didYouMean(_ name: String) -> Phrase { Phrase(zh: "是否为“\(name)”？", en: "did you mean `\(name)`?") }

    static func known(_ names: [String]) -> Phrase {
        let names = list(names)
        return Phrase(zh: "可用的有：\(names.zh)", en: "known: \(names.en)")
    }

    static func thereAre(_ names: [String]) -> Phrase {
        let names = list(names)
        return Phrase(zh: "现有：\(names.zh)", en: "there are \(names.en)")
    }

    static func twoItems(_ id: String) -> Phrase {
        Phrase(zh: "有两项都名为“\(id)”", en: "two items are named `\(id)`")
    }

    static var giveOneAnID: Phrase { Phrase(zh: "请给其中一项写明 `id`", en: "give one of them an `id`") }

    static func noFile(_ path: String) -> Phrase { Phrase(zh: "没有文件“\(path)”", en: "there is no file `\(path)`") }

    static func noThirdSurveyClass(_ code: String) -> Phrase {
        Phrase(zh: "“\(code)”不是第三次国土调查的地类", en: "`\(code)` is no class of the third survey")
    }

    static func list(_ names: [String]) -> Phrase { names.map { Phrase(same: $0) }.joined() }

    // MARK: Values

    static var oneOfMinutesAndMetres: Phrase {
        Phrase(zh: "`minutes` 和 `metres` 应写且只写一个", en: "expected one of `minutes` and `metres`")
    }

    static func expected(_ what: Phrase, found: Phrase) -> Phrase {
        Phrase(zh: "应为\(what.zh)，实为\(found.zh)", en: "expected \(what.en), found \(found.en)")
    }
}

/// What is counted or measured, and what a key holds.
extension Phrase {
    // MARK: Units

    static let minutes = Phrase(zh: "分钟", en: "minutes")
    static let metres = Phrase(zh: "米", en: "metres")
    static let squareMetres = Phrase(zh: "平方米", en: "m²")
    static let squareKilometres = Phrase(zh: "平方千米", en: "km²")
    static let kilometresPerHour = Phrase(zh: "千米每小时", en: "km/h")
    static let sites = Phrase(zh: "设施数", en: "sites")
    static let residentsOrVillages = Phrase(zh: "人数或村数", en: "residents or villages")
    static let residents = Phrase(zh: "人", en: "residents")
    static let villages = Phrase(zh: "村", en: "villages")
    static let homesteads = Phrase(zh: "宅基地", en: "homesteads")
    static let shareOfHomesteads = Phrase(zh: "宅基地比例", en: "share of homesteads")
    static let belts = Phrase(zh: "示范带", en: "belts")
    static let lanes = Phrase(zh: "车道", en: "lanes")
    static let weight = Phrase(zh: "权重", en: "weight")
    static let exponent = Phrase(zh: "指数", en: "exponent")
    static let year = Phrase(zh: "年份", en: "year")
    static let digits = Phrase(zh: "位数", en: "digits")
    static let units = Phrase(zh: "单位", en: "units")
    static let seed = Phrase(zh: "随机种子", en: "seed")

    // MARK: What a key holds

    static let kindOfService = Phrase(zh: "设施种类", en: "the kind of service")
    static let fixedIdentifier = Phrase(zh: "固定的标识", en: "a fixed identifier")
    static let bothLanguages = Phrase(same: "{zh: …, en: …}")
    static let documentNumber = Phrase(zh: "文件的文号", en: "the number of the document")
    static let comparison = Phrase(zh: "比较方式", en: "how it is compared")
    static let heading = Phrase(zh: "标题", en: "a heading")
    static let threeClasses = Phrase(zh: "三大类", en: "three classes of land")
}
