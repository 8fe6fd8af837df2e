// Demonstration belts (示范带) on the page: their lines, villages and corridors, and the towns they begin in.
page.words({
  belts: { zh: "示范带", en: "Demonstration belts" },
  belt: { zh: "示范带", en: "Belt" },
  anchor: { zh: "起点", en: "From" },
  length: { zh: "长度", en: "Length" },
  minutes: { zh: "车程", en: "Drive" },
  prize: { zh: "得分", en: "Prize" },
  trunk: { zh: "干线比例", en: "Trunk roads" },
  score: { zh: "得分", en: "Score" },
  order: { zh: "次序", en: "Order" },
  chainage: { zh: "里程", en: "Chainage" },
  offset: { zh: "离路", en: "Off the road" },
  roadsUsed: { zh: "途经道路", en: "Roads used" },
  repeated: { zh: "重复比例", en: "Driven again" },
  binding: { zh: "限制因素", en: "Limited by" },
  limits: {
    budget: { zh: "预算", en: "budget" },
    villages: { zh: "村数上限", en: "most villages" },
  },
  nextVillage: { zh: "最接近的村", en: "Next village" },
  meets: { zh: "相接示范带", en: "Meets belts" },
  whyBelt: { zh: "示范带说明", en: "Why" },
  strungShare: { zh: "示范村串线率", en: "Demonstration villages on belts" },
  joinedShare: { zh: "连线率", en: "Belts that meet another" },
  given: { zh: "给定方案", en: "Given plans" },
  givenBelt: { zh: "给定示范带", en: "Given belt" },
  offRoads: { zh: "离路最远", en: "Off the roads" },
  notKept: { zh: "未满足", en: "Not kept" },
  notMeasured: { zh: "未测算", en: "Not measured" },
  grade: { zh: "等级", en: "Grade" },
  year: { zh: "年份", en: "Year" },
  ours: { zh: "本次求解得分", en: "Prize of ours" },
});

/** The limits that keep further villages off a belt. */
function limitNames(list) {
  return (list ?? "").split(" ").filter((x) => x).map((x) => wordOf("limits", x)).join(comma()) || null;
}

/** The village that a belt misses by the least, and what its budget lacks. */
function nextVillage(code, excess) {
  if (code === null) return null;
  const lacking = summary.belts?.budget_m != null ? texts(excess, 0, "m") : texts(excess, 1, "minute");
  return (villageNames().get(code) ?? code) + (excess > 0 ? inBrackets("+" + lacking) : "");
}

page.layer("belts", {
  name: { zh: "示范带", en: "Demonstration belts" },
  draw: (d, r) => [
    L.polyline(d.shape(r), { color: "#fff", weight: 8, opacity: 0.9, interactive: false }),
    L.polyline(d.shape(r), { color: ofPalette(palette, d.value(r, "belt")), weight: 4.5, opacity: 0.95 }),
  ],
  popup: (d, r) => popup(word("belt") + " " + d.value(r, "belt"), [
    [word("anchor"), d.value(r, "anchor")], [word("length"), texts(d.value(r, "length_m") / 1000, 2, "km")],
    [word("minutes"), texts(d.value(r, "minutes"), 1, "minute")], [word("villages"), d.value(r, "villages")],
    [word("prize"), number(d.value(r, "prize"), 3)], [word("trunk"), percent(d.value(r, "trunk_share"))],
    [word("repeated"), percent(d.value(r, "repeated_share"))], [word("meets"), d.value(r, "meets") || null],
    [word("binding"), limitNames(d.value(r, "binding"))],
    [word("nextVillage"), nextVillage(d.value(r, "next_code"), d.value(r, "next_excess"))],
    [word("roadsUsed"), d.value(r, "roads")],
  ]),
  legend: (d) => (d.count <= 8
    ? rowsOf(d).map((r) => [lineSwatch(ofPalette(palette, d.value(r, "belt")), 4),
      word("belt") + " " + d.value(r, "belt") + " · " + d.value(r, "anchor")])
    : [[lineSwatch(palette[0], 4), layerName("belts")]]),
});

page.layer("belt_villages", {
  name: { zh: "示范带村庄", en: "Belt villages" },
  draw: (d, r) => [L.circleMarker(d.position(r),
    { radius: 5.5, weight: 2, color: "#fff", fillColor: ofPalette(palette, d.value(r, "belt")), fillOpacity: 1 })],
  popup: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), [
    [word("belt"), d.value(r, "belt")], [word("order"), d.value(r, "order")], [word("code"), d.value(r, "code")],
    [word("chainage"), texts(d.value(r, "chainage_m") / 1000, 2, "km")],
      [word("offset"), texts(d.value(r, "offset_m"), 0, "m")],
  ]),
  legend: () => [[dotSwatch(palette[0]), layerName("belt_villages")]],
  tip: (d, r) => String(d.value(r, "name") ?? ""),
  tipOptions: { direction: "top" },
});

