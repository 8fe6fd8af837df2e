import Columns

// The field tables of the larger layers, in the order of the standard. Names and widths are those of production
// databases (domain facts §B.3 and §B.4); a width of 0 stands where no source states one, and a field whose Chinese name no
// source states is called by its standard name.

extension StandardLayer {
    static let key = StandardField("key", "BSM", "标识码", .text, 18)
    static let code = StandardField("feature_code", "YSDM", "要素代码", .text, 10)
    static let landClass = StandardField("class", "DLBM", "地类编码", .text, 5)
    static let terrace = StandardField("terrace", "GDLX", "耕地类型", .text, 2)
    static let districtCode = StandardField("district_code", "XZQDM", "行政区代码", .text, 12)
    static let districtName = StandardField("district_name", "XZQMC", "行政区名称", .text, 100)
    static let note = StandardField("note", "MSSM", "描述说明", .text, 2)
    static let island = StandardField("island", "HDMC", "海岛名称", .text, 100)

    static func remark(_ width: Int) -> StandardField { StandardField("remark", "BZ", "备注", .text, width) }

    static func area(_ name: String, _ standardName: String, _ chineseName: String) -> StandardField {
        StandardField(name, standardName, chineseName, .real, 15, decimals: 2)
    }

    private static let parcelNumber = StandardField("parcel_number", "TBBH", "图斑编号", .text, 8)
    private static let className = StandardField("class_name", "DLMC", "地类名称", .text, 60)
    private static let quality = StandardField("quality", "GDDB", "耕地等别", .integer)
    private static let enclave = StandardField("enclave", "FRDBS", "飞入地标识", .text, 1)
    private static let year = StandardField("year", "SJNF", "数据年份", .integer, 4)
    private static let slope = StandardField("slope", "GDPDJB", "耕地坡度级别", .text, 2)

    private static let owners = [
        StandardField("ownership", "QSXZ", "权属性质", .text, 2),
        StandardField("owner_code", "QSDWDM", "权属单位代码", .text, 19),
        StandardField("owner_name", "QSDWMC", "权属单位名称", .text, 255),
        StandardField("village", "ZLDWDM", "坐落单位代码", .text, 19),
        StandardField("village_name", "ZLDWMC", "坐落单位名称", .text, 255),
    ]
    private static let deduction = [
        StandardField("deduction_class", "KCDLBM", "扣除地类编码", .text, 5),
        StandardField("deduction_rate", "KCXS", "扣除地类系数", .real, 6, decimals: 4, aliases: ["TKXS"]),
        StandardField("deducted_area", "KCMJ", "扣除地类面积", .real, 15, decimals: 2, aliases: ["TKMJ"]),
    ]

    /// 图斑细化 and 种植属性: DLTB has wider columns than the planning layers.
    private static func details(_ code: Int, _ name: Int) -> [StandardField] {
        [
            StandardField("detail", "TBXHDM", "图斑细化代码", .text, code),
            StandardField("detail_name", "TBXHMC", "图斑细化名称", .text, name),
            StandardField("planting", "ZZSXDM", "种植属性代码", .text, code, aliases: ["GDZZSXDM"]),
            StandardField("planting_name", "ZZSXMC", "种植属性名称", .text, name, aliases: ["GDZZSXMC"]),
        ]
    }

    private static let beginning: [StandardField] =
        [key, code, StandardField("draft_number", "TBYBH", "图斑预编号", .text, 18), parcelNumber, landClass, className]
        + owners + [area("area", "TBMJ", "图斑面积")] + deduction + [area("net_area", "TBDLMJ", "图斑地类面积"), terrace]

    /// DLTB.
    static let parcelFields: [StandardField] =
        beginning
        + [slope, StandardField("width", "XZDWKD", "线状地物宽度", .real, 5, decimals: 1, aliases: ["XXTBKD"])]
        + details(30, 100)
        + [quality, enclave, StandardField("settlement_code", "CZCSXM", "城镇村属性码", .text, 4), year]
        + [note, island, remark(255)]

    /// DLTBGXGC: what a parcel was before (BGQ) and is after (BGH).
    static let updateFields: [StandardField] =
        [key, StandardField("action", "BGXW", "变更行为", .text, 1)]
        + side("BGQ", "变更前", key: "key_before", class: "class_before", suffix: "_before")
        + side("BGH", "变更后", key: "key_now", class: "class", suffix: "_now")
        + [area("area", "TBBGMJ", "图斑变更面积")]

