// Contiguous farmland (集中连片) on the page.
page.words({
  blocks: { zh: "耕地集中连片", en: "Contiguous farmland" },
  size: { zh: "规模", en: "Size" },
  slope: { zh: "坡度", en: "Slope" },
  meanBlock: { zh: "平均斑块", en: "Mean patch" },
  largestShare: { zh: "最大斑块占比", en: "largest patch" },
  edgeDensity: { zh: "边缘密度", en: "edge density" },
  unknown: { zh: "未知", en: "unknown" },
});

/** Contiguous blocks of farmland by size. */
page.section("consolidation", () => {
  const found = summary.consolidation;
  if (!found) return null;
  const total = Number(found.farmland_m2);
  const fragments = found.fragmentation;
  const slopes = new Map((found.slope_classes ?? []).map((slope) => [slope.class, slope.name]));
  return folded(word("blocks") + inBrackets(number(found.blocks)),
    table([word("size"), word("count"), word("mu"), word("share")], found.classes.map((size) => [
      phrase(size.name), number(size.blocks), number(size.area_mu, 2),
      percent(total > 0 ? Number(size.area_m2) / total : null)]), ["", "n", "n", "n"]),
    found.slope_m2 ? table([word("slope"), word("ha"), word("share")],
      Object.entries(found.slope_m2).filter(([, area]) => Number(area) > 0).map(([slope, area]) => [
        slopes.has(slope) ? phrase(slopes.get(slope)) : word("unknown"), number(Number(area) / 1e4, 2), percent(total > 0 ? Number(area) / total : null)]),
      ["", "n", "n"]) : null,
    fragments ? el("p", {}, [word("meanBlock") + " " + unit(number(fragments.mean_patch_ha, 2), "ha"),
      word("largestShare") + " " + (fragments.largest_patch_index_percent === null ? "–"
        : number(fragments.largest_patch_index_percent, 2) + "%"),
      word("edgeDensity") + " " + number(fragments.edge_density_m_per_ha, 1) + " " + word("m") + "/" + word("ha")].join(" · ")) : null,
    el("p", { class: "muted" }, phrase(found.method)));
});