page.layer("belt_corridors", {
  name: { zh: "示范带廊道", en: "Belt corridors" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { stroke: false, fillColor: ofPalette(palette, d.value(r, "belt")), fillOpacity: 0.16 })],
  popup: (d, r) => popup(layerName("belt_corridors") + " " + d.value(r, "belt"), [
    [word("area"), areaText(d.value(r, "area_m2"))], [word("farmland"), areaText(d.value(r, "farmland_m2"))],
    [word("basicFarmland"), areaText(d.value(r, "basic_farmland_m2"))],
  ]),
  legend: () => [[areaSwatch("#ecc8da", "#ecc8da"), layerName("belt_corridors")]],
  isHidden: () => true,
});

page.layer("anchors", {
  name: { zh: "起点城镇", en: "Anchor towns" },
  draw: (d, r) => [
    L.circleMarker(d.position(r), { radius: 8, weight: 2.4, color: colours.ink, fillColor: "#fff", fillOpacity: 1 }),
    L.circleMarker(d.position(r),
      { radius: 3, stroke: false, fillColor: colours.ink, fillOpacity: 1, interactive: false }),
  ],
  popup: (d, r) => popup(d.value(r, "name"), [[word("kind"), layerName("anchors")]]),
  legend: () => [[dotSwatch("#fff", colours.ink), layerName("anchors")]],
  // The names of anchors stay on the map.
  ready: (d, group) => {
    if (d.count > 80) return;
    group.eachLayer((shape) => {
      if (!shape.options.interactive) return;
      const text = el("span", {}, String(d.value(shape.row, "name") ?? ""));
      shape.bindTooltip(text, { permanent: true, direction: "right", className: "label", offset: [8, 0] });
    });
  },
});

page.figures("belts", () => {
  const belts = summary.belts;
  return !belts ? [] : [figure(word("belts"), number(belts.found),
    unit(number(belts.belts.reduce((s, b) => s + b.length_m, 0) / 1000, 1), "km") + " · "
    + number(belts.stops.length) + " " + word("layoutOf"))];
});

page.villageRows("belts", (d, r) => {
  const why = summary.belts?.why[d.value(r, "code")];
  return [[word("belt"), d.value(r, "belt")], [word("whyBelt"), why ? phrase(why.says) : null]];
});
page.villageRows("score", (d, r) => [
  [word("score"), d.value(r, "score") === null ? null : number(d.value(r, "score"), 3)],
]);

page.colourings("belts", (villages) => graded(villages, "score", () => word("score"), ramps.green,
  (row) => villages.value(row, "score"), (x) => number(x, 3)));

page.section("belts", () => {
  const belts = summary.belts;
  if (!belts || belts.belts.length === 0) return belts ? section(word("belts"), el("p", {}, word("none"))) : null;
  const bound = belts.bound;
  const row = (b) => el("tr", { class: "link", onclick: () => zoomTo("belts", "belt", b.belt) },
    el("td", {}, el("i", { class: "chip", style: { background: ofPalette(palette, b.belt) } }), String(b.belt)),
      el("td", {}, b.anchor),
    el("td", { class: "n" }, number(b.length_m / 1000, 2)), el("td", { class: "n" }, number(b.minutes, 1)),
    el("td", { class: "n" }, number(b.villages)), el("td", { class: "n" }, number(b.prize, 2)),
    el("td", { class: "n" }, percent(b.trunk_share)), el("td", { class: "n" }, percent(b.repeated_share)));
  return section(word("belts"),
    table([word("belt"), word("anchor"), word("km"), word("minute"), word("villages"), word("prize"),
      word("trunk"), word("repeated")], belts.belts.map(row), ["", "", "n", "n", "n", "n", "n", "n"]),
    el("p", { class: "muted" }, belts.strung_share != null
      ? word("strungShare") + " " + percent(belts.strung_share) + " · " : "",
      word("joinedShare"), " ", percent(belts.joined_share)),
    el("p", { class: "muted" }, word("prize"), " ", number(belts.prize, 3), " · ", word("bound"), " ",
      bound.value != null ? number(bound.value, 3) + inBrackets(phrase(bound.name)) + comma() + word("gap") + " "
        + percent(bound.gap) : phrase(bound.reason)),
    belts.unmet ? el("p", { class: "notice" }, phrase(belts.unmet)) : null,
    belts.shortfall ? el("p", { class: "notice" }, phrase(belts.shortfall)) : null,
    el("p", { class: "muted" }, phrase(belts.method)));
});
// Plans of people (given_belts, given_clusters, given_selection) on the page, beside ours and in a style of their own.
const givenColour = "#3a3f45";

