// The words of the page in its two languages. Names that come from data are shown as they are.
const words = {
  zh: {
    other: "English", title: "村庄规划分析", asOf: "评估日期", noDate: "未指定",
    layers: {
      villages: "行政村", settlements: "农村居民点", control_areas: "管控区", belt_corridors: "示范带廊道", clusters: "片区",
      farmland_change: "耕地变化",
      red_line_conflicts: "耕地红线疑点", roads: "道路", belts: "示范带", belt_villages: "示范带村庄",
      services: "服务设施", proposed_sites: "新设服务点", road_gaps: "道路疑点", anchors: "起点城镇", service_areas: "服务范围",
    },
    keyFigures: "主要指标", redLine: "耕地红线", belts: "示范带", clusters: "片区", coverage: "服务覆盖",
    targets: "政策目标", network: "道路网", issues: "数据问题", methods: "方法与说明", absent: "未计算的内容",
    villages: "行政村", area: "面积", population: "常住人口", farmland: "耕地", farmlandGross: "耕地（未扣田坎）",
    basicFarmland: "永久基本农田", construction: "建设用地", conflicts: "占用永久基本农田", conflictCount: "处",
    task: "保护任务", margin: "盈余", shortfall: "缺口", met: "达到", notMet: "未达到", share: "占比",
    ofBasic: "占永久基本农田", ofTask: "相对于任务", taskSource: "任务来源", noTask: "没有保护任务，无法比较",
    rule: "规则", count: "数量", belt: "示范带", anchor: "起点", length: "长度", minutes: "车程", prize: "得分",
    trunk: "干线比例", cluster: "片区", compactness: "紧凑度", heterogeneity: "异质性", bound: "上界", lowerBound: "下界", gap: "差距",
    method: "方法", budget: "车程限额", standard: "标准", target: "目标", value: "要求", measured: "实测",
    deadline: "期限", state: "状态", reason: "说明", standing: "长期", lead: "牵头", responsible: "责任",
    states: { met: "达到", not_met: "未达到", doubtful: "存疑", not_due: "未到期", not_computable: "无法计算", manual: "需人工核定" },
    countedTwice: "其中重复", withoutParcels: "未覆盖", inDoubt: "存疑面积", byTwo: "重复部分只计一次",
    notPrinted: "下列表格不满足核对关系，没有输出", verdict: "判定",
    code: "代码", town: "乡镇", type: "类型", score: "得分", perResidentLand: "人均建设用地",
    perResidentFarmland: "人均耕地", roadOffset: "村位离路", none: "无", noFigure: "无数据", notAsked: "不适用",
    kind: "类别", name: "名称", parcel: "图斑", class: "地类", source: "来源", road: "道路", distance: "距离",
    order: "次序", chainage: "里程", offset: "离路", roadsUsed: "途经道路", village: "村庄", broken: "未满足的限制",
    unreachable: "无法到达", noRoad: "附近无路", noService: "路网不通", person: "人", minute: "分钟",
    ha: "公顷", mu: "亩", m: "米", km: "千米", km2: "平方千米", m2: "平方米",
    colourBy: "村庄着色", plain: "不着色", farmlandShare: "耕地比例", density: "人口密度（人/平方千米）",
    conflictShare: "占用永久基本农田面积（亩）", legend: "图例", other_class: "其他或未知",
    gapKinds: { dangling_end: "断头（近旁有路）", island: "孤立路段", one_way_trap: "单行线有进无出或有出无进",
      village_without_road: "村位附近无路" },
    repairs: "路网修复",
    steps: { "repeated-vertices": "重复顶点", "zero-length": "零长路段", duplicates: "重复道路", crossings: "交叉处打断",
      touches: "相接处打断", "snapped-ends": "端点接合", overlaps: "重叠路段合并",
      "self-loops": "自成环路" },
    unknownClasses: "未识别的道路等级", atSpeed: "按此车速计", reachedRoad: "可达道路",
    reachedVillages: "可达村", reachedPeople: "可达人口",
    roadLength: "道路长度", components: "连通部分", gaps: "疑点", withoutRoad: "附近无路的村庄",
    servicesWithoutRoad: "附近无路的设施", setAside: "剔除或有疑问的行",
    byRule: "规则", rows: "行", crs: "坐标系", areaMethod: "面积", lengthMethod: "长度", operations: "坐标转换",
    layer: "图层", operation: "运算", accuracy: "精度", notPublished: "未公布", exact: "精确", untransformed: "未作坐标转换的图层",
      takenAs: "按选项视同 CGCS2000",
    inputs: "输入数据", page: "本页",
    pageNote: "地图直接绘制 CGCS2000 经纬度坐标，不作偏移，也没有底图；本页不联网、不上传任何数据。坐标取 7 位小数（约 1 厘米），成果坐标以 results.gpkg 为准。",
    simplified: "为便于绘制，以下图层的边界已简化，偏差不超过",
    layoutOf: "村", walk: "步行", drive: "驾车", people: "按人口", byVillages: "按村", condition: "条件",
    states_note: "点击一行查看依据。", all: "全部", extent: "全图", noIssues: "没有发现问题行。", verified: "条文已核对",
    unverified: "条文未核对原文", catalogue: "目录", notForCounty: "该目录不是为本县制定的", notes: "须知",
    targetsMet: "达到的政策目标", undecided: "项未到期、无法计算或需人工核定",
    access: "可达性", mean: "平均", least: "最低", greatest: "最高", layout: "村庄布局", settlement: "居民点", patches: "个数", perResident: "人均", largestPatch: "最大居民点比例",
    dispersion: "标准距离", neighbourIndex: "最近邻指数", overIndicator: "人均建设用地超规划指标", farming: "耕作半径（平均 · 九成耕地）",
    straight: "直线", alongRoads: "沿路", roadShare: "沿路可达耕地", homesteads: "宅基地（宗）", vacant: "闲置宅基地（宗）", vacantTarget: "盘活目标（宗）",
    shape: "形状", parts: "村域块数", enclosedBy: "飞地", onBorder: "边境村", ways: "区位（驾车）", nearestTown: "最近城镇",
    countySeat: "县城", trunkRoad: "国省道", villageSheet: "村庄单页", hollowVillages: "空心村", multipart: "多块村域",
    fromSeat: "驾车时间自县城起算",
    change: "耕地变化", classBefore: "变更前地类", classNow: "变更后地类", parcelBefore: "变更前图斑", parcelNow: "变更后图斑",
    flows: { to_construction: "非农化（建设用地）", to_other_agricultural: "非粮化（其他农用地）", to_unused: "转为未利用地",
      from_grain: "非粮化（种植）", to_unknown: "转为未知地类", inflow: "转为耕地", between_farmland: "耕地内部变化" },
    holding: "耕地保有与保护", holdingNote: "单位为亩，扣除田坎；图层没有净面积字段的按图上面积。各村见“耕地保有量及保护任务表”。",
    blocks: "耕地集中连片", size: "规模", slope: "坡度", meanBlock: "平均斑块", largestShare: "最大斑块占比", edgeDensity: "边缘密度",
    unknown: "未知",
    out: "转出", inward: "转入", balance: "差额", slivers: "边界重绘碎片（未列入）", aloneBefore: "仅上期覆盖", aloneNow: "仅本期覆盖",
    location: "服务选址", rank: "次序", site: "新设点", adds: "新增覆盖", serves: "服务", meanCost: "平均", farthest: "最远",
    before: "现状", after: "新设后", proven: "已证明最优", notProven: "未证明最优", existing: "现有", candidatesWord: "候选点",
    unreached: "路网不通", beyondLimit: "限内无候选点", covered: "覆盖",
    models: { lscp: "最少设施全覆盖（LSCP）", mclp: "最大覆盖（MCLP）", pmedian: "p-中位", pcentre: "p-中心" },
    found: "找到", requested: "要求", withoutConflicts: "没有发现违反规则的地块。", ground: "受保护范围", rulesNotApplied: "没有执行的规则", lacks: "缺少",
    ruleStates: { off: "未启用", not_in_force: "当年不适用", lacking: "缺少数据" }, overlaps: "村界重叠",
  },
  en: {
    other: "中文", title: "Village planning analysis", asOf: "Judged on", noDate: "no day named",
    layers: {
      villages: "Villages", settlements: "Settlements", control_areas: "Control areas", belt_corridors: "Belt corridors", clusters: "Clusters",
      farmland_change: "Farmland change",
      red_line_conflicts: "Red-line conflicts", roads: "Roads", belts: "Demonstration belts",
      belt_villages: "Belt villages", services: "Services", proposed_sites: "Proposed sites", road_gaps: "Doubtful road places",
        anchors: "Anchor towns", service_areas: "Service areas",
    },
    keyFigures: "Key figures", redLine: "Farmland red line", belts: "Demonstration belts", clusters: "Clusters",
    coverage: "Service coverage", targets: "Policy targets", network: "Road network", issues: "Data issues",
    methods: "Methods and notes", absent: "Not computed",
    villages: "Villages", area: "Area", population: "Residents", farmland: "Farmland",
    farmlandGross: "Farmland before ridges", basicFarmland: "Basic farmland", construction: "Construction land",
    conflicts: "Basic farmland occupied", conflictCount: "places", task: "Task", margin: "Margin",
      shortfall: "Shortfall",
    met: "met", notMet: "not met", share: "Share", ofBasic: "of basic farmland", ofTask: "of the task",
    taskSource: "Task from", noTask: "There is no farmland task to compare with", rule: "Rule", count: "Count",
    belt: "Belt", anchor: "From", length: "Length", minutes: "Drive", prize: "Prize", trunk: "Trunk roads",
    cluster: "Cluster", compactness: "Compactness", heterogeneity: "Heterogeneity", bound: "Bound", lowerBound: "Lower bound", gap: "Gap",
    method: "Method", budget: "Drive limit", standard: "Standard", target: "Target", value: "Asked",
      measured: "Measured",
    deadline: "Due", state: "State", reason: "Note", standing: "standing", lead: "Lead", responsible: "Responsible",
    states: { met: "met", not_met: "not met", doubtful: "doubtful", not_due: "not due", not_computable: "not computable",
      manual: "by hand" },
    countedTwice: "Counted more than once", withoutParcels: "Without parcels", inDoubt: "Ground in doubt",
    byTwo: "overlaps count once", notPrinted: "These tables break what they must hold and are not printed", verdict: "Verdict",
    code: "Code", town: "Town", type: "Type", score: "Score", perResidentLand: "Construction per resident",
    perResidentFarmland: "Farmland per resident", roadOffset: "From place to road", none: "none",
      noFigure: "no figure",
    notAsked: "not asked", kind: "Kind", name: "Name", parcel: "Parcel", class: "Land class", source: "Source",
    road: "Road", distance: "Distance", order: "Order", chainage: "Chainage", offset: "Off the road",
    roadsUsed: "Roads used", village: "Village", broken: "Bounds not kept", unreachable: "not reachable",
    noRoad: "no road near", noService: "not connected", person: "residents", minute: "min",
    ha: "ha", mu: "mu", m: "m", km: "km", km2: "km²", m2: "m²",
    colourBy: "Colour villages by", plain: "plain", farmlandShare: "Farmland share",
    density: "Residents per km²", conflictShare: "Basic farmland occupied (mu)", legend: "Legend",
    other_class: "other or unknown",
      gapKinds: { dangling_end: "dangling end near a road", island: "unconnected piece",
        one_way_trap: "one-way roads in and not out", village_without_road: "village without a road near" },
    repairs: "Repairs",
    steps: { "repeated-vertices": "repeated vertices", "zero-length": "parts without length", duplicates: "duplicates",
      crossings: "joined at crossings", touches: "joined where they touch", "snapped-ends": "ends joined",
      overlaps: "overlaps merged", "self-loops": "roads with a loop" },
    unknownClasses: "Classes not known", atSpeed: "driven at", reachedRoad: "Road within reach",
    reachedVillages: "Villages within reach", reachedPeople: "Residents within reach",
    roadLength: "Road length", components: "Connected parts", gaps: "Doubtful places",
    servicesWithoutRoad: "Services without a road near", withoutRoad: "Villages without a road near", setAside: "Rows set aside or doubtful", byRule: "Rule", rows: "Rows",
    crs: "Coordinate system", areaMethod: "Area", lengthMethod: "Length", operations: "Coordinate operations",
    layer: "Layer", operation: "Operation", accuracy: "Accuracy", notPublished: "not published", exact: "exact",
      untransformed: "Layers used as they are",
    takenAs: "taken as CGCS2000 by the named option", inputs: "Input data", page: "This page",
    pageNote: "The map draws CGCS2000 longitude and latitude as they are, without any offset and without tiles; the page loads nothing and sends nothing. Coordinates have 7 decimals here (about a centimetre); results.gpkg holds the full ones.",
    simplified: "For drawing, borders of these layers are simplified, by at most",
    layoutOf: "villages", walk: "on foot", drive: "by car", people: "by residents", byVillages: "by villages",
    condition: "where", states_note: "Click a row for its basis.", all: "all", extent: "Whole county",
    noIssues: "No rows with issues.", verified: "text checked", unverified: "text not checked at its source",
    catalogue: "Catalogue", notForCounty: "this catalogue is made for another county", notes: "To know",
    targetsMet: "Policy targets met", undecided: "not due, not computable or by hand",
    access: "Access", mean: "Mean", least: "Least", greatest: "Greatest", layout: "Village layout", settlement: "Settlements", patches: "Patches", perResident: "Per resident",
    largestPatch: "Largest patch", dispersion: "Standard distance", neighbourIndex: "Nearest-neighbour index",
    overIndicator: "Construction land over the indicator", farming: "Farming radius (mean · nine tenths)",
    straight: "Straight", alongRoads: "Along roads", roadShare: "Farmland reached by road", homesteads: "Homesteads",
    vacant: "Vacant homesteads", vacantTarget: "To be put to use", shape: "Shape", parts: "Parts", enclosedBy: "Enclave in", onBorder: "State border",
    ways: "By car to", nearestTown: "Nearest town", countySeat: "County seat", trunkRoad: "Trunk road",
    villageSheet: "Village sheet", hollowVillages: "Hollow villages", multipart: "Villages of several parts",
    fromSeat: "Minutes by car from the county seat",
    change: "Farmland change", classBefore: "Class before", classNow: "Class now", parcelBefore: "Parcel before",
    parcelNow: "Parcel now",
    flows: { to_construction: "to construction", to_other_agricultural: "to other farming use", to_unused: "to unused land",
      from_grain: "grain to other crops", to_unknown: "to an unknown class", inflow: "to farmland",
      between_farmland: "between classes of farmland" },
    holding: "Farmland held and protected",
    holdingNote: "In mu, net of ridges; as mapped where a layer has no net area. Villages stand in the table 耕地保有量及保护任务表.",
    blocks: "Contiguous farmland", size: "Size", slope: "Slope", meanBlock: "Mean patch",
    largestShare: "largest patch", edgeDensity: "edge density",
    unknown: "unknown",
    out: "Out", inward: "In", balance: "Balance", slivers: "Slivers of redrawn borders (not listed)",
    aloneBefore: "Earlier survey alone", aloneNow: "Later survey alone",
    location: "Location of services", rank: "Rank", site: "New site", adds: "Newly covered", serves: "Serves",
    meanCost: "Mean", farthest: "Farthest", before: "Today", after: "With new sites", proven: "proven best",
    notProven: "not proven best", existing: "Existing", candidatesWord: "Candidates", unreached: "no way",
    beyondLimit: "no candidate within the limit", covered: "Covered",
    models: { lscp: "fewest sites (LSCP)", mclp: "maximal cover (MCLP)", pmedian: "p-median", pcentre: "p-centre" },
    found: "found", requested: "asked for", withoutConflicts: "None found.", ground: "Protected ground", rulesNotApplied: "Rules that were not applied", lacks: "Lacks",
    ruleStates: { off: "switched off", not_in_force: "not in force then", lacking: "data missing" }, overlaps: "Village overlaps",
  },
};

