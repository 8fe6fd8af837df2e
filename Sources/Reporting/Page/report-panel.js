// The panel beside the map: figures, tables, notes.
const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children);
const folded = (title, ...children) => el("details", { class: "section" }, el("summary", {}, title), ...children);
const figure = (name, value, note, tone) =>
  el("div", { class: "figure " + (tone ?? "") }, el("span", { class: "name" }, name),
  el("strong", {}, value), note ? el("span", { class: "note" }, note) : null);
const badge = (state) => el("span", { class: "badge " + state }, word("states")[state] ?? state);

function table(headings, rows, classes = []) {
  return el("table", { class: "data" },
    el("thead", {}, el("tr", {}, headings.map((text, i) => el("th", { class: classes[i] }, text)))),
    el("tbody", {}, rows.map(
      (row) => (row instanceof Node ? row
      : el("tr", {}, row.map((cell, i) => el("td", { class: classes[i] }, cell)))))));
}
const bar = (share, tone) =>
  el("div", { class: "bar " + (tone ?? "") },
  el("i", { style: { width: Math.max(0, Math.min(1, share ?? 0)) * 100 + "%" } }));
const hectares = (squareMetres) => unit(number(Number(squareMetres) / 1e4, 2), "ha");
const inMu = (text) => unit(number(text, 2), "mu");

function header() {
  const project = summary.project;
  return el("header", {},
    el("div", { class: "row" }, el("h1", {}, project.name),
      el("button", { id: "language", type: "button",
        onclick: () => { language = language === "zh" ? "en" : "zh"; show(); } }, word("other"))),
    el("p", { class: "muted" },
      [project.county.name, project.county.code, word("asOf") + ": " + (project.as_of ?? word("noDate"))]
      .filter((text) => text).join(" · ")),
    project.notices.map((notice) => el("p", { class: "notice" }, phrase(notice))));
}

function keyFigures() {
  const { land, layout, red_line: red, belts, clusters, targets } = summary;
  const list = [];
  if (layout) list.push(
    figure(word("villages"), number(layout.villages), unit(number(Number(layout.area_m2) / 1e6, 2), "km2")));
  if (layout?.population != null) list.push(figure(word("population"), number(layout.population), null));
  if (land) list.push(figure(word("farmland"), inMu(land.farmland_mu), hectares(land.farmland_m2)));
  if (layout?.basic_farmland_mu != null) list.push(
    figure(word("basicFarmland"), inMu(layout.basic_farmland_mu), hectares(layout.basic_farmland_m2)));
  if (red?.conflicts != null) list.push(figure(word("conflicts"), inMu(red.conflict_mu),
    number(red.basic_farmland_conflicts) + " " + word("conflictCount"),
    red.basic_farmland_conflicts > 0 ? "bad" : "good"));
  if (belts) list.push(
    figure(word("belts"), number(belts.found),
    unit(number(belts.belts.reduce((s, b) => s + b.length_m, 0) / 1000, 1), "km") + " · "
    + number(belts.stops.length) + " " + word("layoutOf")));
  if (clusters) list.push(
    figure(word("clusters"), number(clusters.count),
    number(clusters.clusters.reduce((s, c) => s + c.villages, 0)) + " " + word("layoutOf")));
  if (targets) {
    const { met, not_met: notMet, doubtful, ...rest } = targets.counts;
    const others = Object.values(rest).reduce((a, b) => a + b, 0);
    list.push(figure(word("targetsMet"), number(met) + " / " + number(met + notMet + doubtful),
      (doubtful > 0 ? number(doubtful) + " " + word("states").doubtful + " · " : "") + number(others) + " " + word("undecided"),
      notMet > 0 ? "bad" : ""));
  }
  return list.length > 0 ? section(word("keyFigures"), el("div", { class: "figures" }, list)) : null;
}

function beltTable() {
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
      bound.value != null ? number(bound.value, 3) + " (" + bound.name + "), " + word("gap") + " "
        + percent(bound.gap) : phrase(bound.reason)),
    belts.shortfall ? el("p", { class: "notice" }, phrase(belts.shortfall)) : null,
    el("p", { class: "muted" }, phrase(belts.method)));
}

function clusterTable() {
  const clusters = summary.clusters;
  if (!clusters) return null;
  const row = (c) => el("tr", { class: "link", onclick: () => zoomTo("clusters", "cluster", c.cluster) },
    el("td", {}, String(c.cluster)), el("td", { class: "n" }, number(c.villages)),
      el("td", { class: "n" }, number(c.population)),
    el("td", { class: "n" }, number(Number(c.area_m2) / 1e6, 2)), el("td", { class: "n" }, number(c.compactness, 3)),
    el("td", { class: "bad" }, c.broken.map(phrase).join("; ")));
  const bound = clusters.bound;
  return folded(word("clusters") + " (" + number(clusters.count) + ")",
    table([word("cluster"), word("villages"), word("population"), word("km2"), word("compactness"), ""],
      clusters.clusters.map(row), ["", "n", "n", "n", "n", ""]),
    el("p", { class: "muted" }, word("heterogeneity"), " ", number(clusters.heterogeneity, 3), " · ", word("lowerBound"),
      " ",
      bound.value != null ? number(bound.value, 3) + " (" + bound.name + ")" : phrase(bound.reason)),
    el("p", { class: "muted" }, phrase(clusters.method)));
}

