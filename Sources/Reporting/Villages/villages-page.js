// Villages (行政村) on the page: the ground of the map, coloured as is chosen, with the figures of each.
page.words({
  type: { zh: "类型", en: "Type" },
  perResidentFarmland: { zh: "人均耕地", en: "Farmland per resident" },
  density: { zh: "人口密度（人/平方千米）", en: "Residents per km²" },
});

page.layer("villages", {
  name: { zh: "行政村", en: "Villages" },
  draw: (d, r) => [L.polygon(d.shape(r),
    { color: colours.village, weight: 0.7, fillColor: colours.villageFill, fillOpacity: 0.85, smoothFactor: 0.6 })],
  popup: (d, r) => popup(d.value(r, "name") || d.value(r, "code"), added.villageRows.from(d, r)),
  legend: () => (colouring
    ? [[null, colouring.label()], ...colouring.legend().map(([c, text]) => [areaSwatch(c, colours.village), text])]
    : [[areaSwatch(colours.villageFill, colours.village), layerName("villages")]]),
  isExtent: true,
  tip: (d, r) => String(d.value(r, "name") ?? ""),
  tipOptions: { sticky: true, direction: "top", opacity: 0.9 },
});

page.figures("villages", () => {
  const layout = summary.layout;
  if (!layout) return [];
  return [
    figure(word("villages"), number(layout.villages), unit(number(Number(layout.area_m2) / 1e6, 2), "km2")),
    layout.population != null ? figure(word("population"), number(layout.population), null) : null,
  ];
});

page.villageRows("villages", (d, r) => [
  [word("code"), d.value(r, "code")], [word("town"), d.value(r, "town_name")], [word("type"), d.value(r, "type")],
  [word("area"), areaText(d.value(r, "area_m2"))],
]);
page.villageRows("residents", (d, r) => [
  [word("population"), texts(d.value(r, "population"), 0, "person")],
  [word("perResidentLand"), texts(d.value(r, "construction_m2_per_resident"), 1, "m2")],
  [word("perResidentFarmland"), texts(d.value(r, "farmland_mu_per_resident"), 2, "mu")],
]);

page.colourings("residents", (villages) => [
  ...graded(villages, "farmlandPerResident", () => word("perResidentFarmland") + inBrackets(word("mu")), ramps.earth,
    (row) => villages.value(row, "farmland_mu_per_resident"), (x) => number(x, 2)),
  ...graded(villages, "density", () => word("density"), ramps.purple,
    ratio(villages, "population", "area_m2", 1e6), (x) => number(x)),
  ...graded(villages, "perResident", () => word("perResidentLand") + inBrackets(word("m2")), ramps.red,
    (row) => villages.value(row, "construction_m2_per_resident"), (x) => number(x)),
]);
