import Columns

extension Phrase {
    /// Kinds of service that data files write in English, in Chinese; the page of the report has the same list.
    package static let serviceKinds = [
        "clinic": "卫生室", "hospital": "卫生院", "school": "学校", "primary_school": "小学", "kindergarten": "幼儿园",
        "middle_school": "中学", "elderly": "养老设施", "elderly_care": "养老设施", "shop": "商店", "market": "集市",
        "bus_stop": "公交站", "culture": "文化站", "library": "图书馆", "sports": "体育设施", "bank": "银行", "post": "邮政",
        "logistics": "物流点", "fire": "消防站", "village_office": "村委会", "district_office": "区公所",
        "party_centre": "党群服务中心", "toilet": "公厕", "waste": "垃圾收集点",
    ]

    /// A kind of service in words; a kind that is not in `serviceKinds` as the data has it.
    package static func serviceKind(_ kind: String) -> Phrase { Phrase(zh: serviceKinds[kind] ?? kind, en: kind) }

    /// Kinds with a blank between, as `CoverageStandard.service` holds them, in words.
    package static func serviceKinds(_ kinds: String) -> Phrase {
        let zh = kinds.split(separator: " ").map { serviceKind(String($0)).zh }
        return Phrase(zh: zh.joined(separator: "、"), en: kinds)
    }
}
