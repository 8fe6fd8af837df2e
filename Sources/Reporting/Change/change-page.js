// Farmland change (耕地变化) on the page: what became of farmland between two surveys, and whether it was made good.
page.words({
  change: { zh: "耕地变化", en: "Farmland change" },
  classBefore: { zh: "变更前地类", en: "Class before" },
  classNow: { zh: "变更后地类", en: "Class now" },
  parcelBefore: { zh: "变更前图斑", en: "Parcel before" },
  parcelNow: { zh: "变更后图斑", en: "Parcel now" },
  flows: {
    to_construction: { zh: "非农化（建设用地）", en: "to construction" },
    to_other_agricultural: { zh: "非粮化（其他农用地）", en: "to other farming use" },
    to_unused: { zh: "转为未利用地", en: "to unused land" },
    from_grain: { zh: "非粮化（种植）", en: "grain to other crops" },
    to_unknown: { zh: "转为未知地类", en: "to an unknown class" },
    inflow: { zh: "转为耕地", en: "to farmland" },
    between_farmland: { zh: "耕地内部变化", en: "between classes of farmland" },
  },
  out: { zh: "转出", en: "Out" },
  inward: { zh: "转入", en: "In" },
  slivers: { zh: "边界重绘碎片（未列入）", en: "Slivers of redrawn borders (not listed)" },
  aloneBefore: { zh: "仅上期覆盖", en: "Earlier survey alone" },
  aloneNow: { zh: "仅本期覆盖", en: "Later survey alone" },
});

// What became of farmland, by the names of the summary.
const flowColours = {
  to_construction: "#b5382f", to_other_agricultural: "#c2610c", to_unused: "#7a6a58", from_grain: "#b58a1f",
  to_unknown: "#6b7075", inflow: "#2f7d4f", between_farmland: "#1f6fb2",
};
const flowColour = (kind) => flowColours[kind] ?? "#6b7075";

page.layer("farmland_change", {
  name: { zh: "耕地变化", en: "Farmland change" },
  draw: (d, r) => {
    const color = flowColour(d.value(r, "kind"));
    return dotted(L.polygon(d.shape(r), { color, weight: 1, fillColor: color, fillOpacity: 0.55 }), color);
  },
  popup: (d, r) => popup(wordOf("flows", d.value(r, "kind")) ?? d.value(r, "kind"), [
    [word("classBefore"), d.value(r, "before")], [word("classNow"), d.value(r, "after")],
    [word("parcelBefore"), d.value(r, "parcel_before")], [word("parcelNow"), d.value(r, "parcel_after")],
    [word("village"), d.value(r, "village_name") || d.value(r, "village")],
    [word("area"), areaText(d.value(r, "area_m2"))], [word("share"), percent(d.value(r, "share"))],
  ]),
  legend: (d) => {
    const present = new Set(rowsOf(d).map((r) => d.value(r, "kind")));
    return Object.keys(flowColours).filter((kind) => present.has(kind)).map(
      (kind) => [areaSwatch(flowColour(kind), flowColour(kind)), wordOf("flows", kind)]);
  },
  // Beside red-line conflicts, change waits until it is asked for.
  isHidden: () => layers.red_line_conflicts !== undefined,
});

/** Farmland lost and gained between two surveys, and whether it was made good. */
page.section("change", () => {
  const change = summary.change;
  if (!change || !change.flows) return null;
  const parts = [];
  const flows = Object.entries(change.flows).filter(([, flow]) => flow.pieces > 0);
  parts.push(flows.length === 0 ? el("p", {}, word("none")) : table([word("kind"), word("count"), word("mu")],
    flows.map(([kind, flow]) => [el("span", {}, el("i", { class: "chip", style: { background: flowColour(kind) } }),
      wordOf("flows", kind) ?? phrase(flow.name)), number(flow.pieces), number(flow.area_mu, 2)]), ["", "n", "n"]));
  const sum = (list) => list.reduce((total, item) => total + Number(item.area_m2), 0);
  if (Number(change.counted_twice_m2) > 0) parts.push(el("p", { class: "muted" }, word("countedTwice"), " ",
    unit(number(Number(change.counted_twice_m2), 2), "m2"), inBrackets(word("byTwo"))));
  for (const [name, found] of [[word("classBefore"), change.doubt_before], [word("classNow"), change.doubt_now]]) {
    const told = inDoubt(found);
    if (told) parts.push(el("p", { class: "muted" }, name), told);
  }
  for (const [name, list] of [[word("slivers"), change.slivers], [word("aloneBefore"), change.before_alone],
    [word("aloneNow"), change.now_alone]]) {
    if (list.length > 0) parts.push(
      el("p", { class: "muted" }, name, " ", unit(number(sum(list), 2), "m2")));
  }
  for (const sheet of change.farmland_balance.sheets) {
    const county = sheet.rows[0];
    parts.push(el("p", { class: stateClass(county.state), title: sheet.source },
      phrase(sheet.name), inBrackets(sheet.id + comma() + word(sheet.status)), " · ", word("out"), " ",
      hectares(county.out_m2), " · ", word("inward"), " ", hectares(county.in_m2), " · ",
      wordOf("states", county.state)));
  }
  return section(word("change"), parts);
});
