// Location of services (服务选址) on the page: where new sites go and what each of them adds.
page.words({
  location: { zh: "服务选址", en: "Location of services" },
  rank: { zh: "次序", en: "Rank" },
  site: { zh: "新设点", en: "New site" },
  adds: { zh: "新增覆盖", en: "Newly covered" },
  serves: { zh: "服务", en: "Serves" },
  meanCost: { zh: "平均", en: "Mean" },
  farthest: { zh: "最远", en: "Farthest" },
  before: { zh: "现状", en: "Today" },
  after: { zh: "新设后", en: "With new sites" },
  proven: { zh: "已证明最优", en: "proven best" },
  notProven: { zh: "未证明最优", en: "not proven best" },
  existing: { zh: "现有", en: "Existing" },
  candidatesWord: { zh: "候选点", en: "Candidates" },
  unreached: { zh: "路网不通", en: "no way" },
  beyondLimit: { zh: "限内无候选点", en: "no candidate within the limit" },
  covered: { zh: "覆盖", en: "Covered" },
  models: {
    lscp: { zh: "最少设施全覆盖（LSCP）", en: "fewest sites (LSCP)" },
    mclp: { zh: "最大覆盖（MCLP）", en: "maximal cover (MCLP)" },
    pmedian: { zh: "p-中位", en: "p-median" },
    pcentre: { zh: "p-中心", en: "p-centre" },
  },
});

const proposed = "#ffd23f";
const ofUnit = (item, value) => texts(value, item.unit === "minutes" ? 1 : 0, item.unit === "minutes" ? "minute" : "m");
const ofCounted = (item, value) => (value === null || value === undefined ? null
  : unit(number(value), item.counted === "population" ? "person" : "layoutOf"));
const itemName = (item) => [inWords(item.service), wordOf("models", item.model) ?? item.model,
  item.limit === null ? null : ofUnit(item, item.limit), word(item.mode)].filter((x) => x).join(" · ");

/** Lines of the popup of a new site. */
function sitePopup(d, r) {
  const item = summary.location.items.find((i) => i.id === d.value(r, "item"));
  return [
    [word("kind"), inWords(d.value(r, "service"))], [word("rank"), d.value(r, "rank")],
    [word("adds"), ofCounted(item, d.value(r, "added"))], [word("serves"), ofCounted(item, d.value(r, "served"))],
    [word("villages"), d.value(r, "serves_villages")],
  ];
}

page.layer("proposed_sites", {
  name: { zh: "新设服务点", en: "Proposed sites" },
  draw: (d, r) => [L.circleMarker(d.position(r),
    { radius: 7, weight: 2.4, color: colours.ink, fillColor: proposed, fillOpacity: 1 })],
  popup: (d, r) => popup(d.value(r, "name") || d.value(r, "key"), sitePopup(d, r)),
  legend: () => [[dotSwatch(proposed, colours.ink), layerName("proposed_sites")]],
});

/** Today and with the new sites, side by side. */
function stateTable(item) {
  const [a, b] = [item.before, item.after];
  const share = (state) => (state.covered === null ? "–"
    : percent(item.weight > 0 ? state.covered / item.weight : null) + " · " + number(state.covered_villages)
      + " " + word("layoutOf"));
  const rows = [
    [word("covered"), share(a), share(b)],
    [word("meanCost"), ofUnit(item, a.mean) ?? "–", ofUnit(item, b.mean) ?? "–"],
    [word("farthest"), ofUnit(item, a.farthest) ?? "–", ofUnit(item, b.farthest) ?? "–"],
  ];
  return table(["", word("before"), word("after")], rows.filter((row, i) => i > 0 || item.limit !== null),
    ["", "n", "n"]);
}

page.section("location", () => {
  const items = summary.location?.items;
  if (!items || items.length === 0) return null;
  return folded(word("location"), items.map((item) => el("div", { class: "standard" },
    el("p", {}, el("strong", {}, itemName(item))),
    item.failure ? el("p", { class: "notice" }, phrase(item.failure)) : null,
    stateTable(item),
    item.sites.length === 0 ? null : table(
      [word("rank"), word("site"), word("adds"), word("serves"), word("meanCost")],
      item.sites.map((s) => [number(s.rank), s.name ?? s.key, ofCounted(item, s.added) ?? "–",
        ofCounted(item, s.served), ofUnit(item, s.mean) ?? "–"]),
      ["n", "", "n", "n", "n"]),
    el("p", { class: "muted" }, [
      word("existing") + " " + number(item.existing), word("candidatesWord") + " " + number(item.candidates),
      item.value === null ? null : word(item.proven ? "proven" : "notProven") + (item.proven ? ""
        : " · " + word("bound") + " " + number(item.bound, 1) + inBrackets(phrase(item.bound_by)) + " · " + word("gap") + " " + percent(item.gap, 2)),
      [[word("noRoad"), item.without_road], [word("unreached"), item.unreached],
        [word("beyondLimit"), item.beyond_limit]]
        .filter(([, codes]) => codes.length > 0)
        .map(([name, codes]) => name + " " + number(codes.length) + " " + word("layoutOf")).join(" · "),
    ].filter((text) => text).join(" · ")))));
});
