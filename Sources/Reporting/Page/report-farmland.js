// Farmland: the red line, what is held, change between surveys, contiguous blocks, control areas.
const stateClass = (state) => ({ met: "good", not_met: "bad", doubtful: "doubtful" })[state] ?? "";

/** Ground in doubt as two areas; nothing where there is none. */
function inDoubt(found) {
  if (!found) return null;
  const areas = [["countedTwice", found.counted_twice_m2], ["withoutParcels", found.without_parcels_m2]].filter(
    ([, area]) => Number(area) > 0);
  return areas.length === 0 ? null : el("p", { class: "doubtful" }, word("inDoubt"), ": ",
    areas.map(([name, area]) => word(name) + " " + unit(number(Number(area), 2), "m2")).join(" · "));
}
function redLine() {
  const red = summary.red_line;
  if (!red) return null;
  const total = red.total;
  const parts = [];
  if (total) {
    const ratio = Number(total.farmland_m2) / Math.max(Number(total.farmland_m2), Number(total.task_m2));
    const line = Number(total.task_m2) / Math.max(Number(total.farmland_m2), Number(total.task_m2));
    parts.push(el("div", { class: "redline" },
      el("div", { class: "track" },
        el("i", { class: stateClass(total.state), style: { width: ratio * 100 + "%" } }),
        el("b", { style: { left: line * 100 + "%" } })),
      el("p", {}, word("farmland"), " ", el("strong", {}, inMu(total.farmland_mu)), " · ", word("task"), " ",
        el("strong", {}, inMu(total.task_mu))),
      el("p", { class: stateClass(total.state) }, word(Number(total.margin_m2) < 0 ? "shortfall" : "margin"), " ",
        el("strong", {}, inMu(String(total.margin_mu).replace("-", ""))), " (",
          percent(Math.abs(total.margin_share), 2), " ", word("ofTask"), ") ", word("states")[total.state]),
      total.reason ? el("p", { class: "doubtful" }, phrase(total.reason)) : null,
      el("p", { class: "muted" }, word("taskSource"), ": ", inWords(total.task_source))));
  } else {
    parts.push(el("p", { class: "muted" }, red.reason ? phrase(red.reason) : word("noTask")));
  }
  parts.push(inDoubt(summary.land?.doubt));
  if (red.conflicts === 0) parts.push(el("p", {}, word("withoutConflicts")));
  const used = red.rules.filter((rule) => rule.conflicts > 0);
  if (used.length > 0) {
    parts.push(table([word("rule"), word("count"), word("mu")],
      used.map((rule) => [el("span", { title: rule.source + " · " + word(rule.verified ? "verified" : "unverified") },
        phrase(rule.name)), number(rule.conflicts), number(rule.listed_mu, 2)]), ["", "n", "n"]));
    if (red.conflict_share != null) parts.push(
      el("p", { class: "muted" }, percent(red.conflict_share, 3), " ", word("ofBasic"),
        Number(red.counted_twice_m2) > 0 ? " · " + word("countedTwice") + " "
          + unit(number(Number(red.counted_twice_m2), 2), "m2") + " (" + word("byTwo") + ")" : ""));
  }
  for (const rule of red.rules.filter((rule) => rule.verdict === "doubtful" && rule.verdict_reason)) parts.push(
    el("p", { class: "doubtful" }, phrase(rule.name), ": ", phrase(rule.verdict_reason)));
  const silent = red.rules.filter((rule) => rule.state !== "applied");
  if (silent.length > 0) parts.push(el("details", {}, el("summary", {}, word("rulesNotApplied"), " ", number(silent.length)),
    table([word("rule"), word("state"), word("lacks")], silent.map((rule) => [
      el("span", { title: rule.source + " · " + word(rule.verified ? "verified" : "unverified") }, phrase(rule.name)),
      word("ruleStates")[rule.state] + (rule.verified ? "" : " · " + word("unverified")),
      rule.lacks.map(inWords).join(" ")]))));
  return section(word("redLine"), parts);
}

