// The farmland red line (耕地红线) on the page: conflicts with its rules, farmland beside its task, control areas.
page.words({
  redLine: { zh: "耕地红线", en: "Farmland red line" },
  conflicts: { zh: "占用永久基本农田", en: "Basic farmland occupied" },
  conflictCount: { zh: "处", en: "places" },
  shortfall: { zh: "缺口", en: "Shortfall" },
  ofBasic: { zh: "占永久基本农田", en: "of basic farmland" },
  ofTask: { zh: "相对于任务", en: "of the task" },
  taskSource: { zh: "任务来源", en: "Task from" },
  noTask: { zh: "没有保护任务，无法比较", en: "There is no farmland task to compare with" },
  rule: { zh: "规则", en: "Rule" },
  state: { zh: "状态", en: "State" },
  name: { zh: "名称", en: "Name" },
  parcel: { zh: "图斑", en: "Parcel" },
  class: { zh: "地类", en: "Land class" },
  source: { zh: "来源", en: "Source" },
  conflictShare: { zh: "占用永久基本农田面积（亩）", en: "Basic farmland occupied (mu)" },
  withoutConflicts: { zh: "没有发现违反规则的地块。", en: "None found." },
  ground: { zh: "受保护范围", en: "Protected ground" },
  rulesNotApplied: { zh: "没有执行的规则", en: "Rules that were not applied" },
  lacks: { zh: "缺少", en: "Lacks" },
  ruleStates: {
    off: { zh: "未启用", en: "switched off" },
    not_in_force: { zh: "当年不适用", en: "not in force then" },
    lacking: { zh: "缺少数据", en: "data missing" },
  },
});

const conflict = { line: "#c1121f", fill: "#e5383b" };
const control = { line: "#2a8c85", fill: "#8fcfc8" };
const ruleName = (id) => {
  const rule = summary.red_line?.rules.find((rule) => rule.id === id);
  return rule ? phrase(rule.name) : id;
};

page.layer("red_line_conflicts", {
  name: { zh: "耕地红线疑点", en: "Red-line conflicts" },
  draw: (d, r) => dotted(L.polygon(d.shape(r),
    { color: conflict.line, weight: 1, fillColor: conflict.fill, fillOpacity: 0.65 }), conflict.line),
  popup: (d, r) => popup(layerName("red_line_conflicts"), [
    [word("rule"), ruleName(d.value(r, "rule"))], [word("kind"), d.value(r, "kind")],
      [word("parcel"), d.value(r, "parcel")],
    [word("class"), d.value(r, "class")], [word("village"), d.value(r, "village_name") || d.value(r, "village")],
    [word("area"), areaText(d.value(r, "area_m2"))], [word("share"), percent(d.value(r, "share"))],
    [word("source"), inWords(d.value(r, "source"))], [word("ground"), inWords(d.value(r, "ground"))],
  ]),
  legend: () => [[dotSwatch(conflict.line), layerName("red_line_conflicts")]],
});

page.layer("control_areas", {
  name: { zh: "管控区", en: "Control areas" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: control.line, weight: 0.8, fillColor: control.fill, fillOpacity: 0.45 })],
  popup: (d, r) => popup(d.value(r, "name"), [[word("kind"), layerName("control_areas")]]),
  legend: () => [[areaSwatch(control.fill, control.line), layerName("control_areas")]],
});

page.figures("red_line", () => {
  const red = summary.red_line;
  return red?.conflicts == null ? [] : [figure(word("conflicts"), inMu(red.conflict_mu),
    number(red.basic_farmland_conflicts) + " " + word("conflictCount"),
    red.basic_farmland_conflicts > 0 ? "bad" : "good")];
});

page.villageRows("red_line", (d, r) => [
  [word("conflicts"), areaText(d.value(r, "conflict_m2")), d.value(r, "conflict_m2") > 0 ? "bad" : ""],
]);

page.colourings("red_line", (villages) => {
  const occupied = (row) => {
    const area = villages.value(row, "conflict_m2");
    return area === null ? null : mu(area);
  };
  return graded(villages, "conflict", () => word("conflictShare"), ramps.red, occupied, (x) => number(x, 2));
});

/** Farmland beside its task, and what the rules found. */
page.section("red_line", () => {
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
        el("strong", {}, inMu(String(total.margin_mu).replace("-", ""))),
          inBrackets(percent(Math.abs(total.margin_share), 2) + " " + word("ofTask")), " ", wordOf("states", total.state)),
      total.reason ? el("p", { class: "doubtful" }, phrase(total.reason)) : null,
      el("p", { class: "muted" }, word("taskSource"), colon(), inWords(total.task_source))));
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
          + unit(number(Number(red.counted_twice_m2), 2), "m2") + inBrackets(word("byTwo")) : ""));
  }
  for (const rule of red.rules.filter((rule) => rule.verdict === "doubtful" && rule.verdict_reason)) parts.push(
    el("p", { class: "doubtful" }, phrase(rule.name), colon(), phrase(rule.verdict_reason)));
  const silent = red.rules.filter((rule) => rule.state !== "applied");
  if (silent.length > 0) parts.push(el("details", {}, el("summary", {}, word("rulesNotApplied"), " ", number(silent.length)),
    table([word("rule"), word("state"), word("lacks")], silent.map((rule) => [
      el("span", { title: rule.source + " · " + word(rule.verified ? "verified" : "unverified") }, phrase(rule.name)),
      wordOf("ruleStates", rule.state) + (rule.verified ? "" : " · " + word("unverified")),
      rule.lacks.map(inWords).join(" ")]))));
  return section(word("redLine"), parts);
});

/** Villages inside each control area; villages may overlap, so areas are not added up. */
page.section("control_areas", () => {
  const found = summary.red_line?.control_areas.filter((c) => c.village !== undefined) ?? [];
  if (found.length === 0) return null;
  const largest = [...found].sort((a, b) => Number(b.area_m2) - Number(a.area_m2)).slice(0, 12);
  const names = villageNames();
  return folded(layerName("control_areas") + inBrackets(number(found.length) + " " + word("layoutOf")),
    table([word("name"), word("village"), word("ha"), word("share")],
      largest.map((c) => [c.name, names.get(c.village) ?? c.village, number(Number(c.area_m2) / 1e4, 2),
        percent(c.share)]),
      ["", "", "n", "n"]),
    found.length > largest.length ? el("p", { class: "muted" }, "… " + "tables/管控区重叠表.csv") : null);
});
