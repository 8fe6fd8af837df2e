import Columns

extension StandardLayer {
    struct Definition {
        let chineseName: String
        var aliases: [String] = []
        var featureCode: String?
        /// Standard names of fields that only layers of this kind carry together.
        var signature: [String]
        /// In the order of the standard table.
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
                fields: Self.updateFields)
        case .villages:
            Definition(
                chineseName: "村级调查区", aliases: ["cjdcq", "村界", "行政村"],
                signature: ["ZLDWDM", "ZLDWMC", "DCMJ"],
                fields: [
                    Self.key, Self.code,
                    StandardField("code", "ZLDWDM", "坐落单位代码", .text, 19, aliases: ["CJDCQDM", "XZQDM"]),
                    StandardField("name", "ZLDWMC", "坐落单位名称", .text, 255, aliases: ["CJDCQMC", "XZQMC"]),
                    Self.area("survey_area", "DCMJ", "调查面积"), Self.area("computed_area", "JSMJ", "计算面积"),
                ])
        case .towns:
            Definition(
                chineseName: "行政区", aliases: ["xzq", "乡镇界", "行政区划"], featureCode: "1000600100",
                signature: ["XZQDM", "XZQMC", "DCMJ"],
                fields: [
                    Self.key, Self.code,
                    StandardField("code", "XZQDM", "行政区代码", .text, 12),
                    StandardField("name", "XZQMC", "行政区名称", .text, 100),
                    Self.area("survey_area", "DCMJ", "调查面积"), Self.area("computed_area", "JSMJ", "计算面积"),
                    Self.note, Self.island, Self.remark(255),
                ])
        case .basicFarmland:
            Definition(
                chineseName: "永久基本农田保护图斑", aliases: ["yjjbntbhtb", "yjjbnt", "永久基本农田", "基本农田"],
                signature: ["YJJBNTMJ", "YJJBNTTBBH"], fields: Self.basicFarmlandFields)
        case .basicFarmlandSurvey:
            Definition(
                chineseName: "永久基本农田图斑", aliases: ["yjjbnttb", "jbnttb"], featureCode: "2005010300",
                signature: ["JBNTMJ", "JBNTLX"],
                fields: [
                    Self.key, Self.code,
                    StandardField("number", "YJJBNTTBBH", "永久基本农田图斑编号", .text, 20, aliases: ["JBNTTBBH"]),
                    Self.landClass, Self.terrace,
                    StandardField("kind", "JBNTLX", "基本农田类型", .text),
                    StandardField("slope", "PDJB", "坡度级别", .text),
                    Self.area("deducted_area", "TKMJ", "田坎面积"), Self.area("area", "TBMJ", "图斑面积"),
                    Self.area("net_area", "JBNTMJ", "基本农田面积"),
                ])
        case .protectionTargets:
            Definition(
                chineseName: "耕地保护目标", aliases: ["gdbhmb", "耕地保有量", "耕地红线"], signature: ["DLBM", "SFWHTD"],
                fields: Self.protectionFields)
        case .ecologicalRedLine:
            Definition(
                chineseName: "生态保护红线", aliases: ["stbhhx", "生态红线"], signature: ["HXBM", "HXMC"],
                fields: Self.redLineFields)
        case .urbanBoundary:
            Definition(
                chineseName: "城镇开发边界", aliases: ["czkfbj", "开发边界"], signature: ["GHFQDM", "GHFQMC"],
                fields: [
                    Self.key, Self.code, Self.districtCode, Self.districtName,
                    StandardField("code", "GHFQDM", "规划分区代码", .text, 3),
                    StandardField("name", "GHFQMC", "规划分区名称", .text, 50),
                    Self.area("area", "MJ", "面积"), Self.remark(255),
                ])
        case .settlements:
            Definition(
                chineseName: "城镇村等用地", aliases: ["czcdyd"], featureCode: "2099010300",
                signature: ["CZCLX", "CZCMJ"],
                fields: [
                    Self.key, Self.code,
                    StandardField("type", "CZCLX", "城镇村类型", .text),
                    StandardField("code", "CZCDM", "城镇村代码", .text),
                    StandardField("name", "CZCMC", "城镇村名称", .text),
                    Self.area("area", "CZCMJ", "城镇村面积"),
                ])
        }
    }
}
