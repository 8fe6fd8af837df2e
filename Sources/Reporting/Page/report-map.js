// The map: one canvas, layers drawn in a fixed order, a switch, a legend that follows what is shown, popups.
const palette = ["#b3246b", "#1f6fb2", "#2f7d4f", "#7a3fa0", "#c2610c", "#0f7f86", "#8c5a2b", "#4b57b5"];
const pastel = ["#b9d7ea", "#f6cfa8", "#c5e3bf", "#e3c6e0", "#f3e3a4", "#bfe2dc", "#f0c3c0", "#d5d0ea", "#d9dfb0",
  "#e6d5c3"];
const ofPalette = (colours, number) => colours[(number - 1) % colours.length];

const roadStyles = [
  ["国道", "#b5382f", 3.2], ["省道", "#d98324", 2.6], ["县道", "#a88b3c", 2], ["乡道", "#80868b", 1.5],
  ["村道", "#a9b0b5", 0.9], ["", "#c3c8cc", 0.8],
];
const roadStyle = (name) => roadStyles.find((style) => style[0] === name) ?? roadStyles[roadStyles.length - 1];
const serviceColours = ["#1f6fb2", "#2f7d4f", "#c2610c", "#7a3fa0", "#0f7f86", "#8c5a2b", "#b3246b", "#4b57b5"];
const colours = {
  conflict: "#c1121f", conflictFill: "#e5383b", control: "#2a8c85", controlFill: "#8fcfc8", cluster: "#5b3a8c",
  village: "#8d979e", villageFill: "#f7f4ea", settlement: "#b5544d", settlementFill: "#e2938b", gap: "#d100b1", proposed: "#ffd23f", noFigure: "#e4e6e8",
};

// What became of farmland, by the names of the summary.
const flowColours = {
  to_construction: "#b5382f", to_other_agricultural: "#c2610c", to_unused: "#7a6a58", from_grain: "#b58a1f",
  to_unknown: "#6b7075", inflow: "#2f7d4f", between_farmland: "#1f6fb2",
};
const flowColour = (kind) => flowColours[kind] ?? "#6b7075";

const renderer = L.canvas({ padding: 0.4, tolerance: 4 });
const map = L.map("map",
  { renderer, preferCanvas: true, zoomControl: false, zoomSnap: 0.25, maxZoom: 20, attributionControl: true });
map.attributionControl.setPrefix("Leaflet");
L.control.zoom({ position: "topleft", zoomInTitle: "＋", zoomOutTitle: "－" }).addTo(map);
const home = L.control({ position: "topleft" });
home.onAdd = () => {
  home.button = el("button", { type: "button", onclick: () => showWhole() }, "◱");
  const box = el("div", { class: "leaflet-bar home" }, home.button);
  L.DomEvent.disableClickPropagation(box);
  return box;
};
home.addTo(map);
L.control.scale({ imperial: false, maxWidth: 160, position: "bottomleft" }).addTo(map);

