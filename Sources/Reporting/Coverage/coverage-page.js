// Coverage by services (服务覆盖) on the page: services, how far they reach, which villages meet which standard.
page.words({
  coverage: { zh: "服务覆盖", en: "Service coverage" },
  met: { zh: "达到", en: "met" },
  notMet: { zh: "未达到", en: "not met" },
  notAsked: { zh: "不适用", en: "not asked" },
  noService: { zh: "路网不通", en: "not connected" },
  reachedRoad: { zh: "可达道路", en: "Road within reach" },
  reachedVillages: { zh: "可达村", en: "Villages within reach" },
  reachedPeople: { zh: "可达人口", en: "Residents within reach" },
  access: { zh: "可达性", en: "Access" },
  mean: { zh: "平均", en: "Mean" },
  least: { zh: "最低", en: "Least" },
  greatest: { zh: "最高", en: "Greatest" },
});

/** A standard in words: service, limit, mode. */
function standardName(standard) {
  if (standard.name) return phrase(standard.name);
  const limit = standard.minutes !== undefined ? number(standard.minutes) + " " + word("minute")
    : number(standard.metres) + " " + word("m");
  return inWords(standard.service) + " " + limit + " " + word(standard.mode);
}

/** A measure of access in words: service, method, limit, mode. */
const accessName = (access) => inWords(access.service) + " " + access.method + " " + number(access.minutes) + " "
  + word("minute") + " " + word(access.mode);

/** A service area as a standard: only one of its two limits is there. */
const areaStandard = (d, r) => ({ service: d.value(r, "service"), mode: d.value(r, "mode"),
  minutes: d.value(r, "minutes") ?? undefined, metres: d.value(r, "metres") ?? undefined });

function coverageText(villages, row, standard) {
  const met = villages.value(row, standard.id);
  if (met === null) return [standardName(standard), word("notAsked"), "muted"];
  const minutes = villages.value(row, standard.id + "_minutes");
  const code = villages.value(row, "code");
  const why = standard.without_road?.includes(code) ? word("noRoad")
    : standard.without_service?.includes(code) ? word("noService")
      : standard.without_value?.includes(code) ? word("noFigure") : "";
  return [standardName(standard), (met ? "✓ " : "✗ ") + (minutes === null ? why : texts(minutes, 1, "minute")),
    met ? "good" : "bad"];
}

const kindsOf = (d) => [...new Set(rowsOf(d).map((r) => d.value(r, "kind")))].sort();
const serviceKinds = layers.services ? kindsOf(layers.services) : [];

page.layer("services", {
  name: { zh: "服务设施", en: "Services" },
  draw: (d, r) => [L.circleMarker(d.position(r),
    { radius: 3.2, weight: 1, color: "#fff",
    fillColor: serviceColours[serviceKinds.indexOf(d.value(r, "kind")) % serviceColours.length],
    fillOpacity: 0.95 })],
  popup: (d, r) => popup(d.value(r, "name") || inWords(d.value(r, "kind")),
    [[word("kind"), inWords(d.value(r, "kind"))]]),
  legend: () => serviceKinds.map(
    (kind, i) => [dotSwatch(serviceColours[i % serviceColours.length]), inWords(kind)]),
  isHidden: () => true,
});

page.layer("service_areas", {
  name: { zh: "服务范围", en: "Service areas" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: ofPalette(serviceColours, r + 1), weight: 1.2, fillColor: ofPalette(serviceColours, r + 1),
      fillOpacity: 0.2 })],
  popup: (d, r) => popup(standardName(areaStandard(d, r)), [
    [word("area"), areaText(d.value(r, "area_m2"))],
    [word("reachedRoad"), texts(d.value(r, "road_m") / 1000, 2, "km")],
    [word("reachedVillages"), d.value(r, "villages")],
    [word("reachedPeople"), texts(d.value(r, "population"), 0, "person")],
  ]),
  legend: (d) => rowsOf(d).map((r) => [areaSwatch(ofPalette(serviceColours, r + 1), ofPalette(serviceColours, r + 1)),
    standardName(areaStandard(d, r))]),
  isHidden: () => true,
});

page.villageRows("coverage", (d, r) => (summary.coverage?.standards ?? []).filter((s) => d.has(s.id)).map(
  (s) => coverageText(d, r, s)));

page.colourings("coverage", (villages) => [
  ...(summary.coverage?.standards ?? []).filter((standard) => villages.has(standard.id)).map((standard) => ({
    id: "coverage:" + standard.id, label: () => standardName(standard),
    fill: (row) => ({ true: "#9fcf9a", false: "#e79a86" })[villages.value(row, standard.id)] ?? colours.noFigure,
    legend: () => [["#9fcf9a", word("met")], ["#e79a86", word("notMet")], [colours.noFigure, word("notAsked")]],
  })),
  ...(summary.coverage?.accessibility ?? []).flatMap((access) => graded(villages, "access:" + access.id,
    () => accessName(access), ramps.green, (row) => villages.value(row, access.id), (x) => number(x, 2))),
]);

page.section("coverage", () => {
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
});