function coverage() {
  if (!summary.coverage) return null;
  const { standards, accessibility } = summary.coverage;
  if (standards.length + (accessibility ?? []).length === 0) return null;
  const access = !accessibility?.length ? null : [table(
    [word("access"), word("mean"), word("least"), word("greatest")],
    accessibility.map((a) => [accessName(a), number(a.mean, 2), number(a.least, 2), number(a.greatest, 2)]),
    ["", "n", "n", "n"]), el("p", { class: "muted" }, phrase(accessibility[0].unit))];
  return section(word("coverage"), access, standards.map((s) => el("div", { class: "standard" },
    el("p", {}, el("span", {}, standardName(s)), el("strong", {}, percent(s.share))),
    s.share === null ? el("p", { class: "muted" }, phrase(s.reason)) : [bar(s.share, s.required_met === false ? "bad" : ""),
      el("p", { class: "muted" }, number(s.met) + " / " + number(s.of) + " · " + phrase(s.share_of)
        + (s.towns ?? []).filter((t) => !t.met).map((t) => " · " + word("notMet") + " " + (t.name ?? t.code)).join("")),
      s.failure ? el("p", { class: "muted" }, phrase(s.failure)) : null],
    s.source ? el("p", { class: "muted" }, [s.required
      ? word("value") + " " + s.required.comparator.replace("all", "=").replace(">=", "≥") + " " + s.required.percent + "%"
      : null, s.source.target + " " + s.source.document, s.share === null ? null : phrase(s.measured_by),
    s.source.verified ? null : word("unverified"), s.note ? phrase(s.note) : null].filter((x) => x).join(" · ")) : null)));
}

const stateOrder = ["not_met", "doubtful", "met", "not_due", "not_computable", "manual"];
function targetRow(t) {
  const signs = { ">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "=" };
  const asked = t.value === undefined ? "" : (signs[t.comparator] ?? t.comparator) + " " + t.value + " "
    + (t.unit ?? "");
  return el("details", { class: "target" },
    el("summary", {}, badge(t.state), el("span", { class: "label" }, t.label),
      el("span", { class: "n" }, t.measured !== null ? t.measured + " " + (t.unit ?? "") : "")),
    el("dl", {}, [[word("value"), asked],
      [word("measured"), t.measured !== null ? t.measured + " " + (t.unit ?? "") : null],
      [word("deadline"), t.deadline ?? word("standing")], [word("reason"), phrase(t.reason)],
        [word("share"), t.share_of ? phrase(t.share_of) : null],
      [word("lead"), t.lead.join("、")], [word("responsible"), t.responsible.join("、")],
        ["", t.quote ? "“" + t.quote + "”" : null]]
      .filter((pair) => pair[1]).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
}
function targets() {
  const found = summary.targets;
  if (!found) return null;
  return section(word("targets"),
    el("p", { class: "counts" }, stateOrder.map((s) => [badge(s), " " + number(found.counts[s]) + "  "])),
    found.catalogues.map((c) => {
      const results = found.results.filter((t) => t.catalogue === c.id);
      const decided = results.filter((t) => ["met", "not_met", "doubtful"].includes(t.state)).sort(
        (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state));
      const rest = results.filter((t) => !decided.includes(t)).sort(
        (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state));
      return el("div", { class: "catalogue" }, el("h3", {}, c.title),
        c.for_county ? null : el("p", { class: "muted" }, word("notForCounty")),
        decided.map(targetRow),
        rest.length > 0 ? el("details", { class: "rest" },
          el("summary", {}, [...new Set(rest.map((t) => t.state))].map((s) => word("states")[s]).join(" / ") + " ("
          + rest.length + ")"), rest.map(targetRow)) : null);
    }));
}

function network() {
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
      ([kind, n]) => [word("gapKinds")[kind] ?? inWords(kind), number(n)]), ["", "n"]) : null,
    table([word("repairs"), word("count"), word("m")], found.steps.map(
      (s) => [word("steps")[s.name] ?? s.name, number(s.count), number(s.length_m, 1)]), ["", "n", "n"]),
    found.unknown_classes.length > 0 ? el("p", { class: "muted" }, word("unknownClasses"), " ",
      found.unknown_classes.map((c) => (c.class || "–") + " (" + number(c.roads) + ")").join(", "), " · ",
      word("atSpeed"), " ", number(found.unknown_class_speed_kmh), " km/h") : null);
}