/** Ways to colour the villages: only those that the data has. */
const colourings = (() => {
  const villages = layers.villages;
  if (!villages) return [];
  const rows = [...Array(villages.count).keys()];
  const list = [];
  const graded = (id, label, ramp, decimals, value, shown = (x) => number(x, decimals)) => {
    const values = rows.map(value);
    const known = values.filter((x) => x !== null && Number.isFinite(x)).sort((a, b) => a - b);
    if (known.length < 2 || known[0] === known[known.length - 1]) return;
    // Fifths of the villages; equal limits fall together.
    const limits = [0.2, 0.4, 0.6, 0.8].map((q) => known[Math.floor(q * (known.length - 1))]);
    const breaks = [...new Set(limits)].filter((x) => x < known[known.length - 1]);
    const grade = (x) => breaks.filter((limit) => x > limit).length;
    const colour = (g) => ramp[Math.round((g * (ramp.length - 1)) / Math.max(1, breaks.length))];
    list.push({
      id, label,
      fill: (row) => (values[row] === null || !Number.isFinite(values[row]) ? colours.noFigure
        : colour(grade(values[row]))),
      legend: () => {
        const bounds = [known[0], ...breaks, known[known.length - 1]];
        const entries = bounds.slice(1).map((upper, g) => [colour(g), shown(bounds[g]) + " – " + shown(upper)]);
        if (known.length < values.length) entries.push([colours.noFigure, word("noFigure")]);
        return entries;
      },
    });
  };
  const ratio = (top, bottom, factor = 1) => (row) => {
    const [a, b] = [villages.value(row, top), villages.value(row, bottom)];
    return a === null || !(b > 0) ? null : (a / b) * factor;
  };
  const earth = ["#fdfbee", "#faeec0", "#f4dc92", "#e6c063", "#c9983a"];
  const purple = ["#f4f1f8", "#dcd6ea", "#b9b0d6", "#9183bd", "#66569b"];
  const red = ["#fbf1ec", "#f3d8ca", "#e6b199", "#d28567", "#b05a3e"];
  const green = ["#f1f7ee", "#d3e8ca", "#a8d29d", "#71b274", "#3b8550"];
  graded("farmland", () => word("farmlandShare"), earth, 3, ratio("farmland_m2", "area_m2"), (x) => percent(x));
  graded("farmlandPerResident", () => word("perResidentFarmland") + " (" + word("mu") + ")", earth, 2,
    (row) => villages.value(row, "farmland_mu_per_resident"));
  graded("density", () => word("density"), purple, 0, ratio("population", "area_m2", 1e6));
  graded("perResident", () => word("perResidentLand") + " (" + word("m2") + ")", red, 0,
    (row) => villages.value(row, "construction_m2_per_resident"));
  graded("hollow", () => word("vacant"), red, 3, (row) => villages.value(row, "hollow"), (x) => percent(x));
  graded("farming", () => word("farming").replace(/[（(].*/, "") + " (" + word("m") + ")", earth, 0,
    (row) => villages.value(row, "farming_m"));
  graded("countySeat", () => word("countySeat") + " (" + word("minute") + ")", purple, 1,
    (row) => villages.value(row, "county_seat_minutes"));
  graded("score", () => word("score"), green, 3, (row) => villages.value(row, "score"));
  graded("conflict", () => word("conflictShare"), red, 2, (row) => {
    const area = villages.value(row, "conflict_m2");
    return area === null ? null : mu(area);
  });
  const clusters = [...new Set(rows.map((row) => villages.value(row, "cluster")).filter((x) => x !== null))];
  if (clusters.length > 0) {
    list.push({
      id: "cluster", label: () => word("cluster"),
      fill: (row) => {
        const cluster = villages.value(row, "cluster");
        return cluster === null ? colours.noFigure : ofPalette(pastel, cluster);
      },
      legend: () => [],
    });
  }
  for (const standard of summary.coverage?.standards ?? []) {
    if (!villages.has(standard.id)) continue;
    list.push({
      id: "coverage:" + standard.id, label: () => standardName(standard),
      fill: (row) => ({ true: "#9fcf9a", false: "#e79a86" })[villages.value(row, standard.id)] ?? colours.noFigure,
      legend: () => [["#9fcf9a", word("met")], ["#e79a86", word("notMet")], [colours.noFigure, word("notAsked")]],
    });
  }
  for (const access of summary.coverage?.accessibility ?? []) {
    graded("access:" + access.id, () => accessName(access), green, 2, (row) => villages.value(row, access.id));
  }
  return list;
})();
let colouring = colourings[0] ?? null;

/** A measure of access in words: service, method, limit, mode. */
const accessName = (access) => inWords(access.service) + " " + access.method + " " + number(access.minutes) + " "
  + word("minute") + " " + word(access.mode);

/** A standard in words: service, limit, mode. */
function standardName(standard) {
  if (standard.name) return phrase(standard.name);
  const limit = standard.minutes !== undefined ? number(standard.minutes) + " " + word("minute")
    : number(standard.metres) + " " + word("m");
  return inWords(standard.service) + " " + limit + " " + (words[language][standard.mode] ?? standard.mode);
}

// MARK: Popups

function popup(title, rows) {
  const shown = rows.filter((row) => row && row[1] !== null && row[1] !== undefined && row[1] !== "");
  return el("div", { class: "popup" }, el("h3", {}, title),
    el("table", {}, shown.map(
      ([name, value, tone]) => el("tr", {}, el("th", {}, name), el("td", { class: tone }, value)))));
}
const areaText = (squareMetres) => squareMetres === null ? null
  : unit(number(squareMetres / 1e4, 2), "ha") + " · " + unit(number(mu(squareMetres), 2), "mu");
const texts = (value, decimals, name) =>
  (value === null || value === undefined ? null : unit(number(value, decimals), name));

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

/** A service area as a standard: only one of its two limits is there. */
const areaStandard = (d, r) => ({ service: d.value(r, "service"), mode: d.value(r, "mode"),
  minutes: d.value(r, "minutes") ?? undefined, metres: d.value(r, "metres") ?? undefined });

const popups = {
  villages: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), [
    [word("code"), d.value(r, "code")], [word("town"), d.value(r, "town_name")], [word("type"), d.value(r, "type")],
    [word("area"), areaText(d.value(r, "area_m2"))],
    [word("farmland"), areaText(d.value(r, "farmland_m2"))],
    [word("basicFarmland"), areaText(d.value(r, "basic_farmland_m2"))],
    [word("construction"), areaText(d.value(r, "construction_m2"))],
    [word("conflicts"), areaText(d.value(r, "conflict_m2")), d.value(r, "conflict_m2") > 0 ? "bad" : ""],
    [word("countedTwice"), d.value(r, "counted_twice_m2") > 0 ? areaText(d.value(r, "counted_twice_m2")) : null, "doubtful"],
    [word("withoutParcels"), d.value(r, "without_parcels_m2") > 0 ? areaText(d.value(r, "without_parcels_m2")) : null,
      "doubtful"],
    [word("population"), texts(d.value(r, "population"), 0, "person")],
    [word("perResidentLand"), texts(d.value(r, "construction_m2_per_resident"), 1, "m2")],
    [word("perResidentFarmland"), texts(d.value(r, "farmland_mu_per_resident"), 2, "mu")],
    [word("roadOffset"), d.value(r, "road_offset_m") === null ? word("noRoad")
      : texts(d.value(r, "road_offset_m"), 0, "m")],
    [word("vacant"), d.value(r, "hollow") == null ? null : percent(d.value(r, "hollow"))],
    [word("countySeat"), texts(d.value(r, "county_seat_minutes"), 1, "minute")],
    [word("belt"), d.value(r, "belt")], [word("cluster"), d.value(r, "cluster")],
    [word("score"), d.value(r, "score") === null ? null : number(d.value(r, "score"), 3)],
    ...(summary.coverage?.standards ?? []).filter((s) => d.has(s.id)).map((s) => coverageText(d, r, s)),
  ]),
  settlements: (d, r) => popup(d.value(r, "village_name") || d.value(r, "village"), [
    [word("settlement"), d.value(r, "patch")], [word("area"), areaText(d.value(r, "area_m2"))],
    [word("construction"), areaText(d.value(r, "construction_m2"))],
    [word("vacant"), d.value(r, "hollow") === null ? null : percent(d.value(r, "hollow"))],
  ]),
  proposed_sites: (d, r) => popup(d.value(r, "name") || d.value(r, "key"), sitePopup(d, r)),
  roads: (d, r) => popup(d.value(r, "name") || word("road"),
    [[word("kind"), roadWord(d.value(r, "class")) || word("other_class")]]),
  belts: (d, r) => popup(word("belt") + " " + d.value(r, "belt"), [
    [word("anchor"), d.value(r, "anchor")], [word("length"), texts(d.value(r, "length_m") / 1000, 2, "km")],
    [word("minutes"), texts(d.value(r, "minutes"), 1, "minute")], [word("villages"), d.value(r, "villages")],
    [word("prize"), number(d.value(r, "prize"), 3)], [word("trunk"), percent(d.value(r, "trunk_share"))],
    [word("roadsUsed"), d.value(r, "roads")],
  ]),
  belt_villages: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), [
    [word("belt"), d.value(r, "belt")], [word("order"), d.value(r, "order")], [word("code"), d.value(r, "code")],
    [word("chainage"), texts(d.value(r, "chainage_m") / 1000, 2, "km")],
      [word("offset"), texts(d.value(r, "offset_m"), 0, "m")],
  ]),
  belt_corridors: (d, r) => popup(word("layers").belt_corridors + " " + d.value(r, "belt"), [
    [word("area"), areaText(d.value(r, "area_m2"))], [word("farmland"), areaText(d.value(r, "farmland_m2"))],
    [word("basicFarmland"), areaText(d.value(r, "basic_farmland_m2"))],
  ]),
  clusters: (d, r) => popup(word("cluster") + " " + d.value(r, "cluster"), [
    [word("villages"), d.value(r, "villages")], [word("population"), texts(d.value(r, "population"), 0, "person")],
    [word("area"), texts(d.value(r, "area_m2") / 1e6, 2, "km2")],
      [word("compactness"), number(d.value(r, "compactness"), 3)],
    [word("heterogeneity"), number(d.value(r, "heterogeneity"), 3)], [word("broken"), d.value(r, "broken"), "bad"],
  ]),
  farmland_change: (d, r) => popup(word("flows")[d.value(r, "kind")] ?? d.value(r, "kind"), [
    [word("classBefore"), d.value(r, "before")], [word("classNow"), d.value(r, "after")],
    [word("parcelBefore"), d.value(r, "parcel_before")], [word("parcelNow"), d.value(r, "parcel_after")],
    [word("village"), d.value(r, "village_name") || d.value(r, "village")],
    [word("area"), areaText(d.value(r, "area_m2"))], [word("share"), percent(d.value(r, "share"))],
  ]),
  red_line_conflicts: (d, r) => popup(word("layers").red_line_conflicts, [
    [word("rule"), ruleName(d.value(r, "rule"))], [word("kind"), d.value(r, "kind")],
      [word("parcel"), d.value(r, "parcel")],
    [word("class"), d.value(r, "class")], [word("village"), d.value(r, "village_name") || d.value(r, "village")],
    [word("area"), areaText(d.value(r, "area_m2"))], [word("share"), percent(d.value(r, "share"))],
    [word("source"), inWords(d.value(r, "source"))], [word("ground"), inWords(d.value(r, "ground"))],
  ]),
  services: (d, r) => popup(d.value(r, "name") || inWords(d.value(r, "kind")),
    [[word("kind"), inWords(d.value(r, "kind"))]]),
  anchors: (d, r) => popup(d.value(r, "name"), [[word("kind"), word("layers").anchors]]),
  control_areas: (d, r) => popup(d.value(r, "name"), [[word("kind"), word("layers").control_areas]]),
  service_areas: (d, r) => popup(standardName(areaStandard(d, r)), [
    [word("area"), areaText(d.value(r, "area_m2"))],
    [word("reachedRoad"), texts(d.value(r, "road_m") / 1000, 2, "km")],
    [word("reachedVillages"), d.value(r, "villages")],
    [word("reachedPeople"), texts(d.value(r, "population"), 0, "person")],
  ]),
  road_gaps: (d, r) => popup(word("layers").road_gaps, [
    [word("kind"), word("gapKinds")[d.value(r, "kind")] ?? inWords(d.value(r, "kind"))],
      [word("road"), d.value(r, "name") || d.value(r, "road")], [word("village"), d.value(r, "village")],
    [word("distance"), texts(d.value(r, "distance_m"), 1, "m")],
  ]),
};
const ruleName = (id) => {
  const rule = summary.red_line?.rules.find((rule) => rule.id === id);
  return rule ? phrase(rule.name) : id;
};

