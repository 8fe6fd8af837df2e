// Village layout (村庄布局) on the page: settlements, the county's figures, and a sheet for one village at a time.
page.words({
  layout: { zh: "村庄布局", en: "Village layout" },
  settlement: { zh: "居民点", en: "Settlements" },
  patches: { zh: "个数", en: "Patches" },
  perResident: { zh: "人均", en: "Per resident" },
  largestPatch: { zh: "最大居民点比例", en: "Largest patch" },
  dispersion: { zh: "标准距离", en: "Standard distance" },
  neighbourIndex: { zh: "最近邻指数", en: "Nearest-neighbour index" },
  overIndicator: { zh: "人均建设用地超规划指标", en: "Construction land over the indicator" },
  farming: { zh: "耕作半径（平均 · 九成耕地）", en: "Farming radius (mean · nine tenths)" },
  straight: { zh: "直线", en: "Straight" },
  alongRoads: { zh: "沿路", en: "Along roads" },
  roadShare: { zh: "沿路可达耕地", en: "Farmland reached by road" },
  homesteads: { zh: "宅基地（宗）", en: "Homesteads" },
  vacant: { zh: "闲置宅基地（宗）", en: "Vacant homesteads" },
  vacantTarget: { zh: "盘活目标（宗）", en: "To be put to use" },
  shape: { zh: "形状", en: "Shape" },
  parts: { zh: "村域块数", en: "Parts" },
  enclosedBy: { zh: "飞地", en: "Enclave in" },
  onBorder: { zh: "边境村", en: "State border" },
  ways: { zh: "区位（驾车）", en: "By car to" },
  nearestTown: { zh: "最近城镇", en: "Nearest town" },
  countySeat: { zh: "县城", en: "County seat" },
  trunkRoad: { zh: "国省道", en: "Trunk road" },
  villageSheet: { zh: "村庄单页", en: "Village sheet" },
  hollowVillages: { zh: "空心村", en: "Hollow villages" },
  multipart: { zh: "多块村域", en: "Villages of several parts" },
  fromSeat: { zh: "驾车时间自县城起算", en: "Minutes by car from the county seat" },
});

const settlement = { line: "#b5544d", fill: "#e2938b" };

page.layer("settlements", {
  name: { zh: "农村居民点", en: "Settlements" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: settlement.line, weight: 0.6, fillColor: settlement.fill, fillOpacity: 0.75 })],
  popup: (d, r) => popup(d.value(r, "village_name") || d.value(r, "village"), [
    [word("settlement"), d.value(r, "patch")], [word("area"), areaText(d.value(r, "area_m2"))],
    [word("construction"), areaText(d.value(r, "construction_m2"))],
    [word("vacant"), d.value(r, "hollow") === null ? null : percent(d.value(r, "hollow"))],
  ]),
  legend: () => [[areaSwatch(settlement.fill, settlement.line), layerName("settlements")]],
  isHidden: () => true,
});

page.villageRows("layout", (d, r) => [
  [word("vacant"), d.value(r, "hollow") == null ? null : percent(d.value(r, "hollow"))],
  [word("countySeat"), texts(d.value(r, "county_seat_minutes"), 1, "minute")],
]);