page.layer("given_belts", {
  name: { zh: "给定示范带", en: "Given belts" },
  draw: (d, r) => [
    L.polyline(d.shape(r), { color: "#fff", weight: 7, opacity: 0.85, interactive: false }),
    L.polyline(d.shape(r), { color: givenColour, weight: 3.5, opacity: 0.95, dashArray: "9 6" }),
  ],
  popup: (d, r) => popup(word("givenBelt") + " " + d.value(r, "name"), [
    [word("anchor"), d.value(r, "anchor") || null], [word("length"), texts(d.value(r, "length_m") / 1000, 2, "km")],
    [word("minutes"), texts(d.value(r, "minutes"), 1, "minute")], [word("villages"), d.value(r, "villages")],
    [word("prize"), number(d.value(r, "prize"), 3)], [word("trunk"), percent(d.value(r, "trunk_share"))],
    [word("repeated"), percent(d.value(r, "repeated_share"))],
    [word("offRoads"), texts(d.value(r, "off_roads_m"), 0, "m")], [word("notKept"), d.value(r, "broken")],
    [word("nextVillage"), nextVillage(d.value(r, "next_code"), d.value(r, "next_excess"))],
    [word("roadsUsed"), d.value(r, "roads")],
  ]),
  legend: () => [[lineSwatch(givenColour, 3), layerName("given_belts")]],
});

page.layer("given_belt_villages", {
  name: { zh: "给定示范带村庄", en: "Villages of given belts" },
  draw: (d, r) => [L.circleMarker(d.position(r),
    { radius: 7, weight: 2, color: givenColour, fillColor: "#fff", fillOpacity: 0.6 })],
  popup: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), [
    [word("givenBelt"), d.value(r, "belt")], [word("order"), d.value(r, "order")],
    [word("code"), d.value(r, "code")], [word("chainage"), texts(d.value(r, "chainage_m") / 1000, 2, "km")],
    [word("offset"), texts(d.value(r, "offset_m"), 0, "m")],
  ]),
  legend: () => [[dotSwatch("#fff", givenColour), layerName("given_belt_villages")]],
  tip: (d, r) => String(d.value(r, "name") ?? ""),
  tipOptions: { direction: "top" },
});

page.layer("given_belt_corridors", {
  name: { zh: "给定示范带廊道", en: "Corridors of given belts" },
  draw: (d, r) => [L.polygon(d.shape(r), { stroke: false, fillColor: givenColour, fillOpacity: 0.12 })],
  popup: (d, r) => popup(layerName("given_belt_corridors") + " " + d.value(r, "belt"), [
    [word("area"), areaText(d.value(r, "area_m2"))], [word("farmland"), areaText(d.value(r, "farmland_m2"))],
    [word("basicFarmland"), areaText(d.value(r, "basic_farmland_m2"))],
  ]),
  legend: () => [[areaSwatch("#dcdddf", "#dcdddf"), layerName("given_belt_corridors")]],
  isHidden: () => true,
});

page.layer("given_clusters", {
  name: { zh: "给定片区", en: "Given clusters" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: givenColour, weight: 2.5, dashArray: "6 5", fillColor: ofPalette(palette, r + 1), fillOpacity: 0.12 })],
  popup: (d, r) => popup(layerName("given_clusters") + " " + d.value(r, "cluster"), [
    [word("villages"), d.value(r, "villages")],
  ]),
  legend: () => [[areaSwatch("#fff", givenColour), layerName("given_clusters")]],
});

page.layer("given_selection", {
  name: { zh: "给定村庄名单", en: "Given selection" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: givenColour, weight: 2, fillColor: "#e8c34a", fillOpacity: 0.35 })],
  popup: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), [
    [word("code"), d.value(r, "code")], [word("grade"), d.value(r, "grade")],
    [word("year"), d.value(r, "year") === null ? null : String(d.value(r, "year"))],
  ]),
  legend: () => [[areaSwatch("#e8c34a", givenColour), layerName("given_selection")]],
});

page.section("given", () => {
  const belts = summary.given?.belts;
  if (!belts) return null;
  const row = (b) => el("tr", { class: "link", onclick: () => zoomTo("given_belts", "name", b.name) },
    el("td", {}, b.name), el("td", { class: "n" }, number(b.length_m / 1000, 2)),
    el("td", { class: "n" }, number(b.minutes, 1)), el("td", { class: "n" }, number(b.villages)),
    el("td", { class: "n" }, number(b.prize, 2)), el("td", { class: "n" }, percent(b.trunk_share)),
    el("td", { class: "n" }, percent(b.repeated_share)));
  const broken = belts.belts.flatMap((b) => b.rules.filter((rule) => !rule.kept)
    .map((rule) => b.name + colon() + phrase(rule.says)));
  return section(word("given"),
    table([word("givenBelt"), word("km"), word("minute"), word("villages"), word("prize"), word("trunk"),
      word("repeated")], belts.belts.map(row), ["", "n", "n", "n", "n", "n", "n"]),
    el("p", { class: "muted" }, word("prize"), " ", number(belts.prize, 3),
      belts.our_prize != null ? " · " + word("ours") + " " + number(belts.our_prize, 3) : ""),
    broken.length ? el("p", { class: "notice" }, word("notKept"), colon(), broken.join(semicolon())) : null,
    belts.refused.map((b) => el("p", { class: "notice" }, b.name, colon(), word("notMeasured"), comma(),
      phrase(b.says))),
    el("p", { class: "muted" }, phrase(belts.method)));
});