// MARK: Layers

const rowsOf = (layer) => [...Array(layer.count).keys()].filter((row) => layer.shapes[row].length > 0);
const serviceKinds = layers.services
  ? [...new Set(rowsOf(layers.services).map((r) => layers.services.value(r, "kind")))].sort() : [];

/** The centroid of the largest shell of a polygon. */
function middle(parts) {
  let [best, place] = [-1, parts[0][0][0]];
  for (const [shell] of parts) {
    let [area, x, y] = [0, 0, 0];
    const [y0, x0] = shell[0];
    for (let i = 1; i + 1 < shell.length; i++) {
      const [ay, ax, by, bx] = [shell[i][0] - y0, shell[i][1] - x0, shell[i + 1][0] - y0, shell[i + 1][1] - x0];
      const cross = ax * by - bx * ay;
      [area, x, y] = [area + cross, x + cross * (ax + bx), y + cross * (ay + by)];
    }
    if (area > best) [best, place] = [area, area > 0 ? [y0 + y / (3 * area), x0 + x / (3 * area)] : shell[0]];
  }
  return place;
}

/** How each layer is drawn: shapes of one row, bottom to top. */
const drawings = {
  villages: (d, r) => [
    L.polygon(d.shape(r),
    { color: colours.village, weight: 0.7, fillColor: colours.villageFill, fillOpacity: 0.85, smoothFactor: 0.6 })],
  settlements: (d, r) =>
    [L.polygon(d.shape(r),
    { color: colours.settlement, weight: 0.6, fillColor: colours.settlementFill, fillOpacity: 0.75 })],
  service_areas: (d, r) => [L.polygon(d.shape(r),
    { color: ofPalette(serviceColours, r + 1), weight: 1.2, fillColor: ofPalette(serviceColours, r + 1),
      fillOpacity: 0.2 })],
  control_areas: (d, r) =>
    [L.polygon(d.shape(r),
    { color: colours.control, weight: 0.8, fillColor: colours.controlFill, fillOpacity: 0.45 })],
  belt_corridors: (d, r) =>
    [L.polygon(d.shape(r), { stroke: false, fillColor: ofPalette(palette, d.value(r, "belt")), fillOpacity: 0.16 })],
  // Outlines do not catch clicks, so that the villages below do; the number does.
  clusters: (d, r) => [
    L.polygon(d.shape(r),
      { color: colours.cluster, weight: 2, opacity: 0.75, fill: false, smoothFactor: 0.6, interactive: false }),
    L.marker(middle(d.shape(r)),
      { icon: L.divIcon({ className: "cluster-label" + (d.count > 60 ? " small" : ""),
      html: el("span", {}, String(d.value(r, "cluster"))), iconSize: null }) }),
  ],
  farmland_change: (d, r) => {
    const color = flowColour(d.value(r, "kind"));
    const polygon = L.polygon(d.shape(r), { color, weight: 1, fillColor: color, fillOpacity: 0.55 });
    return [polygon, L.circleMarker(polygon.getBounds().getCenter(),
      { radius: 3, weight: 1, color: "#fff", fillColor: color, fillOpacity: 0.95 })];
  },
  red_line_conflicts: (d, r) => {
    const polygon = L.polygon(d.shape(r),
      { color: colours.conflict, weight: 1, fillColor: colours.conflictFill, fillOpacity: 0.65 });
    return [polygon, L.circleMarker(polygon.getBounds().getCenter(),
      { radius: 3, weight: 1, color: "#fff", fillColor: colours.conflict, fillOpacity: 0.95 })];
  },
  roads: (d, r) => {
    const [, color, weight] = roadStyle(d.value(r, "class"));
    return [L.polyline(d.shape(r), { color, weight, opacity: 0.9, interactive: d.count <= 6000 })];
  },
  belts: (d, r) => [
    L.polyline(d.shape(r), { color: "#fff", weight: 8, opacity: 0.9, interactive: false }),
    L.polyline(d.shape(r), { color: ofPalette(palette, d.value(r, "belt")), weight: 4.5, opacity: 0.95 }),
  ],
  belt_villages: (d, r) =>
    [L.circleMarker(d.position(r),
    { radius: 5.5, weight: 2, color: "#fff", fillColor: ofPalette(palette, d.value(r, "belt")), fillOpacity: 1 })],
  services: (d, r) => [
    L.circleMarker(d.position(r),
    { radius: 3.2, weight: 1, color: "#fff",
    fillColor: serviceColours[serviceKinds.indexOf(d.value(r, "kind")) % serviceColours.length],
    fillOpacity: 0.95 })],
  proposed_sites: (d, r) => [
    L.circleMarker(d.position(r),
    { radius: 7, weight: 2.4, color: "#1d2a33", fillColor: colours.proposed, fillOpacity: 1 })],
  road_gaps: (d, r) => [L.circleMarker(d.position(r), { radius: 4.5, weight: 1.8, color: colours.gap, fill: false })],
  anchors: (d, r) => [
    L.circleMarker(d.position(r), { radius: 8, weight: 2.4, color: "#1d2a33", fillColor: "#fff", fillOpacity: 1 }),
    L.circleMarker(d.position(r),
      { radius: 3, stroke: false, fillColor: "#1d2a33", fillOpacity: 1, interactive: false }),
  ],
};
const hiddenAtFirst = new Set(["settlements", "service_areas", "belt_corridors", "services", "road_gaps"]);
// Beside red-line conflicts, change waits until it is asked for.
if (layers.red_line_conflicts) hiddenAtFirst.add("farmland_change");

