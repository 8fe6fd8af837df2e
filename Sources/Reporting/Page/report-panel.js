// The panel beside the map: what the run was, with the sections of the chapters between.
function header() {
  const project = summary.project;
  return el("header", {},
    el("div", { class: "row" }, el("h1", {}, project.name),
      el("button", { id: "language", type: "button",
        onclick: () => { language = language === "zh" ? "en" : "zh"; show(); } }, word("other"))),
    el("p", { class: "muted" },
      [project.county.name, project.county.code, word("asOf") + colon() + (project.as_of ?? word("noDate"))]
      .filter((text) => text).join(" · ")),
    project.notices.map((notice) => el("p", { class: "notice" }, phrase(notice))));
}

function keyFigures() {
  const list = added.figures.from();
  return list.length > 0 ? section(word("keyFigures"), el("div", { class: "figures" }, list)) : null;
}

function issues() {
  const found = summary.issues;
  if (found.count === 0) return folded(word("issues"), el("p", {}, word("noIssues")));
  return folded(word("issues") + inBrackets(number(found.count)),
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
    ...added.notes.from(),
    [word("page"), word("pageNote")
      + simplified.map((l) =>
      " " + word("simplified") + " " + number(l.tolerance * 0.0111, 1) + " m" + colon() + layerName(l.name)
      + (language === "zh" ? "。" : ".")).join("")]];
  return folded(word("methods"),
    project.notices.map((notice) => el("p", { class: "notice" }, phrase(notice))),
    el("dl", {}, entries.filter((e) => e && e[1]).flatMap(
      ([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    kept.length > 0 ? el("p", { class: "muted" },
      word("untransformed") + inBrackets(project.crs) + colon() + kept.join(", ")) : null,
    moved.length > 0 ? table([word("layer"), word("operation"), word("accuracy")], moved.map((o) => [
      o.layer, o.from + " → " + o.to + colon() + o.name
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
    t.table + colon() + t.row + " · " + phrase(t.demand) + inBrackets(t.figures))));
}

function absent() {
  if (summary.absent.length === 0) return null;
  return folded(word("absent") + inBrackets(summary.absent.length),
    el("dl", {}, summary.absent.flatMap((a) => [el("dt", {}, a.analysis), el("dd", {}, phrase(a.reason))])));
}

function show() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = summary.project.name + " · " + word("title");
  map.closePopup();
  const panel = document.getElementById("panel");
  const [top, open] = [panel.scrollTop, [...panel.querySelectorAll("details")].map((d) => d.open)];
  panel.replaceChildren(
    ...[header(), notPrinted(), keyFigures(), ...added.sections.from(), issues(), notes(), absent()].filter((x) => x));
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
