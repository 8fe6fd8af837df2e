// The road network (道路网) on the page: roads by class, and places that are doubtful.
page.words({
  network: { zh: "道路网", en: "Road network" },
  roadOffset: { zh: "村位离路", en: "From place to road" },
  road: { zh: "道路", en: "Road" },
  distance: { zh: "距离", en: "Distance" },
  other_class: { zh: "其他或未知", en: "other or unknown" },
  gapKinds: {
    dangling_end: { zh: "断头（近旁有路）", en: "dangling end near a road" },
    island: { zh: "孤立路段", en: "unconnected piece" },
    one_way_trap: { zh: "单行线有进无出或有出无进", en: "one-way roads in and not out" },
    village_without_road: { zh: "村位附近无路", en: "village without a road near" },
  },
  repairs: { zh: "路网修复", en: "Repairs" },
  steps: {
    "repeated-vertices": { zh: "重复顶点", en: "repeated vertices" },
    "zero-length": { zh: "零长路段", en: "parts without length" },
    duplicates: { zh: "重复道路", en: "duplicates" },
    crossings: { zh: "交叉处打断", en: "joined at crossings" },
    touches: { zh: "相接处打断", en: "joined where they touch" },
    "snapped-ends": { zh: "端点接合", en: "ends joined" },
    overlaps: { zh: "重叠路段合并", en: "overlaps merged" },
    "shared-ground": { zh: "共线而各自保留", en: "roads kept beside each other" },
    "self-loops": { zh: "自成环路", en: "roads with a loop" },
  },
  unknownClasses: { zh: "未识别的道路等级", en: "Classes not known" },
  atSpeed: { zh: "按此车速计", en: "driven at" },
  roadLength: { zh: "道路长度", en: "Road length" },
  components: { zh: "连通部分", en: "Connected parts" },
  gaps: { zh: "疑点", en: "Doubtful places" },
  withoutRoad: { zh: "附近无路的村庄", en: "Villages without a road near" },
  servicesWithoutRoad: { zh: "附近无路的设施", en: "Services without a road near" },
});

const roadStyles = [
  ["高速", "#3d5a80", 3.6], ["国道", "#b5382f", 3.2], ["省道", "#d98324", 2.6], ["县道", "#a88b3c", 2],
  ["乡道", "#80868b", 1.5], ["村道", "#a9b0b5", 0.9], ["", "#c3c8cc", 0.8],
];
const roadStyle = (name) => roadStyles.find((style) => style[0] === name) ?? roadStyles[roadStyles.length - 1];
const roadWords = { 高速: "expressway", 国道: "national road", 省道: "provincial road", 县道: "county road",
  乡道: "town road", 村道: "village road" };
const roadWord = (name) => (language === "zh" ? name : roadWords[name] ?? name);
const gapColour = "#d100b1";

page.layer("roads", {
  name: { zh: "道路", en: "Roads" },
  draw: (d, r) => {
    const [, color, weight] = roadStyle(d.value(r, "class"));
    return [L.polyline(d.shape(r), { color, weight, opacity: 0.9, interactive: d.count <= 6000 })];
  },
  popup: (d, r) => popup(d.value(r, "name") || word("road"),
    [[word("kind"), roadWord(d.value(r, "class")) || word("other_class")]]),
  legend: (d) => {
    const present = new Set(d.columns[d.places.get("class")].map((name) => roadStyle(name)[0]));
    return roadStyles.filter((s) => present.has(s[0])).map(
      ([name, color, weight]) => [lineSwatch(color, weight), roadWord(name) || word("other_class")]);
  },
});

page.layer("road_gaps", {
  name: { zh: "道路疑点", en: "Doubtful road places" },
  draw: (d, r) => [L.circleMarker(d.position(r), { radius: 4.5, weight: 1.8, color: gapColour, fill: false })],
  popup: (d, r) => popup(layerName("road_gaps"), [
    [word("kind"), wordOf("gapKinds", d.value(r, "kind")) ?? inWords(d.value(r, "kind"))],
      [word("road"), d.value(r, "name") || d.value(r, "road")], [word("village"), d.value(r, "village")],
    [word("distance"), texts(d.value(r, "distance_m"), 1, "m")],
  ]),
  legend: () => [[dotSwatch("transparent", gapColour), layerName("road_gaps")]],
  isHidden: () => true,
});

page.villageRows("network", (d, r) => [
  [word("roadOffset"), d.value(r, "road_offset_m") === null ? word("noRoad")
    : texts(d.value(r, "road_offset_m"), 0, "m")],
]);

page.section("network", () => {
  const found = summary.network;
  if (!found) return null;
  const gaps = Object.values(found.gaps).reduce((a, b) => a + b, 0);
  return folded(word("network"),
    table([word("road"), word("km")],
      [...found.length_by_class.map((c) => [roadWord(c.class) || word("other_class"), number(c.length_m / 1000, 2)]),
      [el("strong", {}, word("roadLength")), el("strong", {}, number(found.length_m / 1000, 2))]], ["", "n"]),
    el("p", { class: "muted" }, word("components"), " ", number(found.components), " · ", word("gaps"), " ",
      number(gaps), " · ",
      word("withoutRoad"), " ", number(found.villages_without_road.length),
      found.services_without_road.length > 0
        ? " · " + word("servicesWithoutRoad") + " " + number(found.services_without_road.length) : ""),
    gaps > 0 ? table([word("gaps"), word("count")], Object.entries(found.gaps).map(
      ([kind, n]) => [wordOf("gapKinds", kind) ?? inWords(kind), number(n)]), ["", "n"]) : null,
    table([word("repairs"), word("count"), word("m")], found.steps.map(
      (s) => [wordOf("steps", s.name) ?? s.name, number(s.count), number(s.length_m, 1)]), ["", "n", "n"]),
    found.unknown_classes.length > 0 ? el("p", { class: "muted" }, word("unknownClasses"), " ",
      found.unknown_classes.map((c) => (c.class || "–") + inBrackets(number(c.roads))).join(comma()), " · ",
      word("atSpeed"), " ", number(found.unknown_class_speed_kmh), " km/h") : null);
});