/** Groups by layer name, in drawing order. */
const groups = {};
for (const [name, draw] of Object.entries(drawings)) {
  const layer = layers[name];
  if (!layer) continue;
  const group = L.featureGroup();
  for (const row of rowsOf(layer)) {
    for (const shape of draw(layer, row)) {
      shape.row = row;
      group.addLayer(shape);
    }
  }
  group.bindPopup((shape) => popups[name](layer, shape.row), { maxWidth: 340, maxHeight: 380 });
  groups[name] = group;
}
const nameTip = (layer, field) => (shape) => el("span", {}, String(layer.value(shape.row, field) ?? ""));
if (groups.villages) groups.villages.bindTooltip(nameTip(layers.villages, "name"),
  { sticky: true, direction: "top", opacity: 0.9 });
if (groups.belt_villages) groups.belt_villages.bindTooltip(nameTip(layers.belt_villages, "name"),
  { direction: "top" });

/** The names of anchors stay on the map. */
if (groups.anchors && layers.anchors.count <= 80) {
  groups.anchors.eachLayer((shape) => {
    if (!shape.options.interactive) return;
    const text = el("span", {}, String(layers.anchors.value(shape.row, "name") ?? ""));
    shape.bindTooltip(text, { permanent: true, direction: "right", className: "label", offset: [8, 0] });
  });
}

