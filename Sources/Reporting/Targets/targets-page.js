// Policy targets (政策目标) on the page.
page.words({
  targets: { zh: "政策目标", en: "Policy targets" },
  measured: { zh: "实测", en: "Measured" },
  deadline: { zh: "期限", en: "Due" },
  reason: { zh: "说明", en: "Note" },
  standing: { zh: "长期", en: "standing" },
  lead: { zh: "牵头", en: "Lead" },
  responsible: { zh: "责任", en: "Responsible" },
  notForCounty: { zh: "该目录不是为本县制定的", en: "this catalogue is made for another county" },
  targetsMet: { zh: "达到的政策目标", en: "Policy targets met" },
  undecided: { zh: "项未到期、无法计算或需人工核定", en: "not due, not computable or by hand" },
});

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

page.figures("targets", () => {
  const targets = summary.targets;
  if (!targets) return [];
  const { met, not_met: notMet, doubtful, ...rest } = targets.counts;
  const others = Object.values(rest).reduce((a, b) => a + b, 0);
  return [figure(word("targetsMet"), number(met) + " / " + number(met + notMet + doubtful),
    (doubtful > 0 ? number(doubtful) + " " + wordOf("states", "doubtful") + " · " : "") + number(others) + " "
      + word("undecided"), notMet > 0 ? "bad" : "")];
});

page.section("targets", () => {
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
          el("summary", {}, [...new Set(rest.map((t) => t.state))].map((s) => wordOf("states", s)).join(" / ")
          + inBrackets(rest.length)), rest.map(targetRow)) : null);
    }));
});