function issues() {
  const found = summary.issues;
  if (found.count === 0) return folded(word("issues"), el("p", {}, word("noIssues")));
  return folded(word("issues") + " (" + number(found.count) + ")",
    table([word("byRule"), word("rows")], Object.entries(found.by_rule).map(([rule, n]) => [rule, number(n)]),
      ["", "n"]),
    el("p", { class: "muted" }, "issues.csv"));
}

function notes() {
  const project = summary.project;
  const simplified = Object.values(layers).filter((l) => l.tolerance > 0);
  const moved = project.operations.filter((o) => o.from !== o.to);
  const kept = project.operations.filter((o) => o.from === o.to).map((o) => o.layer);
  const entries = [[word("areaMethod"), phrase(project.area_method)],
    [word("lengthMethod"), phrase(project.length_method)],
    [word("crs"), project.crs + " · " + phrase(project.crs_reason)],
    summary.land ? [word("farmland"), phrase(summary.land.method)] : null,
    [word("page"), word("pageNote")
      + simplified.map((l) =>
      " " + word("simplified") + " " + number(l.tolerance * 0.0111, 1) + " m: " + word("layers")[l.name]
      + ".").join("")]];
  return folded(word("methods"),
    project.notices.map((notice) => el("p", { class: "notice" }, phrase(notice))),
    el("dl", {}, entries.filter((e) => e && e[1]).flatMap(
      ([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    kept.length > 0 ? el("p", { class: "muted" },
      word("untransformed") + " (" + project.crs + "): " + kept.join(", ")) : null,
    moved.length > 0 ? table([word("layer"), word("operation"), word("accuracy")], moved.map((o) => [
      o.layer, o.from + " → " + o.to + ": " + o.name
        + (o.taken_as_cgcs2000 ? " · " + o.taken_as_cgcs2000 + " " + word("takenAs") : ""),
      o.accuracy_m === null ? word("notPublished") : o.accuracy_m === 0 ? word("exact") : number(o.accuracy_m, 3)
        + " m"])) : null,
    table([word("inputs"), "", word("rows")],
      project.inputs.map((i) => [i.layer, i.path + (i.encoding ? " · " + i.encoding : ""), number(i.rows)]),
      ["", "", "n"]));
}

/** Tables that broke what they must hold. */
function notPrinted() {
  const broken = summary.tables_not_printed ?? [];
  return broken.length === 0 ? null : section(word("notPrinted"), broken.map((t) => el("p", { class: "notice" },
    t.table + ": " + t.row + " · " + phrase(t.demand) + " (" + t.figures + ")")));
}

function absent() {
  if (summary.absent.length === 0) return null;
  return folded(word("absent") + " (" + summary.absent.length + ")",
    el("dl", {}, summary.absent.flatMap((a) => [el("dt", {}, a.analysis), el("dd", {}, phrase(a.reason))])));
}

function zoomTo(name, field, value) {
  if (!groups[name]) return;
  if (!map.hasLayer(groups[name])) groups[name].addTo(map);
  groups[name].eachLayer((shape) => {
    if (layers[name].value(shape.row, field) === value && shape.getBounds) map.fitBounds(shape.getBounds(),
      { padding: [40, 40] });
  });
}

function show() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = summary.project.name + " · " + word("title");
  map.closePopup();
  const panel = document.getElementById("panel");
  const [top, open] = [panel.scrollTop, [...panel.querySelectorAll("details")].map((d) => d.open)];
  panel.replaceChildren(
    ...[header(), notPrinted(), keyFigures(), redLine(), holding(), farmlandChange(), blocks(), controlAreas(), beltTable(), clusterTable(), layoutSection(),
      villageSheet(), coverage(), locationSection(), targets(),
      network(), issues(),
    notes(), absent()].filter((x) => x));
  panel.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? false; });
  panel.scrollTop = top;
  showPicker();
  showSwitch();
  showLegend();
}
show();
// On paper everything folded is open, and the map has the size that the print style gives it.
let unprinted = null;
window.addEventListener("beforeprint", () => {
  const folds = [...document.querySelectorAll("#panel > details, details.rest")].filter((d) => !d.open);
  const [box, view] = [map.getContainer(), [map.getCenter(), map.getZoom()]];
  for (const fold of folds) fold.open = true;
  Object.assign(box.style, { flex: "none", width: "703px", height: "567px" });
  map.invalidateSize({ animate: false, pan: false });
  showWhole();
  unprinted = () => {
    for (const fold of folds) fold.open = false;
    Object.assign(box.style, { flex: "", width: "", height: "" });
    map.invalidateSize({ animate: false, pan: false });
    map.setView(...view, { animate: false });
  };
});
window.addEventListener("afterprint", () => {
  unprinted?.();
  unprinted = null;
});
document.body.dataset.ready = "yes";