/** A cluster's number is shown where the cluster is large enough on the screen to hold it. */
function thinLabels() {
  const bounds = new Map();
  groups.clusters?.eachLayer((shape) => { if (shape.getBounds) bounds.set(shape.row, shape.getBounds()); });
  groups.clusters?.eachLayer((shape) => {
    if (shape.getBounds || !shape.getElement()) return;
    const box = bounds.get(shape.row);
    const size = map.latLngToContainerPoint(box.getSouthEast()).subtract(
      map.latLngToContainerPoint(box.getNorthWest()));
    shape.getElement().hidden = Math.min(size.x, size.y) < 24;
  });
}

function paintVillages() {
  groups.villages?.eachLayer((shape) => shape.setStyle(colouring
    ? { fillColor: colouring.fill(shape.row), fillOpacity: 0.85 }
      : { fillColor: colours.villageFill, fillOpacity: 0.7 }));
}
function keepOrder() {
  for (const group of Object.values(groups)) if (map.hasLayer(group)) group.bringToFront();
}
const everything = L.featureGroup(Object.values(groups)).getBounds();
const whole = (groups.villages ?? groups.clusters)?.getBounds() ?? everything;
// The switch and the legend stand on the right; the county is fitted beside them where there is room.
function showWhole() {
  const beside = map.getSize().x > 680 ? 190 : 12;
  if (whole.isValid()) map.fitBounds(whole,
    { paddingTopLeft: [12, 12], paddingBottomRight: [beside, 12], animate: false });
  else map.setView([30, 110], 5);
}
showWhole();
paintVillages();
for (const [name, group] of Object.entries(groups)) if (!hiddenAtFirst.has(name)) group.addTo(map);

