// Location: where new sites of services go and what each of them adds.

const ofUnit = (item, value) => texts(value, item.unit === "minutes" ? 1 : 0, item.unit === "minutes" ? "minute" : "m");
const ofCounted = (item, value) => (value === null || value === undefined ? null
  : unit(number(value), item.counted === "population" ? "person" : "layoutOf"));
const itemName = (item) => [inWords(item.service), word("models")[item.model] ?? item.model,
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

function locationSection() {
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
        : " · " + word("bound") + " " + number(item.bound, 1) + " · " + word("gap") + " " + percent(item.gap, 2)),
      [["noRoad", item.without_road], ["unreached", item.unreached], ["beyondLimit", item.beyond_limit]]
        .filter(([, codes]) => codes.length > 0)
        .map(([name, codes]) => word(name) + " " + number(codes.length) + " " + word("layoutOf")).join(" · "),
    ].filter((text) => text).join(" · ")))));
}
