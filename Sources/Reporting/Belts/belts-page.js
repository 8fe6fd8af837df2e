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
});

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

page.villageRows("belts", (d, r) => [[word("belt"), d.value(r, "belt")]]);
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
    el("td", { class: "n" }, number(b.villages)), el("td", { class: "n" }, number(b.prize, 2)));
  return section(word("belts"),
    table([word("belt"), word("anchor"), word("km"), word("minute"), word("villages"), word("prize")],
      belts.belts.map(row), ["", "", "n", "n", "n", "n"]),
    el("p", { class: "muted" }, word("prize"), " ", number(belts.prize, 3), " · ", word("bound"), " ",
      bound.value != null ? number(bound.value, 3) + inBrackets(phrase(bound.name)) + comma() + word("gap") + " "
        + percent(bound.gap) : phrase(bound.reason)),
    belts.shortfall ? el("p", { class: "notice" }, phrase(belts.shortfall)) : null,
    el("p", { class: "muted" }, phrase(belts.method)));
});