// Kinds of service and other words that data files write in English, for Chinese readers.
const kinds = {
  clinic: "卫生室", hospital: "卫生院", school: "学校", primary_school: "小学", kindergarten: "幼儿园", middle_school: "中学",
  elderly: "养老设施", elderly_care: "养老设施", shop: "商店", market: "集市", bus_stop: "公交站", culture: "文化站",
  library: "图书馆", sports: "体育设施", bank: "银行", post: "邮政", logistics: "物流点", fire: "消防站",
  village_office: "村委会", district_office: "区公所", party_centre: "党群服务中心", toilet: "公厕", waste: "垃圾收集点",
  homesteads: "宅基地加权中心", villageLand: "村庄用地加权中心", pointOnSurface: "村界内一点",
  protection_targets: "耕地保护目标层", parcels: "地类图斑", construction: "建设图斑", planned_works: "拟建项目",
};

const roadWords = { 国道: "national road", 省道: "provincial road", 县道: "county road", 乡道: "town road",
  村道: "village road" };
const roadWord = (name) => (language === "zh" ? name : roadWords[name] ?? name);

let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const word = (key) => words[language][key] ?? key;
const inWords = (text) => (language === "zh" ? kinds[text] ?? text : text?.replaceAll("_", " "));
const phrase = (pair) => (pair ? pair[language] ?? "" : "");

/** A number with fixed decimals and thin groups of thousands; the same in every browser. */
function number(value, decimals = 0) {
  if (value === null || value === undefined || value === "") return "–";
  const [whole, rest] = Number(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (rest ? grouped + "." + rest : grouped).replace("-", "−");
}
const percent = (value, decimals = 1) =>
  (value === null || value === undefined ? "–" : number(value * 100, decimals) + "%");
const mu = (squareMetres) => (squareMetres * 3) / 2000;
const unit = (text, name) => (text === "–" ? text : text + " " + word(name));

/** An element; attributes by name, children as elements or text. Text is never read as markup. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "style") Object.assign(element.style, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}
