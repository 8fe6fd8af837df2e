import ArgumentParser
import Columns

/// A text of the command line in the language of the run.
func say(zh: String, en: String) -> String { Phrase(zh: zh, en: en)[.ofRun] }

extension ValidationError {
    /// A fault of the command line in the language of the run.
    init(zh: String, en: String) { self.init(say(zh: zh, en: en)) }
}

extension ArgumentHelp {
    /// What an option or argument is, in the language of the run.
    static func say(zh: String, en: String, valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(qiancun.say(zh: zh, en: en), valueName: valueName)
    }
}

// MARK: - What several commands take

extension ArgumentHelp {
    static var villages: ArgumentHelp { .say(zh: "村界图层。", en: "Village borders.") }
    static var parcels: ArgumentHelp { .say(zh: "国土调查的地类图斑图层。", en: "Land-survey parcels.") }
    static var towns: ArgumentHelp { .say(zh: "乡镇界图层，用来取乡镇名称。", en: "Town borders, for their names.") }
    static var roads: ArgumentHelp { .say(zh: "道路线图层。", en: "Road lines.") }
    static var externalRoads: ArgumentHelp { .say(zh: "县界以外的道路图层。", en: "Roads past the county line.") }
    static var villageTable: ArgumentHelp {
        .say(zh: "村庄表，每行含村代码。", en: "Village table, with the code of the village in each row.")
    }
    static var treatAsCGCS2000: ArgumentHelp {
        .say(
            zh: "视为 CGCS2000 的地理坐标系，例如 EPSG:4326。可重复。",
            en: "Geographic CRS to take as CGCS2000, such as EPSG:4326. Repeatable.")
    }
    static var basicFarmland: ArgumentHelp { .say(zh: "永久基本农田图层。", en: "Permanent basic farmland.") }
    static var services: ArgumentHelp {
        .say(zh: "服务设施点图层，含设施类别字段。", en: "Service points with a field for their kind.")
    }
    static var overwriteFolder: ArgumentHelp { .say(zh: "替换已有的输出文件夹。", en: "Replace an existing output folder.") }
    static var anchors: ArgumentHelp { .say(zh: "县城和乡镇驻地的点图层。", en: "County seat and towns as points.") }
    static var parcelsBefore: ArgumentHelp { .say(zh: "前一期调查的地类图斑图层。", en: "Parcels of the earlier survey.") }
    static var outputFolder: ArgumentHelp {
        .say(zh: "输出文件夹；要么完整出现，要么不出现。", en: "The output folder; it appears whole or not at all.")
    }
    static var overwriteOutput: ArgumentHelp { .say(zh: "输出已存在时替换。", en: "Replace the output when it is there.") }
    static var protectionTargets: ArgumentHelp { .say(zh: "耕地保护目标图层。", en: "Farmland protection targets.") }
    static var ecologicalRedLine: ArgumentHelp { .say(zh: "生态保护红线图层。", en: "The ecological red line.") }
    static var construction: ArgumentHelp { .say(zh: "实地发现的建设图层。", en: "Observed works.") }
    static var urbanBoundary: ArgumentHelp { .say(zh: "城镇开发边界图层。", en: "The urban boundary.") }
    static var crsOfLayers: ArgumentHelp {
        .say(
            zh: "各图层的坐标系，例如 EPSG:4526；以此为准，不论图层如何声明。",
            en: "CRS of the layers, whatever they declare, such as EPSG:4526.")
    }
    static var repairRows: ArgumentHelp {
        .say(zh: "修复无效的行，而不是剔除。", en: "Make invalid rows valid instead of setting them aside.")
    }
    static var strict: ArgumentHelp {
        .say(
            zh: "有目标、比例、平衡或红线规则未达到或存疑时，以退出码 4 结束。",
            en: "Exit with 4 when a target, share, balance or red-line rule is not met or doubtful.")
    }
    static var quiet: ArgumentHelp {
        .say(
            zh: "标准错误不显示进度和小结；剔除、改动和存疑的内容照样显示。",
            en:
                "No progress or summary on standard error; what was set aside, changed or is in doubt is told all the same."
        )
    }
    static var zonesEncoding: ArgumentHelp {
        .say(zh: "分区的文字编码，例如 GBK。", en: "Encoding of the text of the zones, such as GBK.")
    }
    static var zonesLayer: ArgumentHelp { .say(zh: "分区文件中的图层。", en: "Layer within the file of zones.") }
    static var source: ArgumentHelp {
        .say(zh: "一个文件、一个 FileGDB 文件夹，或它们的压缩包。", en: "A file, a FileGDB folder, or an archive of either.")
    }
    static var lang: ArgumentHelp { .say(zh: "报告和所打印内容的语言。", en: "Language of the report and of what is printed.") }
}