    private static func side(
        _ prefix: String, _ when: String, key: String, class name: String, suffix: String
    ) -> [StandardField] {
        [
            StandardField(key, prefix + "TBBSM", when + "图斑标识码", .text, 18),
            StandardField("number" + suffix, prefix + "TBBH", when + "图斑编号", .text, 8),
            StandardField(name, prefix + "DLBM", when + "地类编码", .text, 5),
            StandardField("class_name" + suffix, prefix + "DLMC", when + "地类名称", .text, 60),
            StandardField("village" + suffix, prefix + "ZLDWDM", when + "坐落单位代码", .text, 19),
            StandardField("village_name" + suffix, prefix + "ZLDWMC", when + "坐落单位名称", .text, 255),
            StandardField("deduction_class" + suffix, prefix + "KCDLBM", when + "扣除地类编码", .text, 5),
            StandardField("deduction_rate" + suffix, prefix + "KCXS", when + "扣除地类系数", .real, 6, decimals: 4),
            area("deducted_area" + suffix, prefix + "KCMJ", when + "扣除地类面积"),
            area("net_area" + suffix, prefix + "TBDLMJ", when + "图斑地类面积"),
            StandardField("planting" + suffix, prefix + "ZZSXDM", when + "种植属性代码", .text, 30),
        ]
    }

    /// GDBHMB.
    static let protectionFields: [StandardField] =
        beginning + [StandardField("black_soil", "SFWHTD", "是否黑土地", .integer), slope] + details(6, 20)
        + [quality, enclave, year]

    /// YJJBNTBHTB.
    static let basicFarmlandFields: [StandardField] =
        [key, code, districtCode, districtName]
        + [StandardField("number", "YJJBNTTBBH", "永久基本农田图斑编号", .text, 20, aliases: ["JBNTTBBH"])]
        + [parcelNumber, landClass, className] + owners + [area("area", "YJJBNTTBMJ", "永久基本农田图斑面积")] + deduction
        + [area("net_area", "YJJBNTMJ", "永久基本农田面积"), terrace, slope]
        + [StandardField("irrigation", "GGBZL", "GGBZL", .text, 10)] + details(6, 20)
        + [
            quality, StandardField("grade", "GDDJ", "GDDJ", .integer),
            StandardField("quality_class", "ZLFLDM", "质量分类代码", .text, 12), enclave, year,
            StandardField("village_head", "CFZR", "CFZR", .text, 20), StandardField("group", "ZMC", "ZMC", .text, 50),
            StandardField("group_head", "ZZRR", "ZZRR", .text, 20),
            StandardField("keeper_id", "ZRRZJHM", "ZRRZJHM", .text, 18),
            StandardField("keeper", "ZRRMC", "责任人名称", .text, 20), StandardField("phone", "LXDH", "LXDH", .text, 20),
            StandardField("address", "JZDZ", "JZDZ", .text, 50),
            StandardField("protected_from", "BHKSSJ", "保护开始时间", .text),
            StandardField("protected_to", "BHJSSJ", "保护结束时间", .text),
            StandardField("event_number", "SJBH", "SJBH", .text, 20),
            StandardField("event_name", "SJMC", "SJMC", .text, 50),
            StandardField("duties", "ZRSYX", "ZRSYX", .text, 100),
            StandardField("stable", "WDGD", "稳定耕地", .text, 10),
            StandardField("was_basic", "SFWYYJJBNT", "SFWYYJJBNT", .text, 10), remark(50),
        ]

    /// STBHHX; no source states the widths.
    static let redLineFields: [StandardField] =
        [
            key, code, StandardField("district_code", "XZQDM", "行政区代码", .text),
            StandardField("district_name", "XZQMC", "行政区名称", .text), StandardField("province", "SHENG", "省", .text),
            StandardField("city", "SHI", "市", .text), StandardField("county", "XIAN", "县", .text),
            StandardField("code", "HXBM", "红线编码", .text), StandardField("name", "HXMC", "红线名称", .text),
            StandardField("type", "HXLX", "红线类型", .text), StandardField("type_code", "LXBM", "类型编码", .text),
            area("area", "MJ", "面积"),
        ]
        + [("name", "ZRBHDMC", "名称"), ("level", "ZRBHDJB", "级别"), ("type", "ZRBHDLX", "类型"), ("zone", "ZRBHDFQ", "分区")]
        .map { StandardField("reserve_" + $0, $1, "自然保护地" + $2, .text) }
        + [
            StandardField("ecosystem", "XTYZBLX", "XTYZBLX", .text), StandardField("measures", "GKCS", "管控措施", .text),
            StandardField("unit_code", "SZXJXZQDM", "SZXJXZQDM", .text),
            StandardField("unit_name", "SZXJXZQMC", "SZXJXZQMC", .text), StandardField("remark", "BZ", "备注", .text),
        ]
}
