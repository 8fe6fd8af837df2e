// The words of the page in its two languages, and its numbers. Names that come from data are shown as they are.
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

/** All words by key: a pair of both languages, or a group of such pairs for the values of a field. */
const words = new Map();

/** Adds words; one that is there already or lacks a language ends the page. */
function addWords(list) {
  const isPair = (pair) => typeof pair.zh === "string" && typeof pair.en === "string";
  for (const [key, pair] of Object.entries(list)) {
    if (words.has(key)) throw new Error(`the word ${key} is there already`);
    if (!isPair(pair) && !Object.values(pair).every(isPair)) throw new Error(`the word ${key} lacks a language`);
    words.set(key, pair);
  }
}

/** A word of the page in its language; a value of data that is no word, such as a mode of travel, is shown as it is. */
const word = (key) => words.get(key)?.[language] ?? key;
/** The word for a value of a field, such as a kind of change; nothing where there is none. */
const wordOf = (group, key) => words.get(group)[key]?.[language];
/** A text that stands in both languages in the summary. */
const phrase = (pair) => (pair ? pair[language] ?? "" : "");

// What no chapter has to itself.
addWords({
  other: { zh: "English", en: "中文" },
  title: { zh: "村庄规划分析", en: "Village planning analysis" },
  asOf: { zh: "评估日期", en: "Judged on" },
  noDate: { zh: "未指定", en: "no day named" },
  keyFigures: { zh: "主要指标", en: "Key figures" },
  issues: { zh: "数据问题", en: "Data issues" },
  methods: { zh: "方法与说明", en: "Methods and notes" },
  absent: { zh: "未计算的内容", en: "Not computed" },
  villages: { zh: "行政村", en: "Villages" },
  area: { zh: "面积", en: "Area" },
  population: { zh: "常住人口", en: "Residents" },
  farmland: { zh: "耕地", en: "Farmland" },
  basicFarmland: { zh: "永久基本农田", en: "Basic farmland" },
  construction: { zh: "建设用地", en: "Construction land" },
  task: { zh: "保护任务", en: "Task" },
  margin: { zh: "盈余", en: "Margin" },
  share: { zh: "占比", en: "Share" },
  count: { zh: "数量", en: "Count" },
  bound: { zh: "上界", en: "Bound" },
  gap: { zh: "差距", en: "Gap" },
  value: { zh: "要求", en: "Asked" },
  states: {
    met: { zh: "达到", en: "met" },
    not_met: { zh: "未达到", en: "not met" },
    doubtful: { zh: "存疑", en: "doubtful" },
    not_due: { zh: "未到期", en: "not due" },
    not_computable: { zh: "无法计算", en: "not computable" },
    manual: { zh: "需人工核定", en: "by hand" },
  },
  countedTwice: { zh: "其中重复", en: "Counted more than once" },
  withoutParcels: { zh: "未覆盖", en: "Without parcels" },
  inDoubt: { zh: "存疑面积", en: "Ground in doubt" },
  byTwo: { zh: "重复部分只计一次", en: "overlaps count once" },
  notPrinted: { zh: "下列表格不满足核对关系，没有输出", en: "These tables break what they must hold and are not printed" },
  code: { zh: "代码", en: "Code" },
  town: { zh: "乡镇", en: "Town" },
  perResidentLand: { zh: "人均建设用地", en: "Construction per resident" },
  none: { zh: "无", en: "none" },
  noFigure: { zh: "无数据", en: "no figure" },
  kind: { zh: "类别", en: "Kind" },
  village: { zh: "村庄", en: "Village" },
  noRoad: { zh: "附近无路", en: "no road near" },
  person: { zh: "人", en: "residents" },
  minute: { zh: "分钟", en: "min" },
  ha: { zh: "公顷", en: "ha" },
  mu: { zh: "亩", en: "mu" },
  m: { zh: "米", en: "m" },
  km: { zh: "千米", en: "km" },
  km2: { zh: "平方千米", en: "km²" },
  m2: { zh: "平方米", en: "m²" },
  colourBy: { zh: "村庄着色", en: "Colour villages by" },
  plain: { zh: "不着色", en: "plain" },
  legend: { zh: "图例", en: "Legend" },
  byRule: { zh: "规则", en: "Rule" },
  rows: { zh: "行", en: "Rows" },
  crs: { zh: "坐标系", en: "Coordinate system" },
  areaMethod: { zh: "面积", en: "Area" },
  lengthMethod: { zh: "长度", en: "Length" },
  layer: { zh: "图层", en: "Layer" },
  operation: { zh: "运算", en: "Operation" },
  accuracy: { zh: "精度", en: "Accuracy" },
  notPublished: { zh: "未公布", en: "not published" },
  exact: { zh: "精确", en: "exact" },
  untransformed: { zh: "未作坐标转换的图层", en: "Layers used as they are" },
  takenAs: { zh: "按选项视同 CGCS2000", en: "taken as CGCS2000 by the named option" },
  inputs: { zh: "输入数据", en: "Input data" },
  page: { zh: "本页", en: "This page" },
  pageNote: {
    zh: "地图直接绘制 CGCS2000 经纬度坐标，不作偏移，也没有底图；本页不联网、不上传任何数据。坐标取 7 位小数（约 1 厘米），成果坐标以 results.gpkg 为准。",
    en: "The map draws CGCS2000 longitude and latitude as they are, without any offset and without tiles; the page loads nothing and sends nothing. Coordinates have 7 decimals here (about a centimetre); results.gpkg holds the full ones.",
  },
  simplified: { zh: "为便于绘制，以下图层的边界已简化，偏差不超过", en: "For drawing, borders of these layers are simplified, by at most" },
  layoutOf: { zh: "村", en: "villages" },
  walk: { zh: "步行", en: "on foot" },
  drive: { zh: "驾车", en: "by car" },
  extent: { zh: "全图", en: "Whole county" },
  noIssues: { zh: "没有发现问题行。", en: "No rows with issues." },
  verified: { zh: "条文已核对", en: "text checked" },
  unverified: { zh: "条文未核对原文", en: "text not checked at its source" },
});

