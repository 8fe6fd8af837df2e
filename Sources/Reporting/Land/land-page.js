// Land (土地利用) on the page: farmland, and what is in doubt of the ground of each village.
page.words({
  farmlandShare: { zh: "耕地比例", en: "Farmland share" },
});

page.figures("land", () => {
  const { land, layout } = summary;
  return [
    land ? figure(word("farmland"), inMu(land.farmland_mu), hectares(land.farmland_m2)) : null,
    layout?.basic_farmland_mu != null
      ? figure(word("basicFarmland"), inMu(layout.basic_farmland_mu), hectares(layout.basic_farmland_m2)) : null,
  ];
});

page.villageRows("land", (d, r) => [
  [word("farmland"), areaText(d.value(r, "farmland_m2"))],
  [word("basicFarmland"), areaText(d.value(r, "basic_farmland_m2"))],
  [word("construction"), areaText(d.value(r, "construction_m2"))],
]);
page.villageRows("doubt", (d, r) => {
  const area = (field) => (d.value(r, field) > 0 ? areaText(d.value(r, field)) : null);
  return [
    [word("countedTwice"), area("counted_twice_m2"), "doubtful"],
    [word("withoutParcels"), area("without_parcels_m2"), "doubtful"],
  ];
});

page.colourings("land", (villages) => graded(villages, "farmland", () => word("farmlandShare"), ramps.earth,
  ratio(villages, "farmland_m2", "area_m2"), (x) => percent(x)));

page.notes("land", () => (summary.land ? [[word("farmland"), phrase(summary.land.method)]] : []));
