// What the sections of the panel are made of.
const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children);
const folded = (title, ...children) => el("details", { class: "section" }, el("summary", {}, title), ...children);
const figure = (name, value, note, tone) =>
  el("div", { class: "figure " + (tone ?? "") }, el("span", { class: "name" }, name),
  el("strong", {}, value), note ? el("span", { class: "note" }, note) : null);

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

/** How a task, a target or a balance came out: its tone, and its name on a badge. */
const stateClass = (state) => ({ met: "good", not_met: "bad", doubtful: "doubtful" })[state] ?? "";
const badge = (state) => el("span", { class: "badge " + state }, wordOf("states", state) ?? state);

/** Ground in doubt as two areas; nothing where there is none. */
function inDoubt(found) {
  if (!found) return null;
  const areas = [
    [word("countedTwice"), found.counted_twice_m2], [word("withoutParcels"), found.without_parcels_m2],
  ].filter(([, area]) => Number(area) > 0);
  return areas.length === 0 ? null : el("p", { class: "doubtful" }, word("inDoubt"), colon(),
    areas.map(([name, area]) => name + " " + unit(number(Number(area), 2), "m2")).join(" · "));
}

/** Names of the villages by their codes. */
function villageNames() {
  const names = new Map();
  const villages = layers.villages;
  if (villages) for (let r = 0; r < villages.count; r++) names.set(villages.value(r, "code"),
    villages.value(r, "name"));
  return names;
}
