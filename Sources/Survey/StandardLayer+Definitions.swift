import Columns

extension StandardLayer {
    struct Definition {
        let chineseName: String
        var aliases: [String] = []
        var featureCode: String?
        /// Standard names of fields that only layers of this kind carry together.
        var signature: [String]
        let fields: [StandardField]
    }

    var definition: Definition {
        switch self {
        case .parcels:
            Definition(
                chineseName: "地类图斑", aliases: ["dltb", "三调图斑"], featureCode: "2001010100",
                signature: ["DLBM", "TBMJ"], fields: Self.parcelFields)
        case .parcelUpdates:
            Definition(
                chineseName: "地类图斑更新过程", aliases: ["dltbgxgc"], signature: ["BGQDLBM", "BGHDLBM"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("class_before", "BGQDLBM", "变更前地类编码", .text, 5),
                    StandardField("class", "BGHDLBM", "变更后地类编码", .text, 5),
                ])
        case .villages:
            Definition(
                chineseName: "村级调查区", aliases: ["cjdcq", "村界", "行政村"],
                signature: ["ZLDWDM", "ZLDWMC", "DCMJ"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("code", "ZLDWDM", "坐落单位代码", .text, 19, aliases: ["CJDCQDM", "XZQDM"]),
                    StandardField("name", "ZLDWMC", "坐落单位名称", .text, 255, aliases: ["CJDCQMC", "XZQMC"]),
                    StandardField("survey_area", "DCMJ", "调查面积", .real, 15, decimals: 2),
                    StandardField("computed_area", "JSMJ", "计算面积", .real, 15, decimals: 2),
                ])
        case .towns:
            Definition(
                chineseName: "行政区", aliases: ["xzq", "乡镇界", "行政区划"], featureCode: "1000600100",
                signature: ["XZQDM", "XZQMC", "DCMJ"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("code", "XZQDM", "行政区代码", .text, 12),
                    StandardField("name", "XZQMC", "行政区名称", .text, 100),
                    StandardField("survey_area", "DCMJ", "调查面积", .real, 15, decimals: 2),
                    StandardField("computed_area", "JSMJ", "计算面积", .real, 15, decimals: 2),
                ])
        case .basicFarmland:
            Definition(
                chineseName: "永久基本农田保护图斑", aliases: ["yjjbntbhtb", "yjjbnt", "永久基本农田", "基本农田"],
                signature: ["YJJBNTMJ", "YJJBNTTBBH"],
                fields: Self.farmlandFields + [
                    StandardField("number", "YJJBNTTBBH", "永久基本农田图斑编号", .text, 20, aliases: ["JBNTTBBH"]),
                    StandardField("area", "YJJBNTTBMJ", "永久基本农田图斑面积", .real, 15, decimals: 2),
                    StandardField("net_area", "YJJBNTMJ", "永久基本农田面积", .real, 15, decimals: 2),
                ])
        case .basicFarmlandSurvey:
            Definition(
                chineseName: "永久基本农田图斑", aliases: ["yjjbnttb", "jbnttb"], featureCode: "2005010300",
                signature: ["JBNTMJ", "JBNTLX"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("number", "YJJBNTTBBH", "永久基本农田图斑编号", .text, 20, aliases: ["JBNTTBBH"]),
                    StandardField("class", "DLBM", "地类编码", .text, 5),
                    StandardField("area", "TBMJ", "图斑面积", .real, 15, decimals: 2),
                    StandardField("net_area", "JBNTMJ", "基本农田面积", .real, 15, decimals: 2),
                ])
        case .protectionTargets:
            Definition(
                chineseName: "耕地保护目标", aliases: ["gdbhmb", "耕地保有量", "耕地红线"], signature: ["DLBM", "SFWHTD"],
                fields: Self.parcelFields + [StandardField("black_soil", "SFWHTD", "是否黑土地", .text, 2)])
        case .ecologicalRedLine:
            Definition(
                chineseName: "生态保护红线", aliases: ["stbhhx", "生态红线"], signature: ["HXBM", "HXMC"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("code", "HXBM", "红线编码", .text),
                    StandardField("name", "HXMC", "红线名称", .text),
                    StandardField("type", "HXLX", "红线类型", .text),
                    StandardField("area", "MJ", "面积", .real, 15, decimals: 2),
                ])
        case .urbanBoundary:
            Definition(
                chineseName: "城镇开发边界", aliases: ["czkfbj", "开发边界"], signature: ["GHFQDM", "GHFQMC"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("district_code", "XZQDM", "行政区代码", .text, 12),
                    StandardField("district_name", "XZQMC", "行政区名称", .text, 100),
                    StandardField("code", "GHFQDM", "规划分区代码", .text, 3),
                    StandardField("name", "GHFQMC", "规划分区名称", .text, 50),
                    StandardField("area", "MJ", "面积", .real, 15, decimals: 2),
                ])
        case .settlements:
            Definition(
                chineseName: "城镇村等用地", aliases: ["czcdyd"], featureCode: "2099010300",
                signature: ["CZCLX", "CZCMJ"],
                fields: [
                    StandardField("key", "BSM", "标识码", .text, 18),
                    StandardField("feature_code", "YSDM", "要素代码", .text, 10),
                    StandardField("type", "CZCLX", "城镇村类型", .text),
                    StandardField("code", "CZCDM", "城镇村代码", .text),
                    StandardField("name", "CZCMC", "城镇村名称", .text),
                    StandardField("area", "CZCMJ", "城镇村面积", .real, 15, decimals: 2),
                ])
        }
    }