page.colourings("layout", (villages) => [
  ...graded(villages, "hollow", () => word("vacant"), ramps.red,
    (row) => villages.value(row, "hollow"), (x) => percent(x)),
  ...graded(villages, "farming", () => word("farming").replace(/[（(].*/, "") + inBrackets(word("m")), ramps.earth,
    (row) => villages.value(row, "farming_m"), (x) => number(x)),
  ...graded(villages, "countySeat", () => word("countySeat") + inBrackets(word("minute")), ramps.purple,
    (row) => villages.value(row, "county_seat_minutes"), (x) => number(x, 1)),
]);

/** Figures of one village in groups: heading, and rows of name and value. */
function sheetGroups(d, r) {
  const value = (field) => d.value(r, field);
  const way = (name) => {
    const minutes = value(name + "_minutes");
    return minutes === null ? null
      : texts(value(name + "_m") / 1000, 2, "km") + " · " + texts(minutes, 1, "minute");
  };
  const share = (field) => (value(field) === null ? null : percent(value(field)));
  const pair = (mean, most) => (value(mean) === null ? null
    : number(value(mean)) + " · " + texts(value(most), 0, "m"));
  return [
    [word("settlement"), [
      [word("patches"), value("patches")], [word("area"), areaText(value("settlement_m2"))],
      [word("perResident"), texts(value("settlement_m2_per_resident"), 1, "m2")],
      [word("largestPatch"), share("largest_patch_share")],
      [word("dispersion"), texts(value("dispersion_m"), 0, "m")],
      [word("neighbourIndex"), value("neighbour_index") === null ? null
        : number(value("neighbour_index"), 3) + inBrackets("z " + number(value("neighbour_z"), 2))],
      [word("overIndicator"), texts(value("construction_over_indicator_m2"), 1, "m2")]]],
    [word("farming"), [
      [word("straight"), pair("farming_m", "farming_90_m")],
      [word("alongRoads"), pair("farming_road_m", "farming_road_90_m")],
      [word("roadShare"), share("farming_road_share")]]],
    [word("homesteads"), [
      [word("homesteads"), value("homesteads") === null ? null : number(value("homesteads"))],
      [word("vacant"), value("homesteads_vacant") === null ? null
        : number(value("homesteads_vacant")) + " · " + (share("hollow") ?? "–")]]],
    [word("shape"), [
      ["Polsby–Popper", number(value("polsby_popper"), 3)], ["Reock", number(value("reock"), 3)],
      [word("parts"), value("parts")], [word("enclosedBy"), value("enclosed_by")],
      [word("onBorder"), value("on_border") === null ? null : value("on_border") ? "✓" : "–"]]],
    [word("ways"), [
      [value("nearest_town") ?? word("nearestTown"), way("town")], [word("countySeat"), way("county_seat")],
      [word("trunkRoad"), way("trunk")]]],
  ];
}

page.section("layout", () => {
  const layout = summary.layout;
  if (!layout?.settlements) return null;
  const names = villageNames();
  const { homesteads, towns, border } = layout;
  const named = (codes) => codes.map((code) => names.get(code) ?? code).join("、");
  const lines = [
    [word("settlement"), layout.settlements.patches == null ? null
      : number(layout.settlements.patches) + " · " + hectares(layout.settlements.area_m2)],
    [word("perResidentLand"), texts(layout.construction_m2_per_resident, 1, "m2")],
    [word("vacant"), homesteads.vacant == null ? null : number(homesteads.vacant) + " / " + number(homesteads.all)
      + " · " + percent(homesteads.vacant_share)],
    [word("vacantTarget"), homesteads.reference == null ? null : number(homesteads.reference.vacant) + " · "
      + phrase(homesteads.reference.source)],
    [word("hollowVillages") + inBrackets("≥ " + percent(homesteads.hollow_share, 0)),
      homesteads.hollow_villages == null ? null : named(homesteads.hollow_villages) || word("none")],
    [word("multipart"), named(layout.multipart_villages) || null],
    [word("enclosedBy"), named(layout.enclaves) || null],
    [word("onBorder"), border.villages == null ? null : named(border.villages) || word("none")],
  ].filter((line) => line[1] !== null);
  const list = towns.by_minutes_from_county_seat;
  return folded(word("layout"),
    el("dl", {}, lines.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    list == null ? null : table([word("town"), word("villages"), word("population"), word("minute")],
      list.map((t) => [t.name ?? t.code, number(t.villages), number(t.population), number(t.minutes, 1)]),
      ["", "n", "n", "n"]),
    list == null ? null : el("p", { class: "muted" }, word("fromSeat") + colon() + towns.county_seat),
    layout.missing.length === 0 ? null : el("p", { class: "muted" },
      layout.missing.map((m) => m.figure + colon() + phrase(m.reason)).join(semicolon())));
});

/** The sheet of the village that is chosen. */
page.section("village_sheet", () => {
  const villages = layers.villages;
  if (!villages?.has("polsby_popper")) return null;
  const body = el("div", { id: "sheet" });
  const fill = (row) => {
    if (row === "") return body.replaceChildren();
    const line = ([name, value]) => [el("dt", {}, name), el("dd", {}, String(value))];
    body.replaceChildren(...sheetGroups(villages, row).flatMap(([heading, rows]) => {
      const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== "–");
      return known.length === 0 ? [] : [el("h3", {}, heading), el("dl", {}, known.flatMap(line))];
    }));
    zoomTo("villages", "code", villages.value(row, "code"));
  };
  const rows = [...Array(villages.count).keys()];
  const select = el("select", { id: "village", "aria-label": word("villageSheet"),
    onchange: (event) => fill(event.target.value === "" ? "" : Number(event.target.value)) },
    el("option", { value: "" }, "–"),
    rows.map((r) => el("option", { value: String(r) },
      [villages.value(r, "town_name"), villages.value(r, "name")].filter((x) => x).join(" "))));
  return folded(word("villageSheet"), select, body);
});
