import Columns
import ProjectFile

/// Why a figure is not there, in both languages.
enum Reasons {
    static let noDay = Phrase(zh: "项目没有写明 as_of", en: "the project names no day (as_of)")
    static let noParcels = ProjectLayer.parcels.absent
    static let noBasicFarmland = ProjectLayer.basicFarmland.absent
    static let noPopulation = Phrase(
        zh: "村庄表没有人口，或没有相应面积", en: "the village table has no population, or the area is not known")
    static let noTableValue = Phrase(zh: "村庄表没有这个数值", en: "the village table has no value here")
    static let noRule = Phrase(
        zh: "所需图层不全，没有执行任何规则", en: "no rule was applied, for want of the layers it needs")
    static let notApplied = Phrase(zh: "规则没有执行，见 state 和 lacks", en: "the rule was not applied; see state and lacks")
    static let noPage = Phrase(zh: "没有核对原文的网页", en: "no public page was found")
    static let noUnitTask = Phrase(zh: "没有这一单位的任务数", en: "no task is given for this unit")
    static let noNetArea = Phrase(zh: "图层没有净面积字段", en: "the layer has no net area")
    static let noPlanting = Phrase(zh: "图斑没有种植属性字段（ZZSXDM）", en: "the parcels do not say what grows (ZZSXDM)")
    static let notStated = Phrase(zh: "图层没有写明", en: "the layer does not say")
    static let noLine = Phrase(zh: "项目没有这条控制线的图层", en: "the project has no layer of this control line")
    static let noPlannedWorks = Phrase(
        zh: "项目没有拟建工程图层（planned_works）或地类图斑图层（parcels）",
        en: "the project names no layer `planned_works` or no layer `parcels`")
    static let noTask = Phrase(
        zh: "没有耕地保护目标：既无保护目标层，政策目录也未规定",
        en: "no farmland task: neither a layer of protection targets nor a policy catalogue gives one")
    static let noStoredFarmland = Phrase(
        zh: "图斑没有地类面积（TBDLMJ）字段", en: "the parcels carry no stored net area (TBDLMJ)")
    static let noShare = Phrase(zh: "分母为零或未知", en: "the denominator is zero or not known")
    static let noOutline = Phrase(
        zh: "按道路缓冲范围绘制，没有外轮廓半径", en: "the ground beside the roads is drawn; there is no outline with a radius")
    static let noBudget = Phrase(zh: "项目没有规定这种限额", en: "the project sets no limit of this kind")
    static let jointBound = Phrase(
        zh: "各示范带一并求解，上界只对总和成立，见 belts.bound",
        en: "belts are solved together; the bound holds for their sum only, see belts.bound")
    static let noDemonstration = Phrase(
        zh: "村庄表没有示范村（demonstration）", en: "the village table tells no demonstration villages (demonstration)")
    static let noBeltsAsked = Phrase(zh: "项目没有要求选择示范带", en: "the project asks for no belts of ours")
    static let noBelts = Phrase(zh: "没有示范带", en: "there is no belt")
    static let noNextVillage = Phrase(zh: "没有可串入的其他村庄", en: "no other village could join")
    static let nobodyAsked = Phrase(zh: "没有符合条件的村庄", en: "no village meets the condition")
    static let noLimitAsked = Phrase(zh: "没有给出限时或限距", en: "no limit was given")
    static let noSiteReached = Phrase(zh: "没有能到达的设施", en: "no service is reached")
    static let noChoice = Phrase(zh: "没有可行的方案", en: "there is no choice of sites")
    static let noSeat = Phrase(zh: "乡镇内没有起点", en: "no anchor lies in the town")
    static let notReached = Phrase(zh: "路网不通", en: "not reached along roads")
    static let notMeasured = Phrase(zh: "未测算", en: "not measured")
    static let noAccuracy = Phrase(
        zh: "该坐标运算未公布精度，或按选项视为相同", en: "the operation publishes no accuracy, or two systems are taken as one")
    static let noLimit = Phrase(zh: "项目没有规定上限", en: "the project sets no upper limit")
    static let unknownName = Phrase(zh: "未知名称", en: "the name is not known")
    static let outsideCounty = Phrase(zh: "在所有村庄之外", en: "outside every village")
}
