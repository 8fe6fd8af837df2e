// Farmland held and protected (耕地保有与保护) on the page.
page.words({
  holding: { zh: "耕地保有与保护", en: "Farmland held and protected" },
  holdingNote: {
    zh: "单位为亩，扣除田坎；图层没有净面积字段的按图上面积。各村见“耕地保有量及保护任务表”。",
    en: "In mu, net of ridges; as mapped where a layer has no net area. Villages stand in the table 耕地保有量及保护任务表.",
  },
});

/** What the county holds of each kind of farmland and protected ground, beside its task. */
page.section("holding", () => {
  const found = summary.holding;
  if (!found) return null;
  const rows = found.rows.filter((row) => row.level === "county");
  if (rows.length === 0) return null;
  const names = new Map(found.kinds.map((kind) => [kind.kind, kind.name]));
  return folded(word("holding"),
    table([word("kind"), word("mu"), word("task"), word("margin")], rows.map((row) => [
      phrase(names.get(row.kind)), number(row.held_mu, 2), number(row.task_mu, 2),
      row.margin_mu === undefined ? "–"
        : el("span", { class: stateClass(row.state), title: wordOf("states", row.state) }, number(row.margin_mu, 2))]),
    ["", "n", "n", "n"]),
    el("p", { class: "muted" }, word("holdingNote")));
});