// MARK: Switch and legend

const swatch = (style) => el("i", { class: "swatch", style });
const lineSwatch = (color, weight) => swatch({ height: "0", borderTop: `${Math.max(1.5, weight)}px solid ${color}` });
const areaSwatch = (fill, border) => swatch({ background: fill, border: `1px solid ${border}` });
const dotSwatch = (fill, border = "#fff") =>
  swatch({ width: "10px", height: "10px", margin: "0 4px", borderRadius: "50%", background: fill,
  border: `1.5px solid ${border}` });

/** Lines of the legend for one layer: a mark and its meaning. */
const legends = {
  villages: () => (colouring
    ? [[null, colouring.label()], ...colouring.legend().map(([c, text]) => [areaSwatch(c, colours.village), text])]
    : [[areaSwatch(colours.villageFill, colours.village), word("layers").villages]]),
  settlements: () => [[areaSwatch(colours.settlementFill, colours.settlement), word("layers").settlements]],
  service_areas: () => rowsOf(layers.service_areas).map(
    (r) => [areaSwatch(ofPalette(serviceColours, r + 1), ofPalette(serviceColours, r + 1)),
      standardName(areaStandard(layers.service_areas, r))]),
  control_areas: () => [[areaSwatch(colours.controlFill, colours.control), word("layers").control_areas]],
  belt_corridors: () => [[areaSwatch("#ecc8da", "#ecc8da"), word("layers").belt_corridors]],
  clusters: () => [[lineSwatch(colours.cluster, 2), word("layers").clusters]],
  farmland_change: () => {
    const layer = layers.farmland_change;
    const present = new Set(rowsOf(layer).map((r) => layer.value(r, "kind")));
    return Object.keys(flowColours).filter((kind) => present.has(kind)).map(
      (kind) => [areaSwatch(flowColour(kind), flowColour(kind)), word("flows")[kind]]);
  },
  red_line_conflicts: () => [[dotSwatch(colours.conflict), word("layers").red_line_conflicts]],
  roads: () => {
    const present = new Set(layers.roads.columns[layers.roads.places.get("class")].map((name) => roadStyle(name)[0]));
    return roadStyles.filter((s) => present.has(s[0])).map(
      ([name, color, weight]) => [lineSwatch(color, weight), roadWord(name) || word("other_class")]);
  },
  belts: () => (layers.belts.count <= 8
    ? rowsOf(layers.belts).map(
      (r) => [lineSwatch(ofPalette(palette, layers.belts.value(r, "belt")), 4),
      word("belt") + " " + layers.belts.value(r, "belt") + " · " + layers.belts.value(r, "anchor")])
    : [[lineSwatch(palette[0], 4), word("layers").belts]]),
  belt_villages: () => [[dotSwatch(palette[0]), word("layers").belt_villages]],
  services: () => serviceKinds.map(
    (kind, i) => [dotSwatch(serviceColours[i % serviceColours.length]), inWords(kind)]),
  proposed_sites: () => [[dotSwatch(colours.proposed, "#1d2a33"), word("layers").proposed_sites]],
  road_gaps: () => [[dotSwatch("transparent", colours.gap), word("layers").road_gaps]],
  anchors: () => [[dotSwatch("#fff", "#1d2a33"), word("layers").anchors]],
};