// Kinds of service and other words that data files write in English, for Chinese readers.
const kinds = {
  clinic: "卫生室", hospital: "卫生院", school: "学校", primary_school: "小学", kindergarten: "幼儿园", middle_school: "中学",
  elderly: "养老设施", elderly_care: "养老设施", shop: "商店", market: "集市", bus_stop: "公交站", culture: "文化站",
  library: "图书馆", sports: "体育设施", bank: "银行", post: "邮政", logistics: "物流点", fire: "消防站",
  village_office: "村委会", district_office: "区公所", party_centre: "党群服务中心", toilet: "公厕", waste: "垃圾收集点",
  homesteads: "宅基地加权中心", villageLand: "村庄用地加权中心", pointOnSurface: "村界内一点",
  protection_targets: "耕地保护目标层", parcels: "地类图斑", construction: "建设图斑", planned_works: "拟建项目",
};

/** A note in brackets behind a word, a colon, and the marks between two sentences, as each language writes them. */
const inBrackets = (text) => (language === "zh" ? "（" + text + "）" : " (" + text + ")");
const colon = () => (language === "zh" ? "：" : ": ");
const semicolon = () => (language === "zh" ? "；" : "; ");
const comma = () => (language === "zh" ? "，" : ", ");
const inWords = (text) => (language === "zh" ? kinds[text] ?? text : text?.replaceAll("_", " "));

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
/** The text of a number with its unit; the dash of a missing one stands alone. */
const unit = (text, name) => (text === "–" ? text : text + " " + word(name));
/** A number with its unit; nothing where there is no number. */
const texts = (value, decimals, name) =>
  (value === null || value === undefined ? null : unit(number(value, decimals), name));
const areaText = (squareMetres) => squareMetres === null ? null
  : unit(number(squareMetres / 1e4, 2), "ha") + " · " + unit(number(mu(squareMetres), 2), "mu");
const hectares = (squareMetres) => unit(number(Number(squareMetres) / 1e4, 2), "ha");
const inMu = (text) => unit(number(text, 2), "mu");

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