/** Farmland lost and gained between two surveys, and whether it was made good. */
function farmlandChange() {
  const change = summary.change;
  if (!change || !change.flows) return null;
  const parts = [];
  const flows = Object.entries(change.flows).filter(([, flow]) => flow.pieces > 0);
  parts.push(flows.length === 0 ? el("p", {}, word("none")) : table([word("kind"), word("count"), word("mu")],
    flows.map(([kind, flow]) => [el("span", {}, el("i", { class: "chip", style: { background: flowColour(kind) } }),
      word("flows")[kind] ?? phrase(flow.name)), number(flow.pieces), number(flow.area_mu, 2)]), ["", "n", "n"]));
  const sum = (list) => list.reduce((total, item) => total + Number(item.area_m2), 0);
  if (Number(change.counted_twice_m2) > 0) parts.push(el("p", { class: "muted" }, word("countedTwice"), " ",
    unit(number(Number(change.counted_twice_m2), 2), "m2"), " (", word("byTwo"), ")"));
  for (const [name, found] of [["before", change.doubt_before], ["now", change.doubt_now]]) {
    const told = inDoubt(found);
    if (told) parts.push(el("p", { class: "muted" }, word(name === "before" ? "classBefore" : "classNow")), told);
  }
  for (const [name, list] of [["slivers", change.slivers], ["aloneBefore", change.before_alone],
    ["aloneNow", change.now_alone]]) {
    if (list.length > 0) parts.push(
      el("p", { class: "muted" }, word(name), " ", unit(number(sum(list), 2), "m2")));
  }
  for (const sheet of change.farmland_balance.sheets) {
    const county = sheet.rows[0];
    parts.push(el("p", { class: stateClass(county.state), title: sheet.source },
      phrase(sheet.name), " (", sheet.id, ", ", word(sheet.status), ") · ", word("out"), " ",
      hectares(county.out_m2), " · ", word("inward"), " ", hectares(county.in_m2), " · ",
      word("states")[county.state]));
  }
  return section(word("change"), parts);
}

/** What the county holds of each kind of farmland and protected ground, beside its task. */
function holding() {
  const found = summary.holding;
  if (!found) return null;
  const rows = found.rows.filter((row) => row.level === "county");
  if (rows.length === 0) return null;
  const names = new Map(found.kinds.map((kind) => [kind.kind, kind.name]));
  return folded(word("holding"),
    table([word("kind"), word("mu"), word("task"), word("margin")], rows.map((row) => [
      phrase(names.get(row.kind)), number(row.held_mu, 2), number(row.task_mu, 2),
      row.margin_mu === undefined ? "–"
        : el("span", { class: stateClass(row.state), title: word("states")[row.state] }, number(row.margin_mu, 2))]),
    ["", "n", "n", "n"]),
    el("p", { class: "muted" }, word("holdingNote")));
}

/** Contiguous blocks of farmland by size. */
function blocks() {
  const found = summary.consolidation;
  if (!found) return null;
  const total = Number(found.farmland_m2);
  const fragments = found.fragmentation;
  const slopes = new Map((found.slope_classes ?? []).map((slope) => [slope.class, slope.name]));
  return folded(word("blocks") + " (" + number(found.blocks) + ")",
    table([word("size"), word("count"), word("mu"), word("share")], found.classes.map((size) => [
      phrase(size.name), number(size.blocks), number(size.area_mu, 2),
      percent(total > 0 ? Number(size.area_m2) / total : null)]), ["", "n", "n", "n"]),
    found.slope_m2 ? table([word("slope"), word("ha"), word("share")],
      Object.entries(found.slope_m2).filter(([, area]) => Number(area) > 0).map(([slope, area]) => [
        slopes.has(slope) ? phrase(slopes.get(slope)) : word("unknown"), number(Number(area) / 1e4, 2), percent(total > 0 ? Number(area) / total : null)]),
      ["", "n", "n"]) : null,
    fragments ? el("p", {}, [word("meanBlock") + " " + unit(number(fragments.mean_patch_ha, 2), "ha"),
      word("largestShare") + " " + (fragments.largest_patch_index_percent === null ? "–"
        : number(fragments.largest_patch_index_percent, 2) + "%"),
      word("edgeDensity") + " " + number(fragments.edge_density_m_per_ha, 1) + " " + word("m") + "/" + word("ha")].join(" · ")) : null,
    el("p", { class: "muted" }, phrase(found.method)));
}

/** Villages inside each control area; villages may overlap, so areas are not added up. */
function controlAreas() {
  const found = summary.red_line?.control_areas.filter((c) => c.village !== undefined) ?? [];
  if (found.length === 0) return null;
  const largest = [...found].sort((a, b) => Number(b.area_m2) - Number(a.area_m2)).slice(0, 12);
  const names = new Map();
  const villages = layers.villages;
  if (villages) for (let r = 0; r < villages.count; r++) names.set(villages.value(r, "code"),
    villages.value(r, "name"));
  return folded(word("layers").control_areas + " (" + number(found.length) + " " + word("layoutOf") + ")",
    table([word("name"), word("village"), word("ha"), word("share")],
      largest.map((c) => [c.name, names.get(c.village) ?? c.village, number(Number(c.area_m2) / 1e4, 2),
        percent(c.share)]),
      ["", "", "n", "n"]),
    found.length > largest.length ? el("p", { class: "muted" }, "… " + "tables/管控区重叠表.csv") : null);
}