const legend = L.control({ position: "bottomright" });
legend.onAdd = () => {
  legend.box = el("div", { class: "legend", id: "legend" });
  L.DomEvent.disableClickPropagation(legend.box);
  L.DomEvent.disableScrollPropagation(legend.box);
  return legend.box;
};
legend.addTo(map);

function showLegend() {
  const entries = Object.keys(groups).filter((name) => map.hasLayer(groups[name])).flatMap((name) => legends[name]());
  const order = [...entries].reverse().filter((e) => e[0] !== null);
  const village = groups.villages && map.hasLayer(groups.villages) ? legends.villages() : [];
  const others = Object.keys(groups).filter((n) => n !== "villages" && map.hasLayer(groups[n])).reverse().flatMap(
    (n) => legends[n]());
  const line = ([mark, text]) => el("div", { class: mark ? "" : "legend-title" }, mark, text);
  legend.box.replaceChildren(el("h4", {}, word("legend")), ...others.map(line), ...village.map(line));
  legend.box.hidden = order.length === 0;
}

const picker = L.control({ position: "topright" });
picker.onAdd = () => {
  picker.box = el("div", { class: "picker" });
  L.DomEvent.disableClickPropagation(picker.box);
  return picker.box;
};
if (colourings.length > 0) picker.addTo(map);

function showPicker() {
  home.button.title = word("extent");
  if (!picker.box) return;
  const select = el("select", { id: "colouring", "aria-label": word("colourBy"), onchange: (event) => {
    colouring = colourings.find((c) => c.id === event.target.value) ?? null;
    paintVillages();
    showLegend();
  } }, colourings.map((c) => el("option", { value: c.id, selected: c === colouring }, c.label())),
    el("option", { value: "", selected: colouring === null }, word("plain")));
  picker.box.replaceChildren(el("label", {}, word("colourBy")), select);
}

let layerSwitch = null;
function showSwitch() {
  layerSwitch?.remove();
  const overlays = {};
  for (const name of Object.keys(groups).reverse()) {
    // The names are ours; the count is a number.
    overlays[`${word("layers")[name]} <small>${layers[name].count}</small>`] = groups[name];
  }
  layerSwitch = L.control.layers(null, overlays, { collapsed: false, position: "topright" }).addTo(map);
}
map.on("overlayadd overlayremove", () => {
  keepOrder();
  thinLabels();
  showLegend();
});
map.on("zoomend", thinLabels);
keepOrder();
thinLabels();