    /// Fields of DLTB that the farmland layers share.
    private static let farmlandFields: [StandardField] = [
        StandardField("key", "BSM", "标识码", .text, 18),
        StandardField("feature_code", "YSDM", "要素代码", .text, 10),
        StandardField("parcel_number", "TBBH", "图斑编号", .text, 8),
        StandardField("class", "DLBM", "地类编码", .text, 5),
        StandardField("class_name", "DLMC", "地类名称", .text, 60),
        StandardField("ownership", "QSXZ", "权属性质", .text, 2),
        StandardField("owner_code", "QSDWDM", "权属单位代码", .text, 19),
        StandardField("owner_name", "QSDWMC", "权属单位名称", .text, 255),
        StandardField("village", "ZLDWDM", "坐落单位代码", .text, 19),
        StandardField("village_name", "ZLDWMC", "坐落单位名称", .text, 255),
        StandardField("deduction_class", "KCDLBM", "扣除地类编码", .text, 5),
        StandardField("deduction_rate", "KCXS", "扣除地类系数", .real, 6, decimals: 4, aliases: ["TKXS"]),
        StandardField("deducted_area", "KCMJ", "扣除地类面积", .real, 15, decimals: 2, aliases: ["TKMJ"]),
        StandardField("terrace", "GDLX", "耕地类型", .text, 2),
        StandardField("slope", "GDPDJB", "耕地坡度级别", .text, 2),
        StandardField("detail", "TBXHDM", "图斑细化代码", .text, 30),
        StandardField("planting", "ZZSXDM", "种植属性代码", .text, 30, aliases: ["GDZZSXDM"]),
        StandardField("quality", "GDDB", "耕地等别", .integer),
        StandardField("enclave", "FRDBS", "飞入地标识", .text, 1),
        StandardField("year", "SJNF", "数据年份", .integer, 4),
    ]

    private static let parcelFields: [StandardField] =
        farmlandFields + [
            StandardField("area", "TBMJ", "图斑面积", .real, 15, decimals: 2),
            StandardField("net_area", "TBDLMJ", "图斑地类面积", .real, 15, decimals: 2),
            StandardField("width", "XZDWKD", "线状地物宽度", .real, 5, decimals: 1, aliases: ["XXTBKD"]),
            StandardField("detail_name", "TBXHMC", "图斑细化名称", .text, 100),
            StandardField("planting_name", "ZZSXMC", "种植属性名称", .text, 100, aliases: ["GDZZSXMC"]),
            StandardField("settlement_code", "CZCSXM", "城镇村属性码", .text, 4),
            StandardField("note", "MSSM", "描述说明", .text, 2),
            StandardField("remark", "BZ", "备注", .text, 255),
        ]
}
